import { expect, test } from "vitest";
import { messagesOf } from "@/lib/i18n/messages";
import { IMPORT_FIELDS } from "@/lib/imports/rules/fields";
import { knowsHeader, missingFields, recogniseColumns } from "@/lib/imports/rules/recognise";
import { HEADERS, WORDS } from "@/lib/imports/rules/vocabulary";
import { IMPORT_KINDS } from "@/lib/imports/schema";

const locales = ["zh-CN", "en"] as const;
const everyKind = IMPORT_KINDS.flatMap((kind) => locales.map((locale) => [kind, locale] as const));

test.each(everyKind)("a template of %s in %s is recognised column by column", (kind, locale) => {
  const labels: Record<string, string> = messagesOf(locale).imports.field;
  const keys = IMPORT_FIELDS[kind].map(({ key }) => key);
  const columns = recogniseColumns(
    kind,
    keys.map((key) => labels[key] ?? "?"),
  );
  expect(columns).toEqual(Object.fromEntries(keys.map((key, index) => [key, index])));
  expect(missingFields(kind, columns)).toEqual([]);
});

test.each(everyKind)("every word list of %s in %s can be written as it is shown", (kind, locale) => {
  const shown: Record<string, Record<string, string>> = messagesOf(locale).imports.word;
  for (const { words } of IMPORT_FIELDS[kind]) {
    if (!words) continue;
    for (const [code, list] of Object.entries(WORDS[words])) {
      const text = shown[words]?.[code] ?? "?";
      expect([...list, code]).toContain(text.toLowerCase());
    }
  }
});

test("headers are known whatever people add to them", () => {
  const headers = ["*工号", "姓 名", "身份证号（18位）", "Birth Date", "所在支部：", "政治面貌", "备注", ""];
  expect(recogniseColumns("members", headers)).toEqual({
    employeeNo: 0,
    name: 1,
    idNumber: 2,
    birthDate: 3,
    branch: 4,
    stage: 5,
  });
  expect(headers.map((header) => knowsHeader("members", header))).toEqual([
    true,
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
});

test("of two columns for one field the first is taken; what is missing is named", () => {
  expect(recogniseColumns("staff", ["工号", "职工编号"])).toEqual({ employeeNo: 0 });
  expect(missingFields("staff", { employeeNo: 0 })).toEqual(["name", "department"]);
});

test("every field has headers, and no header stands for two fields of a kind", () => {
  for (const kind of IMPORT_KINDS) {
    for (const { key } of IMPORT_FIELDS[kind]) {
      expect(HEADERS[key]?.length ?? 0).toBeGreaterThan(0);
      const [first = ""] = HEADERS[key] ?? [];
      expect([kind, key, recogniseColumns(kind, [first])]).toEqual([kind, key, { [key]: 0 }]);
    }
  }
});
