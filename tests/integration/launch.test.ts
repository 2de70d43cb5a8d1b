import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { setupCodeHash } from "@/lib/core/setup-code";
import { type Embedded, startEmbedded } from "@/prisma/launch/embedded";
import { prepareReal } from "@/prisma/launch/hospital";
import { applyMigrations, readMigrations } from "@/prisma/launch/migrate";
import { DATA_ROOT, ROOT } from "@/prisma/launch/paths";
import { anyFreePort, nextFreePort } from "@/prisma/launch/ports";
import { readPidFile } from "@/prisma/launch/postmaster";
import { watchDatabase } from "@/prisma/launch/watchdog";
import { cloneDatabase, createEmptyDatabase } from "@/tests/support/database";

async function query<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("migrations", () => {
  test("build an empty database once; the second time nothing is left to do", async () => {
    const database = await createEmptyDatabase();
    const names = readMigrations().map(({ name }) => name);
    expect(await applyMigrations(database.url)).toEqual(names);
    expect(await applyMigrations(database.url)).toEqual([]);
    const rows = await query(
      database.url,
      `SELECT migration_name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL`,
    );
    expect(rows.map((row) => row.migration_name).sort()).toEqual(names);
    await database.drop();
  });

  test("two programs that start at once apply each migration once", async () => {
    const database = await createEmptyDatabase();
    const applied = await Promise.all([applyMigrations(database.url), applyMigrations(database.url)]);
    expect(applied.flat()).toEqual(readMigrations().map(({ name }) => name));
    await database.drop();
  });

  test("a failing migration leaves nothing behind, and an edited one is refused", async () => {
    const database = await createEmptyDatabase();
    const folder = path.join(DATA_ROOT, `test-migrations-${process.pid}`);
    const write = (sql: string) => {
      mkdirSync(path.join(folder, "1_first"), { recursive: true });
      writeFileSync(path.join(folder, "1_first/migration.sql"), sql);
    };
    write("CREATE TABLE a (id int); SELECT 1 / 0;");
    await expect(applyMigrations(database.url, folder)).rejects.toThrow(
      /1_first failed and was undone: division by zero/,
    );
    expect(await query(database.url, "SELECT to_regclass('a') AS a")).toEqual([{ a: null }]);
    write("CREATE TABLE a (id int);");
    expect(await applyMigrations(database.url, folder)).toEqual(["1_first"]);
    write("CREATE TABLE a (id bigint);");
    await expect(applyMigrations(database.url, folder)).rejects.toThrow(/was changed after it was applied/);
    rmSync(folder, { recursive: true });
    await expect(applyMigrations(database.url, folder)).rejects.toThrow(/newer version/);
    await database.drop();
  });
});

describe("real data and the demo", () => {
  test("a real start makes a new code each time until there is a hospital, and stores only its hash", async () => {
    const { url, drop } = await cloneDatabase();
    const first = await prepareReal(url);
    const second = (await prepareReal(url)) ?? "";
    expect(second).not.toBe(first);
    expect(await query(url, `SELECT "codeHash" FROM "SetupCode"`)).toEqual([{ codeHash: setupCodeHash(second) }]);
    await query(
      url,
      `INSERT INTO "Hospital" (id, code, name, ownership) VALUES (gen_random_uuid(), 'h', 'H', 'public')`,
    );
    expect(await prepareReal(url)).toBeNull();
    await drop();
  });

  test("neither is loaded or opened beside the other", async () => {
    const { url, drop } = await cloneDatabase();
    const { loadDemo } = await import("@/prisma/launch/hospital");
    await query(
      url,
      `INSERT INTO "Hospital" (id, code, name, ownership) VALUES (gen_random_uuid(), 'h', 'H', 'public')`,
    );
    await expect(loadDemo(url)).rejects.toThrow(/real hospital/);
    await query(url, `UPDATE "Hospital" SET demo = true`);
    expect(await loadDemo(url)).toBe(false);
    await expect(prepareReal(url)).rejects.toThrow(/demo hospital/);
    await drop();
  });
});

describe("ports", () => {
  test("a taken port gives way to the next free one", async () => {
    const port = await anyFreePort();
    const occupant = createServer();
    await new Promise<void>((resolve) => occupant.listen(port, "127.0.0.1", resolve));
    expect(await nextFreePort(port)).toBeGreaterThan(port);
    await new Promise((resolve) => occupant.close(resolve));
    expect(await nextFreePort(port)).toBe(port);
  });
});

describe("the embedded server", () => {
  const name = `test-launch-${process.pid}`;
  const start = () => startEmbedded({ name, durable: false });
  let server: Embedded | undefined;

  afterAll(async () => {
    await server?.stop();
    rmSync(path.join(DATA_ROOT, name), { recursive: true, force: true });
  });

  const startAndDie = () =>
    new Promise<number>((resolve) => {
      const program = path.join(ROOT, "tests/support/start-and-die.ts");
      const child = spawn(process.execPath, ["--import", "tsx", program, name], {
        cwd: ROOT,
        stdio: ["ignore", "pipe", "inherit"],
      });
      let text = "";
      child.stdout.on("data", (chunk) => {
        text += chunk;
      });
      child.once("close", () => resolve(Number(text)));
    });

  test("left by a killed start it is taken over, with its data, and never started twice", async () => {
    const port = await startAndDie();
    server = await start();
    expect(server).toMatchObject({ port, takenOver: true });
    expect(await server.ensureDatabase("kept")).toBe(true);
    await server.stop();
    expect(server.alive()).toBe(false);
    server = await start();
    expect(server.takenOver).toBe(false);
    expect(await server.ensureDatabase("kept")).toBe(false);
  });

  test("is UTF-8 in code-point order, in UTC, on loopback, with a password only its owner reads", async () => {
    const sql = `SELECT current_setting('server_encoding') AS encoding, current_setting('TimeZone') AS zone,
      current_setting('listen_addresses') AS listen, datcollate AS collate FROM pg_database WHERE datname = 'kept'`;
    const [settings] = await query(server?.urlFor("kept") ?? "", sql);
    expect(settings).toEqual({ encoding: "UTF8", zone: "UTC", listen: "127.0.0.1", collate: "C" });
    if (process.platform !== "win32")
      expect(statSync(path.join(server?.folder ?? "", "password")).mode & 0o077).toBe(0);
    const url = new URL(server?.urlFor("kept") ?? "");
    url.password = "wrong";
    await expect(query(url.href, "SELECT 1")).rejects.toThrow(/authentication failed/);
  });

  test("stays up for the second program that uses it", async () => {
    const second = await start();
    expect(second.takenOver).toBe(true);
    await second.stop();
    expect(server?.alive()).toBe(true);
  });

  test("killed, it is started again under the same address", async () => {
    const running = server as Embedded;
    const unwatch = watchDatabase(running, 100);
    process.kill(readPidFile(path.join(running.folder, "pgdata"))?.pid ?? 0, "SIGKILL");
    for (
      let attempt = 0;
      attempt < 100 && !(await query(running.urlFor("kept"), "SELECT 1").catch(() => null));
      attempt++
    ) {
      await sleep(100);
    }
    await unwatch();
    expect(await query(running.urlFor("kept"), "SELECT 1 AS one")).toEqual([{ one: 1 }]);
  });

  test("a pid file that names an unrelated program does not stop a start", async () => {
    await server?.stop();
    const file = path.join(server?.folder ?? "", "pgdata/postmaster.pid");
    writeFileSync(file, `${process.pid}\n/nowhere\n1\n1\n`);
    server = await start();
    expect(server.takenOver).toBe(false);
    expect(readFileSync(file, "utf8")).toContain(String(server.port));
  });
});
