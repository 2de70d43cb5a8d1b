export type Node = { id: string; parentId: string | null };

export type Placed<Row> = Row & { depth: number };

/**
 * Rows as a tree, every row below the one above it, each level in the order given. A row whose parent is not among
 * the rows stands at the top: a filter may have left the parent out.
 */
export function inTreeOrder<Row extends Node>(rows: readonly Row[]): Placed<Row>[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = Map.groupBy(rows, ({ parentId }) => (parentId && known.has(parentId) ? parentId : null));
  const place = (parentId: string | null, depth: number): Placed<Row>[] =>
    (below.get(parentId) ?? []).flatMap((row) => [{ ...row, depth }, ...place(row.id, depth + 1)]);
  return place(null, 0);
}

/** Whether `id` is `above` itself or stands somewhere below it; hanging `above` there would close a circle. */
export function standsBelow(rows: readonly Node[], id: string, above: string): boolean {
  const parents = new Map(rows.map((row) => [row.id, row.parentId]));
  let next: string | null | undefined = id;
  for (let steps = 0; next && steps <= rows.length; steps++) {
    if (next === above) return true;
    next = parents.get(next);
  }
  return false;
}
