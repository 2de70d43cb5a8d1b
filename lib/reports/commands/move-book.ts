import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import { getBook } from "../queries/book";
import type { BookInput } from "../schema/books";

/** The state in which a job expects its book is gone: somebody cancelled it. */
export class BookStopped extends AppError {
  constructor() {
    super("CONFLICT", "core.error.changedMeanwhile");
  }
}

const about = (id: string) => ({ subject: "book", subjectId: id });

/** Notes how many reports are read, of how many that are still there; throws BookStopped when nobody waits for the book any more. */
export async function noteBookProgress(
  tx: Tx,
  { hospitalId }: Actor,
  { id, version, done, total }: BookInput & { done: number; total: number },
): Promise<Outcome<null>> {
  const where = { hospitalId, id, version, status: "running" as const };
  const { count } = await tx.reportBook.updateMany({ where, data: { done, total } });
  if (count === 0) throw new BookStopped();
  return { data: null, audit: [] };
}

/** Keeps a written book; throws BookStopped when it was cancelled meanwhile. */
export async function finishBook(
  tx: Tx,
  { hospitalId }: Actor,
  { id, version, storeKey, size }: BookInput & { storeKey: string; size: number },
): Promise<Outcome<null>> {
  const { count } = await tx.reportBook.updateMany({
    where: { hospitalId, id, version, status: "running" },
    data: { status: "done", storeKey, size, finishedAt: clock.now(), version: { increment: 1 } },
  });
  if (count === 0) throw new BookStopped();
  return { data: null, audit: [{ action: "book.finish", ...about(id), after: { size } }] };
}

/** Ends a book that could not be made, with the sentence that says why. */
export async function failBook(
  tx: Tx,
  { hospitalId }: Actor,
  { id, error }: { id: string; error: string },
): Promise<Outcome<null>> {
  const { count } = await tx.reportBook.updateMany({
    where: { hospitalId, id, status: "running" },
    data: { status: "failed", error, finishedAt: clock.now(), version: { increment: 1 } },
  });
  if (count === 0) return { data: null, audit: [] };
  return { data: null, audit: [{ action: "book.fail", ...about(id), after: { failure: error } }] };
}

/** Stops a book that is being made; its job finds it gone at its next step and keeps nothing. */
export async function cancelBook(tx: Tx, actor: Actor, { id, version }: BookInput): Promise<Outcome<{ id: string }>> {
  await getBook(actor, id, tx);
  const { count } = await tx.reportBook.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, status: "running" },
    data: { status: "cancelled", finishedAt: clock.now(), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "book", id);
  return { data: { id }, audit: [{ action: "book.cancel", ...about(id), before: { status: "running" } }] };
}
