import { type Day, type Month, monthBounds } from "@/lib/core/period";
import type { DuesState, DuesStatus } from "./schema";

/** Up to and including a sum in fen (null: without end), at parts of a million: 0.5 % is 5000. */
export type Band = { ceiling: number | null; millionths: number };

/** The figures that dues are computed by; all money in fen. */
export type DuesRules = { wage: readonly Band[]; pension: readonly Band[]; flatFen: number; roundingFen: number };

type Figure = { key: string; value: number };

const MILLIONTHS_OF_A_PERCENT = 10_000;
const MILLION = 1_000_000;

/** Picks the dues figures out of the hospital's rules; throws when one is missing. */
export function duesRulesOf(rules: readonly Figure[]): DuesRules {
  const figures = new Map(rules.map(({ key, value }) => [key, value]));
  const figure = (key: string): number => {
    const value = figures.get(`dues.${key}`);
    if (value === undefined) throw new RangeError(`the rule dues.${key} is missing`);
    return value;
  };
  const band = (income: "wage" | "pension", number: number, last: boolean): Band => ({
    ceiling: last ? null : Math.round(figure(`${income}.band${number}Ceiling`)),
    millionths: Math.round(figure(`${income}.band${number}Rate`) * MILLIONTHS_OF_A_PERCENT),
  });
  return {
    wage: [1, 2, 3, 4].map((number) => band("wage", number, number === 4)),
    pension: [1, 2].map((number) => band("pension", number, number === 2)),
    flatFen: Math.round(figure("flat")),
    roundingFen: Math.max(1, Math.round(figure("roundingFen"))),
  };
}

/**
 * The dues figures of a month: of each the version in force on its first day, so that what was due stays as it was;
 * before the first version that one. Versions of a key come oldest first.
 */
export function duesRulesIn(versions: readonly (Figure & { effectiveOn: Day })[], month: Month): DuesRules {
  const { from } = monthBounds(month);
  const inForce = new Map<string, Figure>();
  for (const version of versions) {
    if (version.effectiveOn <= from || !inForce.has(version.key)) inForce.set(version.key, version);
  }
  return duesRulesOf([...inForce.values()]);
}

/**
 * What is due for a month in fen. The whole sum is charged at the rate of the band it lies in, not only what lies above
 * (党费规定 2008, art. 2); a half of the rounding unit is rounded up. Whole numbers throughout: for wages up to ten
 * million yuan no step leaves the range in which a number is exact. Null where a wage is needed and not known.
 */
export function duesOf({ status, wageFen }: { status: DuesStatus; wageFen: number | null }, rules: DuesRules) {
  if (status === "exempt") return 0;
  if (status === "flat") return rules.flatFen;
  if (wageFen === null) return null;
  const bands = status === "working" ? rules.wage : rules.pension;
  const band = bands.find(({ ceiling }) => ceiling === null || wageFen <= ceiling);
  const unit = MILLION * rules.roundingFen;
  const doubled = 2 * wageFen * (band?.millionths ?? 0) + unit;
  return ((doubled - (doubled % (2 * unit))) / (2 * unit)) * rules.roundingFen;
}

/** The base in force in a month: the last one that had begun. */
export function baseIn<Base extends { fromMonth: Month }>(bases: readonly Base[], month: Month): Base | null {
  return bases.reduce<Base | null>(
    (found, base) => (base.fromMonth <= month && (!found || base.fromMonth > found.fromMonth) ? base : found),
    null,
  );
}

/** How a member stands in a month: what is due (null: no base is known) against what was paid (null: nothing). */
export function duesStateOf(dueFen: number | null, paidFen: number | null): DuesState {
  if (paidFen !== null) return dueFen !== null && paidFen < dueFen ? "partial" : "paid";
  if (dueFen === null) return "noBase";
  return dueFen === 0 ? "exempt" : "unpaid";
}

export type DuesSums = { members: number; dueFen: number; paidFen: number; states: Record<DuesState, number> };

/** Sums over members: what is due and paid in fen, and how many stand how. */
export function sumDues(
  rows: readonly { dueFen: number | null; paidFen: number | null; state: DuesState }[],
): DuesSums {
  const states: Record<DuesState, number> = { unpaid: 0, partial: 0, paid: 0, exempt: 0, noBase: 0 };
  let [dueFen, paidFen] = [0, 0];
  for (const row of rows) {
    states[row.state] += 1;
    dueFen += row.dueFen ?? 0;
    paidFen += row.paidFen ?? 0;
  }
  return { members: rows.length, dueFen, paidFen, states };
}

/** Items under their keys, in the order they came. */
export function grouped<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return groups;
}
