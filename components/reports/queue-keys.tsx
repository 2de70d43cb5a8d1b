"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { type QueueCommand, queueCommandOf } from "./queue-command";

type Words = { keys: string; on: string; pressAgain: string };

const STORED = "report-queue-keys";
const REVIEW = "form#review";

const button = (intent: "approve" | "return") =>
  document.querySelector<HTMLButtonElement>(`${REVIEW} button[name=intent][value=${intent}]`);

function follow(selector: string): void {
  document.querySelector<HTMLAnchorElement>(selector)?.click();
}

/** The first press goes to the button, the second one presses it: nothing is approved by one slip of a finger. */
function approve(): boolean {
  const found = button("approve");
  if (!found) return false;
  if (document.activeElement !== found) {
    found.focus();
    return true;
  }
  found.click();
  return false;
}

const ACTS: Record<Exclude<QueueCommand, "approve" | "help" | "held">, () => void> = {
  next: () => follow("a.queue-next"),
  previous: () => follow("a.queue-previous"),
  return: () => document.querySelector<HTMLTextAreaElement>(`${REVIEW} textarea[name=comment]`)?.focus(),
  send: () => button("return")?.click(),
};

/** Does what a key asks for; true while the same key has to be pressed again. */
function obey(command: Exclude<QueueCommand, "held">, toggleHelp: () => void): boolean {
  if (command === "approve") return approve();
  if (command === "help") toggleHelp();
  else ACTS[command]();
  return false;
}

function readSwitch(): boolean {
  try {
    return window.localStorage.getItem(STORED) !== "off";
  } catch {
    return true;
  }
}

function keepSwitch(on: boolean): void {
  try {
    window.localStorage.setItem(STORED, on ? "on" : "off");
  } catch {
    // A browser that keeps nothing forgets it with the page.
  }
}

function useQueueKeys(on: boolean, toggleHelp: () => void) {
  const [asking, setAsking] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const command = queueCommandOf(event, on);
      if (command !== "held") setAsking(command !== null && obey(command, toggleHelp));
      if (!command) return;
      event.preventDefault();
      // Ahead of the form, whose Ctrl+Enter would press its first button, and that one approves.
      event.stopPropagation();
    };
    document.addEventListener("keydown", onKeyDown, true);
    return () => document.removeEventListener("keydown", onKeyDown, true);
  }, [on, toggleHelp]);
  return asking;
}

/** Lets a reviewer go through the queue without the mouse, and says which keys there are. */
export function QueueKeys({ words, children }: { words: Words; children: ReactNode }) {
  const details = useRef<HTMLDetailsElement>(null);
  const [on, setOn] = useState(true);
  useEffect(() => setOn(readSwitch()), []);
  const toggle = useRef(() => {
    const found = details.current;
    if (found) found.open = !found.open;
  });
  const asking = useQueueKeys(on, toggle.current);
  const change = (wanted: boolean) => {
    setOn(wanted);
    keepSwitch(wanted);
  };
  return (
    <>
      <details ref={details} className="disclosure">
        <summary>{words.keys}</summary>
        {children}
        <label className="choice mt-2">
          <input type="checkbox" checked={on} onChange={(event) => change(event.target.checked)} />
          <span>{words.on}</span>
        </label>
      </details>
      <span role="status" className={asking ? "w-full" : "sr-note"}>
        {asking ? words.pressAgain : ""}
      </span>
    </>
  );
}
