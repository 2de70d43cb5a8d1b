import "server-only";
import { type Actor, canForBranch } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import {
  type Day,
  fromDbDay,
  fromDbDayOrNull,
  instantOf,
  type Month,
  monthBounds,
  monthRange,
  today,
} from "@/lib/core/period";
import { id as uuid } from "@/lib/core/validation";
import { scopeFollowUps } from "../policy";
import { followUpStateOf } from "../rules/follow-ups";
import { CONCERN_SECTIONS, type ConcernSection, type FollowUpKind, type FollowUpState } from "../schema/concerns";
import { listHiddenQuotes } from "./quotes";

export type FollowUpRow = {
  id: string;
  kind: FollowUpKind;
  section: ConcernSection;
  /** Null: of a submission that this reader does not read. */
  quoted: string | null;
  title: string;
  state: FollowUpState;
  /** Null: the Party committee itself, or for an improvement action nobody yet. */
  ownerBranchId: string | null;
  ownerName: string | null;
  ownerDissolved: boolean;
  responsible: string;
  dueOn: Day;
  doneOn: Day | null;
  outcome: string;
  improvementId: string | null;
  reportId: string;
  month: Month;
  branchId: string;
  branchName: string;
  /** Whether the reader may open the report it came from. */
  opensReport: boolean;
  createdAt: Date;
  createdByName: string;
  version: number;
};

const OWNER = { select: { name: true, dissolvedOn: true } } as const;

const SELECT = {
  id: true,
  kind: true,
  section: true,
  quoted: true,
  title: true,
  ownerBranchId: true,
  responsible: true,
  dueOn: true,
  doneOn: true,
  outcome: true,
  improvementId: true,
  reportId: true,
  createdAt: true,
  createdByName: true,
  version: true,
  ownerBranch: OWNER,
  report: { select: { month: true, branchId: true, branch: { select: { name: true } } } },
  improvement: {
    select: { title: true, status: true, dueOn: true, closedOn: true, outcome: true, branchId: true, branch: OWNER },
  },
} satisfies Prisma.FollowUpSelect;

type Selected = Prisma.FollowUpGetPayload<{ select: typeof SELECT }>;

/** What an improvement action says of itself is read from it, never from the follow-up. */
function liveOf({ improvement, ownerBranchId, ownerBranch, ...task }: Selected) {
  if (!improvement) return { ...task, ownerBranchId, owner: ownerBranch };
  const { title, dueOn, closedOn: doneOn, outcome, branchId, branch: owner } = improvement;
  return { ...task, title, dueOn, doneOn, outcome: outcome ?? "", ownerBranchId: branchId, owner };
}

function rowOf(actor: Actor, stored: Selected, hidden: readonly string[]): FollowUpRow {
  const { report, owner, section, quoted, ...rest } = liveOf(stored);
  const [dueOn, doneOn] = [fromDbDay(rest.dueOn), fromDbDayOrNull(rest.doneOn)];
  const standing = stored.improvement
    ? ({ kind: "improvement", status: stored.improvement.status, dueOn } as const)
    : ({ kind: "task", doneOn, dueOn } as const);
  return {
    ...rest,
    quoted: hidden.includes(rest.id) ? null : quoted,
    opensReport: canForBranch(actor, "report.read", report.branchId),
    section: CONCERN_SECTIONS.find((one) => one === section) ?? "problem",
    dueOn,
    doneOn,
    state: followUpStateOf(standing, today()),
    ownerName: owner?.name ?? null,
    ownerDissolved: owner?.dissolvedOn != null,
    month: report.month,
    branchId: report.branchId,
    branchName: report.branch.name,
  };
}

/** One follow-up; throws NOT_FOUND outside the actor's reach. */
export async function getFollowUp(actor: Actor, id: string, client: Tx = db): Promise<FollowUpRow> {
  const where = { AND: [scopeFollowUps(actor), { id }] };
  const found = uuid.safeParse(id).success ? await client.followUp.findFirst({ where, select: SELECT }) : null;
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  return rowOf(actor, found, await listHiddenQuotes(actor, [id], client));
}

/** Every follow-up in the actor's reach that matches, the soonest due first. */
export async function listFollowUpsWhere(
  actor: Actor,
  where: Prisma.FollowUpWhereInput,
  client: Tx = db,
): Promise<FollowUpRow[]> {
  const rows = await client.followUp.findMany({
    where: { AND: [scopeFollowUps(actor), where] },
    select: SELECT,
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
  });
  const hidden = await listHiddenQuotes(
    actor,
    rows.map(({ id }) => id),
    client,
  );
  return rows.map((row) => rowOf(actor, row, hidden));
}

/** What became of the words of some reports, the first made first. */
export async function listFollowUpsOf(
  actor: Actor,
  reportIds: readonly string[],
  client: Tx = db,
): Promise<FollowUpRow[]> {
  const rows = await listFollowUpsWhere(actor, { reportId: { in: [...reportIds] } }, client);
  return rows.toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime() || a.id.localeCompare(b.id));
}

/**
 * Tasks that a branch answers for and that were open in a month or done in it, for its monthly report: made by the
 * month's end, and not done before the month began.
 */
export async function listReportedFollowUps(
  actor: Actor,
  { branchId, month }: { branchId: string; month: Month },
  client: Tx = db,
): Promise<FollowUpRow[]> {
  const open = { OR: [{ doneOn: null }, { doneOn: { gte: monthRange(month).gte } }] };
  const made = { createdAt: { lt: instantOf(monthBounds(month).until, "00:00") } };
  return listFollowUpsWhere(actor, { kind: "task", ownerBranchId: branchId, ...made, ...open }, client);
}
