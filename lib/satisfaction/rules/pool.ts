import { type Day, type Month, monthOf } from "@/lib/core/period";
import { SHEETS } from "@/lib/surveys/rules/layout";
import type { Counts } from "@/lib/surveys/rules/tally";
import type { Dimension } from "@/lib/surveys/schema";
import { type Figure, type FigureInput, figureOf, MISSING } from "../rules";
import { type Score, scoreOf } from "./score";
import { type Scale, scalesOf, type Version } from "./series";

/** Counts of one version of a questionnaire. */
export type VersionCounts = { version: Version; counts: Counts };

/** Counts that belong together, summed by version: slots of one version mean the same everywhere. */
export type Sums = ReadonlyMap<string, VersionCounts>;

export const NO_SUMS: Sums = new Map();

export function sumByVersion(rows: readonly VersionCounts[]): Sums {
  const sums = new Map<string, { version: Version; counts: number[] }>();
  for (const { version, counts } of rows) {
    const sum = sums.get(version.id);
    if (!sum) {
      sums.set(version.id, { version, counts: [...counts] });
      continue;
    }
    // In place: a dashboard adds up thousands of these.
    for (let slot = 0; slot < counts.length; slot += 1)
      sum.counts[slot] = (sum.counts[slot] ?? 0) + (counts[slot] ?? 0);
  }
  return sums;
}

/** Filled-in questionnaires. */
export function sheetsIn(sums: Sums): number {
  return [...sums.values()].reduce((total, { counts }) => total + (counts[SHEETS] ?? 0), 0);
}

function answersIn(scales: readonly Scale[], counts: Counts): number {
  return scales.reduce((total, { answered }) => total + (counts[answered] ?? 0), 0);
}

/**
 * The version that decides what is pooled: of those with scale answers in the newest month the one with most of them.
 * Null where nothing was let out.
 */
export function referenceOf(rows: readonly (VersionCounts & { month: Month })[]): Version | null {
  const told = rows.filter(({ version, counts }) => answersIn(version.scales, counts) > 0);
  const newest = told
    .map(({ month }) => month)
    .toSorted()
    .at(-1);
  const last = [...sumByVersion(told.filter(({ month }) => month === newest)).values()];
  const weight = ({ version, counts }: VersionCounts) => answersIn(version.scales, counts);
  const [first] = last.toSorted((a, b) => weight(b) - weight(a) || (a.version.id < b.version.id ? 1 : -1));
  return first?.version ?? null;
}

/** What a figure is made of: `series` null means that no version decides yet. */
export type Wanted = { dimension: Dimension | null; series: string | null };

export function wantedOf(reference: Version | null, dimension: Dimension | null): Wanted {
  return { dimension, series: reference?.series.get(dimension) ?? null };
}

function comparable({ version }: VersionCounts, { dimension, series }: Wanted): boolean {
  return series !== null && version.series.get(dimension) === series;
}

export type QuestionLevels = { scale: Scale; levels: number[]; notApplicable: number };

/** Counts by level of each question that a figure is made of, in the order of its questionnaire. */
export function levelsOf(sums: Sums, wanted: Wanted): QuestionLevels[] {
  const questions = new Map<string, QuestionLevels>();
  for (const one of sums.values()) {
    if (!comparable(one, wanted)) continue;
    const { version, counts } = one;
    for (const scale of scalesOf(version, wanted.dimension)) {
      const { key, levels } = scale.question;
      const before = questions.get(key);
      const own = levels.map((_, index) => (before?.levels[index] ?? 0) + (counts[scale.first + index] ?? 0));
      const aside = scale.notApplicable === null ? 0 : (counts[scale.notApplicable] ?? 0);
      questions.set(key, { scale, levels: own, notApplicable: (before?.notApplicable ?? 0) + aside });
    }
  }
  return [...questions.values()];
}

/** Questionnaires that were let out and asked for the same, but in other words, on other levels or by another formula. */
export function leftOut(sums: Sums, wanted: Wanted): number {
  const other = (one: VersionCounts) => one.version.series.has(wanted.dimension) && !comparable(one, wanted);
  return [...sums.values()].reduce((total, one) => total + (other(one) ? (one.counts[SHEETS] ?? 0) : 0), 0);
}

/**
 * Answers that wait for others, of the question most answered: of versions by which somebody answered in the pool's
 * time at all. What waits came in since the last time that something was let out, perhaps after that time.
 */
function waitingOf({ released, waiting }: Pool, wanted: Wanted): number {
  const counted = [...waiting.values()].filter((one) => {
    const came = (released.get(one.version.id)?.counts[SHEETS] ?? 0) > 0;
    return came && (wanted.series === null || comparable(one, wanted));
  });
  const ofQuestions = counted.flatMap(({ version, counts }) =>
    scalesOf(version, wanted.dimension).map(({ answered }) => counts[answered] ?? 0),
  );
  return Math.max(0, ...ofQuestions);
}

/** Whether a round was open on a day of the months; what waits of it belongs to them. */
export function openIn({ opensOn, closesOn }: { opensOn: Day; closesOn: Day }, from: Month, to: Month): boolean {
  return monthOf(opensOn) <= to && monthOf(closesOn) >= from;
}

/** Counts of one place and period: what was let out, and what still waits there. */
export type Pool = { released: Sums; waiting: Sums };

export type OwnFigure = {
  figure: Figure;
  /** As it goes on to be combined with others; null unless the figure is known. */
  input: FigureInput | null;
  score: Score | null;
  leftOut: number;
};

/** The figure of a pool: known from what was let out, suppressed while all of it waits, else missing. */
export function ownFigureOf(pool: Pool, wanted: Wanted): OwnFigure {
  const { released } = pool;
  const formula = [...released.values()].find((one) => comparable(one, wanted))?.version.formula;
  const score = formula
    ? scoreOf(
        levelsOf(released, wanted).map(({ levels }) => levels),
        formula,
      )
    : null;
  const aside = leftOut(released, wanted);
  if (formula && score) {
    const input = { value: score.value, n: score.n, formula, spread: score.spread };
    return { figure: figureOf(input), input, score, leftOut: aside };
  }
  const n = waitingOf(pool, wanted);
  const figure: Figure = n > 0 ? { state: "suppressed", n } : MISSING;
  return { figure, input: null, score: null, leftOut: aside };
}
