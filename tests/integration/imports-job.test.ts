import { existsSync, readdirSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db, pool } from "@/lib/core/db/client";
import { jobsDone } from "@/lib/core/job";
import { cancelImportAction, confirmImportAction, uploadImportAction } from "@/lib/imports/actions";
import { getImport } from "@/lib/imports/queries";
import { stopInterrupted } from "@/prisma/launch/interrupted-imports";
import { csvFile } from "@/tests/support/import-files";
import { importerOf } from "@/tests/support/imports";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;
let office: ReturnType<typeof importerOf>;
let department: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  office = importerOf(committee);
  const { hospitalId, own } = world.home;
  department = (await db.department.findFirstOrThrow({ where: { hospitalId, id: own.departmentId } })).name;
});

const HEADER = ["工号", "姓名", "科室"];
const rows = (count: number, first = 0) => [
  HEADER,
  ...Array.from({ length: count }, (_, index) => [`J${index + first}`, "张三", department]),
];
const run = (action: object, input: object) =>
  execute<never, { id: string }>(definitionOf(action) as never, committee, input);
const stored = () =>
  readdirSync(process.env.FILES_DIR ?? "", { recursive: true, withFileTypes: true }).filter((one) => one.isFile())
    .length;

/** Asks until it is so; a job that is at work is looked at from outside. */
async function until<T>(look: () => Promise<T>, holds: (seen: T) => boolean): Promise<T> {
  for (;;) {
    const seen = await look();
    if (holds(seen)) return seen;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

test("a dry run shows how far it is, can be cancelled, and leaves no row behind", async () => {
  const { id } = await run(uploadImportAction, { kind: "staff", file: csvFile(rows(30_000)) });
  const going = await until(
    () => getImport(committee, id),
    ({ rows: seen }) => seen > 0,
  );
  expect(going).toMatchObject({ status: "checking" });
  expect(going.rows).toBeLessThan(30_000);
  await run(cancelImportAction, { id, version: going.version });
  await jobsDone();
  expect(await getImport(committee, id)).toMatchObject({ status: "cancelled", rows: 0, added: 0 });
  expect(await db.importRow.count({ where: { batchId: id } })).toBe(0);
  const again = await office.map(await getImport(committee, id));
  expect(again).toMatchObject({ status: "checked", added: 30_000 });
});

test("a confirmation shows how far it is and can be cancelled: then nothing is written, and it can be confirmed again", async () => {
  const [checked] = await db.importBatch.findMany({ where: { status: "checked", added: 30_000 } });
  const { id = "", version = 0 } = checked ?? {};
  await run(confirmImportAction, { id, version });
  const going = await until(
    () => getImport(committee, id),
    ({ done }) => done > 0,
  );
  expect(going.status).toBe("committing");
  await run(cancelImportAction, { id, version: going.version });
  await jobsDone();
  expect(await db.staff.count({ where: { employeeNo: { startsWith: "J" } } })).toBe(0);
  const back = await getImport(committee, id);
  expect(back).toMatchObject({ status: "checked", failure: null });
  expect(await office.confirm(back)).toMatchObject({ status: "committed", done: 30_000 });
  expect(await db.staff.count({ where: { employeeNo: { startsWith: "J" } } })).toBe(30_000);
});

test("a confirmation that is cancelled while its last rows are written takes them back", async () => {
  const checked = await office.upload("staff", rows(1, 60_000));
  const blocker = await pool().connect();
  await blocker.query('BEGIN; LOCK TABLE "Staff" IN SHARE MODE');
  await run(confirmImportAction, { id: checked.id, version: checked.version });
  const waiting = () => db.$queryRaw<unknown[]>`SELECT 1 FROM pg_locks WHERE NOT granted
    AND mode = 'RowExclusiveLock' AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
  await until(waiting, (locks) => locks.length > 0);
  const { version } = await getImport(committee, checked.id);
  await run(cancelImportAction, { id: checked.id, version });
  await blocker.query("COMMIT");
  blocker.release();
  await jobsDone();
  expect(await getImport(committee, checked.id)).toMatchObject({ status: "checked", failure: null });
  expect(await db.staff.count({ where: { employeeNo: "J60000" } })).toBe(0);
});

test("an import that was at work when the server stopped says so, and can be checked again", async () => {
  const checked = await office.upload("staff", rows(2, 40_000));
  await db.importBatch.update({
    where: { hospitalId_id: { hospitalId: world.home.hospitalId, id: checked.id } },
    data: { status: "committing" },
  });
  expect(await stopInterrupted(database.url())).toMatchObject({ imports: 1 });
  const stopped = await getImport(committee, checked.id);
  expect(stopped).toMatchObject({ status: "failed", failure: { key: "imports.failed.restarted" } });
  const again = await office.map(stopped);
  expect(again).toMatchObject({ status: "checked", added: 2, failure: null });
  expect(await db.importRow.count({ where: { batchId: checked.id } })).toBe(2);
});

test("a broken file says why and changes nothing; its file goes when it is discarded", async () => {
  const before = stored();
  const broken = await office.send("staff", new File(["PK\u0003\u0004 no zip at all"], "broken.xlsx"));
  expect(broken.status).toBe("failed");
  expect(broken.failure?.key).toMatch(/^imports\.file\./);
  expect(stored()).toBe(before + 1);
  await office.discard(broken);
  expect(stored()).toBe(before);
  await expect(getImport(committee, broken.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a stored file can be read by nobody who has only the disk, and is gone once it is written", async () => {
  const before = stored();
  const { storeKey, id } = await office
    .upload("staff", rows(1, 50_000))
    .then(({ id: batch }) => db.importBatch.findFirstOrThrow({ where: { id: batch } }));
  const path = `${process.env.FILES_DIR}/${storeKey}`;
  expect(existsSync(path)).toBe(true);
  const { readFileSync } = await import("node:fs");
  expect(readFileSync(path).includes("J50000")).toBe(false);
  await office.confirm(await getImport(committee, id));
  expect(stored()).toBe(before);
});

test("an upload that is refused leaves no file", async () => {
  const before = stored();
  const secretary = importerOf(actorAtHome(world, "administrator"));
  await expect(secretary.upload("members", rows(1))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(office.send("staff", new File([], "empty.csv"))).rejects.toMatchObject({ code: "INVALID" });
  expect(stored()).toBe(before);
});
