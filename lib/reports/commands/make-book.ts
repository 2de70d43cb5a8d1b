import "server-only";
import { AppError } from "@/lib/core/errors";
import { type OfficialBlock, type OfficialDocument, writeOfficial } from "@/lib/core/files/official";
import { fileStore } from "@/lib/core/files/store";
import { defineJob, type Job } from "@/lib/core/job";
import { log } from "@/lib/core/log";
import { today } from "@/lib/core/period";
import { type KnownWords, translatorOf } from "@/lib/i18n/translate";
import { type BookRow, getBook, listBookReports } from "../queries/book";
import { listReportChapters } from "../queries/report-word";
import { BookStopped, failBook, finishBook, noteBookProgress } from "./move-book";
import type { BookOrder } from "./start-book";

/** Read in few statements; between them other requests are answered, and no more is in hand than these. */
const READ_AT_ONCE = 10;

/** Reads the reports and says after each lot how far it is. Counted is what the book will hold. */
async function readChapters(job: Job, book: BookRow, t: KnownWords): Promise<OfficialBlock[][]> {
  const { id, version } = book;
  const chapters: OfficialBlock[][] = [];
  const waiting = (await listBookReports(job.actor, book)).map((report) => report.id);
  while (waiting.length > 0) {
    const lot = waiting.splice(0, READ_AT_ONCE);
    chapters.push(...(await listReportChapters(job.actor, lot, t)));
    const [done, total] = [chapters.length, chapters.length + waiting.length];
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
    creator: actor.hospital.name,
    language: t.locale,
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
