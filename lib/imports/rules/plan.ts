import type { Change, ImportOutcome, Problem } from "../schema";
import { text } from "./person";

/** What becomes of a row; `next` is what is to be written, null where nothing is. */
export type Plan<T> = { outcome: ImportOutcome; problems: Problem[]; changes: Change[]; next: T | null };

type Judged<T> = {
  columns: T;
  found: T | undefined;
  problems: Problem[];
  fields: readonly (keyof T & string)[];
  /** Names of the file's fields where a column is called otherwise. */
  shown: Partial<Record<string, string>>;
  /** Names by id. */
  names: ReadonlyMap<string, string>;
};

/** The plan for a row out of what it says and what stands there. */
export function planOf<T>({ columns, found, problems, fields, shown, names }: Judged<T>): Plan<T> {
  if (problems.length > 0) return { outcome: "wrong", problems, changes: [], next: null };
  if (!found) return { outcome: "added", problems, changes: [], next: columns };
  const say = (value: unknown) => names.get(text(value)) ?? text(value);
  const changes = fields
    .filter((field) => text(columns[field]) !== text(found[field]))
    .map((field) => ({ field: shown[field] ?? field, old: say(found[field]), new: say(columns[field]) }));
  if (changes.length === 0) return { outcome: "unchanged", problems, changes, next: null };
  return { outcome: "changed", problems, changes, next: columns };
}

type Node = { id: string; parentId: string | null };

/**
 * A row whose parent is a new row that is wrong itself hangs in the air, and so does what hangs on it in turn.
 * `there` are the ids of the register.
 */
export function refuseOrphans<P extends Plan<Node>>(
  plans: readonly P[],
  there: ReadonlySet<string>,
  says: (parentId: string) => Problem,
): P[] {
  const written = new Set(plans.flatMap(({ next }) => (next ? [next.id] : [])));
  const hangs = ({ next }: P) => next?.parentId && !there.has(next.parentId) && !written.has(next.parentId);
  if (!plans.some(hangs)) return [...plans];
  const judged = plans.map((plan) =>
    hangs(plan)
      ? { ...plan, outcome: "wrong" as const, problems: [says(plan.next?.parentId ?? "")], changes: [], next: null }
      : plan,
  );
  return refuseOrphans(judged, there, says);
}
