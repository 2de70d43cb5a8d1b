// `npm start`: from nothing to a running hospital in one command. `npm start -- --help` lists the switches.
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { parseEnv } from "@/lib/core/env";
import { DEMO_PASSWORD } from "@/lib/users/rules";
import { DEMO_ACCOUNTS } from "@/prisma/seed/accounts";
import { buildIfNeeded } from "./build";
import { type Embedded, startEmbedded } from "./embedded";
import { addKnownHolidays } from "./holidays";
import { loadDemo, prepareReal } from "./hospital";
import { stopInterrupted } from "./interrupted-imports";
import { applyMigrations } from "./migrate";
import { DATA_ROOT, privateFolder, ROOT } from "./paths";
import { nextFreePort } from "./ports";
import { renewRules } from "./rules";
import { localPersonalDataKeys, localSecrets } from "./secrets";
import { atEnd, end, endOnSignals } from "./shutdown";
import { watchDatabase } from "./watchdog";

const HELP = `npm start [-- switches]
  --empty   no demo data: a /setup page, opened with a one-time code, creates the hospital
  --dev     serve the sources and reload when they change
  --help    this text
Environment: PORT (3000), DATABASE_URL (else the embedded PostgreSQL), PUBLIC_URL, LOG_LEVEL, FILES_DIR, AUTH_SECRET,
  PERSONAL_DATA_KEYS, SMTP_URL with MAIL_FROM (else no e-mail)`;

const DATABASE = "tongxin";
const say = (line: string) => console.log(line);

type Switches = { empty: boolean; dev: boolean; help: boolean };
/** Demo and real data have separate servers and folders, so that they can never mix. */
type Place = { demo: boolean; name: "demo" | "empty" | "external" };

function readSwitches(): Switches {
  const off = { type: "boolean", default: false } as const;
  const { values } = parseArgs({ options: { empty: off, dev: off, help: off } });
  return { empty: values.empty, dev: values.dev, help: values.help };
}

async function step<T>(number: number, title: string, work: () => Promise<[T, string]>): Promise<T> {
  const began = Date.now();
  process.stdout.write(`[${number}/5] ${title} … `);
  const [result, outcome] = await work();
  say(`${outcome} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
  return result;
}

function placeOf(switches: Switches): Place {
  if (process.env.DATABASE_URL) return { demo: false, name: "external" };
  return switches.empty ? { demo: false, name: "empty" } : { demo: true, name: "demo" };
}

async function openDatabase(place: Place): Promise<[string, string]> {
  const given = process.env.DATABASE_URL;
  if (given) return [given, "DATABASE_URL"];
  const server: Embedded = await startEmbedded({ name: place.name, log: say });
  atEnd(server.stop);
  await server.ensureDatabase(DATABASE);
  atEnd(watchDatabase(server));
  const where = path.relative(ROOT, server.folder).startsWith("..")
    ? server.folder
    : path.relative(ROOT, server.folder);
  const how = server.takenOver ? "taken over, it was still running" : "started";
  return [server.urlFor(DATABASE), `PostgreSQL ${how}, ${where}, port ${server.port}`];
}

function completeEnvironment(url: string, place: Place, dev: boolean): void {
  process.env.DATABASE_URL = url;
  process.env.TONGXIN_MODE = place.demo ? "demo" : "real";
  process.env.AUTH_SECRET ||= localSecrets().AUTH_SECRET;
  process.env.PERSONAL_DATA_KEYS ||= localPersonalDataKeys();
  process.env.FILES_DIR ||= path.join(DATA_ROOT, "files", place.name);
  process.env.NEXT_TELEMETRY_DISABLED = "1";
  // Node's own types call it read-only because Next writes it too; here it is set before Next is loaded.
  Object.assign(process.env, { NODE_ENV: dev ? "development" : "production" });
}

// A wrong setting is named before anything is started; what the launcher fills in later is filled in for the check.
function checkEnvironment(): void {
  const { DATABASE_URL, AUTH_SECRET, PERSONAL_DATA_KEYS } = process.env;
  const later = {
    DATABASE_URL: "postgresql://embedded",
    AUTH_SECRET: "-".repeat(32),
    PERSONAL_DATA_KEYS: `k1:${"-".repeat(43)}`,
  };
  parseEnv({
    ...process.env,
    DATABASE_URL: DATABASE_URL || later.DATABASE_URL,
    AUTH_SECRET: AUTH_SECRET || later.AUTH_SECRET,
    PERSONAL_DATA_KEYS: PERSONAL_DATA_KEYS || later.PERSONAL_DATA_KEYS,
    NODE_ENV: undefined,
  });
}

async function choosePort(): Promise<number> {
  const { PORT } = parseEnv(process.env);
  const port = await nextFreePort(PORT);
  if (port !== PORT) say(`      端口被占用 · Port ${PORT} is taken; using the next free one, ${port}.`);
  process.env.PORT = String(port);
  return port;
}

function greet(address: string, place: Place, code: string | null): void {
  say(`\n  同心 Tongxin  →  ${address}\n`);
  if (place.demo) {
    say(`  演示账号 · Demo accounts (password ${DEMO_PASSWORD}):`);
    for (const { username, role, branch } of DEMO_ACCOUNTS) say(`    ${username.padEnd(12)} ${role} ${branch ?? ""}`);
  } else if (code) {
    say(`  首次设置 · First set-up: open ${address}/setup with this one-time code:\n    ${code}`);
  }
  say("\n  Ctrl-C 停止 · stops.\n");
}

async function prepareData(place: Place, url: string): Promise<[string | null, string]> {
  if (place.demo) return [null, (await loadDemo(url)) ? "demo hospital loaded" : "demo hospital is there"];
  const fresh = await prepareReal(url);
  return [fresh, fresh ? "no hospital yet" : "hospital is there"];
}

async function start(switches: Switches): Promise<void> {
  const place = placeOf(switches);
  const url = await step(1, "数据库 Database", () => openDatabase(place));
  completeEnvironment(url, place, switches.dev);
  await step(2, "迁移 Migrations", async () => {
    const applied = await applyMigrations(url);
    return [null, applied.length > 0 ? `${applied.length} applied` : "up to date"];
  });
  const code = await step(3, "数据 Data", async (): Promise<[string | null, string]> => {
    const [fresh, outcome] = await prepareData(place, url);
    const { added, corrected } = await renewRules(url);
    const holidays = await addKnownHolidays(url);
    await stopInterrupted(url);
    const news = [
      added > 0 ? `${added} new rules` : "",
      corrected > 0 ? `${corrected} rules corrected` : "",
      holidays > 0 ? `${holidays} holidays and make-up days` : "",
    ];
    return [fresh, [outcome, ...news].filter(Boolean).join(", ")];
  });
  await step(4, "构建 Build", async () => {
    if (switches.dev) return [null, "not needed"];
    return [null, (await buildIfNeeded(process.env.NEXT_DIST_DIR, () => say("building:"))) ? "built" : "up to date"];
  });
  privateFolder(process.env.FILES_DIR ?? "");
  const port = await choosePort();
  // Loaded only now: React and Next choose their production or development half when they are first imported.
  const { serve } = await import("@/lib/core/serve");
  const server = await step(5, "服务 Server", async () => [await serve({ port, dev: switches.dev }), "ready"]);
  atEnd(server.close);
  greet(process.env.PUBLIC_URL || `http://localhost:${server.port}`, place, code);
}

async function main(): Promise<void> {
  const switches = readSwitches();
  if (switches.help) return say(HELP);
  process.chdir(ROOT);
  if (existsSync(".env")) process.loadEnvFile(".env");
  checkEnvironment();
  endOnSignals(say);
  await start(switches);
}

main().catch(async (error: Error) => {
  console.error(`\n${error.message}`);
  await end(1);
});
