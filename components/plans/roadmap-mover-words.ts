import { fill } from "@/components/forms/form-labels";
import type { Day } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import type { Gesture } from "./roadmap-gesture";

const KEYS = [
  "span",
  "heldParent",
  "heldYear",
  "heldInside",
  "endOnly",
  "whole",
  "confirmHint",
  "putBack",
  "saved",
  "savedWith",
  "undo",
  "undone",
  "close",
  "carry",
  "carried",
  "dialogDraft",
  "dialogIssued",
  "from",
  "to",
  "earlierWeek",
  "earlierDay",
  "laterDay",
  "laterWeek",
  "onlyEnd",
  "reason",
  "reasonHint",
  "save",
  "amend",
  "cancel",
  "nothing",
  "unreachable",
  "failed",
] as const;

/** Everything the mover says, with its placeholders; filled in the browser. */
export type MoverWords = Record<(typeof KEYS)[number], string>;

/** `t` is the translator of the namespace "plans.move". */
export function moverWords(t: { raw(key: string): unknown }): MoverWords {
  return Object.fromEntries(KEYS.map((key) => [key, String(t.raw(key))])) as MoverWords;
}

export function spanWords(
  words: MoverWords,
  locale: Locale,
  { startsOn, dueOn }: { startsOn: Day; dueOn: Day },
): string {
  if (startsOn === dueOn) return formatDay(dueOn, locale);
  return fill(words.span, { from: formatDay(startsOn, locale), to: formatDay(dueOn, locale) });
}

function heldWords({ facts, grip, dueOn }: Gesture, words: MoverWords, locale: Locale): string {
  if (grip === "end" && dueOn === facts.lastInside) {
    return fill(words.heldInside, { day: formatDay(facts.lastInside, locale) });
  }
  const { name } = facts.outer;
  return name === null ? words.heldYear : fill(words.heldParent, { title: name });
}

/** The new dates, and what holds them. */
export function gestureWords(gesture: Gesture, words: MoverWords, locale: Locale): string {
  const dates = spanWords(words, locale, gesture);
  return gesture.held ? `${dates} · ${heldWords(gesture, words, locale)}` : dates;
}
