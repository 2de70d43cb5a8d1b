import type { Day } from "@/lib/core/period";
import type { RoadmapItem } from "@/lib/plans/queries/roadmap";
import { yearDates } from "@/lib/plans/rules/placement";
import { below } from "@/lib/plans/rules/timeline";
import type { ItemKind } from "@/lib/plans/schema";

type Dates = { startsOn: Day; dueOn: Day };

/** What a gesture must know of the item under it; it stands in the page as JSON. */
export type BarFacts = Dates & {
  id: string;
  kind: ItemKind;
  title: string;
  version: number;
  /** What it must stay inside of: its parent, or the year where `name` is null. */
  outer: Dates & { name: string | null };
  /** The last day on which something below it is due. */
  lastInside: Day | null;
  /** How many items below it would move along. */
  carried: number;
};

/** The facts of an item that may be moved. */
export function barFacts(item: RoadmapItem, items: readonly RoadmapItem[], year: number): BarFacts {
  const parent = items.find(({ id }) => id === item.parentId);
  const live = below(items, item.id).filter(({ droppedOn }) => droppedOn === null);
  const { id, kind, title, version, startsOn, dueOn } = item;
  return {
    id,
    kind,
    title,
    version,
    startsOn,
    dueOn,
    outer: parent
      ? { startsOn: parent.startsOn, dueOn: parent.dueOn, name: parent.title }
      : { ...yearDates(year), name: null },
    lastInside:
      live
        .map((one) => one.dueOn)
        .sort()
        .at(-1) ?? null,
    carried: live.length,
  };
}
