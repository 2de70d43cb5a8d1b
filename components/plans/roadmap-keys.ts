import type { Grip } from "@/lib/plans/rules/timeline";

/** What a key does to the bar that has the focus; null: it is none of ours. */
export type KeyMove = { days: number } | "confirm" | "back" | { grip: Grip } | null;

type Keyed = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey">;

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 };
// Unmoved, a bar is the link to its item.
const OF_MOVED: Record<string, "confirm" | "back"> = { Enter: "confirm", Escape: "back" };

/** ← and → move by a day, with Shift by a week; E takes the end alone; Enter confirms, Escape puts back. */
export function keyMove(event: Keyed, now: { moved: boolean; grip: Grip }): KeyMove {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const step = STEPS[event.key];
  if (step !== undefined) return { days: event.shiftKey ? step * 7 : step };
  if (event.key.toLowerCase() === "e") return { grip: now.grip === "bar" ? "end" : "bar" };
  return (now.moved && OF_MOVED[event.key]) || null;
}
