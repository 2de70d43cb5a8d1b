import type { Direction, ItemKind, Measure } from "../schema";
import { isCumulative, type KnownFigureCode } from "../schema/known-figures";

type Item = {
  id: string;
  kind: ItemKind;
  parentId: string | null;
  title: string;
  ownerDissolved: boolean;
  measure: Measure;
  baseline: number | null;
  target: number | null;
  direction: Direction | null;
  figure: KnownFigureCode | null;
};

export type Unready = {
  reason: "nothingToIssue" | "goalsWithoutTask" | "ownersDissolved" | "targetsBehind";
  titles: string[];
};

/** Whether the target lies ahead of where the way begins; a count begins at zero. */
export function liesAhead({ measure, baseline, target, direction, figure }: Item): boolean {
  if (measure === "none" || target === null || baseline === null) return true;
  if (figure !== null && isCumulative(figure)) return true;
  return direction === "down" ? target < baseline : target > baseline;
}

/** Why a draft cannot be issued yet, with the items that stand in its way; null where nothing does. */
export function unreadyItems(items: readonly Item[]): Unready | null {
  const titled = (reason: Unready["reason"], some: readonly Item[]): Unready[] =>
    some.length > 0 ? [{ reason, titles: some.map(({ title }) => title) }] : [];
  const parents = new Set(items.map(({ parentId }) => parentId));
  const bare = items.filter(({ kind, id }) => kind === "goal" && !parents.has(id));
  if (items.length === 0) return { reason: "nothingToIssue", titles: [] };
  const found = [
    ...titled("goalsWithoutTask", bare),
    ...titled(
      "ownersDissolved",
      items.filter(({ ownerDissolved }) => ownerDissolved),
    ),
    ...titled(
      "targetsBehind",
      items.filter((item) => !liesAhead(item)),
    ),
  ];
  return found[0] ?? null;
}
