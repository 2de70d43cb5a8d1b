import { addDays, type Day, daysBetween } from "@/lib/core/period";

export type DayCount = { day: Day; answers: number };
type Days = { opensOn: Day; closesOn: Day };

/** Every day on which a round was open so far, of which the latest `most`; a day without answers is zero. */
export function everyDay(
  counted: readonly DayCount[],
  { opensOn, closesOn }: Days,
  today: Day,
  most: number,
): DayCount[] {
  const answersOn = new Map(counted.map(({ day, answers }) => [day, answers]));
  const [last = closesOn] = [closesOn, today].sort();
  const length = Math.max(0, daysBetween(opensOn, last) + 1);
  const skipped = Math.max(0, length - most);
  return Array.from({ length: length - skipped }, (_, index) => {
    const day = addDays(opensOn, skipped + index);
    return { day, answers: answersOn.get(day) ?? 0 };
  });
}
