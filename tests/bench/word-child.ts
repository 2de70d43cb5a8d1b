// A month's reports of sixty branches as one document: by the application, and the same document by the library alone
// from a fixed structure in memory. That has nothing to compose, to number, to count lines for or to hand to a thread.
import { parseArgs } from "node:util";
import { db } from "@/lib/core/db/client";
import { type OfficialBlock, type OfficialDocument, writeOfficial } from "@/lib/core/files/official";
import { renderOfficial } from "@/lib/core/files/official/render";
import { translatorOf } from "@/lib/i18n/translate";
import { getReportChapter } from "@/lib/reports/queries/report-word";
import { actorOf } from "@/tests/support/actors";
import { allOf, type Element, openWordFile } from "@/tests/support/word-file";
import { sameDocument } from "./recording-docx";

const BRANCHES = 60;
const ROUNDS = 9;

const { values } = parseArgs({ options: { hospital: { type: "string", default: "" } } });

export type WordReport = {
  /** Milliseconds of each round. */
  ours: number[];
  library: number[];
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

/** The text of a document: the numbers of its headings' bookmarks go on from one document of a process to the next. */
async function textOf(bytes: Uint8Array): Promise<{ text: string; body: Element }> {
  const { body } = await openWordFile(bytes);
  return {
    text: JSON.stringify(body)
      .replace(/_Toc\d+/g, "_Toc")
      .replace(/"w:id":"\d+"/g, ""),
    body,
  };
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await run();
  return performance.now() - began;
}

async function main(): Promise<void> {
  const document = bookOf(await readChapters());
  // Both writers warm up; the second time the library writes alone from what it was given the first time.
  const bytes = await writeOfficial(document);
  await renderOfficial(document);
  const byLibrary = sameDocument();
  const [ours, theirs] = [await textOf(bytes), await textOf(await byLibrary())];
  if (ours.text !== theirs.text) throw new Error("the library alone wrote another document");
  const count = (name: string) => allOf(ours.body, name).length;
  const report: WordReport = {
    ours: [],
    library: [],
    endToEnd: [],
    counts: { paragraphs: count("w:p"), tables: count("w:tbl"), rows: count("w:tr"), bytes: bytes.length },
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    report.ours.push(await timed(() => writeOfficial(document)));
    report.library.push(await timed(byLibrary));
    report.endToEnd.push(await timed(async () => writeOfficial(bookOf(await readChapters()))));
  }
  process.send?.(report, undefined, undefined, () => process.exit(0));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
