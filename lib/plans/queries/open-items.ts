import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { scopePlans } from "../policy";
import { liveItems } from "../rules/tree";
import { getRoadmap, type RoadmapItem } from "./roadmap";

export type OpenItem = Pick<RoadmapItem, "id" | "kind" | "title" | "dueOn" | "state"> & { planId: string };

/** What a branch answers for in drafts and issued plans that is neither done nor given up, year by year in their order. */
export async function listOpenItemsOf(actor: Actor, branchId: string): Promise<OpenItem[]> {
  const owning = { items: { some: { ownerBranchId: branchId } } };
  const plans = await db.annualPlan.findMany({
    where: { AND: [scopePlans(actor), owning, { status: { not: "closed" } }] },
    orderBy: { year: "asc" },
    select: { id: true },
  });
  const roadmaps = await Promise.all(plans.map(({ id }) => getRoadmap(actor, id)));
  return roadmaps.flatMap(({ plan, items }) =>
    liveItems(items)
      .filter(({ ownerBranchId, state }) => ownerBranchId === branchId && state !== "done")
      .map(({ id, kind, title, dueOn, state }) => ({ id, kind, title, dueOn, state, planId: plan.id })),
  );
}
