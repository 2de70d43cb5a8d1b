import { type Day, type Month, monthOf } from "@/lib/core/period";
import { CARE_KINDS, type CareKind } from "./schema";

/** Sums over care actions; people may have been reached more than once. Money in fen, of those that tell it. */
export type CareSum = { actions: number; people: number; amountFen: number };

/** What was done on one day of one kind. */
export type CareDay = CareSum & { kind: CareKind; onDay: Day };

export type CareYear = { year: string; kinds: Record<CareKind, CareSum>; total: CareSum };

/** What was done in one month of one kind; a month without any has no entry. */
export type CareMonth = { month: Month; kind: CareKind; actions: number; people: number };

const add = (a: CareSum, b: CareSum): CareSum => ({
  actions: a.actions + b.actions,
  people: a.people + b.people,
  amountFen: a.amountFen + b.amountFen,
});

const sum = (days: readonly CareSum[]) => days.reduce(add, { actions: 0, people: 0, amountFen: 0 });

/** Sums by year, the newest first, and in each by kind. */
export function careByYear(days: readonly CareDay[]): CareYear[] {
  const years = [...new Set(days.map(({ onDay }) => onDay.slice(0, 4)))].sort().reverse();
  return years.map((year) => {
    const own = days.filter(({ onDay }) => onDay.startsWith(year));
    const kinds = CARE_KINDS.map((kind) => [kind, sum(own.filter((one) => one.kind === kind))]);
    return { year, kinds: Object.fromEntries(kinds) as CareYear["kinds"], total: sum(own) };
  });
}

/** Sums by month and kind, in order of both. */
export function careByMonth(days: readonly CareDay[]): CareMonth[] {
  const months = [...new Set(days.map(({ onDay }) => monthOf(onDay)))].sort();
  return months.flatMap((month) =>
    CARE_KINDS.flatMap((kind): CareMonth[] => {
      const own = days.filter((one) => one.kind === kind && monthOf(one.onDay) === month);
      const { actions, people } = sum(own);
      return actions > 0 ? [{ month, kind, actions, people }] : [];
    }),
  );
}
