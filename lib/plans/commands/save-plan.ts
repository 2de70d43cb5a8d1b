import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import type { PlanHead } from "../queries/plans";
import { findPlanOfYear } from "../queries/roadmap";
import { changesBetween } from "../rules/changes";
import type { CreatePlanInput, OnePlanInput, UpdatePlanInput } from "../schema/plans";
import { assertDraft, assertManages, assertOpen, holdPlan, reasonFor } from "./hold-plan";
import { writeAmendment } from "./write-amendment";

type Saved = { id: string };

/** Two people may begin a year's plan at the same moment: the second waits, and is told of the first's. */
export async function lockYears(tx: Tx, { hospitalId }: Actor): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Hospital" WHERE id = ${hospitalId}::uuid FOR NO KEY UPDATE`;
}

/** Begins the draft of a year's plan. INVALID at the year where there is one, with its title. */
export async function createPlan(tx: Tx, actor: Actor, input: CreatePlanInput): Promise<Outcome<Saved>> {
  const { year, title, preface, documentNumber = null } = input;
  assertManages(actor);
  await lockYears(tx, actor);
  const other = await findPlanOfYear(actor, year, tx);
  if (other) throw fieldError("year", "plans.invalid.yearTaken", { year, title: other.title });
  const head = { year, title, preface, documentNumber };
  const { id } = await tx.annualPlan.create({ data: { hospitalId: actor.hospitalId, ...head }, select: { id: true } });
  return { data: { id }, audit: [{ action: "plan.create", subject: "plan", subjectId: id, after: head }] };
}

function headWords({
  title: planTitle,
  preface,
  documentNumber,
}: Pick<PlanHead, "title" | "preface" | "documentNumber">) {
  return { planTitle, preface, documentNumber };
}

/** Changes title, foreword and issue number: freely in a draft, by an amendment with its reason in an issued plan. */
export async function updatePlan(tx: Tx, actor: Actor, input: UpdatePlanInput): Promise<Outcome<Saved>> {
  const { id, version, title, preface, documentNumber = null } = input;
  assertManages(actor);
  const { plan } = await holdPlan(tx, actor, id);
  assertOpen(plan);
  const reason = reasonFor(plan, input.reason);
  const head = { title, preface, documentNumber };
  const { count } = await tx.annualPlan.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, status: plan.status },
    data: { ...head, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "plan", id);
  const [before, after] = [headWords(plan), headWords(head)];
  const changes = changesBetween({ itemId: null, kind: "plan", title: plan.title }, before, after);
  await writeAmendment(tx, actor, plan, { reason, changes });
  const told = { before, after: { ...after, ...(reason ? { reason } : {}) } };
  return { data: { id }, audit: [{ action: "plan.update", subject: "plan", subjectId: id, ...told }] };
}

/** Deletes a draft with its items. CONFLICT once it was issued, or when somebody changed it since. */
export async function removePlan(tx: Tx, actor: Actor, { id, version }: OnePlanInput): Promise<Outcome<Saved>> {
  assertManages(actor);
  const { plan } = await holdPlan(tx, actor, id);
  assertDraft(plan);
  const where = { hospitalId: actor.hospitalId, id, version, status: "draft" as const };
  const { count } = await tx.annualPlan.deleteMany({ where });
  if (count === 0) throw await conflictOn(tx, actor, "plan", id);
  const before = { year: plan.year, ...headWords(plan) };
  return { data: { id }, audit: [{ action: "plan.remove", subject: "plan", subjectId: id, before }] };
}
