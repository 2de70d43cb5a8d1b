import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { insertRows } from "@/prisma/seed/insert";
import { duesBaseRow } from "@/tests/support/factories";
import { fictionalIdNumber } from "@/tests/support/id-numbers";
import { TEST_KEYS } from "@/tests/support/keys";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const NEWER = `k2:${randomBytes(32).toString("base64url")}`;
const ID = fictionalIdNumber("1990-03-07", 11);
const PHONE = "19900001234";
const ROBOT = "https://robot.example.org/send?key=secret";

let world: World;
let committee: Actor;
let sql: pg.Client;
let staffId: string;
let batchId: string;

/** The application as it starts with these keys: what it read from the environment is forgotten. */
async function startedWith(keys: string) {
  await stop();
  process.env.PERSONAL_DATA_KEYS = keys;
  vi.resetModules();
  const { db, pool } = await import("@/lib/core/db/client");
  const { definitionOf, execute } = await import("@/lib/core/action");
  const actions = await import("@/lib/staff/actions");
  const { seal, unseal, fingerprint } = await import("@/lib/core/personal-data");
  const { listStaff } = await import("@/lib/staff/queries/register");
  const { staffFilters } = await import("@/lib/staff/schema");
  const run = (action: object, input: object) =>
    execute<never, { id: string }>(definitionOf(action) as never, committee, input);
  const find = async (q: string) => {
    const { rows } = await listStaff(committee, staffFilters.parse({ q }));
    return rows.map((row) => row.id);
  };
  stop = async () => {
    await db.$disconnect();
    await pool().end();
    const shared = globalThis as unknown as { tongxinDatabase?: unknown };
    delete shared.tongxinDatabase;
  };
  return { run, find, actions, seal, unseal, fingerprint };
}

let stop = async () => {};

async function rotate(keys: string, prepare?: () => void) {
  process.env.PERSONAL_DATA_KEYS = keys;
  vi.resetModules();
  const { resealAll } = await import("@/prisma/launch/reseal");
  return resealAll(database.url(), prepare);
}

const everything = async () => {
  const { rows } = await sql.query(`SELECT (SELECT json_agg(p ORDER BY "staffId") FROM "PersonalData" p) AS people,
    (SELECT json_agg(d ORDER BY id) FROM "DuesBase" d) AS wages, (SELECT json_agg(i ORDER BY row) FROM "ImportRow" i) AS rows,
    (SELECT json_agg("robotUrl" ORDER BY id) FROM "Hospital") AS robots`);
  return JSON.stringify(rows);
};

const person = (employeeNo: string) => ({
  name: "Person",
  employeeNo,
  departmentId: world.home.own.departmentId,
  idNumber: ID,
  phone: PHONE,
});

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  sql = new pg.Client({ connectionString: database.url() });
  await sql.connect();
  const { run, actions, seal, fingerprint } = await startedWith(TEST_KEYS);
  ({ id: staffId } = await run(actions.createStaffAction, person("K1")));
  const { hospitalId } = world.home;
  const { memberId } = world.home.own;
  const wage = seal("812300", { hospitalId, rowId: memberId, field: "wage" });
  await insertRows(sql, "DuesBase", [
    duesBaseRow({ hospitalId, memberId, fromMonth: "2026-02", status: "working", wage }),
  ]);
  await stageImport(seal, fingerprint);
  const robot = seal(ROBOT, { hospitalId, rowId: hospitalId, field: "robotUrl" });
  await sql.query(`UPDATE "Hospital" SET "robotKind" = 'wecom', "robotUrl" = $2 WHERE id = $1`, [hospitalId, robot]);
});

afterAll(async () => {
  await stop();
  await sql.end();
});

type Crypto = Awaited<ReturnType<typeof startedWith>>;

/** Rows of an import that wait for their confirmation: a new person, and a wrong row with its own cells. */
async function stageImport(seal: Crypto["seal"], fingerprint: Crypto["fingerprint"]) {
  const { hospitalId } = world.home;
  const { rows } = await sql.query(
    `INSERT INTO "ImportBatch" ("hospitalId", id, kind, "fileName", sha256, "createdById", "createdByName")
     VALUES ($1, gen_random_uuid(), 'staff', 'f', 's', $1, 'N') RETURNING id`,
    [hospitalId],
  );
  batchId = rows[0].id;
  const newcomer = "0190aaaa-0000-7000-8000-000000000001";
  const sealed = seal(ID, { hospitalId, rowId: newcomer, field: "idNumber" });
  const personal = { idNumber: sealed, idNumberHash: fingerprint(ID, { hospitalId, field: "idNumber" }) };
  const data = { staffId: newcomer, staff: { name: "k2.is-a-name" }, personal };
  const cells = { label: "x", sealed: seal(`["${ID}"]`, { hospitalId, rowId: batchId, field: "cells" }) };
  const insert = `INSERT INTO "ImportRow" ("hospitalId", "batchId", row, outcome, cells, data) VALUES ($1, $2, $3, $4, $5, $6)`;
  await sql.query(insert, [hospitalId, batchId, 2, "added", JSON.stringify({ label: "y" }), JSON.stringify(data)]);
  await sql.query(insert, [hospitalId, batchId, 3, "wrong", JSON.stringify(cells), null]);
}

test("nothing moves while the application is connected", async () => {
  const before = await everything();
  await (await startedWith(TEST_KEYS)).find("x");
  const prepare = vi.fn();
  await expect(rotate(`${NEWER},${TEST_KEYS}`, prepare)).rejects.toThrow(/Stop it/);
  expect(await everything()).toBe(before);
  // Nor is a key made that nothing would be sealed with.
  expect(prepare).not.toHaveBeenCalled();
});

test("a value that no key opens stops the rotation, and nothing is changed", async () => {
  await stop();
  const before = await everything();
  await sql.query(`UPDATE "DuesBase" SET wage = 'gone.' || repeat('A', 60) WHERE wage IS NOT NULL RETURNING id`);
  const broken = await everything();
  await expect(rotate(`${NEWER},${TEST_KEYS}`)).rejects.toThrow(/does not hold/);
  expect(await everything()).toBe(broken);
  const [{ wages }] = JSON.parse(before) as [{ wages: { id: string; wage: string | null }[] }];
  for (const { id, wage } of wages) await sql.query(`UPDATE "DuesBase" SET wage = $2 WHERE id = $1`, [id, wage]);
  expect(await everything()).toBe(before);
});

test("everything is sealed with the new key, in one go, and a second time changes nothing to be seen", async () => {
  await stop();
  expect(await rotate(`${NEWER},${TEST_KEYS}`)).toEqual({ people: 1, wages: 1, importRows: 2, robots: 1 });
  expect(await everything()).not.toContain('"test.');
  expect(await rotate(`${NEWER},${TEST_KEYS}`)).toEqual({ people: 1, wages: 1, importRows: 2, robots: 1 });
});

test("afterwards the new key alone searches, shows, keeps numbers unique and opens wages and imports", async () => {
  await stop();
  await rotate(`${NEWER},${TEST_KEYS}`);
  const { find, run, actions, unseal, fingerprint } = await startedWith(NEWER);
  expect(await find(ID)).toEqual([staffId]);
  expect(await find(PHONE)).toEqual([staffId]);
  const shown = await run(actions.revealPersonalAction, { staffId, purpose: "After the rotation" });
  expect(shown).toEqual({ idNumber: ID, phone: PHONE, birthDate: "1990-03-07" });
  await expect(run(actions.createStaffAction, person("K2"))).rejects.toMatchObject({
    fieldErrors: { idNumber: "staff.invalid.idNumber.taken" },
  });
  const { hospitalId } = world.home;
  const { rows } = await sql.query(`SELECT wage, "memberId" FROM "DuesBase" WHERE wage IS NOT NULL`);
  expect(unseal(rows[0].wage, { hospitalId, rowId: rows[0].memberId, field: "wage" })).toBe("812300");
  const robot = await sql.query(`SELECT "robotUrl" AS url FROM "Hospital" WHERE id = $1`, [hospitalId]);
  expect(unseal(robot.rows[0].url, { hospitalId, rowId: hospitalId, field: "robotUrl" })).toBe(ROBOT);
  const staged = await sql.query(`SELECT cells, data FROM "ImportRow" ORDER BY row`);
  const { data } = staged.rows[0];
  expect(unseal(data.personal.idNumber, { hospitalId, rowId: data.staffId, field: "idNumber" })).toBe(ID);
  expect(data.personal.idNumberHash).toBe(fingerprint(ID, { hospitalId, field: "idNumber" }));
  expect(data.staff.name).toBe("k2.is-a-name");
  const { cells } = staged.rows[1];
  expect(unseal(cells.sealed, { hospitalId, rowId: batchId, field: "cells" })).toBe(`["${ID}"]`);
});

test("halfway, with both keys, a number sealed with the old one is found and stays unique", async () => {
  await stop();
  const third = `k3:${randomBytes(32).toString("base64url")}`;
  const { find, run, actions } = await startedWith(`${third},${NEWER}`);
  expect(await find(ID)).toEqual([staffId]);
  await expect(run(actions.createStaffAction, person("K3"))).rejects.toMatchObject({
    fieldErrors: { idNumber: "staff.invalid.idNumber.taken" },
  });
});

test("a new key goes first, with the next number", async () => {
  const { withFreshKey } = await import("@/prisma/launch/rotate-keys");
  expect(withFreshKey("k1:aaa")).toMatch(/^k2:[\w-]{43},k1:aaa$/);
  expect(withFreshKey("k9:aaa,old:bbb,k2:ccc")).toMatch(/^k10:[\w-]{43},k9:aaa,old:bbb,k2:ccc$/);
});
