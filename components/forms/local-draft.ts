import { readForm } from "./use-submission";
import { type Control, isControl } from "./validity";

export type DraftValues = Record<string, string[]>;
/** `saved`: the server has it, as `version`; kept for a page that was rendered a moment before that. */
export type LocalDraft = { values: DraftValues; savedAt: number; version: string; saved?: boolean };

const PREFIX = "tongxin:draft:";
const LEFT_OUT = new Set(["_key", "version"]);

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

export function loadDraft(key: string): LocalDraft | null {
  try {
    const text = localStorage.getItem(PREFIX + key);
    return text ? (JSON.parse(text) as LocalDraft) : null;
  } catch {
    return null;
  }
}

export function keepDraft(key: string, draft: LocalDraft): void {
  try {
    localStorage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    // Storage is full or barred (private window): the server copy is then the only one.
  }
}

export function dropDraft(key: string): void {
  try {
    localStorage.removeItem(PREFIX + key);
  } catch {
    // As above.
  }
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
