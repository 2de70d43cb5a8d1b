/** `held`: a key of the queue that is kept down; it is taken from the page, but one press is one command. */
export type QueueCommand = "next" | "previous" | "approve" | "return" | "send" | "help" | "held";

const LETTERS: Record<string, QueueCommand> = {
  n: "next",
  j: "next",
  p: "previous",
  k: "previous",
  a: "approve",
  r: "return",
  "?": "help",
};

const TYPING = "input, textarea, select, [contenteditable]";
/** A box that is ticked takes no letters. */
const NOT_TYPED = "input[type=checkbox], input[type=radio]";

type Pressed = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "isComposing" | "keyCode" | "repeat"> & {
  target: EventTarget | null;
};

type Place = { typing: boolean; reviewing: boolean };

function placeOf(target: EventTarget | null): Place {
  if (typeof Element === "undefined" || !(target instanceof Element)) return { typing: false, reviewing: false };
  return {
    typing: target.matches(TYPING) && !target.matches(NOT_TYPED),
    reviewing: target.closest("#review") !== null,
  };
}

/** True while an input method is composing; 229 is Safari's word for it. */
function composing({ isComposing, keyCode }: Pressed): boolean {
  return isComposing || keyCode === 229;
}

/**
 * What a key means to the reading queue; null where it means nothing. Letters never count while somebody types or
 * composes, nor with a modifier, which belongs to the browser; `letters` is off where the reader wants none.
 */
export function queueCommandOf(event: Pressed, letters: boolean, place: Place = placeOf(event.target)) {
  const command = meaningOf(event, letters, place);
  return command && event.repeat ? "held" : command;
}

function meaningOf(event: Pressed, letters: boolean, place: Place): QueueCommand | null {
  if (composing(event)) return null;
  if ((event.ctrlKey || event.metaKey) && event.key === "Enter") return place.reviewing ? "send" : null;
  if (event.ctrlKey || event.metaKey || event.altKey || place.typing || !letters) return null;
  return LETTERS[event.key.length === 1 ? event.key.toLowerCase() : ""] ?? null;
}
