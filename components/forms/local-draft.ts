import { readForm } from "./use-submission";
import { type Control, isControl } from "./validity";

export type DraftValues = Record<string, string[]>;
/** `saved`: the server has it, as `version`; kept for a page that was rendered a moment before that. */
export type LocalDraft = { values: DraftValues; savedAt: number; version: string; saved?: boolean };
/** With the tab that keeps it. */
export type FoundDraft = LocalDraft & { tab: string };

const PREFIX = "tongxin:draft:";
const LEFT_OUT = new Set(["_key", "version"]);

/** Each tab keeps its own: one that saves or goes on writing must not take away what another still holds. */
const TAB = Math.random().toString(36).slice(2);

/** The typed fields of a form: no key, no version, no files. */
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
  return [...names].every((name) => (a[name] ?? []).join("\u0000") === (b[name] ?? []).join("\u0000"));
}

const slotOf = (key: string, tab: string) => `${PREFIX}${key}~${tab}`;

/** What the tabs of this device hold under a key, the newest first. */
export function loadDrafts(key: string): FoundDraft[] {
  try {
    const slots = Object.keys(localStorage).filter((slot) => slot.startsWith(slotOf(key, "")));
    return slots
      .map((slot) => ({ ...JSON.parse(localStorage.getItem(slot) ?? ""), tab: slot.slice(slotOf(key, "").length) }))
      .toSorted((a, b) => b.savedAt - a.savedAt);
  } catch {
    return [];
  }
}

export function keepDraft(key: string, draft: LocalDraft): void {
  try {
    localStorage.setItem(slotOf(key, TAB), JSON.stringify(draft));
  } catch {
    // Storage is full or barred (private window): the server copy is then the only one.
  }
}

/** Drops what this tab keeps, or another one that is named. */
export function dropDraft(key: string, tab = TAB): void {
  try {
    localStorage.removeItem(slotOf(key, tab));
  } catch {
    // As above.
  }
}

/** Makes a draft this tab's own. */
export function adoptDraft(key: string, { tab, ...draft }: FoundDraft): void {
  if (tab === TAB) return;
  keepDraft(key, draft);
  dropDraft(key, tab);
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
