import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { scopePlans } from "@/lib/plans/policy";
import { getRoadmap, type RoadmapItem } from "@/lib/plans/queries/roadmap";
import type { BrandDetail } from "../queries";

/** Where a brand's lead task stands on the roadmap. */
export type LeadState = {
  state: RoadmapItem["state"];
  /** 0 to 1; null: unknown. */
  progress: number | null;
  milestones: { done: number; total: number };
  href: string;
};

function stateOf(items: readonly RoadmapItem[], planId: string, itemId: string): LeadState | null {
  const task = items.find(({ id }) => id === itemId);
  if (!task) return null;
  const steps = items.filter(({ parentId, droppedOn }) => parentId === itemId && droppedOn === null);
  return {
    state: task.state,
    progress: task.progress,
    milestones: { done: steps.filter(({ doneOn }) => doneOn !== null).length, total: steps.length },
    href: `/plans/${planId}/items/${itemId}`,
  };
}

/** States of the lead tasks of some brands by the brand's id; those with words of their own have none. */
export async function listLeadStates(
  actor: Actor,
  brands: readonly Pick<BrandDetail, "id" | "plan" | "planItemId">[],
): Promise<Map<string, LeadState>> {
  const wanted = [...new Set(brands.flatMap(({ plan }) => plan?.id ?? []))];
  const plans = await db.annualPlan.findMany({
    where: { AND: [scopePlans(actor), { id: { in: wanted } }] },
    select: { id: true },
  });
  const roadmaps = await Promise.all(plans.map(({ id }) => getRoadmap(actor, id)));
  const items = new Map(roadmaps.map(({ plan, items: all }) => [plan.id, all]));
  return new Map(
    brands.flatMap(({ id, plan, planItemId }) => {
      const state = plan && planItemId ? stateOf(items.get(plan.id) ?? [], plan.id, planItemId) : null;
      return state ? [[id, state]] : [];
    }),
  );
}
