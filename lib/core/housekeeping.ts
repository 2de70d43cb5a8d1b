import "server-only";
import { db } from "./db/client";
import type { ImportStatus } from "./db/generated/enums";
import { fileStore } from "./files/store";
import { log } from "./log";
import { addMinutes, clock } from "./period";

const DAY_MINUTES = 24 * 60;

type Tidied = { submissions: number; sessions: number; grants: number; imports: number; books: number };

/**
 * Removes what has done its service: keys of sent forms after a week, sessions a month after their end, leave to
 * export once it has run out, files of imports that nobody confirmed in a week,
 * books of reports a week after they were made. None of it is anybody's record.
 */
export async function tidyUp(): Promise<Tidied> {
  const before = (days: number) => ({ lt: addMinutes(clock.now(), -days * DAY_MINUTES) });
  const submissions = await db.submission.deleteMany({ where: { createdAt: before(7) } });
  const sessions = await db.session.deleteMany({ where: { OR: [{ expiresAt: before(30) }, { endedAt: before(30) }] } });
  const grants = await db.exportGrant.deleteMany({ where: { expiresAt: before(0) } });
  const imports = await removeForgottenImports(before(7));
  const books = await removeOldBooks(before(7));
  return { submissions: submissions.count, sessions: sessions.count, grants: grants.count, imports, books };
}

/** An import that was not written is full of personal data, and nobody waits for it any more. */
async function removeForgottenImports(createdAt: { lt: Date }): Promise<number> {
  const where = { createdAt, status: { in: ["uploaded", "checked", "failed", "cancelled"] satisfies ImportStatus[] } };
  const forgotten = await db.importBatch.findMany({ where, select: { id: true, storeKey: true } });
  let removed = 0;
  for (const { id, storeKey } of forgotten) {
    // Asked again: somebody may take it up at this moment.
    const { count } = await db.importBatch.deleteMany({ where: { ...where, id } });
    if (count > 0 && storeKey) await fileStore().remove(storeKey);
    removed += count;
  }
  return removed;
}

/** The reports stay; only the document made of them goes. */
async function removeOldBooks(createdAt: { lt: Date }): Promise<number> {
  const where = { createdAt, status: { not: "running" as const } };
  const old = await db.reportBook.findMany({ where, select: { id: true, storeKey: true } });
  for (const { id, storeKey } of old) {
    // The row first: a row without its file would promise a download that is not there.
    await db.reportBook.deleteMany({ where: { ...where, id } });
    if (storeKey) await fileStore().remove(storeKey);
  }
  return old.length;
}

/** Tidies at start and once a day; a failure is logged and tried again the next day. */
export function keepHouse(): void {
  const tidy = () =>
    tidyUp().then(
      (removed) => log.info(removed, "tidied up"),
      (error) => log.warn({ err: error }, "tidying up"),
    );
  void tidy();
  setInterval(tidy, DAY_MINUTES * 60_000).unref();
}
