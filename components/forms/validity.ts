import { formatDay, formatMonth } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import { type FormLabels, fill } from "./form-labels";

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

export function isControl(target: EventTarget | null): target is Control {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement
  );
}

function badInput(control: Control, labels: FormLabels): string {
  return control.type === "number" ? labels.badNumber : labels.badDate;
}

/** A limit as the page says days and months elsewhere, not as the browser keeps them. */
function limitText(control: Control, limit: string): string {
  const locale = asLocale(document.documentElement.lang);
  if (control.type === "date") return formatDay(limit, locale);
  return control.type === "month" ? formatMonth(limit, locale) : limit;
}

function limitMessage(control: Control, labels: FormLabels, label: string): string {
  const { min = "", max = "", minLength = 0 } = control as HTMLInputElement;
  const { validity } = control;
  if (validity.rangeUnderflow) return fill(labels.tooSmall, { label, min: limitText(control, min) });
  if (validity.rangeOverflow) return fill(labels.tooLarge, { label, max: limitText(control, max) });
  if (validity.tooShort) return fill(labels.tooShort, { label, min: minLength });
  return fill(labels.badFormat, { label });
}

/** Counted as the server counts. Not the browser's own limit, which cuts off what is pasted without a word. */
export function isTooLong({ value, dataset }: Control): boolean {
  return value.trim().length > (Number(dataset.max) || Number.POSITIVE_INFINITY);
}

function accepted(file: File, accept: string): boolean {
  const wanted = accept.split(",").map((part) => part.trim().toLowerCase());
  const name = file.name.toLowerCase();
  return wanted.some(
    (one) =>
      one === file.type ||
      (one.endsWith("/*") && file.type.startsWith(one.slice(0, -1))) ||
      (one.startsWith(".") && name.endsWith(one)),
  );
}

function fileMessage(control: HTMLInputElement, labels: FormLabels): string | null {
  const files = Array.from(control.files ?? []);
  const maxBytes = Number(control.dataset.maxBytes) || Number.POSITIVE_INFINITY;
  const large = files.find((file) => file.size > maxBytes);
  if (large) {
    const max = `${Math.floor(maxBytes / 1_000_000)} MB`;
    return fill(labels.fileTooLarge, { name: large.name, max });
  }
  const wrong = control.accept && files.find((file) => !accepted(file, control.accept));
  return wrong ? fill(labels.fileType, { name: wrong.name }) : null;
}

/** A list's inputs are called `name[]`; its errors and its element stand under `name`. */
export function fieldName(control: Control): string {
  return control.name.replace(/\[\]$/, "");
}

/** The message for a field as it stands, or null when the browser has no objection. */
export function validityMessage(control: Control, labels: FormLabels): string | null {
  if (!control.name || control.disabled || control.type === "hidden") return null;
  const label = control.dataset.label ?? fieldName(control);
  if (control instanceof HTMLInputElement && control.type === "file" && control.files?.length) {
    return fileMessage(control, labels);
  }
  if (isTooLong(control)) {
    return fill(labels.tooLong, { label, max: control.dataset.max ?? "", count: control.value.trim().length });
  }
  const { validity } = control;
  if (validity.valid) return null;
  if (validity.badInput) return fill(badInput(control, labels), { label });
  if (validity.valueMissing) return fill(labels.required, { label });
  return limitMessage(control, labels, label);
}

/** Name and message of every field the browser objects to, in the order of the page. */
export function invalidFields(form: HTMLFormElement, labels: FormLabels): Record<string, string> {
  const found: Record<string, string> = {};
  for (const element of Array.from(form.elements)) {
    if (!isControl(element) || found[fieldName(element)]) continue;
    const message = validityMessage(element, labels);
    if (message) found[fieldName(element)] = message;
  }
  return found;
}
