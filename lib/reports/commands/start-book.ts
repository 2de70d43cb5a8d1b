import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import { asLocale, type Locale } from "@/lib/i18n/locale";
import { findRunningBook, listBookReports } from "../queries/book";
import type { StartBookInput } from "../schema/books";

/** `fresh` is false where the same book is being made already. */
export type BookOrder = { id: string; fresh: boolean; locale: Locale };

/**
 * Orders a month's reports as one document; whoever presses second is led to the book that is being made. INVALID at
 * the month where no report is there.
 */
export async function startBook(tx: Tx, actor: Actor, input: StartBookInput): Promise<Outcome<BookOrder>> {
  const { hospitalId, userId: createdById, name: createdByName } = actor;
  if (!actor.hospitalWide.has("report.review")) throw new AppError("FORBIDDEN", "core.error.forbidden");
  const { month, range } = input;
  const locale = asLocale(input.locale);
  const approvedOnly = range === "approved";
  // One after the other: the second of two at once finds the first one's book.
  await tx.$queryRaw`SELECT 1 FROM "Hospital" WHERE id = ${hospitalId}::uuid FOR NO KEY UPDATE`;
  const running = await findRunningBook(actor, { month, approvedOnly }, tx);
  if (running) return { data: { id: running, fresh: false, locale }, audit: [] };
  const total = (await listBookReports(actor, { month, approvedOnly }, tx)).length;
  if (total === 0) throw fieldError("month", approvedOnly ? "desk.invalid.noneApproved" : "desk.invalid.noneHandedIn");
  const { id } = await tx.reportBook.create({
    data: { hospitalId, month, approvedOnly, total, createdById, createdByName, createdAt: clock.now() },
    select: { id: true },
  });
  const after = { month, approvedOnly, total };
  return {
    data: { id, fresh: true, locale },
    audit: [{ action: "book.start", subject: "book", subjectId: id, after }],
  };
}
