import "server-only";
import type { PoolClient, QueryResultRow } from "pg";
import { pool } from "./db/client";
import { databaseFailure } from "./db/failure";
import { AppError } from "./errors";

/** The open transaction of a batch: prepared statements past Prisma, which would cost more than the writes. */
export type BatchTx = {
  query: <Row extends object>(name: string, text: string, values: unknown[]) => Promise<Row[]>;
};

export type BatchDefinition<I, R> = {
  /** Inputs of one transaction. */
  most: number;
  /** Transactions at the same time: one writes while the other waits for the disk. */
  inFlight: number;
  /** Inputs that may wait; further ones are turned away with UNAVAILABLE, nothing of them stored. */
  waiting: number;
  /** One result for each input, in their order. */
  run: (tx: BatchTx, inputs: readonly I[]) => Promise<R[]>;
};

type Item<I, R> = { input: I; resolve: (result: R) => void; reject: (error: unknown) => void };

/**
 * The door for anonymous writes of which many come at once. Inputs that arrive while a transaction runs share the next
 * one; nobody waits for a timer. Each is answered after the commit. There is no actor and no audit entry: an entry
 * would say when somebody answered.
 */
export function definePublicBatch<I, R>(definition: BatchDefinition<I, R>): (input: I) => Promise<R> {
  const queue: Item<I, R>[] = [];
  let running = 0;
  const work = async () => {
    while (queue.length > 0) await settle(definition, queue.splice(0, definition.most));
    running -= 1;
  };
  const start = () => {
    if (running >= definition.inFlight) return;
    running += 1;
    // Whatever else this turn of the event loop brings in goes along.
    setImmediate(work);
  };
  return (input) =>
    new Promise((resolve, reject) => {
      if (queue.length >= definition.waiting) {
        reject(new AppError("UNAVAILABLE", "core.error.unavailable"));
        return;
      }
      queue.push({ input, resolve, reject });
      start();
    });
}

/** Writes some inputs; when one of them makes the transaction fail, the others are written without it. Never throws. */
async function settle<I, R>(definition: BatchDefinition<I, R>, items: Item<I, R>[]): Promise<void> {
  try {
    const inputs = items.map(({ input }) => input);
    const results = await inTransaction((tx) => definition.run(tx, inputs));
    items.forEach(({ resolve }, index) => {
      resolve(results[index] as R);
    });
  } catch (error) {
    const known = databaseFailure(error);
    if (items.length === 1 || known?.code === "UNAVAILABLE") {
      for (const { reject } of items) reject(known ?? error);
      return;
    }
    for (const item of items) await settle(definition, [item]);
  }
}

/** Deadlock and failed serialisation: nothing is wrong with the inputs, they only met others. */
const MET_OTHERS = ["40P01", "40001"];

async function inTransaction<T>(run: (tx: BatchTx) => Promise<T>): Promise<T> {
  try {
    return await tryTransaction(run);
  } catch (error) {
    if (!MET_OTHERS.includes((error as { code?: string }).code ?? "")) throw error;
    return tryTransaction(run);
  }
}

// A connection that breaks while nobody waits for a reply says so by an event, which would end the process.
const ignore = () => {};

async function tryTransaction<T>(run: (tx: BatchTx) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  client.on("error", ignore);
  let broken = true;
  try {
    await client.query("BEGIN");
    const result = await run(transactionOf(client));
    await client.query("COMMIT");
    broken = false;
    return result;
  } catch (error) {
    broken = await client.query("ROLLBACK").then(
      () => false,
      () => true,
    );
    throw error;
  } finally {
    client.off("error", ignore);
    client.release(broken);
  }
}

function transactionOf(client: PoolClient): BatchTx {
  return {
    async query<Row extends object>(name: string, text: string, values: unknown[]) {
      return (await client.query<Row & QueryResultRow>({ name, text, values })).rows;
    },
  };
}
