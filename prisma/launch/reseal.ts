import pg from "pg";
import { fingerprint, presentKeyId, seal, unseal } from "@/lib/core/personal-data";

/** Rows a statement: bounds what is held in memory of a large register. */
const BATCH = 1000;

export type Resealed = { people: number; wages: number; importRows: number; robots: number };

type Sealed = { hospitalId: string; rowId: string; field: string; text: string };

function again({ text, ...seat }: Sealed): string {
  return text.startsWith(`${presentKeyId()}.`) ? text : seal(unseal(text, seat), seat);
}

/**
 * Moves everything that is sealed to the first key of PERSONAL_DATA_KEYS, in ONE transaction: personal data with the
 * hashes of search and uniqueness, wages, the rows of imports and the addresses of robots. Throws, and changes nothing, when one value opens
 * with no key, or when the application is connected: it would not know the new key. `prepare` may make the new key,
 * once nothing stands in the way any more.
 */
export async function resealAll(url: string, prepare = () => {}): Promise<Resealed> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("BEGIN");
    await client.query(`LOCK TABLE "PersonalData", "DuesBase", "ImportRow", "Hospital" IN SHARE ROW EXCLUSIVE MODE`);
    await refuseBesideApplication(client);
    prepare();
    const people = await resealPeople(client);
    const wages = await resealWages(client);
    const importRows = await resealImports(client);
    const robots = await resealRobots(client);
    await client.query("COMMIT");
    return { people, wages, importRows, robots };
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    await client.end();
  }
}

// The name is the one that the application's pool gives its connections.
async function refuseBesideApplication(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'tongxin' LIMIT 1`,
  );
  if (rowCount) throw new Error("The application is running on this database. Stop it, rotate, and start it again.");
}

/** Walks a table in the order of its key, a batch at a time. */
async function walk<Row>(
  client: pg.Client,
  table: { select: string; order: string; first: unknown[]; keyOf: (row: Row) => unknown[] },
  change: (rows: Row[]) => Promise<void>,
): Promise<number> {
  const { select, order, first, keyOf } = table;
  const params = first.map((_, index) => `$${index + 1}`).join(", ");
  const statement = `${select} AND (${order}) > (${params}) ORDER BY ${order} LIMIT ${BATCH}`;
  let count = 0;
  for (let after = first; ; ) {
    const { rows } = await client.query<Row & pg.QueryResultRow>(statement, after);
    const last = rows.at(-1);
    if (!last) return count;
    await change(rows);
    count += rows.length;
    after = keyOf(last);
  }
}

/** Before every id. */
const NIL = "00000000-0000-0000-0000-000000000000";

type PersonRow = {
  hospitalId: string;
  staffId: string;
  idNumber: string | null;
  phone: string | null;
  birthDate: string | null;
};

function resealPeople(client: pg.Client): Promise<number> {
  const table = {
    select: `SELECT "hospitalId", "staffId", "idNumber", phone, "birthDate" FROM "PersonalData" WHERE true`,
    order: `"hospitalId", "staffId"`,
    first: [NIL, NIL],
    keyOf: ({ hospitalId, staffId }: PersonRow) => [hospitalId, staffId],
  };
  return walk(client, table, async (rows) => {
    const changed = rows.map(({ hospitalId, staffId, ...row }) => {
      const renewed = (field: keyof typeof row) =>
        row[field] === null ? null : again({ hospitalId, rowId: staffId, field, text: row[field] });
      const hashed = (field: "idNumber" | "phone") => {
        const text = row[field];
        return text === null
          ? null
          : fingerprint(unseal(text, { hospitalId, rowId: staffId, field }), { hospitalId, field });
      };
      const sealed = { idNumber: renewed("idNumber"), phone: renewed("phone"), birthDate: renewed("birthDate") };
      return { hospitalId, staffId, ...sealed, idNumberHash: hashed("idNumber"), phoneHash: hashed("phone") };
    });
    await client.query(
      `UPDATE "PersonalData" p SET "idNumber" = n."idNumber", phone = n.phone, "birthDate" = n."birthDate",
         "idNumberHash" = n."idNumberHash", "phoneHash" = n."phoneHash"
       FROM json_populate_recordset(NULL::"PersonalData", $1::json) n
       WHERE p."hospitalId" = n."hospitalId" AND p."staffId" = n."staffId"`,
      [JSON.stringify(changed)],
    );
  });
}

type WageRow = { hospitalId: string; id: string; memberId: string; wage: string };

function resealWages(client: pg.Client): Promise<number> {
  const table = {
    select: `SELECT "hospitalId", id, "memberId", wage FROM "DuesBase" WHERE wage IS NOT NULL`,
    order: `"hospitalId", id`,
    first: [NIL, NIL],
    keyOf: ({ hospitalId, id }: WageRow) => [hospitalId, id],
  };
  return walk(client, table, async (rows) => {
    const wages = rows.map(({ hospitalId, memberId, wage }) =>
      again({ hospitalId, rowId: memberId, field: "wage", text: wage }),
    );
    await client.query(
      `UPDATE "DuesBase" d SET wage = n.wage FROM unnest($1::uuid[], $2::uuid[], $3::text[]) n("hospitalId", id, wage)
       WHERE d."hospitalId" = n."hospitalId" AND d.id = n.id`,
      [rows.map((row) => row.hospitalId), rows.map((row) => row.id), wages],
    );
  });
}

async function resealRobots(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ id: string; url: string }>(
    `SELECT id, "robotUrl" AS url FROM "Hospital" WHERE "robotUrl" IS NOT NULL`,
  );
  for (const { id, url } of rows) {
    const renewed = again({ hospitalId: id, rowId: id, field: "robotUrl", text: url });
    await client.query(`UPDATE "Hospital" SET "robotUrl" = $2 WHERE id = $1`, [id, renewed]);
  }
  return rows.length;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const SEALED = /^[a-z0-9-]{1,20}\.[\w-]{39,}$/;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Ids that stand anywhere in a row of an import: one of them is the row that a value was sealed for. */
function idsIn(value: Json): string[] {
  if (typeof value === "string") return UUID.test(value) ? [value] : [];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(idsIn) : [];
}

/** Opens a value of an import's row, whose seat is told by its name and one of the row's ids. */
function opened(text: string, hospitalId: string, rowIds: string[], field: string): { clear: string; rowId: string } {
  for (const rowId of rowIds) {
    try {
      return { clear: unseal(text, { hospitalId, rowId, field }), rowId };
    } catch {
      // Not this row's: the next one.
    }
  }
  throw new Error(`A value of an import (${field}) opens with none of the keys.`);
}

/** The same JSON with every sealed value, and the hash beside it, under the present key. */
function resealJson(value: Json, hospitalId: string, rowIds: string[]): Json {
  if (Array.isArray(value)) return value.map((item) => resealJson(item, hospitalId, rowIds));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(([key, item]) => [key, resealJson(item, hospitalId, rowIds)] as const);
  const renewed = Object.entries(value).flatMap(([key, item]) =>
    typeof item === "string" && SEALED.test(item) ? renewedPair(key, item, value, hospitalId, rowIds) : [],
  );
  return Object.fromEntries([...entries, ...renewed]);
}

function renewedPair(
  key: string,
  text: string,
  beside: { [key: string]: Json },
  hospitalId: string,
  rowIds: string[],
): [string, Json][] {
  const field = key === "sealed" ? "cells" : key;
  const { clear, rowId } = opened(text, hospitalId, rowIds, field);
  const sealed: [string, Json] = [key, seal(clear, { hospitalId, rowId, field })];
  const hash = `${key}Hash`;
  return hash in beside ? [sealed, [hash, fingerprint(clear, { hospitalId, field })]] : [sealed];
}

type ImportRow = {
  hospitalId: string;
  batchId: string;
  row: number;
  subjectId: string | null;
  cells: Json;
  data: Json;
  before: Json;
};

function resealImports(client: pg.Client): Promise<number> {
  const table = {
    select: `SELECT "hospitalId", "batchId", row, "subjectId", cells, data, before FROM "ImportRow" WHERE true`,
    order: `"hospitalId", "batchId", row`,
    first: [NIL, NIL, 0],
    keyOf: ({ hospitalId, batchId, row }: ImportRow) => [hospitalId, batchId, row],
  };
  return walk(client, table, async (rows) => {
    const changed = rows.map(({ hospitalId, batchId, row, subjectId, cells, data, before }) => {
      const ids = [...new Set([...idsIn([subjectId, data, before, cells]), batchId])];
      const renewed = (json: Json) => resealJson(json, hospitalId, ids);
      return { hospitalId, batchId, row, cells: renewed(cells), data: renewed(data), before: renewed(before) };
    });
    await client.query(
      `UPDATE "ImportRow" i SET cells = n.cells, data = n.data, before = n.before
       FROM json_populate_recordset(NULL::"ImportRow", $1::json) n
       WHERE i."hospitalId" = n."hospitalId" AND i."batchId" = n."batchId" AND i.row = n.row`,
      [JSON.stringify(changed)],
    );
  });
}
