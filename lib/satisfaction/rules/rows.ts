import type { Day, Month } from "@/lib/core/period";
import type { Population } from "@/lib/surveys/schema";
import { openIn, type Pool, sumByVersion, type VersionCounts } from "./pool";
import { type Months, within } from "./window";

type Round = { id: string; population: Population; opensOn: Day; closesOn: Day; questionnaire: string };

/** What was let out of a round in a department and a month. */
export type ReleasedRow = VersionCounts & { round: Round; departmentId: string; month: Month };
/** What of a round waits in a department for more answers. */
export type WaitingRow = VersionCounts & { round: Round; departmentId: string };
export type Rows = { released: readonly ReleasedRow[]; waiting: readonly WaitingRow[] };

/** Whether a department's counts of a month belong somewhere. */
export type Has = (departmentId: string, month: Month) => boolean;

/** A department or a branch. */
export type Place = { id: string; name: string; has: Has };

export function ofPopulation({ released, waiting }: Rows, population: Population): Rows {
  const own = ({ round }: { round: Round }) => round.population === population;
  return { released: released.filter(own), waiting: waiting.filter(own) };
}

/** The rows of a place; what waits belongs to whom the department belongs to at the end of the months. */
export function ofPlace({ released, waiting }: Rows, has: Has, { to }: Months): Rows {
  return {
    released: released.filter(({ departmentId, month }) => has(departmentId, month)),
    waiting: waiting.filter(({ departmentId }) => has(departmentId, to)),
  };
}

/** What figures of some months are made of. */
export function poolOf({ released, waiting }: Rows, months: Months): Pool {
  return {
    released: sumByVersion(released.filter(({ month }) => within(months, month))),
    waiting: sumByVersion(waiting.filter(({ round }) => openIn(round, months.from, months.to))),
  };
}

function isTold({ version, counts }: VersionCounts): boolean {
  return version.scales.some(({ answered }) => (counts[answered] ?? 0) > 0);
}

/**
 * The months in which staff were asked: those given, or where nothing was let out in them those of the newest round
 * before. Staff are asked once or twice a year.
 */
export function measuredMonths({ released }: Rows, months: Months): Months {
  const told = released.filter((row) => isTold(row) && row.month <= months.to);
  if (told.some(({ month }) => within(months, month))) return months;
  const falling = told.toSorted((a, b) => (a.month < b.month ? 1 : -1));
  const [newest] = falling;
  if (!newest) return months;
  const first = falling.findLast(({ round }) => round.id === newest.round.id) ?? newest;
  return { from: first.month, to: newest.month };
}
