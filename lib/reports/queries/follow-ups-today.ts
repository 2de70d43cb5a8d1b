import "server-only";
import { type Actor, branchScope, can } from "@/lib/core/actor";
import type { Prisma } from "@/lib/core/db/generated/client";
import { addDays, instantOf, toDbDay, today } from "@/lib/core/period";
import { followUpFilters } from "../schema/concerns";
import { listFollowUps } from "./follow-up-list";
import { type FollowUpRow, listFollowUpsWhere } from "./follow-ups";

/** Days for which a branch is told on its first page what became of its words. */
const NEWS_DAYS = 14;

export type FollowUpsToday = {
  /** Open tasks of the actor's branches, soonest due first. */
  own: FollowUpRow[];
  /** For reviewers: whatever is overdue in the hospital. */
  overdue: FollowUpRow[];
  /** What lately became of words that the actor's branches wrote. */
  news: FollowUpRow[];
};

async function listOverdue(actor: Actor): Promise<FollowUpRow[]> {
  if (!actor.hospitalWide.has("report.review")) return [];
  return (await listFollowUps(actor, followUpFilters.parse({ state: "overdue" }))).rows;
}

/** What was made or finished in the last days. */
function lately(): Prisma.FollowUpWhereInput {
  const day = addDays(today(), -NEWS_DAYS);
  const since = { gte: toDbDay(day) };
  const made = { createdAt: { gte: instantOf(day, "00:00") } };
  return { OR: [made, { doneOn: since }, { improvement: { closedOn: since } }] };
}

/** What waits for this person today, and what lately became of their branch's words. */
export async function listFollowUpsToday(actor: Actor): Promise<FollowUpsToday> {
  const { branchId } = branchScope(actor, "report.write");
  const branches = can(actor, "report.write") && branchId ? branchId : { in: [] };
  const [own, overdue, news] = await Promise.all([
    listFollowUpsWhere(actor, { kind: "task", doneOn: null, ownerBranchId: branches }),
    listOverdue(actor),
    listFollowUpsWhere(actor, { AND: [{ report: { branchId: branches } }, lately()] }),
  ]);
  // What is the branch's own to do stands in the first list already.
  return { own, overdue, news: news.filter(({ id }) => !own.some((row) => row.id === id)) };
}

/** Open tasks in the actor's reach that are overdue or due within so many days, the most overdue first. */
export function listFollowUpsDue(actor: Actor, soonDays: number): Promise<FollowUpRow[]> {
  const dueOn = { lte: toDbDay(addDays(today(), soonDays)) };
  return listFollowUpsWhere(actor, { kind: "task", doneOn: null, dueOn });
}
