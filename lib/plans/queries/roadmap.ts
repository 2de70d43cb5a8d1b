import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { scopePlans } from "../policy";
import { placeInTree } from "../rules/tree";
import { listItems } from "./items";
import { getPlan, type PlanHead } from "./plans";
import { listStanding, type StandingItem } from "./standings";

export type RoadmapItem = StandingItem & {
  /** 0 for a goal, 1 for a task, 2 for a milestone. */
  depth: number;
};

export type Roadmap = { plan: PlanHead; items: RoadmapItem[] };

/** The plan of a year; null where there is none that the actor may read. */
export async function findPlanOfYear(actor: Actor, year: number, client: Tx = db): Promise<PlanHead | null> {
  const where = { AND: [scopePlans(actor), { year }] };
  const found = await client.annualPlan.findFirst({ where, select: { id: true } });
  return found && getPlan(actor, found.id, client);
}

/** A plan with all its items as a tree in order, each with where it stands; throws NOT_FOUND outside the actor's reach. */
export async function getRoadmap(actor: Actor, planId: string, client: Tx = db): Promise<Roadmap> {
  const plan = await getPlan(actor, planId, client);
  const items = await listStanding(actor, plan, await listItems(actor, planId, client), client);
  return { plan, items: placeInTree(items) };
}
