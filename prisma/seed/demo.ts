import pg from "pg";
import { today as currentDay, type Day, monthOf } from "@/lib/core/period";
import { buildAudit } from "./audit";
import { idOf } from "./chance";
import { buildDemo, type Rows } from "./hospital";
import { insertRows } from "./insert";
import type { TableName } from "./rows";
import { multiply } from "./scale";
import { sealRows } from "./sealing";

export type SeedOptions = {
  /** The day the demo hospital takes for today; the hospital's own calendar day unless given. */
  today?: Day;
  /** How many times the demo's data, for the bench: older history and further hospitals. */
  scale?: number;
};

export type SeedSummary = { hospitalId: string; rows: Record<string, number> };

/**
 * Loads the demo hospital in one transaction. Throws when any hospital is there: demo accounts must never exist
 * beside real data.
 */
export async function seedDemo(
  target: string | pg.Pool | pg.ClientBase,
  options: SeedOptions = {},
): Promise<SeedSummary> {
  if (typeof target === "string") {
    const client = new pg.Client({ connectionString: target });
    await client.connect();
    return seedWith(client, options).finally(() => client.end());
  }
  if (target instanceof pg.Pool) {
    const client = await target.connect();
    return seedWith(client, options).finally(() => client.release());
  }
  return seedWith(target, options);
}

async function seedWith(client: pg.ClientBase, { today = currentDay(), scale = 1 }: SeedOptions): Promise<SeedSummary> {
  const world = { hospitalId: idOf("hospital/demo"), today, month: monthOf(today) };
  const rows = await buildDemo(world);
  const counts = Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, list.length]));
  const { entry, head } = buildAudit(world, counts);
  await client.query("BEGIN");
  try {
    await refuseBesideOthers(client);
    await insertAll(client, { ...sealRows(rows), AuditEntry: [entry], AuditHead: [head] });
    if (scale > 1) await multiply(client, world, scale);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
  // The planner knows nothing of the new rows until somebody counts them.
  await client.query("ANALYZE");
  return { hospitalId: world.hospitalId, rows: counts };
}

async function refuseBesideOthers(client: pg.ClientBase): Promise<void> {
  // Two launches at once: the second waits here and then sees the first one's hospital.
  await client.query(`LOCK TABLE "Hospital" IN SHARE ROW EXCLUSIVE MODE`);
  const { rowCount } = await client.query(`SELECT 1 FROM "Hospital" LIMIT 1`);
  if (rowCount) throw new Error("There is a hospital in this database already: the demo hospital is not loaded.");
}

async function insertAll(client: pg.ClientBase, rows: Rows): Promise<void> {
  for (const table of Object.keys(rows) as TableName[]) {
    await insertRows(client, table, rows[table] ?? []);
  }
}
