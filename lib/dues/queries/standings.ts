import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { type Day, fromDbDay, type Month, monthBounds, toDbDay } from "@/lib/core/period";
import { unseal } from "@/lib/core/personal-data";
import { listRuleVersions } from "@/lib/organisation/queries/hospital";
import type { Rule } from "@/lib/organisation/rules";
import { scopeDues } from "../policy";
import { baseIn, type DuesRules, duesOf, duesRulesIn, duesStateOf, grouped } from "../rules";
import type { DuesState, DuesStatus } from "../schema";

/** One member in one month: to which branch dues are owed, how much, and what was paid. Money in fen. */
export type Standing = {
  memberId: string;
  name: string;
  employeeNo: string;
  month: Month;
  branchId: string;
  branchName: string;
  /** Null: no base is known. */
  status: DuesStatus | null;
  dueFen: number | null;
  paidFen: number | null;
  payment: { id: string; version: number; paidOn: Day } | null;
  state: DuesState;
  /** Where the member is today; whoever collects there opens the member's page. */
  presentBranchId: string;
};

export type Window = {
  from: Month;
  until: Month;
  branchId?: string | undefined;
  memberIds?: readonly string[] | undefined;
  /** Also what was owed to another branch by those who are in the actor's branches today. */
  followMembers?: boolean;
};

type Duty = Omit<Standing, "status" | "dueFen" | "paidFen" | "payment" | "state">;

/** The months for which members owe dues, months inclusive, with how each stands; by branch, pinyin and month. */
export async function listStandings(actor: Actor, window: Window, client: Tx = db): Promise<Standing[]> {
  const duties = await listDuties(actor, window, client);
  const memberIds = [...new Set(duties.map(({ memberId }) => memberId))];
  const bases = await listBases(actor, memberIds, client);
  const payments = await paymentsOf(actor, memberIds, window, client);
  const findDueIn = getDuesFinder(actor, await listRuleVersions(actor, client));
  return duties.map((duty) => {
    const base = baseIn(bases.get(duty.memberId) ?? [], duty.month);
    const paid = payments.get(`${duty.memberId}/${duty.month}`) ?? null;
    const dueFen = base && findDueIn(duty.memberId, base, duty.month);
    const paidFen = paid?.amountFen ?? null;
    const payment = paid && { id: paid.id, version: paid.version, paidOn: fromDbDay(paid.paidOn) };
    return { ...duty, status: base?.status ?? null, dueFen, paidFen, payment, state: duesStateOf(dueFen, paidFen) };
  });
}

export type StoredBase = { id: string; fromMonth: Month; status: DuesStatus; wage: string | null; version: number };

/** A sealed wage in fen; null where the status needs none. */
export function findWage(actor: Actor, memberId: string, { wage }: Pick<StoredBase, "wage">): number | null {
  const seat = { hospitalId: actor.hospitalId, rowId: memberId, field: "wage" };
  return wage === null ? null : Number(unseal(wage, seat));
}

/** What a base makes due for a month, in fen; each wage is opened and each month's rules are gathered only once. */
export function getDuesFinder(actor: Actor, versions: readonly Rule[]) {
  const [wages, rules] = [new Map<string, number | null>(), new Map<Month, DuesRules>()];
  return (memberId: string, base: StoredBase, month: Month): number | null => {
    const wageFen = wages.has(base.id) ? (wages.get(base.id) ?? null) : findWage(actor, memberId, base);
    wages.set(base.id, wageFen);
    const inForce = rules.get(month) ?? duesRulesIn(versions, month);
    rules.set(month, inForce);
    return duesOf({ status: base.status, wageFen }, inForce);
  };
}

/**
 * A month is owed to the branch in which the member was on its first day, or on the day of becoming a probationary
 * member (from which dues are paid): one month, one branch. Who comes from elsewhere pays here from the next month on.
 */
async function listDuties(actor: Actor, window: Window, client: Tx): Promise<Duty[]> {
  const first = toDbDay(monthBounds(window.from).from);
  const last = toDbDay(monthBounds(window.until).from);
  return client.$queryRaw<Duty[]>`
    SELECT m.id AS "memberId", s.name, s."employeeNo", to_char(x.first, 'YYYY-MM') AS month,
           v."branchId", b.name AS "branchName", m."branchId" AS "presentBranchId"
    FROM "BranchMembership" v
    JOIN "Member" m ON m."hospitalId" = v."hospitalId" AND m.id = v."memberId"
    JOIN "Staff" s ON s."hospitalId" = m."hospitalId" AND s.id = m."staffId"
    JOIN "Branch" b ON b."hospitalId" = v."hospitalId" AND b.id = v."branchId"
    CROSS JOIN generate_series(${first}::date, ${last}::date, interval '1 month') AS x(first)
    CROSS JOIN LATERAL (SELECT coalesce(m."probationaryOn", m."fullOn",
      CASE WHEN m.stage IN ('probationary', 'full') THEN DATE '1921-07-01' END) AS day) j
    CROSS JOIN LATERAL (SELECT greatest(x.first::date, j.day) AS day) d
    WHERE ${conditions(actor, window)} AND j.day IS NOT NULL
      AND d.day < x.first + interval '1 month' AND (m."leftOn" IS NULL OR m."leftOn" > d.day)
      AND v."fromDay" <= d.day AND coalesce(v."toDay", 'infinity') >= d.day
    ORDER BY b.name COLLATE "zh-x-icu", s.pinyin, m.id, x.first`;
}

function conditions(actor: Actor, { branchId, memberIds, followMembers }: Window): Prisma.Sql {
  const scope = scopeDues(actor);
  const parts = [Prisma.sql`v."hospitalId" = ${scope.hospitalId}::uuid`];
  if (scope.branchId) {
    const own = Prisma.sql`ANY(${scope.branchId.in}::uuid[])`;
    const followed = followMembers ? Prisma.sql`OR m."branchId" = ${own}` : Prisma.empty;
    parts.push(Prisma.sql`(v."branchId" = ${own} ${followed})`);
  }
  if (branchId) parts.push(Prisma.sql`v."branchId" = ${branchId}::uuid`);
  if (memberIds) parts.push(Prisma.sql`v."memberId" = ANY(${[...memberIds]}::uuid[])`);
  return Prisma.join(parts, " AND ");
}

/** Bases of members in the actor's hospital; the callers have asked who may see them. */
export async function listBases(
  actor: Actor,
  memberIds: readonly string[],
  client: Tx = db,
): Promise<Map<string, StoredBase[]>> {
  const rows = await client.duesBase.findMany({
    where: { hospitalId: actor.hospitalId, memberId: { in: [...memberIds] } },
    orderBy: { fromMonth: "desc" },
    select: { memberId: true, id: true, fromMonth: true, status: true, wage: true, version: true },
  });
  return grouped(rows, ({ memberId }) => memberId);
}

async function paymentsOf({ hospitalId }: Actor, memberIds: readonly string[], window: Window, client: Tx) {
  const rows = await client.duesPayment.findMany({
    where: { hospitalId, memberId: { in: [...memberIds] }, month: { gte: window.from, lte: window.until } },
    select: { id: true, memberId: true, month: true, amountFen: true, paidOn: true, version: true },
  });
  return new Map(rows.map((row) => [`${row.memberId}/${row.month}`, row]));
}
