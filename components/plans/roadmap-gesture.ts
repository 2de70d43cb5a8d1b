import { yearDates } from "@/lib/plans/rules/placement";
import { daysIn, type Grip, limitShift, markOf, placeOf, shifted } from "@/lib/plans/rules/timeline";
import type { BarFacts } from "./roadmap-bar-facts";

/** A bar that is being moved: how far, by which grip, and whether something holds it. */
export type Gesture = {
  facts: BarFacts;
  grip: Grip;
  days: number;
  startsOn: string;
  dueOn: string;
  /** It would have gone further. */
  held: boolean;
};

/** Where a gesture of so many days leads, held inside the parent and around what lies below. */
export function gestureOf(facts: BarFacts, grip: Grip, wanted: number): Gesture {
  const only = facts.kind === "milestone" ? "bar" : grip;
  const days = limitShift(facts, wanted, only, facts);
  return { facts, grip: only, days, ...shifted(facts, days, only), held: days !== wanted };
}

/** The bar under a pointer or with the focus. */
export function barAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>("[data-bar]") : null;
}

export function factsOf(element: HTMLElement): BarFacts {
  return JSON.parse(element.dataset.bar ?? element.dataset.move ?? "null");
}

export function yearOf(element: Element): number {
  return Number(element.closest<HTMLElement>("[data-year]")?.dataset.year);
}

/** Days that a way of so many pixels is, on the line that a bar stands on. */
export function daysOfWay(bar: HTMLElement, pixels: number): number {
  const width = bar.parentElement?.getBoundingClientRect().width ?? 0;
  return width > 0 ? Math.round((pixels / width) * daysIn(yearDates(yearOf(bar)))) : 0;
}

function put(bar: HTMLElement, { facts, startsOn, dueOn }: Pick<Gesture, "facts" | "startsOn" | "dueOn">): void {
  const year = yearOf(bar);
  if (facts.kind === "milestone") bar.style.left = `${markOf(dueOn, year)}%`;
  else {
    const place = placeOf({ startsOn, dueOn }, year);
    bar.style.left = `${place?.left ?? 0}%`;
    bar.style.width = `${place?.width ?? 0}%`;
  }
}

function hintOf(bar: HTMLElement): HTMLElement {
  const found = bar.parentElement?.querySelector<HTMLElement>(".rm-hint");
  if (found) return found;
  const hint = document.createElement("span");
  hint.className = "rm-hint";
  hint.setAttribute("aria-hidden", "true");
  bar.parentElement?.append(hint);
  return hint;
}

/** Says something at the bar itself; the same is spoken elsewhere. */
export function sayAt(bar: HTMLElement, text: string, wrong = false): void {
  const hint = hintOf(bar);
  hint.textContent = text;
  hint.classList.toggle("rm-hint-err", wrong);
  // Beyond the middle of the line there is more room at the left.
  const track = bar.parentElement?.getBoundingClientRect();
  const own = bar.getBoundingClientRect();
  const left = track !== undefined && own.left - track.left > track.width / 2;
  hint.style.left = left || !track ? "auto" : `${own.left - track.left}px`;
  hint.style.right = left && track ? `${track.right - own.right}px` : "auto";
}

/** Draws a bar where the gesture has it. */
export function preview(bar: HTMLElement, gesture: Gesture): void {
  put(bar, gesture);
  bar.classList.add("rm-moving");
}

/** Puts a bar back where its facts say, with nothing said at it. */
export function putBack(bar: HTMLElement): void {
  const facts = factsOf(bar);
  put(bar, { facts, startsOn: facts.startsOn, dueOn: facts.dueOn });
  bar.classList.remove("rm-moving");
  bar.parentElement?.querySelector(".rm-hint")?.remove();
}

/** Bars are drawn anew after every save: the one with this id as it stands now. */
export function barOf(id: string): HTMLElement | null {
  const bars = [...document.querySelectorAll<HTMLElement>("[data-bar]")];
  return bars.find((bar) => factsOf(bar).id === id) ?? null;
}
