import { addMonthsTo, type Day } from "@/lib/core/period";
import { MEMBER_STAGES, type MemberStage, STAGE_DAYS, type StageDay } from "../schema";

export type StageDays = Partial<Record<StageDay, Day | null | undefined>>;

/** A shortest time between two stages, of a rule that holds for what happened since its text took effect. */
export type ShortestTime = { from: StageDay; to: StageDay; months: number; effectiveOn: Day; article: string };

export type DayProblem = { field: StageDay; key: string; params?: Record<string, string> };

/**
 * The first thing wrong with the days of a member's stages: one of a stage not reached, none for the stage that was, one
 * to come, one before the stage before it, or one sooner than the rules of admission allow.
 */
export function stageDaysProblem(
  stage: MemberStage,
  days: StageDays,
  { today, shortest }: { today: Day; shortest: readonly ShortestTime[] },
): DayProblem | null {
  const reached = MEMBER_STAGES.indexOf(stage);
  let before = "";
  for (const [place, field] of STAGE_DAYS.entries()) {
    const day = days[field];
    const key = problemOf(day, before, { today, place, reached });
    if (key) return { field, key };
    before = day || before;
  }
  return tooSoon(days, shortest);
}

/**
 * The days as somebody may set them: whoever is not the office fills in what is unknown of a person on the way, for a
 * day moved back there would open the next step too early.
 */
export function settableDays(
  member: { stage: MemberStage } & Record<StageDay, Day | null>,
  typed: StageDays,
  { office }: { office: boolean },
): Record<StageDay, Day | null> {
  const free = office || member.stage === "full";
  const days = STAGE_DAYS.map((column) => [column, (free ? null : member[column]) ?? typed[column] ?? null] as const);
  return Object.fromEntries(days) as Record<StageDay, Day | null>;
}

type At = { today: Day; place: number; reached: number };

function problemOf(day: Day | null | undefined, before: Day, { today, place, reached }: At): string | null {
  if (!day) return place === reached ? "core.invalid.required" : null;
  if (place > reached) return "members.invalid.notReached";
  if (day > today) return "members.invalid.future";
  return day < before ? "members.invalid.order" : null;
}

function tooSoon(days: StageDays, shortest: readonly ShortestTime[]): DayProblem | null {
  for (const to of STAGE_DAYS) {
    const done = days[to];
    // The text in force on the day decides, not one that came later.
    const rule = shortest.findLast((one) => one.to === to && done && one.effectiveOn <= done);
    const begun = rule && days[rule.from];
    if (!done || !begun) continue;
    const first = addMonthsTo(begun, rule.months);
    if (done < first) {
      return { field: to, key: "members.invalid.tooSoon", params: { day: first, article: rule.article } };
    }
  }
  return null;
}
