// `npm run db:migration -- <name>`: writes the SQL that leads from the newest migration's schema to the present one.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { MIGRATIONS_FOLDER } from "./migrate";
import { diffSchemas, presentSchema } from "./schema-engine";

// Each migration keeps the schema it leads to beside its SQL: no database can be asked, and git merges it as text.
const SNAPSHOT = "schema.prisma";

/** The schema that the newest migration of a folder leads to, or null before the first one. */
export function lastSnapshot(folder = MIGRATIONS_FOLDER): string | null {
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder).filter((name) => existsSync(path.join(folder, name, SNAPSHOT)));
  const last = names.sort().at(-1);
  return last ? readFileSync(path.join(folder, last, SNAPSHOT), "utf8").replace(/\r\n/g, "\n") : null;
}

/** Writes a migration and returns its folder, or null when the schema has not changed and `empty` is not asked for. */
export async function writeMigration(
  name: string,
  { folder = MIGRATIONS_FOLDER, empty = false }: { folder?: string; empty?: boolean } = {},
): Promise<string | null> {
  const schema = presentSchema();
  const sql = await diffSchemas(lastSnapshot(folder), schema);
  const unchanged = sql.trim() === "" || sql.trim() === "-- This is an empty migration.";
  if (unchanged && !empty) return null;
  const stamp = new Date().toISOString().replace(/\D/g, "").slice(0, 14);
  const target = path.join(folder, `${stamp}_${name}`);
  mkdirSync(target, { recursive: true });
  writeFileSync(path.join(target, "migration.sql"), unchanged ? "" : sql);
  writeFileSync(path.join(target, SNAPSHOT), schema);
  const lock = path.join(folder, "migration_lock.toml");
  if (!existsSync(lock)) writeFileSync(lock, 'provider = "postgresql"\n');
  return target;
}

async function main(): Promise<void> {
  const [name, ...rest] = process.argv.slice(2);
  if (!name || !/^[a-z0-9_]+$/.test(name)) {
    console.error("Usage: npm run db:migration -- <name_in_small_letters> [--empty]");
    process.exitCode = 1;
    return;
  }
  const target = await writeMigration(name, { empty: rest.includes("--empty") });
  console.log(target ? `Written: ${path.relative(process.cwd(), target)}` : "The schema has not changed.");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await main();
