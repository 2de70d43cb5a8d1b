import { OF_THE_PAGE } from "./other-version";
import { readForm } from "./use-submission";
import { type Control, isControl } from "./validity";

export type DraftValues = Record<string, string[]>;
export type LocalDraft = {
  values: DraftValues;
  savedAt: number;
  version: string;
  /** The server has it, as `version`; kept for a page that was rendered a moment before that. */
  saved?: boolean;
  /** The tabs whose drafts it goes on from, and when they had kept them. */
  adopted?: Record<string, number>;
};
/** With the tab that keeps it. */
export type FoundDraft = LocalDraft & { tab: string };

const PREFIX = "tongxin:draft:";
const LEFT_OUT = new Set([...OF_THE_PAGE, "version"]);

/** Each tab keeps its own: one that saves or goes on writing must not take away what another still holds. */
const TAB = Math.random().toString(36).slice(2);

/** The typed fields of a form: nothing of the page itself, no version, no files. */
export function draftValues(form: HTMLFormElement): DraftValues {
  const values: DraftValues = {};
  for (const [name, value] of readForm(form)) {
    if (LEFT_OUT.has(name) || typeof value !== "string") continue;
    values[name] = [...(values[name] ?? []), value];
  }
  return values;
}

export function sameValues(a: DraftValues, b: DraftValues): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  const same = (name: string) => (a[name] ?? []).join("\u0000") === (b[name] ?? []).join("\u0000");
  return [...names].every((name) => LEFT_OUT.has(name) || same(name));
}

/** Without a tab the slot of the release before tabs kept their own. */
const slotOf = (key: string, tab: string) => PREFIX + (tab ? `${key}~${tab}` : key);

/** Null for what is gone or cannot be read: one such slot must not hide the others. */
function readSlot(slot: string): LocalDraft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(slot) ?? "null") as LocalDraft | null;
    return draft?.values ? draft : null;
  } catch {
    return null;
  }
}

function slotsHeld(): string[] {
  try {
    return Object.keys(localStorage);
  } catch {
    return [];
  }
}

/** What the tabs of this device hold under a key, the newest first. */
export function loadDrafts(key: string): FoundDraft[] {
  const found = slotsHeld().flatMap((slot) => {
    const tab = slot.slice(slotOf(key, "").length + 1);
    const draft = slot === slotOf(key, tab) ? readSlot(slot) : null;
    return draft ? [{ ...draft, tab }] : [];
  });
  return found.toSorted((a, b) => b.savedAt - a.savedAt);
}

/** By key, what this tab goes on from. */
const adopted: Record<string, LocalDraft["adopted"]> = {};

export function keepDraft(key: string, draft: LocalDraft): void {
  try {
    localStorage.setItem(slotOf(key, TAB), JSON.stringify({ ...draft, adopted: adopted[key] }));
  } catch {
    // Storage is full or barred (private window): the server copy is then the only one.
  }
}

/** Drops what this tab keeps, or another one that is named, with what it went on from and nobody changed since. */
export function dropDraft(key: string, tab = TAB): void {
  const from = readSlot(slotOf(key, tab))?.adopted ?? {};
  try {
    localStorage.removeItem(slotOf(key, tab));
  } catch {
    // As above.
  }
  for (const [other, savedAt] of Object.entries(from)) {
    if (readSlot(slotOf(key, other))?.savedAt === savedAt) dropDraft(key, other);
  }
}

/** Copies a draft into this tab: the one that wrote it may still be open, and keeps it until it is saved. */
export function adoptDraft(key: string, { tab, ...draft }: FoundDraft): void {
  if (tab === TAB) return;
  adopted[key] = { ...adopted[key], [tab]: draft.savedAt };
  keepDraft(key, draft);
}

/** Drops what the server is known to have, whichever tab kept it, and finds the rest. */
export function dropKnown(key: string, known: (draft: FoundDraft) => boolean): FoundDraft[] {
  for (const { tab } of loadDrafts(key).filter(known)) dropDraft(key, tab);
  return loadDrafts(key);
}

/** After a save of this tab. */
export function dropSaved(key: string, saved: DraftValues): void {
  dropKnown(key, ({ tab, values }) => tab === TAB || sameValues(values, saved));
}

const UNTOUCHED = new Set(["hidden", "file", "submit", "button", "reset"]);

function writeInput(element: HTMLInputElement, wanted: string[]): void {
  if (element.type === "checkbox" || element.type === "radio") element.checked = wanted.includes(element.value);
  else setValue(element, wanted[0] ?? "");
}

/** Through the prototype's setter, so that a controlled React field notices as well. */
function setValue(element: Control, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(element), "value")?.set;
  setter?.call(element, value);
}

function write(element: Element, wanted: string[]): void {
  if (!isControl(element) || UNTOUCHED.has(element.type)) return;
  if (element instanceof HTMLInputElement) writeInput(element, wanted);
  else setValue(element, wanted[0] ?? "");
  element.dispatchEvent(new Event("input", { bubbles: true }));
}

export function writeValues(form: HTMLFormElement, values: DraftValues): void {
  for (const element of Array.from(form.elements)) {
    const name = element.getAttribute("name");
    if (!name || LEFT_OUT.has(name) || name.startsWith("$ACTION")) continue;
    write(element, values[name] ?? []);
  }
}
