import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { addMonths, type Month, thisMonth } from "@/lib/core/period";
import { PARTY_STAGES } from "@/lib/members/rules";
import { listRuleVersions } from "@/lib/organisation/queries/hospital";
import { scopeDues } from "../policy";
import { type DuesSums, sumDues } from "../rules";
import { type DuesStatus, lastPayableMonth } from "../schema";
import { getDuesFinder, listBases, listStandings, type Standing } from "./standings";

const MONTHS_SHOWN = 36;

export type DuesMember = { memberId: string; name: string; branchId: string; branchName: string };

/** A member of the Party whose dues the actor collects; throws NOT_FOUND for anybody else. */
export async function getDuesMember(actor: Actor, memberId: string, client: Tx = db): Promise<DuesMember> {
  const row = await client.member.findFirst({
    where: {
      AND: [
        scopeDues(actor),
        { id: memberId },
        { OR: [{ probationaryOn: { not: null } }, { stage: { in: [...PARTY_STAGES] } }] },
      ],
    },
    select: { id: true, branchId: true, staff: { select: { name: true } }, branch: { select: { name: true } } },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  return { memberId: row.id, name: row.staff.name, branchId: row.branchId, branchName: row.branch.name };
}

/** A base without its wage: whether there is one, and the dues that come out of it, is all a page needs. */
export type DuesBaseRow = {
  id: string;
  fromMonth: Month;
  status: DuesStatus;
  hasWage: boolean;
  dueFen: number | null;
  version: number;
};

export type MemberDues = DuesMember & { bases: DuesBaseRow[]; months: Standing[]; sums: DuesSums };

/** A member's bases, newest first, and the last three years month by month, newest first. */
export async function getMemberDues(actor: Actor, memberId: string): Promise<MemberDues> {
  const member = await getDuesMember(actor, memberId);
  const window = {
    from: addMonths(thisMonth(), 1 - MONTHS_SHOWN),
    until: lastPayableMonth(),
    memberIds: [memberId],
    followMembers: true,
  };
  const [standings, bases, versions] = await Promise.all([
    listStandings(actor, window),
    listBases(actor, [memberId]),
    listRuleVersions(actor),
  ]);
  const findDueIn = getDuesFinder(actor, versions);
  const rows = (bases.get(memberId) ?? []).map((base, place) => {
    const { id, fromMonth, status, wage, version } = base;
    const month = place === 0 && fromMonth < thisMonth() ? thisMonth() : fromMonth;
    return { id, fromMonth, status, version, hasWage: wage !== null, dueFen: findDueIn(memberId, base, month) };
  });
  const first = rows.at(-1)?.fromMonth ?? thisMonth();
  // Before there was any base nothing could be due: those months say nothing. What lies ahead is there to be paid early.
  const months = standings.filter(({ month, payment }) => payment !== null || month >= first).reverse();
  return { ...member, bases: rows, months, sums: sumDues(months.filter(({ month }) => month <= thisMonth())) };
}
