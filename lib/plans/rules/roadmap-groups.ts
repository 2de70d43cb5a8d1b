import type { Day } from "@/lib/core/period";
import type { ItemKind } from "../schema";
import { COMMITTEE } from "../schema/roadmap";

export type GroupedItem = {
  id: string;
  kind: ItemKind;
  parentId: string | null;
  title: string;
  startsOn: Day;
  dueOn: Day;
  ownerBranchId: string | null;
  ownerName: string | null;
  coOwners: readonly { id: string }[];
  state: string;
};

export type RoadmapView = "goal" | "branch";

/** `branch` is an id, or "committee" for the Party committee itself. */
export type RoadmapFilter = { branch?: string | undefined; state?: string | undefined };

export type Row<T> = {
  item: T;
  /** Steps to the right of the group's head. */
  indent: number;
  /** Shown only because something below it matches the filters. */
  context: boolean;
  /** Title of the parent, where it stands in another group. */
  under: string | null;
};

/** `head` is the goal of a group by goals; `name` the branch of one by branches, null for the Party committee. */
export type Group<T> = { key: string; head: Row<T> | null; name: string | null; rows: Row<T>[] };

/** Whether an item is what the filters ask for; a branch finds what it owns and what it helps with. */
export function matches(item: GroupedItem, { branch, state }: RoadmapFilter): boolean {
  if (state && item.state !== state) return false;
  if (!branch) return true;
  if (branch === COMMITTEE) return item.ownerBranchId === null;
  return item.ownerBranchId === branch || item.coOwners.some(({ id }) => id === branch);
}

function ancestorsOf<T extends GroupedItem>(byId: ReadonlyMap<string, T>, item: T): T[] {
  const parent = item.parentId === null ? undefined : byId.get(item.parentId);
  return parent ? [parent, ...ancestorsOf(byId, parent)] : [];
}

/** What is shown: what is wanted, and everything above it. */
function withAncestors<T extends GroupedItem>(items: readonly T[], byId: Map<string, T>, wanted: Set<string>) {
  return new Set(
    items
      .filter(({ id }) => wanted.has(id))
      .flatMap((item) => [item, ...ancestorsOf(byId, item)])
      .map(({ id }) => id),
  );
}

function byGoal<T extends GroupedItem>(items: readonly T[], filter: RoadmapFilter): Group<T>[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const wanted = new Set(items.filter((item) => matches(item, filter)).map(({ id }) => id));
  const shown = withAncestors(items, byId, wanted);
  const groups = new Map<string, Group<T>>();
  for (const item of items.filter(({ id }) => shown.has(id))) {
    const above = ancestorsOf(byId, item);
    const root = above.at(-1) ?? item;
    const row = { item, indent: Math.max(0, above.length - 1), context: !wanted.has(item.id), under: null };
    const group = groups.get(root.id);
    if (group) group.rows.push(row);
    else groups.set(root.id, { key: root.id, head: row, name: null, rows: [] });
  }
  return [...groups.values()];
}

function rowIn<T extends GroupedItem>({ rows }: Group<T>, byId: ReadonlyMap<string, T>, item: T): Row<T> {
  const above = rows.find((row) => row.item.id === item.parentId);
  if (above) return { item, indent: above.indent + 1, context: false, under: null };
  return { item, indent: 0, context: false, under: ancestorsOf(byId, item)[0]?.title ?? null };
}

function byBranch<T extends GroupedItem>(items: readonly T[], filter: RoadmapFilter): Group<T>[] {
  const byId = new Map(items.map((item) => [item.id, item]));
  const groups = new Map<string, Group<T>>();
  for (const item of items.filter((one) => matches(one, filter))) {
    const key = item.ownerBranchId ?? COMMITTEE;
    const group = groups.get(key) ?? { key, head: null, name: item.ownerName, rows: [] };
    group.rows.push(rowIn(group, byId, item));
    groups.set(key, group);
  }
  return [...groups.values()].sort((a, b) => Number(b.key === COMMITTEE) - Number(a.key === COMMITTEE));
}

/**
 * The roadmap as it is read: by goal with what lies below it, or by owner branch with the Party committee first. Items
 * come in tree order and keep it.
 */
export function groupRoadmap<T extends GroupedItem>(
  items: readonly T[],
  view: RoadmapView,
  filter: RoadmapFilter = {},
): Group<T>[] {
  return view === "goal" ? byGoal(items, filter) : byBranch(items, filter);
}

/** A group's rows as a phone shows them: what is due first stands first. */
export function inDateOrder<T extends GroupedItem>(rows: readonly Row<T>[]): Row<T>[] {
  const when = ({ item }: Row<T>) => `${item.dueOn} ${item.startsOn}`;
  return [...rows].sort((a, b) => (when(a) < when(b) ? -1 : Number(when(a) > when(b))));
}
