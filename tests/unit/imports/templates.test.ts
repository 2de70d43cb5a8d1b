import { describe, expect, test } from "vitest";
import { columnLetter } from "@/lib/core/files/table";
import { LOCALES } from "@/lib/i18n/locale";
import { translatorOf } from "@/lib/i18n/translate";
import { readCell } from "@/lib/imports/rules/cells";
import { type Field, IMPORT_FIELDS } from "@/lib/imports/rules/fields";
import { recogniseColumns } from "@/lib/imports/rules/recognise";
import { canRemap, firstOutcome } from "@/lib/imports/rules/states";
import { WORDS } from "@/lib/imports/rules/vocabulary";
import { IMPORT_KINDS } from "@/lib/imports/schema";

describe.each(LOCALES)("what the application itself writes in %s it reads again", (locale) => {
  const t = translatorOf(locale);

  test.each(IMPORT_KINDS)("every header of the template for %s is recognised as its own field", (kind) => {
    const headers = IMPORT_FIELDS[kind].map(({ key }) => t(`imports.field.${key}`));
    const expected = Object.fromEntries(IMPORT_FIELDS[kind].map(({ key }, index) => [key, index]));
    expect(recogniseColumns(kind, headers)).toEqual(expected);
  });

  const fields: Field[] = Object.values(IMPORT_FIELDS).flat();
  const lists = new Map(fields.flatMap((field) => (field.words ? [[field.words, field]] : [])));

  test.each([...lists])("every choice of %s means its own word", (list, field) => {
    for (const word of Object.keys(WORDS[list])) {
      expect([word, readCell(t(`imports.word.${list}.${word}`), field)]).toEqual([word, { value: word }]);
    }
  });

  test("yes and no are read as such", () => {
    const flag: Field = { key: "backbone", type: "flag" };
    expect(readCell(t("imports.flag.true"), flag)).toEqual({ value: true });
    expect(readCell(t("imports.flag.false"), flag)).toEqual({ value: false });
  });
});

test("what a worksheet was given a quote for is read without it", () => {
  expect(readCell("'+86 199 0000 1234", { key: "phone", type: "phone" })).toEqual({ value: "19900001234" });
  expect(readCell("'-", { key: "title", type: "text" })).toEqual({ value: "-" });
  expect(readCell("'s", { key: "title", type: "text" })).toEqual({ value: "'s" });
});

test("columns have the letters that Excel shows", () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnLetter)).toEqual(["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
});

test("what is wrong is shown first, then what is new, changed or the same", () => {
  const none = { added: 0, changed: 0, unchanged: 0, wrong: 0 };
  expect(firstOutcome({ ...none, added: 5, wrong: 1 })).toBe("wrong");
  expect(firstOutcome({ ...none, changed: 2, unchanged: 9 })).toBe("changed");
  expect(firstOutcome({ ...none, unchanged: 9 })).toBe("unchanged");
  expect(firstOutcome(none)).toBe("added");
});

test("columns are chosen by hand while nothing is written or being written", () => {
  const headers = ["A"];
  expect(canRemap({ status: "uploaded", headers })).toBe(true);
  expect(canRemap({ status: "checked", headers })).toBe(true);
  expect(canRemap({ status: "uploaded", headers: [] })).toBe(false);
  expect(
    (["checking", "committing", "committed", "undone"] as const).map((status) => canRemap({ status, headers })),
  ).toEqual([false, false, false, false]);
});
