// A month's reports of sixty branches as one document: by the application from the database, and by the library alone
// from a fixed structure of the same size. A process of its own, so that neither finds the other's memory.
import { parseArgs } from "node:util";
import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableOfContents, TableRow, TextRun } from "docx";
import { estimatePageNumbersWith } from "docx/layout";
import { db } from "@/lib/core/db/client";
import { type OfficialBlock, type OfficialDocument, writeOfficial } from "@/lib/core/files/official";
import { translatorOf } from "@/lib/i18n/translate";
import { getReportChapter } from "@/lib/reports/queries/report-word";
import { actorOf } from "@/tests/support/actors";

const BRANCHES = 60;
const ROUNDS = 5;
const FILLER = "\u515a\u652f\u90e8\u5de5\u4f5c\u8fdb\u5c55\u987a\u5229".repeat(400);

const { values } = parseArgs({ options: { hospital: { type: "string", default: "" } } });

export type WordReport = {
  /** Milliseconds of each round. */
  ours: number[];
  library: number[];
  withoutPages: number[];
  endToEnd: number[];
  counts: { paragraphs: number; tables: number; rows: number; bytes: number };
};

/** Chapters of as many reports as there are branches; the demo hospital has fewer, so other months stand in. */
async function readChapters(): Promise<OfficialBlock[]> {
  const actor = actorOf({ hospitalId: values.hospital, roles: ["committee"] });
  const reports = await db.monthlyReport.findMany({
    where: { hospitalId: values.hospital, status: "approved" },
    orderBy: [{ month: "desc" }, { id: "asc" }],
    take: BRANCHES,
    select: { id: true },
  });
  if (reports.length < BRANCHES) throw new Error(`only ${reports.length} reports`);
  const blocks: OfficialBlock[] = [];
  for (const { id } of reports) blocks.push(...(await getReportChapter(actor, id, translatorOf("zh-CN"))));
  return blocks;
}

const bookOf = (blocks: OfficialBlock[]): OfficialDocument => ({
  title: "Book",
  creator: "Bench",
  cover: { lines: ["2026"] },
  contents: "Contents",
  blocks,
});

/** What a block is made of: lengths of its paragraphs, and of a table's cells. */
type Shape = { chapter: boolean; paragraphs: number[]; rows: number[][] };

function shapeOf(block: OfficialBlock): Shape {
  const lengths = (texts: readonly string[]) => texts.flatMap((text) => text.split("\n")).map(({ length }) => length);
  const plain = (texts: readonly string[]): Shape => ({ chapter: false, paragraphs: lengths(texts), rows: [] });
  switch (block.kind) {
    case "chapter":
      return { chapter: true, paragraphs: [block.title.length], rows: [] };
    case "table":
      return {
        chapter: false,
        paragraphs: [],
        rows: [block.columns.map(({ header }) => header), ...block.rows].map((row) => row.map(({ length }) => length)),
      };
    case "list":
      return plain(block.items);
    case "facts":
      return plain(block.rows.map(([label, value]) => label + value));
    case "heading":
    case "paragraph":
    case "note":
      return plain([block.text]);
    default:
      return plain([]);
  }
}

const words = (length: number) => [new TextRun(FILLER.slice(0, length))];

function libraryBlock({ chapter, paragraphs, rows }: Shape): (Paragraph | Table)[] {
  const heading = chapter ? { heading: HeadingLevel.HEADING_1, pageBreakBefore: true } : {};
  const written = paragraphs.map((length) => new Paragraph({ ...heading, children: words(length) }));
  if (rows.length === 0) return written;
  const cell = (length: number) => new TableCell({ children: [new Paragraph({ children: words(length) })] });
  const table = new Table({
    rows: rows.map((row, at) => new TableRow({ tableHeader: at === 0, cantSplit: true, children: row.map(cell) })),
  });
  return [...written, table];
}

async function byLibrary(shapes: readonly Shape[], numbered: boolean): Promise<void> {
  const pageNumbers = estimatePageNumbersWith({ guess: true });
  const contents = new TableOfContents("Contents", { hyperlink: true, headingStyleRange: "1-1" });
  const sections = [{ children: [contents, ...shapes.flatMap(libraryBlock)] }];
  await Packer.toBuffer(new Document({ ...(numbered ? { pageNumbers } : {}), sections }));
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

async function main(): Promise<void> {
  const blocks = await readChapters();
  const shapes = blocks.map(shapeOf);
  const document = bookOf(blocks);
  const { length: bytes } = await writeOfficial(document);
  await byLibrary(shapes, true);
  const report: WordReport = {
    ours: [],
    library: [],
    withoutPages: [],
    endToEnd: [],
    counts: {
      paragraphs: shapes.reduce((sum, { paragraphs }) => sum + paragraphs.length, 0),
      tables: shapes.filter(({ rows }) => rows.length > 0).length,
      rows: shapes.reduce((sum, { rows }) => sum + rows.length, 0),
      bytes,
    },
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    report.ours.push(await timed(() => writeOfficial(document)));
    report.library.push(await timed(() => byLibrary(shapes, true)));
    report.withoutPages.push(await timed(() => byLibrary(shapes, false)));
    report.endToEnd.push(await timed(async () => writeOfficial(bookOf(await readChapters()))));
  }
  process.send?.(report, undefined, undefined, () => process.exit(0));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
