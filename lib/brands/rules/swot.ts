import type { Quadrant, StrategyKind } from "../schema/swot";

/** The two quadrants that a strategy joins: what is inside with what is outside. */
export const JOINED: Record<StrategyKind, readonly [Quadrant, Quadrant]> = {
  so: ["strength", "opportunity"],
  wo: ["weakness", "opportunity"],
  st: ["strength", "threat"],
  wt: ["weakness", "threat"],
};

const LETTER: Record<Quadrant, string> = { strength: "S", weakness: "W", opportunity: "O", threat: "T" };

/** How an entry is called on page and paper: S1, S2, W1 … by its place in its quadrant, counted from 0. */
export function entryCode(quadrant: Quadrant, index: number): string {
  return `${LETTER[quadrant]}${index + 1}`;
}

/**
 * Whether a strategy follows: from at least one entry of each of its two quadrants, and from no other. `quadrantOf`
 * gives the quadrant of an entry, or undefined for one that is not the brand's.
 */
export function follows(
  kind: StrategyKind,
  entryIds: readonly string[],
  quadrantOf: ReadonlyMap<string, Quadrant>,
): boolean {
  const found = entryIds.map((id) => quadrantOf.get(id));
  const joined: readonly (Quadrant | undefined)[] = JOINED[kind];
  return JOINED[kind].every((quadrant) => found.includes(quadrant)) && found.every((one) => joined.includes(one));
}

type Row = { position?: number | undefined };

/** Rows of a form in the order that their numbers give; those without one, or with the same, as they stand. */
export function inOrder<T extends Row>(rows: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(rows)
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([key, row], index) => ({ key, row, place: row.position ?? index + 1 }))
    .sort((a, b) => a.place - b.place)
    .map(({ key, row }) => [key, row]);
}
