import { type Actor, can } from "@/lib/core/actor";
import type { Prisma } from "@/lib/core/db/generated/client";
import { type Day, toDbDay } from "@/lib/core/period";

/** A time in which a branch stood in a department; both days inclusive. */
type Span = { departmentId: string; fromDay: Day; toDay: Day | null };
type Days = { opensOn: Day; closesOn: Day };

/** Whether the actor sees the rounds of all departments, drafts among them. */
export function seesAllRounds(actor: Actor): boolean {
  return actor.hospitalWide.has("survey.read");
}

/**
 * A branch secretary sees the issued rounds over a department in which a branch of theirs stood on some day of the
 * round; `spans` are the times of the actor's branches.
 */
export function scopeRounds(actor: Actor, spans: readonly Span[]): Prisma.SurveyRoundWhereInput {
  const { hospitalId } = actor;
  if (seesAllRounds(actor)) return { hospitalId };
  if (!can(actor, "survey.read")) return { hospitalId, id: { in: [] } };
  const own = spans.map(({ departmentId, fromDay, toDay }) => ({
    departments: { some: { departmentId } },
    closesOn: { gte: toDbDay(fromDay) },
    ...(toDay ? { opensOn: { lte: toDbDay(toDay) } } : {}),
  }));
  // An empty OR would be no condition at all.
  return own.length > 0 ? { hospitalId, issuedAt: { not: null }, OR: own } : { hospitalId, id: { in: [] } };
}

/** Whether the actor sees this department's part of a round. */
export function inRoundReach(actor: Actor, spans: readonly Span[], departmentId: string, round: Days): boolean {
  if (seesAllRounds(actor)) return true;
  return spans.some(
    (span) =>
      span.departmentId === departmentId &&
      span.fromDay <= round.closesOn &&
      (span.toDay === null || span.toDay >= round.opensOn),
  );
}

/** What is asked is no secret within the hospital; whoever may read no survey finds none. */
export function scopeQuestionnaires(actor: Actor): { hospitalId: string; id?: { in: string[] } } {
  const { hospitalId } = actor;
  return can(actor, "survey.read") ? { hospitalId } : { hospitalId, id: { in: [] } };
}

/** Whether the actor may make questionnaires and rounds. */
export function canManageSurveys(actor: Actor): boolean {
  return can(actor, "survey.manage");
}
