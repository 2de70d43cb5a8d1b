import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { changedFields, idsIn } from "@/lib/audit/rules";
import { auditFiltersSchema } from "@/lib/audit/schema";
import words from "@/lib/i18n/messages/zh-CN/audit.json";

describe("the difference an entry made", () => {
  test("names only what changed, in the order of the fields", () => {
    expect(changedFields({ a: 1, b: "x", c: null }, { a: 1, b: "y", c: 0 })).toEqual([
      { field: "b", before: "x", after: "y" },
      { field: "c", before: null, after: 0 },
    ]);
  });

  test("a new record shows what it has, a removed one what it had", () => {
    expect(changedFields(null, { name: "n", note: null })).toEqual([{ field: "name", before: null, after: "n" }]);
    expect(changedFields({ name: "n" }, undefined)).toEqual([{ field: "name", before: "n", after: null }]);
  });

  test("opens objects and keeps lists whole", () => {
    expect(changedFields({ at: { x: 1, y: 2 }, l: [1, 2] }, { at: { x: 1, y: 3 }, l: [2] })).toEqual([
      { field: "at.y", before: 2, after: 3 },
      { field: "l", before: [1, 2], after: [2] },
    ]);
  });

  test("neither the order of keys nor that of a list is a change", () => {
    expect(changedFields({ o: { a: 1, b: 2 }, l: [{ x: 1 }, 2] }, { l: [2, { x: 1 }], o: { b: 2, a: 1 } })).toEqual([]);
  });

  test("a text that becomes an object is shown as it was and is", () => {
    expect(changedFields({ v: "x" }, { v: { a: 1 } })).toEqual([{ field: "v", before: "x", after: { a: 1 } }]);
    expect(changedFields("x", "y")).toEqual([{ field: "", before: "x", after: "y" }]);
  });

  test("zero, no and the empty text are values, not nothing", () => {
    expect(changedFields({ a: null, b: null, c: null }, { a: 0, b: false, c: "" })).toHaveLength(3);
  });
});

test("finds ids wherever they stand", () => {
  const id = "01a204bb-f46b-711e-ae93-74cf3ab7cbb4";
  expect(idsIn({ a: [id, "x", { b: id }], c: 1, d: null })).toEqual([id, id]);
});

test("an address that makes no sense filters nothing", () => {
  expect(auditFiltersSchema.parse({ person: "me", from: "2026-02-30", sort: "hash", q: "x".repeat(99) })).toEqual({
    ascending: false,
  });
});

function codeBelow(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && name.includes("commands"))
    .map((name) => readFileSync(path.join(folder, name), "utf8"))
    .join("\n");
}

test("every action and subject that a command writes has a word in the trail", () => {
  const code = codeBelow("lib");
  const keys = (pattern: RegExp) => [...new Set([...code.matchAll(pattern)].map(([, key]) => key ?? ""))];
  const actions = keys(/"([a-z]+\.[a-zA-Z]+)"/g).filter((key) => code.includes(`action: "${key}"`));
  const subjects = keys(/subject: "([a-zA-Z]+)"/g);
  const known = Object.entries(words.action).flatMap(([subject, verbs]) =>
    Object.keys(verbs).map((verb) => `${subject}.${verb}`),
  );
  expect(actions.length).toBeGreaterThan(20);
  expect(actions.filter((action) => !known.includes(action))).toEqual([]);
  expect(subjects.filter((subject) => !(subject in words.subject))).toEqual([]);
});
