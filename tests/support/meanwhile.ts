import { expect } from "vitest";
import { db, type Tx } from "@/lib/core/db/client";

/** How many connections of this database wait for what another one holds. */
export async function waiting(): Promise<number> {
  const [row] = await db.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM pg_stat_activity
    WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  return row?.waiting ?? 0;
}

/** Begins the others while what `hold` did is not committed yet, waits until all wait for it, and gives their ends. */
export async function meanwhile<T>(hold: (tx: Tx) => Promise<unknown>, ...others: (() => Promise<T>)[]) {
  let begun: Promise<PromiseSettledResult<T>[]> | undefined;
  const holding = async (tx: Tx) => {
    await hold(tx);
    begun = Promise.allSettled(others.map((begin) => begin()));
    await expect.poll(waiting).toBe(others.length);
  };
  await db.$transaction(holding, { timeout: 60_000 });
  return (await begun) ?? [];
}
