import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Day, fromDbDay, lastDayOf, type Month } from "@/lib/core/period";
import { id as uuid } from "@/lib/core/validation";
import { scopePlanItems } from "../policy";
import { listItems } from "./items";
import { getPlan } from "./plans";
import { listStanding, type StandingItem } from "./standings";

const yearOf = (day: Day | Month) => Number(day.slice(0, 4));

export type LeadTaskOption = { id: string; title: string; year: number; dueOn: Day; owner: boolean };

/**
 * Priority tasks that a branch may take in hand on a day: those it owns or helps with in the issued plan of that day's
 * year, none given up, nor its goal; its own first.
 */
export async function listLeadTasks(
  actor: Actor,
  { branchId, day }: { branchId: string; day: Day },
  client: Tx = db,
): Promise<LeadTaskOption[]> {
  const rows = await client.planItem.findMany({
    where: {
      AND: [scopePlanItems(actor), { OR: [{ ownerBranchId: branchId }, { coOwners: { some: { branchId } } }] }],
      kind: "task",
      droppedOn: null,
      parent: { droppedOn: null },
      plan: { status: "issued", year: yearOf(day) },
    },
    orderBy: [{ dueOn: "asc" }, { position: "asc" }, { id: "asc" }],
    select: { id: true, title: true, dueOn: true, ownerBranchId: true, plan: { select: { year: true } } },
  });
  return rows
    .map(({ plan, ownerBranchId, ...row }) => ({
      ...row,
      year: plan.year,
      dueOn: fromDbDay(row.dueOn),
      owner: ownerBranchId === branchId,
    }))
    .toSorted((a, b) => Number(b.owner) - Number(a.owner));
}

/**
 * Which task stands for each of some tasks in a year: a plan that was copied goes on in its copy as soon as that was
 * issued, and before that year the old one holds. Each under the id that was asked for; a task without kin of that or an
 * earlier year stands for itself.
 */
export async function findTasksOfYear(
  actor: Actor,
  itemIds: readonly string[],
  year: number,
  client: Tx = db,
): Promise<(itemId: string) => string> {
  const { hospitalId } = actor;
  const rows = await client.$queryRaw<{ asked: string; id: string }[]>`
    WITH RECURSIVE kin AS (
      SELECT i.id AS asked, i.id, i."copiedFromId", i."planId" FROM "PlanItem" i
      WHERE i."hospitalId" = ${hospitalId}::uuid AND i.id = ANY(${[...new Set(itemIds)]}::uuid[])
      UNION
      SELECT k.asked, i.id, i."copiedFromId", i."planId" FROM kin k
      JOIN "PlanItem" i ON i."hospitalId" = ${hospitalId}::uuid AND (i."copiedFromId" = k.id OR i.id = k."copiedFromId")
    )
    SELECT DISTINCT ON (k.asked) k.asked::text, k.id::text FROM kin k
    JOIN "AnnualPlan" p ON p."hospitalId" = ${hospitalId}::uuid AND p.id = k."planId"
    WHERE p.status <> 'draft' AND p.year <= ${year}
    ORDER BY k.asked, p.year DESC`;
  const found = new Map(rows.map(({ asked, id }) => [asked, id]));
  return (itemId) => found.get(itemId) ?? itemId;
}

/** `closed`: nothing is told of it any more. */
export type LeadTask = StandingItem & { planId: string; year: number; closed: boolean; milestones: StandingItem[] };

/**
 * A task of a plan in the actor's reach with its milestones; with a month, what stands for it in the month's year, as it
 * stood when the month ended. Null for any other item.
 */
export async function findLeadTask(
  actor: Actor,
  wantedId: string,
  client: Tx = db,
  month?: Month,
): Promise<LeadTask | null> {
  if (!uuid.safeParse(wantedId).success) return null;
  const itemId = month ? (await findTasksOfYear(actor, [wantedId], yearOf(month), client))(wantedId) : wantedId;
  const where = { AND: [scopePlanItems(actor), { id: itemId, kind: "task" as const }] };
  const found = await client.planItem.findFirst({ where, select: { planId: true } });
  if (!found) return null;
  const plan = await getPlan(actor, found.planId, client);
  const stored = await listItems(actor, plan.id, client, itemId);
  const items = await listStanding(actor, plan, stored, client, month && lastDayOf(month));
  const task = items.find(({ id }) => id === itemId);
  if (!task) return null;
  const milestones = items.filter(({ parentId }) => parentId === itemId);
  return { ...task, planId: plan.id, year: plan.year, closed: plan.status === "closed", milestones };
}
