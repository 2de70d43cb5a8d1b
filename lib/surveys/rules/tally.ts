import { type Layout, type Place, SHEETS } from "./layout";

/** Counts by slot of a layout. */
export type Counts = readonly number[];

/** Fewer answers than this are not shown, nor is any difference made of fewer. */
export const LEAST_ANSWERS = 5;

export function noCounts(size: number): number[] {
  return new Array<number>(size).fill(0);
}

/** Sum of tallies of one layout; a shorter one counts as zero behind its end. */
export function addCounts(a: Counts, b: Counts): number[] {
  return Array.from({ length: Math.max(a.length, b.length) }, (_, slot) => (a[slot] ?? 0) + (b[slot] ?? 0));
}

function slotsOf({ answered, notApplicable, first, size }: Place): number[] {
  const options = Array.from({ length: size }, (_, index) => first + index);
  return notApplicable === null ? [answered, ...options] : [answered, notApplicable, ...options];
}

/**
 * What of the waiting counts may be let out: of each question all or nothing, and all only with LEAST_ANSWERS valid
 * answers. As figures are made of what was let out alone, two figures of any two moments, periods or places differ by
 * no answer of a question or by at least LEAST_ANSWERS. The number of questionnaires tells nobody's answer and waits
 * for nothing.
 */
export function release({ places, size }: Layout, waiting: Counts): { out: number[]; kept: number[] } {
  const out = noCounts(size);
  const kept = noCounts(size);
  out[SHEETS] = waiting[SHEETS] ?? 0;
  for (const place of places) {
    const side = (waiting[place.answered] ?? 0) >= LEAST_ANSWERS ? out : kept;
    for (const slot of slotsOf(place)) side[slot] = waiting[slot] ?? 0;
  }
  return { out, kept };
}
