import "server-only";
import type { QueryResultRow } from "pg";
import { admit, type Outcome } from "./action";
import type { Actor } from "./actor";
import { appendAudit } from "./audit";
import { requestContext } from "./context";
import { db, pool, type Tx } from "./db/client";
import { log } from "./log";
import type { Permission } from "./permissions";
import { authorOf } from "./steward";

const LONGEST_STEP_MS = 10 * 60_000;

/** What a job works with: the actor who started it, and one transaction with its audit entries for each step. */
export type Job = {
  actor: Actor;
  step: <D>(run: (tx: Tx, actor: Actor) => Promise<Outcome<D>>) => Promise<D>;
  /**
   * One statement past Prisma, which copies each value and keeps those of its last hundred calls. It is a transaction
   * of its own without an audit entry: for what is no register yet.
   */
  bulk: <Row extends object>(sql: string, values: unknown[]) => Promise<Row[]>;
};

export type JobDefinition<I> = {
  permission: Permission;
  run: (job: Job, input: I) => Promise<void>;
  /** Says in a transaction of its own what became of it when it was stopped by an error. */
  failed: (tx: Tx, actor: Actor, input: I, error: unknown) => Promise<Outcome<unknown>>;
};

export type Start<I> = (actor: Actor, input: I) => void;

// Kept on globalThis because Next loads this module once for pages and once for routes.
const shared = globalThis as unknown as { tongxinJobs?: Set<Promise<void>> };

function running(): Set<Promise<void>> {
  shared.tongxinJobs ??= new Set();
  return shared.tongxinJobs;
}

/** Waits until no job runs any more. */
export async function jobsDone(): Promise<void> {
  while (running().size > 0) await Promise.all(running());
}

/**
 * The door for writes that outlast a request: as with defineAction each step has its permission, one transaction and
 * its audit entries. The job runs in this process; what it leaves behind when the process dies is put in order at the
 * next start.
 */
export function defineJob<I>(definition: JobDefinition<I>): Start<I> {
  return (actor, input) => {
    const done: Promise<void> = perform(definition, actor, input).finally(() => running().delete(done));
    running().add(done);
  };
}

async function perform<I>({ permission, run, failed }: JobDefinition<I>, actor: Actor, input: I): Promise<void> {
  const requestId = requestContext().id;
  const job: Job = {
    actor,
    step(work) {
      admit(actor, permission);
      return db.$transaction(
        async (tx) => {
          const outcome = await work(tx, actor);
          await appendAudit(tx, authorOf(actor), outcome.audit, requestId);
          return outcome.data;
        },
        { timeout: LONGEST_STEP_MS },
      );
    },
    async bulk<Row extends object>(sql: string, values: unknown[]) {
      admit(actor, permission);
      return (await pool().query<Row & QueryResultRow>(sql, values)).rows;
    },
  };
  try {
    await run(job, input);
  } catch (error) {
    await job
      .step((tx) => failed(tx, actor, input, error))
      .catch((second) => log.error({ err: second, requestId }, "a failed job could not say so"));
  }
}
