import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Day, fromDbDay } from "@/lib/core/period";
import { id as uuid } from "@/lib/core/validation";
import { scopePlanItems } from "../policy";
import { getRoadmap, type RoadmapItem } from "./roadmap";

export type LeadTaskOption = { id: string; title: string; year: number; dueOn: Day; owner: boolean };

/**
 * Priority tasks that a branch may take in hand on a day: those it owns or helps with in the issued plan of that day's
 * year, none given up; its own first.
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
      plan: { status: "issued", year: Number(day.slice(0, 4)) },
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

export type LeadTask = RoadmapItem & { planId: string; year: number; milestones: RoadmapItem[] };

/** A task of a plan in the actor's reach with its milestones; null for any other item. */
export async function findLeadTask(actor: Actor, itemId: string, client: Tx = db): Promise<LeadTask | null> {
  if (!uuid.safeParse(itemId).success) return null;
  const where = { AND: [scopePlanItems(actor), { id: itemId, kind: "task" as const }] };
  const found = await client.planItem.findFirst({ where, select: { planId: true } });
  if (!found) return null;
  const { plan, items } = await getRoadmap(actor, found.planId, client);
  const task = items.find(({ id }) => id === itemId);
  if (!task) return null;
  const milestones = items.filter(({ parentId }) => parentId === itemId);
  return { ...task, planId: plan.id, year: plan.year, milestones };
}
