/** A task's target on one line: its measured target, or else the first line of what is said of it; null where nothing is. */
export function plannedTarget({ detail, measured }: { detail: string; measured: string }): string | null {
  const [first = ""] = detail.split("\n");
  return measured || first.trim() || null;
}
