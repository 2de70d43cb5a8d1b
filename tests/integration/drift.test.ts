import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { diffSchemas, presentSchema } from "@/prisma/launch/schema-engine";
import { lastSnapshot } from "@/prisma/launch/write-migration";
import { cloneDatabase, createEmptyDatabase, type TestDatabase } from "@/tests/support/database";

/** The part of the catalogue that the schema decides. Checks, triggers and functions are written by hand only. */
const CATALOGUE = {
  columns: `SELECT table_name || '.' || column_name AS name,
      concat_ws(' ', udt_name, character_maximum_length, numeric_precision, numeric_scale, datetime_precision,
        is_nullable, column_default) AS definition
    FROM information_schema.columns WHERE table_schema = 'public'`,
  // By label, not by place: PostgreSQL puts a value that is added later at the end.
  enums: `SELECT t.typname AS name, string_agg(e.enumlabel, ' ' ORDER BY e.enumlabel) AS definition
    FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.typname`,
  keys: `SELECT conname AS name, conrelid::regclass || ' ' || pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace AND contype IN ('p', 'f', 'u')`,
  indexes: `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public'`,
};

type Catalogue = Record<keyof typeof CATALOGUE, Record<string, string>>;

async function readCatalogue(url: string): Promise<Catalogue> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const catalogue = {} as Catalogue;
  for (const [part, sql] of Object.entries(CATALOGUE)) {
    const { rows } = await client.query(sql);
    const own = rows.filter((row) => !row.name.startsWith("_prisma_migrations"));
    catalogue[part as keyof Catalogue] = Object.fromEntries(own.map((row) => [row.name, row.definition]));
  }
  await client.end();
  return catalogue;
}

/** Prisma's schema language has no word for these, so a migration may add them by hand. */
const beyondPrisma = (definition: string) =>
  / WHERE | NULLS NOT DISTINCT| USING (?!btree)|\(\(| INCLUDE /.test(definition);

let migrated: TestDatabase;
let built: TestDatabase;

beforeAll(async () => {
  migrated = await cloneDatabase();
  built = await createEmptyDatabase();
  const client = new pg.Client({ connectionString: built.url });
  await client.connect();
  await client.query(await diffSchemas(null, presentSchema()));
  await client.end();
});

afterAll(async () => {
  await migrated.drop();
  await built.drop();
});

test("the migrations lead to the schema, and no migration is missing", async () => {
  expect(
    (await diffSchemas(lastSnapshot(), presentSchema())).replace("-- This is an empty migration.", "").trim(),
  ).toBe("");
});

test("a database built by all migrations equals one built from the schema", async () => {
  const [real, wanted] = await Promise.all([readCatalogue(migrated.url), readCatalogue(built.url)]);
  expect(Object.keys(wanted.columns).length).toBeGreaterThan(100);
  expect(real.columns).toEqual(wanted.columns);
  expect(real.enums).toEqual(wanted.enums);
  expect(real.keys).toEqual(wanted.keys);
  const indexes = Object.entries(real.indexes).filter(([name, def]) => name in wanted.indexes || !beyondPrisma(def));
  expect(Object.fromEntries(indexes)).toEqual(wanted.indexes);
});
