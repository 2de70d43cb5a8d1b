// `npm run bench:crash`: the server and PostgreSQL are killed (SIGKILL) a hundred times in turns while respondents answer.
// Afterwards every answer that was acknowledged must be there, once, and every tally must be what the answers count up to.
// `-- --kills n` for another number.
import { type ChildProcess, fork } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { buildIfNeeded } from "@/prisma/launch/build";
import { type Embedded, startEmbedded } from "@/prisma/launch/embedded";
import { anyFreePort } from "@/prisma/launch/ports";
import { verifyCounts } from "@/prisma/launch/satisfaction-verify";
import { TEST_BUILD } from "@/tests/support/e2e-state";
import { TEST_KEYS } from "@/tests/support/keys";
import { sendCrowd } from "./respondents";
import { BENCH_SECRET } from "./server";
import { openSurvey } from "./survey-hospital";

const { values } = parseArgs({ options: { kills: { type: "string", default: "100" } } });
const KILLS = Number(values.kills);
const LONGEST_MS = 30 * 60_000;
const say = (line: string) => console.log(line);

/** Some hundred answers between two kills, at no moment that could be foretold. */
const loadFor = () => pause(150 + Math.random() * 500);

type Server = { port: number; child: ChildProcess };

async function serveOn(port: number, url: string, files: string): Promise<Server> {
  const child = fork(path.join(import.meta.dirname, "serve.ts"), [], {
    execArgv: ["--import", "tsx"],
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_DIST_DIR: TEST_BUILD,
      DATABASE_URL: url,
      AUTH_SECRET: BENCH_SECRET,
      PERSONAL_DATA_KEYS: TEST_KEYS,
      FILES_DIR: files,
      LOG_LEVEL: "silent",
      TRUST_PROXY: "true",
      PORT: String(port),
    },
  });
  await new Promise<void>((resolve, reject) => {
    child.once("message", () => resolve());
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  return { port, child };
}

async function killServer({ child }: Server): Promise<void> {
  const gone = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGKILL");
  await gone;
}

/** The postmaster and all of its processes at once, as when the machine loses power. */
function killPostgres(postgres: Embedded): void {
  const [first = ""] = readFileSync(path.join(postgres.folder, "pgdata", "postmaster.pid"), "utf8").split("\n");
  const master = Number(first);
  const children = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && parentOf(name) === master);
  for (const pid of [master, ...children.map(Number)]) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It left by itself when the postmaster went.
    }
  }
}

function parentOf(pid: string): number {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

async function revive(postgres: Embedded): Promise<void> {
  // The last of its processes may still hold the shared memory for a moment.
  while (postgres.alive()) await pause(20);
  await postgres.revive();
}

type Verdict = { acknowledged: number; missing: number; twice: number; stored: number; counted: number; wrong: number };

async function judge(url: string, keys: readonly string[]): Promise<Verdict> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const one = async (text: string, values: unknown[] = []) => Number((await client.query(text, values)).rows[0].found);
  const distinct = [...new Set(keys)];
  const there = await one(`SELECT count(*) AS found FROM "SurveyAnswer" WHERE id = ANY($1::uuid[])`, [distinct]);
  const stored = await one(`SELECT count(*) AS found FROM "SurveyAnswer"`);
  const counted = await one(`SELECT coalesce(sum(counts[1]), 0) AS found FROM "SurveyDayTally"`);
  await client.end();
  const wrong = await verifyCounts(url, say);
  const twice = Math.max(0, counted - stored);
  return { acknowledged: distinct.length, missing: distinct.length - there, twice, stored, counted, wrong };
}

async function main(): Promise<void> {
  await buildIfNeeded(TEST_BUILD, () => say("building the application …"));
  const postgres = await startEmbedded({ name: "bench-pg", durable: true });
  const name = `bench_crash_${process.pid}`;
  await postgres.ensureDatabase(name);
  const url = postgres.urlFor(name);
  const survey = await openSurvey(url);
  const files = mkdtempSync(path.join(tmpdir(), "tongxin-crash-"));
  let server = await serveOn(await anyFreePort(), url, files);
  const crowd = sendCrowd({
    port: server.port,
    connections: 100,
    forMs: LONGEST_MS,
    forms: survey.forms,
    patient: true,
  });
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await loadFor();
    if (kill % 2 === 1) {
      await killServer(server);
      server = await serveOn(server.port, url, files);
    } else {
      killPostgres(postgres);
      await revive(postgres);
    }
    if (kill % 10 === 0) say(`  ${kill} kills`);
  }
  await loadFor();
  crowd.stop();
  const report = await crowd.report;
  await killServer(server);
  const verdict = await judge(url, report.keys);
  await postgres.stop();
  rmSync(files, { recursive: true, force: true });
  say(`kills: ${KILLS}, half of them of the server and half of PostgreSQL; connections broken: ${report.broken}`);
  say(`answers acknowledged: ${verdict.acknowledged}; stored: ${verdict.stored}; counted: ${verdict.counted}`);
  say(
    `acknowledged and missing: ${verdict.missing}; counted twice: ${verdict.twice}; tallies that differ: ${verdict.wrong}`,
  );
  if (verdict.missing + verdict.twice + verdict.wrong > 0 || verdict.acknowledged === 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
