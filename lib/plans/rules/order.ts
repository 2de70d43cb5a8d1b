/** Ids in order after one of them has changed places with its neighbour; at an end it stays where it is. */
export function movedAmong(ids: readonly string[], id: string, way: "up" | "down"): string[] {
  const to = ids.indexOf(id) + (way === "up" ? -1 : 1);
  const others = ids.filter((one) => one !== id);
  return [...others.slice(0, Math.max(to, 0)), id, ...others.slice(Math.max(to, 0))];
}
