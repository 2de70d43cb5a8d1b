import { type Said, type Theirs, theirsOf } from "./three-way";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const SILENT = new Set(["hidden", "file", "submit", "button", "password"]);

/** Made anew for every page: says nothing of what was typed or saved. */
export const OF_THE_PAGE = new Set(["_key", "tab"]);

const ticks = (one: Control): one is HTMLInputElement => one.type === "checkbox" || one.type === "radio";

function controlsOf(form: HTMLFormElement): Control[] {
  return [...form.elements].filter((one): one is Control => "name" in one && one.name !== "" && "value" in one);
}

const shownOf = (form: HTMLFormElement) => controlsOf(form).filter(({ type }) => !SILENT.has(type));

const hiddenOf = (form: HTMLFormElement) => controlsOf(form).filter(({ type }) => type === "hidden");

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

/** Whether what was written travels in a hidden field: it can be neither shown nor joined here. */
export const isWrittenUnseen = (form: HTMLFormElement) =>
  hiddenOf(form).some(({ dataset }) => dataset.written !== undefined);

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
  return theirsOf(controlsOf(form).map(saidOf), shownOf(fresh).map(saidOf));
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

/** Versions and ids of rows that differ on the fresh page, as they stand there; a row that is gone there is a new one. */
export function hiddenAnew(form: HTMLFormElement, fresh: HTMLFormElement): [name: string, to: string][] {
  const own = new Map(hiddenOf(form).map(({ name, value }) => [name, value]));
  const carried = hiddenOf(fresh).filter(({ name, dataset }) => dataset.from !== undefined && !OF_THE_PAGE.has(name));
  const theirs = new Map(carried.map(({ name, value }) => [name, value]));
  for (const name of own.keys()) if (name.endsWith(".id") && !theirs.has(name)) theirs.set(name, "");
  return [...theirs].filter(([name, to]) => own.get(name) !== to);
}

function renewHidden(form: HTMLFormElement, fresh: HTMLFormElement, renew: (name: string, to: string) => void): void {
  for (const [name, to] of hiddenAnew(form, fresh)) {
    if (form.elements.namedItem(name)) renew(name, to);
    else addHidden(form, name, to);
  }
}

/** Makes the form the fresh one with what was typed here on top. */
export function adopt(form: HTMLFormElement, fresh: HTMLFormElement, renew: (name: string, to: string) => void): void {
  const own = new Map(controlsOf(form).map((one) => [keyOf(one), one]));
  for (const { key, taken } of compare(form, fresh)) {
    const from = shownOf(fresh).find((one) => keyOf(one) === key);
    const control = own.get(key);
    if (control && from && taken) write(control, from);
    // A row that has no place on this page goes along as it is.
    else if (!control && from) addHidden(form, from.name, from.value);
  }
  renewHidden(form, fresh, renew);
}
