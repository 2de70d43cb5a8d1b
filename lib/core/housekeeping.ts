import "server-only";
import { db } from "./db/client";
import { log } from "./log";
import { addMinutes, clock } from "./period";

const DAY_MINUTES = 24 * 60;

/**
 * Removes what has done its service: keys of sent forms after a week, sessions a month after their end, leave to
 * export once it has run out. None of it is anybody's record.
 */
export async function tidyUp(): Promise<{ submissions: number; sessions: number; grants: number }> {
  const before = (days: number) => ({ lt: addMinutes(clock.now(), -days * DAY_MINUTES) });
  const submissions = await db.submission.deleteMany({ where: { createdAt: before(7) } });
  const sessions = await db.session.deleteMany({ where: { OR: [{ expiresAt: before(30) }, { endedAt: before(30) }] } });
  const grants = await db.exportGrant.deleteMany({ where: { expiresAt: before(0) } });
  return { submissions: submissions.count, sessions: sessions.count, grants: grants.count };
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
