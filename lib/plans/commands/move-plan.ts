import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { toDbDay, today } from "@/lib/core/period";
import { listStanding } from "../queries/standings";
import { unreadyItems } from "../rules/issue";
import { stageOf } from "../rules/placement";
import type { ClosePlanInput, OnePlanInput } from "../schema/plans";
import { type Standings, standingSchema } from "../schema/standings";
import { assertDraft, assertIssued, assertManages, type HeldPlan, holdPlan } from "./hold-plan";

type Moved = { id: string };

/** Throws INVALID for a plan that cannot bind anybody, with the items that stand in its way. */
function assertReady({ items }: HeldPlan): void {
  const unready = unreadyItems(items);
  if (!unready) return;
  throw new AppError("INVALID", `plans.error.${unready.reason}`, { params: { items: unready.titles.join("、") } });
}

/** Issues a draft: from now on it binds, and changes are amendments. */
export async function issuePlan(tx: Tx, actor: Actor, { id, version }: OnePlanInput): Promise<Outcome<Moved>> {
  assertManages(actor);
  const held = await holdPlan(tx, actor, id);
  assertDraft(held.plan);
  assertReady(held);
  const issuedOn = today();
  const { count } = await tx.annualPlan.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, status: "draft" },
    data: { status: "issued", issuedOn: toDbDay(issuedOn), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "plan", id);
  const after = { planStatus: "issued", issuedOn, items: held.items.length };
  return { data: { id }, audit: [{ action: "plan.issue", subject: "plan", subjectId: id, after }] };
}

/** Where each item of a plan stands today, to be kept with it. */
export async function takeStandings(tx: Tx, actor: Actor, { plan, items }: HeldPlan): Promise<Standings> {
  const standing = await listStanding(actor, plan, items, tx);
  return Object.fromEntries(standing.map((item) => [item.id, standingSchema.parse(item)]));
}

/** Throws CONFLICT for a year that has not begun, INVALID at the tick for one that is not over unless it was ticked. */
function assertEnds(year: number, { early }: ClosePlanInput): void {
  const stage = stageOf(year, today());
  if (stage === "ahead") throw new AppError("CONFLICT", "plans.error.yearAhead", { params: { year } });
  if (stage === "underWay" && !early) throw fieldError("early", "plans.invalid.early", { year });
}

/**
 * Closes an issued plan with what the year brought: nothing in it changes any more, also not where its items stand when
 * a figure is corrected at its source.
 */
export async function closePlan(tx: Tx, actor: Actor, input: ClosePlanInput): Promise<Outcome<Moved>> {
  const { id, version, review } = input;
  assertManages(actor);
  const held = await holdPlan(tx, actor, id);
  const { plan } = held;
  assertIssued(plan);
  assertEnds(plan.year, input);
  const closedOn = today();
  const standings = await takeStandings(tx, actor, held);
  const { count } = await tx.annualPlan.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, status: "issued" },
    data: { status: "closed", closedOn: toDbDay(closedOn), review, standings, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "plan", id);
  const after = { planStatus: "closed", finishedOn: closedOn, review };
  const audit = [{ action: "plan.close", subject: "plan", subjectId: id, before: { planStatus: plan.status }, after }];
  return { data: { id }, audit };
}
