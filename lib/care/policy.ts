import { type Actor, can } from "@/lib/core/actor";
import type { Prisma } from "@/lib/core/db/generated/client";
import { type Day, toDbDay } from "@/lib/core/period";

/** A department in which a branch of the actor's stood; both days inclusive, null: it still does. */
type Span = { departmentId: string; fromDay: Day; toDay: Day | null };

/**
 * A branch secretary sees what was done for the whole hospital, and for a department on a day on which a branch of
 * theirs stood in it.
 */
export function scopeCare(actor: Actor, spans: readonly Span[]): Prisma.CareActionWhereInput {
  const { hospitalId } = actor;
  if (actor.hospitalWide.has("care.read")) return { hospitalId };
  if (!can(actor, "care.read")) return { hospitalId, id: { in: [] } };
  const own = spans.map(({ departmentId, fromDay, toDay }) => ({
    departmentId,
    onDay: { gte: toDbDay(fromDay), ...(toDay ? { lte: toDbDay(toDay) } : {}) },
  }));
  return { hospitalId, OR: [{ departmentId: null }, ...own] };
}

/** Whether the actor may log, correct and remove care actions. */
export function canRecordCare(actor: Actor): boolean {
  return can(actor, "care.record");
}
