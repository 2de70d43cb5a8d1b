import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { today } from "@/lib/core/period";
import { startEmbedded } from "@/prisma/launch/embedded";
import { applyMigrations, readMigrations } from "@/prisma/launch/migrate";
import { ROOT } from "@/prisma/launch/paths";
import { isAlive } from "@/prisma/launch/postmaster";
import { TEST_KEYS } from "./keys";

export type TestServer = { adminUrl: string; stop: () => Promise<void> };
export type TestDatabase = { name: string; url: string; drop: () => Promise<void> };

// Workers find the server that the run's first process started by this variable.
const SERVER_VARIABLE = "TONGXIN_TEST_SERVER";
/** Any number that no other advisory lock of the test server uses. */
const TEMPLATE_LOCK = 7_240_611;

let own: Promise<TestServer> | undefined;

/** Starts the tests' own PostgreSQL (or joins the one that runs) and announces it to child processes. */
export function startTestServer(): Promise<TestServer> {
  own ??= startEmbedded({ name: "test-pg", durable: false, maxConnections: 300 }).then((server) => {
    const adminUrl = server.urlFor("postgres");
    process.env[SERVER_VARIABLE] = adminUrl;
    const stop = () => {
      own = undefined;
      delete process.env[SERVER_VARIABLE];
      return server.stop();
    };
    return { adminUrl, stop };
  });
  return own;
}

async function adminUrl(): Promise<string> {
  return process.env[SERVER_VARIABLE] ?? (await startTestServer()).adminUrl;
}

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}

function filesBelow(place: string): string[] {
  const full = path.join(ROOT, place);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [full];
  const names = readdirSync(full, { recursive: true, encoding: "utf8" }).sort();
  return names.map((name) => path.join(full, name)).filter((file) => statSync(file).isFile());
}

/** The demo hospital is made of these: the seed, and the laws of the application that it follows. */
const DEMO_SOURCES = [
  "prisma/seed",
  "tests/support/factories.ts",
  "lib/core/audit.ts",
  "lib/core/period.ts",
  "lib/members",
  "lib/dues/rules.ts",
  "lib/brands/rules",
  "lib/brands/rules.ts",
  "lib/organisation/rules",
  "lib/reports/schema.ts",
  "tests/support/survey-rows.ts",
  "lib/surveys/schema.ts",
  "lib/surveys/rules",
  "lib/satisfaction/rules",
  "lib/improvements/rules.ts",
  "lib/i18n/messages/zh-CN/survey-templates.json",
  "lib/i18n/messages/en/survey-templates.json",
];

// What a template is made of, in its name: whoever changes a migration or the seed gets a new one.
function templateName(demo: boolean): string {
  const hash = createHash("sha256");
  for (const { name, checksum } of readMigrations()) hash.update(`${name}:${checksum}\n`);
  if (demo) {
    for (const file of DEMO_SOURCES.flatMap(filesBelow)) hash.update(readFileSync(file));
    // The demo hospital's dates are counted from today.
    hash.update(today());
  }
  return `tongxin_template_${demo ? "demo" : "empty"}_${hash.digest("hex").slice(0, 16)}`;
}

async function fill(url: string, demo: boolean): Promise<void> {
  await applyMigrations(url);
  if (!demo) return;
  process.env.PERSONAL_DATA_KEYS ??= TEST_KEYS;
  const { seedDemo } = await import("@/prisma/seed/demo");
  await seedDemo(url);
}

async function databasesLike(client: pg.Client, pattern: string): Promise<string[]> {
  const { rows } = await client.query("SELECT datname FROM pg_database WHERE datname LIKE $1", [pattern]);
  return rows.map((row) => row.datname);
}

async function drop(client: pg.Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`);
}

async function buildTemplate(client: pg.Client, server: string, name: string, demo: boolean): Promise<void> {
  const outdated = await databasesLike(client, `tongxin_template_${demo ? "demo" : "empty"}_%`);
  for (const old of outdated) await drop(client, old);
  const draft = `tongxin_draft_${demo ? "demo" : "empty"}`;
  await drop(client, draft);
  await client.query(`CREATE DATABASE ${draft} TEMPLATE template0`);
  await fill(urlOf(server, draft), demo);
  // Renamed when it is complete: a run that is killed while building leaves no half template behind.
  await client.query(`ALTER DATABASE ${draft} RENAME TO ${client.escapeIdentifier(name)}`);
}

/**
 * Gives the migrated (and, with `demo`, seeded) database that tests clone, and builds it unless it is there. Nobody
 * replaces it meanwhile: at midnight another day's demo hospital is wanted.
 */
async function withTemplate<T>(demo: boolean, use: (client: pg.Client, template: string) => Promise<T>): Promise<T> {
  const server = await adminUrl();
  return withClient(server, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [TEMPLATE_LOCK + Number(demo)]);
    const template = templateName(demo);
    if ((await databasesLike(client, template)).length === 0) await buildTemplate(client, server, template, demo);
    return use(client, template);
  });
}

/** Builds what tests clone, unless it is there; returns its name. */
export function prepareTemplate({ demo = false } = {}): Promise<string> {
  return withTemplate(demo, async (_, template) => template);
}

/** A fresh database with all migrations; with `demo`, holding the demo hospital. Drop it when done. */
export async function cloneDatabase({ demo = false } = {}): Promise<TestDatabase> {
  const name = `tongxin_test_${process.pid}_${randomBytes(5).toString("hex")}`;
  await withTemplate(demo, (client, template) =>
    client.query(`CREATE DATABASE ${name} TEMPLATE ${client.escapeIdentifier(template)}`),
  );
  const server = await adminUrl();
  return { name, url: urlOf(server, name), drop: () => withClient(server, (client) => drop(client, name)) };
}

/** A database with nothing in it, not even tables: for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<TestDatabase> {
  const server = await adminUrl();
  const name = `tongxin_test_${process.pid}_${randomBytes(5).toString("hex")}`;
  await withClient(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  return { name, url: urlOf(server, name), drop: () => withClient(server, (client) => drop(client, name)) };
}

/** Removes the databases of test processes that were killed before they could. */
export async function dropAbandoned(): Promise<void> {
  await withClient(await adminUrl(), async (client) => {
    for (const name of await databasesLike(client, "tongxin_test_%")) {
      const pid = Number(name.split("_")[2]);
      if (!isAlive(pid)) await drop(client, name);
    }
  });
}
