import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { IntroducerKind } from "@/lib/core/db/generated/enums";
import { type Day, fromDbDay, fromDbDayOrNull, today } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { scopeMembers } from "@/lib/members/policy";
import type { MemberStage } from "@/lib/members/schema";
import { heldOn } from "@/lib/organisation/policy";
import { listRules } from "@/lib/organisation/queries/hospital";
import type { Laws } from "../rules/laws";
import { type Path, pathOf } from "../rules/path";
import { type Taken, takenSchema } from "../rules/take-back";
import { PAPER_KEYS, type PaperKey, type Who } from "../schema";

/** Somebody on the way into the Party, as the law and the list see them. */
export type PersonOnTheWay = {
  id: string;
  version: number;
  name: string;
  title: string | null;
  departmentName: string;
  branchId: string;
  branchName: string;
  who: Who[];
  path: Path;
  papers: { key: PaperKey; receivedOn: Day }[];
  introducers: { kind: IntroducerKind; position: number; name: string; introducerId: string | null }[];
  /** What was recorded last, if it is a step that can be taken back. */
  last: (Taken & { id: string }) | null;
};

const columnsOn = (day: Day) =>
  ({
    id: true,
    version: true,
    branchId: true,
    stage: true,
    appliedOn: true,
    activistOn: true,
    candidateOn: true,
    probationaryOn: true,
    fullOn: true,
    extendedUntil: true,
    leftOn: true,
    branch: { select: { name: true } },
    staff: {
      select: {
        name: true,
        title: true,
        backbone: true,
        department: { select: { name: true, kind: true } },
        appointments: { where: { kind: "administrative", ...heldOn(day) }, select: { id: true }, take: 1 },
      },
    },
    events: {
      orderBy: [{ createdAt: "asc" }, { onDay: "asc" }],
      select: { id: true, kind: true, onDay: true, details: true },
    },
    introducers: {
      orderBy: [{ kind: "asc" }, { position: "asc" }],
      select: { kind: true, position: true, name: true, introducerId: true },
    },
    materials: { select: { key: true, receivedOn: true } },
  }) satisfies Prisma.MemberSelect;

type Row = Prisma.MemberGetPayload<{ select: ReturnType<typeof columnsOn> }>;

function whoIs({ backbone, department, appointments }: Row["staff"]): Who[] {
  const middle = appointments.length > 0;
  const treats = department.kind === "clinical" || department.kind === "medicalTechnology";
  return [
    ...(backbone ? (["backbone"] as const) : []),
    ...(middle ? (["middle"] as const) : []),
    ...(treats && !middle ? (["frontline"] as const) : []),
  ];
}

function personOf(row: Row): PersonOnTheWay {
  const papers = row.materials.flatMap(({ key, receivedOn }) => {
    const known = PAPER_KEYS.find((one) => one === key);
    return known ? [{ key: known, receivedOn: fromDbDay(receivedOn) }] : [];
  });
  const named = (kind: IntroducerKind) => row.introducers.filter((one) => one.kind === kind).length;
  const path = pathOf(
    {
      stage: row.stage,
      appliedOn: fromDbDayOrNull(row.appliedOn),
      activistOn: fromDbDayOrNull(row.activistOn),
      candidateOn: fromDbDayOrNull(row.candidateOn),
      probationaryOn: fromDbDayOrNull(row.probationaryOn),
      fullOn: fromDbDayOrNull(row.fullOn),
      extendedUntil: fromDbDayOrNull(row.extendedUntil),
      leftOn: fromDbDayOrNull(row.leftOn),
      contacts: named("cultivation"),
      introducers: named("admission"),
      papers: new Set(papers.map(({ key }) => key)),
    },
    row.events.map(({ kind, onDay, details }) => ({
      kind,
      onDay: fromDbDay(onDay),
      details: (details ?? {}) as Record<string, unknown>,
    })),
  );
  return {
    id: row.id,
    version: row.version,
    name: row.staff.name,
    title: row.staff.title,
    departmentName: row.staff.department.name,
    branchId: row.branchId,
    branchName: row.branch.name,
    who: whoIs(row.staff),
    path,
    papers,
    introducers: row.introducers,
    last: lastOf(row.events),
  };
}

/** Events that came with a step name it, and are taken back with it. */
function lastOf(events: Row["events"]): PersonOnTheWay["last"] {
  const own = events.filter(({ details }) => !(details && typeof details === "object" && "with" in details));
  const last = own.at(-1);
  const taken = takenSchema.safeParse(last?.details);
  return last && taken.success ? { id: last.id, ...taken.data } : null;
}

/** The hospital's rules by key. */
export async function getLaws(actor: Actor, client: Tx = db): Promise<Laws> {
  return new Map((await listRules(actor, client)).map((rule) => [rule.key, rule]));
}

const named = (q: string | undefined): Prisma.MemberWhereInput =>
  q ? { staff: { OR: [{ name: containing(q) }, { pinyin: { startsWith: q.toLowerCase() } }] } } : {};

/** Everybody on the way into the Party in the actor's reach who has not left it, by pinyin. */
export async function listPeople(
  actor: Actor,
  {
    branchId,
    stage,
    q,
  }: { branchId?: string | undefined; stage?: MemberStage | undefined; q?: string | undefined } = {},
): Promise<PersonOnTheWay[]> {
  const rows = await db.member.findMany({
    where: {
      AND: [
        scopeMembers(actor),
        { leftOn: null, stage: stage ?? { not: "full" } },
        branchId ? { branchId } : {},
        named(q),
      ],
    },
    orderBy: [{ staff: { pinyin: "asc" } }, { id: "asc" }],
    select: columnsOn(today()),
  });
  return rows.map(personOf);
}

/** One person, also one who is a full member by now or has left; null outside the actor's reach. */
export async function findPerson(actor: Actor, id: string, client: Tx = db): Promise<PersonOnTheWay | null> {
  const row = await client.member.findFirst({
    where: { AND: [scopeMembers(actor), { id }] },
    select: columnsOn(today()),
  });
  return row && personOf(row);
}
