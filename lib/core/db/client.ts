import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/core/env";
import { type Prisma, PrismaClient } from "./generated/client";

export type Tx = Prisma.TransactionClient;

/** How this program's connections are called in the database, so that a command can see that it runs. */
export const CONNECTION_NAME = "tongxin";

function connect() {
  // A server that hangs is an outage too: a page would otherwise wait for it without end.
  const limits = { connectionTimeoutMillis: 5_000, query_timeout: 30_000, statement_timeout: 30_000 };
  const named = { connectionString: env().DATABASE_URL, application_name: CONNECTION_NAME };
  const pool = new pg.Pool({ ...named, max: 16, ...limits });
  // An idle connection that the server closes must not end the process: the next query opens a new one.
  pool.on("error", () => {});
  // A busy machine does the same work more slowly; what it has done is not thrown away after Prisma's five seconds.
  const transactionOptions = { maxWait: 10_000, timeout: 20_000 };
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool), transactionOptions }) };
}

// Kept on globalThis because Next loads this module once for pages and once for routes.
const shared = globalThis as unknown as { tongxinDatabase?: ReturnType<typeof connect> };

function connection() {
  shared.tongxinDatabase ??= connect();
  return shared.tongxinDatabase;
}

/** The Prisma client, made at first use so that a build needs no database. */
export const db = new Proxy({} as PrismaClient, {
  get: (_, property) => {
    const value = Reflect.get(connection().db, property);
    return typeof value === "function" ? value.bind(connection().db) : value;
  },
});

/** The pool under the client, for statements that Prisma would make slow. */
export function pool(): pg.Pool {
  return connection().pool;
}
