export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One field that an entry created, changed or removed; `null` stands for nothing there. */
export type Change = { field: string; before: Json; after: Json };

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Equal as a reader sees it: the order of an object's keys does not count, nor does that of a list of plain values. */
function same(a: Json, b: Json): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: Json): string {
  if (Array.isArray(value)) return JSON.stringify(value.map(canonical).sort());
  if (!isObject(value)) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${key}:${canonical(value[key] ?? null)}`).join(",")}}`;
}

/**
 * What differs between an entry's two states, field by field, in the order of the fields. Objects are opened
 * (`hospital.name`); a field that is the same, or empty on both sides, is left out.
 */
export function changedFields(before: Json | undefined, after: Json | undefined, path = ""): Change[] {
  const old = before ?? null;
  const now = after ?? null;
  if (same(old, now)) return [];
  const opens = (isObject(old) || old === null) && (isObject(now) || now === null);
  if (!opens) return [{ field: path, before: old, after: now }];
  const oldFields = isObject(old) ? old : {};
  const newFields = isObject(now) ? now : {};
  const keys = [...new Set([...Object.keys(oldFields), ...Object.keys(newFields)])];
  return keys.flatMap((key) => changedFields(oldFields[key], newFields[key], path ? `${path}.${key}` : key));
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Every id inside a value, so that the reader can be shown names. */
export function idsIn(value: Json): string[] {
  if (typeof value === "string") return UUID.test(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(idsIn);
}
