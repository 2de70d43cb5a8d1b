import { log } from "@/lib/core/log";
import type { Embedded } from "./embedded";

const EVERY_MS = 2_000;

/**
 * Starts the embedded server again when it went away by itself (killed, out of memory): nobody else would, and the
 * application recovers without a restart. Returns what ends the watch.
 */
export function watchDatabase(server: Embedded, every = EVERY_MS): () => Promise<void> {
  let missing = 0;
  let reviving: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    missing = server.alive() ? 0 : missing + 1;
    // Seen missing twice: a hand that restarts it on purpose is given the time to do so.
    if (missing !== 2) return;
    log.warn("the database went away; starting it again");
    reviving = server
      .revive()
      .catch((error) => log.error({ err: error }, "the database does not start again"))
      .finally(() => {
        missing = 0;
      });
  }, every);
  timer.unref();
  return () => {
    clearInterval(timer);
    return reviving;
  };
}
