import "server-only";
import { AppError } from "@/lib/core/errors";
import { type OfficialBlock, type OfficialDocument, writeOfficial } from "@/lib/core/files/official";
import { fileStore } from "@/lib/core/files/store";
import { defineJob, type Job } from "@/lib/core/job";
import { log } from "@/lib/core/log";
import { today } from "@/lib/core/period";
import { type KnownWords, translatorOf } from "@/lib/i18n/translate";
import { type BookRow, getBook, listBookReports } from "../queries/book";
import { getReportChapter } from "../queries/report-word";
import { BookStopped, failBook, finishBook, noteBookProgress } from "./move-book";
import type { BookOrder } from "./start-book";

/** A report's chapter; null for one that was taken back since the list was read. */
async function findChapter({ actor }: Job, reportId: string, t: KnownWords): Promise<OfficialBlock[] | null> {
  try {
    return await getReportChapter(actor, reportId, t);
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  }
}

/**
 * Reads one report after the other, so that other requests are answered between them, and says after each how far it
 * is. Counted is what the book will hold.
 */
async function readChapters(job: Job, book: BookRow, t: KnownWords): Promise<OfficialBlock[][]> {
  const { id, version } = book;
  const chapters: OfficialBlock[][] = [];
  const reports = await listBookReports(job.actor, book);
  for (const [index, report] of reports.entries()) {
    const chapter = await findChapter(job, report.id, t);
    if (chapter) chapters.push(chapter);
    const [done, total] = [chapters.length, chapters.length + reports.length - index - 1];
    await job.step((tx, actor) => noteBookProgress(tx, actor, { id, version, done, total }));
  }
  const none = book.approvedOnly ? "desk.invalid.noneApproved" : "desk.invalid.noneHandedIn";
  if (chapters.length === 0) throw new AppError("INVALID", none);
  return chapters;
}

function documentOf({ actor }: Job, { month, approvedOnly }: BookRow, chapters: OfficialBlock[][], t: KnownWords) {
  const named = { year: month.slice(0, 4), month: Number(month.slice(5)) };
  return {
    title: t("desk.book.documentTitle", named),
    creator: actor.name,
    cover: {
      lines: [
        actor.hospital.name,
        t(approvedOnly ? "desk.book.coverApproved" : "desk.book.coverHandedIn", { count: chapters.length }),
        t("desk.book.coverDay", { day: today() }),
      ],
    },
    contents: t("desk.book.contents"),
    blocks: chapters.flat(),
  } satisfies OfficialDocument;
}

/**
 * Makes a month's reports of all branches one document. Its typesetting runs in a thread of its own; what lies in the
 * store belongs to a finished book or is removed again.
 */
export const makeBook = defineJob<BookOrder>({
  permission: "report.review",
  async run(job, { id, fresh, locale }) {
    if (!fresh) return;
    const [book, t] = [await getBook(job.actor, id), translatorOf(locale)];
    const { version } = book;
    const chapters = await readChapters(job, book, t);
    const bytes = await writeOfficial(documentOf(job, book, chapters, t));
    const storeKey = await fileStore().put(bytes);
    try {
      await job.step((tx, actor) => finishBook(tx, actor, { id, version, storeKey, size: bytes.length }));
    } catch (error) {
      await fileStore().remove(storeKey);
      throw error;
    }
  },
  failed(tx, actor, { id }, error) {
    if (error instanceof BookStopped) return Promise.resolve({ data: null, audit: [] });
    const known = error instanceof AppError ? error.messageKey : null;
    if (!known) log.error({ err: error }, "a book failed");
    return failBook(tx, actor, { id, error: known ?? "desk.error.bookFailed" });
  },
});
