import type { Grip } from "@/lib/plans/rules/timeline";
import type { BarFacts } from "./roadmap-bar-facts";
import { barAt, daysOfWay, factsOf, type Gesture, gestureOf, preview, putBack, sayAt } from "./roadmap-gesture";
import { keyMove } from "./roadmap-keys";

/** What the page wants to hear of gestures on its bars. */
export type Listener = {
  /** The dates of a gesture in words, to stand at the bar. */
  words: (gesture: Gesture) => string;
  /** The same said aloud: keys move without showing. */
  moved: (gesture: Gesture) => void;
  began: () => void;
  back: () => void;
  dropped: (gesture: Gesture) => void;
  asked: (facts: BarFacts) => void;
};

/** A hand trembles: less than this is a click. */
const THRESHOLD = 4;

type Drag = { bar: HTMLElement; x: number; grip: Grip; moved: boolean };

/** Watches all bars of the page; what it shows is only a preview until somebody is told that it was dropped. */
class Steering {
  private current: { bar: HTMLElement; gesture: Gesture } | null = null;
  private drag: Drag | null = null;
  private dragged = false;

  constructor(private readonly listener: () => Listener) {}

  private show(bar: HTMLElement, gesture: Gesture): void {
    if (this.current && this.current.bar !== bar) putBack(this.current.bar);
    if (!this.current) this.listener().began();
    this.current = { bar, gesture };
    preview(bar, gesture);
    sayAt(bar, this.listener().words(gesture));
  }

  private reset(): void {
    if (this.current) putBack(this.current.bar);
    this.current = null;
    this.drag = null;
  }

  private drop(): void {
    const { current } = this;
    this.current = null;
    if (!current) return;
    if (current.gesture.days === 0) putBack(current.bar);
    else this.listener().dropped(current.gesture);
  }

  readonly down = (event: PointerEvent): void => {
    const bar = barAt(event.target);
    // A finger scrolls; it has the buttons of the cards, and the item's own form.
    if (!bar || event.button !== 0 || event.pointerType === "touch") return;
    const end = event.target instanceof Element && event.target.closest("[data-end]") !== null;
    this.drag = { bar, x: event.clientX, grip: end ? "end" : "bar", moved: false };
  };

  readonly move = (event: PointerEvent): void => {
    const { drag } = this;
    if (!drag) return;
    const way = event.clientX - drag.x;
    if (!drag.moved && Math.abs(way) < THRESHOLD) return;
    drag.moved = true;
    this.show(drag.bar, gestureOf(factsOf(drag.bar), drag.grip, daysOfWay(drag.bar, way)));
  };

  readonly up = (): void => {
    const { drag } = this;
    this.drag = null;
    if (!drag?.moved) return;
    this.dragged = true;
    setTimeout(() => {
      this.dragged = false;
    });
    this.drop();
  };

  readonly cancel = (): void => {
    if (this.drag) this.reset();
  };

  /** The click that ends a drag opens nothing. */
  readonly click = (event: MouseEvent): void => {
    if (this.dragged) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-move]") : null;
    if (button) this.listener().asked(factsOf(button));
  };

  readonly grab = (event: DragEvent): void => {
    if (barAt(event.target)) event.preventDefault();
  };

  readonly key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.drag) {
      this.reset();
      return;
    }
    const bar = barAt(event.target);
    if (bar) this.keyOn(bar, event);
  };

  private keyOn(bar: HTMLElement, event: KeyboardEvent): void {
    const before = this.current?.bar === bar ? this.current.gesture : gestureOf(factsOf(bar), "bar", 0);
    const move = keyMove(event, { moved: this.current?.bar === bar, grip: before.grip });
    if (move === null) return;
    event.preventDefault();
    if (move === "confirm") this.drop();
    else if (move === "back") {
      this.reset();
      this.listener().back();
    } else {
      const grip = "grip" in move ? move.grip : before.grip;
      const days = "days" in move ? before.days + move.days : 0;
      const gesture = gestureOf(before.facts, grip, days);
      this.show(bar, gesture);
      this.listener().moved(gesture);
    }
  }
}

/** Listens to pointer and keyboard until the returned function is called. */
export function steer(listener: () => Listener): () => void {
  const steering = new Steering(listener);
  const heard: [string, (event: never) => void, boolean?][] = [
    ["pointerdown", steering.down],
    ["pointermove", steering.move],
    ["pointerup", steering.up],
    ["pointercancel", steering.cancel],
    ["click", steering.click, true],
    ["dragstart", steering.grab],
    ["keydown", steering.key],
  ];
  for (const [name, hear, early] of heard) document.addEventListener(name, hear as EventListener, early);
  return () => {
    for (const [name, hear, early] of heard) document.removeEventListener(name, hear as EventListener, early);
  };
}
