import { createHash, randomUUID } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { ROOT } from "./paths";

export const MIGRATIONS_FOLDER = path.join(ROOT, "prisma/migrations");

export type Migration = { name: string; sql: string; checksum: string };

// Two programs that start at once take turns; the number only has to differ from other advisory locks of the project.
const LOCK = 5_040_711;

// Prisma's own table, so that the stock `prisma migrate deploy` goes on from here where its engine is there.
const TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** All migrations of a folder, oldest first. */
export function readMigrations(folder = MIGRATIONS_FOLDER): Migration[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, "migration.sql")));
  return names.sort().map((name) => {
    const sql = readFileSync(path.join(folder, name, "migration.sql"), "utf8").replace(/\r\n/g, "\n");
    return { name, sql, checksum: createHash("sha256").update(sql).digest("hex") };
  });
}

async function appliedMigrations(client: pg.Client): Promise<Map<string, string>> {
  await client.query(TABLE);
  const { rows } = await client.query<{ migration_name: string; checksum: string }>(
    `SELECT migration_name, checksum FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL`,
  );
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function checkHistory(applied: Map<string, string>, known: Migration[]): void {
  const names = new Set(known.map(({ name }) => name));
  const foreign = [...applied.keys()].filter((name) => !names.has(name));
  if (foreign.length > 0) {
    throw new Error(`The database was written by a newer version of the program (migration ${foreign.join(", ")}).`);
  }
  const edited = known.find(({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum);
  if (edited) {
    throw new Error(
      `Migration ${edited.name} was changed after it was applied to this database. Write a new migration instead.`,
    );
  }
}

// Prisma's adapter cuts a script at every semicolon, which tears functions apart and leaves a failed migration half
// done. Sent whole, in one transaction with its own record, a migration is there or it is not, also after a kill -9.
async function applyOne(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  const startedAt = new Date();
  await client.query("BEGIN");
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, now(), 1)`,
      [randomUUID(), checksum, name, startedAt],
    );
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => {});
    throw new Error(`Migration ${name} failed and was undone: ${(error as Error).message}`, { cause: error });
  }
}

/**
 * Brings a database up to the newest migration and returns the names applied now (none: it was up to date). Throws
 * when the database knows migrations that the folder lacks, or one that was edited afterwards.
 */
export async function applyMigrations(databaseUrl: string, folder = MIGRATIONS_FOLDER): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect().catch((error) => {
    const { hostname, port, pathname } = new URL(databaseUrl);
    const place = `${pathname.slice(1)} at ${hostname}:${port || 5432}`;
    throw new Error(`The database ${place} does not open: ${error.message}`, { cause: error });
  });
  try {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const known = readMigrations(folder);
    const applied = await appliedMigrations(client);
    checkHistory(applied, known);
    const due = known.filter(({ name }) => !applied.has(name));
    for (const migration of due) await applyOne(client, migration);
    return due.map(({ name }) => name);
  } finally {
    await client.end();
  }
}
