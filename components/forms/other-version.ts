import { type Said, type Theirs, theirsOf } from "./three-way";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const SILENT = new Set(["hidden", "file", "submit", "button", "password"]);

const ticks = (one: Control): one is HTMLInputElement => one.type === "checkbox" || one.type === "radio";

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((one): one is Control => "name" in one && one.name !== "" && "value" in one);
}

const shownOf = (form: HTMLFormElement) => controlsOf(form).filter(({ type }) => !SILENT.has(type));

/** Of a group each box for itself. */
const keyOf = (one: Control) => (ticks(one) ? `${one.name}=${one.value}` : one.name);

function madeOf(one: Control): string {
  if (!(one instanceof HTMLSelectElement)) return one.defaultValue;
  const options = [...one.options];
  return (options.find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? "";
}

function saidOf(one: Control): Said {
  const typed = one.type === "text" || one.type === "textarea";
  const base = { key: keyOf(one), label: one.dataset.label ?? one.name, typed };
  if (ticks(one)) {
    const tick = (on: boolean) => (on ? "✓" : "");
    return { ...base, now: tick(one.checked), made: tick(one.defaultChecked), told: one.checked ? "✓" : "—" };
  }
  const told = one instanceof HTMLSelectElement ? (one.selectedOptions[0]?.text ?? "") : one.value;
  return { ...base, now: one.value, made: madeOf(one), told: told || "—" };
}

/** Whether something shown was typed that the page did not bring. */
export function isTyped(form: HTMLFormElement): boolean {
  return shownOf(form).some((one) => {
    const { now, made } = saidOf(one);
    return now !== made;
  });
}

/** The same form on the page as the server makes it now; null where it has none any more. */
export async function findFresh(id: string): Promise<HTMLFormElement | null> {
  const answer = await fetch(window.location.href, { headers: { accept: "text/html" } });
  if (!answer.ok) return null;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(id);
  return fresh instanceof HTMLFormElement ? fresh : null;
}

/** What the other one wrote. */
export function compare(form: HTMLFormElement, fresh: HTMLFormElement): Theirs[] {
  return theirsOf(shownOf(form).map(saidOf), shownOf(fresh).map(saidOf));
}

function addHidden(form: HTMLFormElement, name: string, value: string): void {
  const input = document.createElement("input");
  Object.assign(input, { type: "hidden", name, value });
  form.append(input);
}

function write(control: Control, from: Control): void {
  if (ticks(control) && ticks(from)) control.checked = from.checked;
  else control.value = from.value;
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, { bubbles: true }));
}

/** Versions and ids of rows: those of the fresh page; a row that is gone there is a new one. */
function renewHidden(form: HTMLFormElement, fresh: HTMLFormElement, renew: (name: string, to: string) => void): void {
  const carried = (of: HTMLFormElement) => controlsOf(of).filter((one) => one.dataset.from !== undefined);
  const theirs = new Map(carried(fresh).map(({ name, value }) => [name, value]));
  const own = carried(form).map(({ name }) => name);
  for (const name of own) {
    const to = theirs.get(name) ?? (name.endsWith(".id") ? "" : undefined);
    if (to !== undefined) renew(name, to);
  }
  for (const [name, value] of theirs) if (!own.includes(name)) addHidden(form, name, value);
}

/** Makes the form the fresh one with what was typed here on top. */
export function adopt(form: HTMLFormElement, fresh: HTMLFormElement, renew: (name: string, to: string) => void): void {
  const own = new Map(shownOf(form).map((one) => [keyOf(one), one]));
  for (const { key, taken } of compare(form, fresh)) {
    const from = shownOf(fresh).find((one) => keyOf(one) === key);
    const control = own.get(key);
    if (control && from && taken) write(control, from);
    // A row that has no place on this page goes along as it is.
    else if (!control && from) addHidden(form, from.name, from.value);
  }
  renewHidden(form, fresh, renew);
}
