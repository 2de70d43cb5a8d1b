// A month's reports of sixty branches as one document: by the application, and the same document by the library alone
// from a fixed structure in memory. That has nothing to compose, to number, to count lines for or to hand to a thread.
// End to end is what follows a press of the button: ordered, read from the database, written, kept, told step by step.
import { parseArgs } from "node:util";
import { definitionOf, execute } from "@/lib/core/action";
import { type OfficialDocument, writeOfficial } from "@/lib/core/files/official";
import { renderOfficial } from "@/lib/core/files/official/render";
import { fileStore } from "@/lib/core/files/store";
import { jobsDone } from "@/lib/core/job";
import { translatorOf } from "@/lib/i18n/translate";
import { startBookAction } from "@/lib/reports/actions";
import { findBookFile, listBookReports } from "@/lib/reports/queries/book";
import { listReportChapters } from "@/lib/reports/queries/report-word";
import { actorOf } from "@/tests/support/actors";
import { allOf, type Element, openWordFile } from "@/tests/support/word-file";
import { FULL_MONTH } from "./full-month";
import { sameDocument } from "./recording-docx";

const ROUNDS = 9;

const { values } = parseArgs({ options: { hospital: { type: "string", default: "" } } });

export type WordReport = {
  /** Milliseconds of each round. */
  ours: number[];
  library: number[];
  endToEnd: number[];
  counts: { paragraphs: number; tables: number; rows: number; bytes: number };
};

const actor = actorOf({ hospitalId: values.hospital, roles: ["committee"] });

/** What the book says, in memory. */
async function readBook(): Promise<OfficialDocument> {
  const reports = await listBookReports(actor, { month: FULL_MONTH, approvedOnly: true });
  const ids = reports.map(({ id }) => id);
  const blocks = (await listReportChapters(actor, ids, translatorOf("zh-CN"))).flat();
  return { title: "Book", creator: "Bench", cover: { lines: ["2001", "60", "2026"] }, contents: "Contents", blocks };
}

/** Orders the month's book as a person does, waits for its job, and gives the key of its file. */
async function makeBook(): Promise<string> {
  const order = { month: FULL_MONTH, range: "approved", locale: "zh-CN" };
  const { id } = await execute<never, { id: string }>(definitionOf(startBookAction) as never, actor, order);
  await jobsDone();
  const file = await findBookFile(actor, id);
  if (!file) throw new Error("the book was not made");
  return file.storeKey;
}

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
  const document = await readBook();
  // Both writers warm up; the second time the library writes alone from what it was given the first time.
  const bytes = await writeOfficial(document);
  await renderOfficial(document);
  const byLibrary = sameDocument();
  const [ours, theirs] = [await textOf(bytes), await textOf(await byLibrary())];
  if (ours.text !== theirs.text) throw new Error("the library alone wrote another document");
  const count = (name: string, { body } = ours) => allOf(body, name).length;
  const made = await fileStore().open(await makeBook());
  const kept = await textOf(await new Response(made?.stream).bytes());
  for (const name of ["w:p", "w:tbl", "w:tr"]) {
    if (count(name) !== count(name, kept)) throw new Error("the job made another book");
  }
  const report: WordReport = {
    ours: [],
    library: [],
    endToEnd: [],
    counts: { paragraphs: count("w:p"), tables: count("w:tbl"), rows: count("w:tr"), bytes: bytes.length },
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    report.ours.push(await timed(() => writeOfficial(document)));
    report.library.push(await timed(byLibrary));
    report.endToEnd.push(await timed(makeBook));
  }
  process.send?.(report, undefined, undefined, () => process.exit(0));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
