import { describe, expect, test } from "vitest";
import { readTable } from "@/lib/core/files/read-table";
import zh from "@/lib/i18n/messages/zh-CN/imports.json";
import { DAMAGED_FILES, knowsPeople } from "@/tests/support/damaged-files";

/** The key of what is said of a file, wherever on the way it is found out; null when all of it can be read. */
async function problemOf(bytes: Uint8Array): Promise<string | null> {
  try {
    const table = await readTable(bytes, { knows: knowsPeople });
    for await (const _row of table.rows());
    return null;
  } catch (error) {
    return (error as { messageKey?: string }).messageKey ?? String(error);
  }
}

test("there are forty of them and more, and each sentence is needed", () => {
  expect(DAMAGED_FILES.length).toBeGreaterThanOrEqual(40);
  expect([...new Set(DAMAGED_FILES.map((file) => file.problem))].sort()).toEqual(Object.keys(zh.file).sort());
});

describe("a damaged file is refused with the sentence that helps", () => {
  test.each(DAMAGED_FILES)(
    "$name: $what → $problem",
    async ({ bytes, problem }) => {
      expect(await problemOf(await bytes())).toBe(`imports.file.${problem}`);
    },
    20_000,
  );
});
