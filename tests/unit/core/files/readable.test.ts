import { deepStrictEqual } from "node:assert";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTable } from "@/lib/core/files/read-table";
import type { Table, TableRow } from "@/lib/core/files/table";
import { knowsPeople } from "@/tests/support/damaged-files";
import { READABLE_FILES } from "@/tests/support/readable-files";
import { rowsXml, sheetXml, workbookParts, zipOf } from "@/tests/support/workbook-parts";

async function rowsOf(table: Table): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of table.rows()) rows.push(row);
  return rows;
}

describe("an odd file is read in full", () => {
  test.each(READABLE_FILES)(
    "$what",
    async ({ bytes, rows }) => {
      const table = await readTable(bytes(), { knows: knowsPeople });
      expect(await rowsOf(table)).toEqual(rows.map(([row, cells]) => ({ row, cells })));
      // Reading twice gives the same: the dry run reads a file again that the upload has looked at.
      expect(await rowsOf(table)).toHaveLength(rows.length);
    },
    20_000,
  );
});

/** Text as a person can put into a cell: no control characters, no half surrogate, not blank. */
const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }).filter((text) => {
  return /\S/.test(text) && !/[\p{Cc}\p{Cs}\ufffe\uffff\ufffd]/u.test(text) && !/锟斤拷|_x/.test(text);
});
const tableOfWords = fc.array(fc.tuple(word, word, word), { minLength: 1, maxLength: 60 });

test("whatever text is written into a workbook comes out of it", async () => {
  await fc.assert(
    fc.asyncProperty(tableOfWords, async (rows) => {
      const file = zipOf(workbookParts({ 表: sheetXml(rowsXml([["甲", "乙", "丙"], ...rows])) }));
      const found = await rowsOf(await readTable(file));
      deepStrictEqual(
        found.map(({ cells }) => cells),
        rows.map((row) => [...row]),
      );
    }),
    { numRuns: 60 },
  );
});

test("whatever text is written as CSV comes out of it, however its pieces are cut", async () => {
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const filler = quoted("填".repeat(21_000));
  await fc.assert(
    fc.asyncProperty(tableOfWords, async (rows) => {
      const lines = rows.map((row) => row.map(quoted).join(",")).join("\r\n");
      const file = Buffer.from(`甲,乙,丙\r\n${filler},${filler},1\r\n${lines}\r\n`);
      const [, ...found] = await rowsOf(await readTable(file));
      deepStrictEqual(
        found.map(({ cells }) => cells),
        rows.map((row) => row.map((text) => /^="([^"]*)"$/.exec(text)?.[1] ?? text)),
      );
    }),
    { numRuns: 60 },
  );
});
