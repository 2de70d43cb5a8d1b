import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { startEmbedded } from "@/prisma/launch/embedded";
import { median, p95 } from "./measure";
import { sendCrowd } from "./respondents";
import { type BenchServer, startServer } from "./server";
import { openSurvey, type SurveyHospital } from "./survey-hospital";

const TURNS = 7;
const TURN_MS = 5_000;
/** As many respondents as the page is measured with, none of whom stops to think. */
const SENDERS = 500;

export type AnswerFigures = {
  /** Answers a second: single-row inserts by pgbench, through the door, and through the door without tallies. */
  pgbench: number;
  door: number;
  withoutTallies: number;
  /** Medians of the ratios within each turn. */
  doorRatio: number;
  tallyRatio: number;
  /** Milliseconds of the page's p95 for one respondent and for 500 who think as people do. */
  page: { alone: number; crowd: number; ratio: number };
  /** Bytes (gzip) of all that a respondent downloads. */
  bytes: number;
};

const ANSWERS = JSON.stringify([1, 4, 3, 4, 4, 2, 3, 4, 4, null, 9, null]);

/** pgbench's script: the statement that stores one answer of this survey. */
function insertScript({ hospitalId, roundId, departmentIds }: SurveyHospital): string {
  const departments = departmentIds.map((id) => `'${id}'`).join(",");
  return `\\set department random(1, ${departmentIds.length})
INSERT INTO "SurveyAnswer" ("hospitalId", id, "roundId", "departmentId", day, answers) VALUES ('${hospitalId}', gen_random_uuid(), '${roundId}', (ARRAY[${departments}]::uuid[])[:department], current_date, '${ANSWERS}');
`;
}

/** Answers a second of pgbench with 32 clients and prepared statements. Throws where pgbench is not installed. */
async function runPgbench(url: string, script: string): Promise<number> {
  const args = ["-n", "-c", "32", "-j", "2", "-M", "prepared", "-T", String(TURN_MS / 1000), "-f", script, url];
  const { stdout } = await promisify(execFile)("pgbench", args).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
    throw new Error("pgbench is missing; on Debian: apt-get install postgresql-contrib");
  });
  return Number(/tps = ([\d.]+)/.exec(stdout)?.[1]);
}

async function answersThrough(server: BenchServer, { forms }: SurveyHospital): Promise<number> {
  const crowd = sendCrowd({ port: server.port, connections: SENDERS, forMs: TURN_MS, forms });
  const { acknowledged, seconds, refused, broken } = await crowd.report;
  if (broken > 0 || Object.keys(refused).length > 0) {
    throw new Error(`Answers were refused: ${JSON.stringify({ ...refused, broken })}`);
  }
  return acknowledged / seconds;
}

/** A respondent opens the page, answers within four to eight seconds, and leaves the seat to the next one. */
const THINKING = { thinkMs: 8_000, forMs: 20_000 };

async function pageTimes(server: BenchServer, survey: SurveyHospital): Promise<AnswerFigures["page"]> {
  const rounds: { alone: number; crowd: number }[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const alone: number[] = [];
    for (let request = 0; request < 200; request += 1) alone.push((await server.get(survey.path)).ms);
    const crowd = sendCrowd({ port: server.port, connections: 500, forms: survey.forms, ...THINKING });
    rounds.push({ alone: p95(alone), crowd: p95((await crowd.report).pages) });
  }
  return {
    alone: median(rounds.map((round) => round.alone)),
    crowd: median(rounds.map((round) => round.crowd)),
    ratio: median(rounds.map((round) => round.crowd / round.alone)),
  };
}

/** The public door beside pgbench on one durable server, in turns. */
export async function measureAnswers(files: string, say: (line: string) => void): Promise<AnswerFigures> {
  const postgres = await startEmbedded({ name: "bench-pg", durable: true });
  const folder = mkdtempSync(path.join(tmpdir(), "tongxin-pgbench-"));
  const name = `bench_answers_${process.pid}`;
  await postgres.ensureDatabase(name);
  const url = postgres.urlFor(name);
  const survey = await openSurvey(url);
  const script = path.join(folder, "insert.sql");
  writeFileSync(script, insertScript(survey));
  const full = await startServer(url, files, { TRUST_PROXY: "true" });
  const bare = await startServer(url, files, { TRUST_PROXY: "true", BENCH_WITHOUT_TALLIES: "true" });
  try {
    const page = await pageTimes(full, survey);
    const bytes = (await full.get(survey.path)).body.length;
    for (const server of [full, bare]) await answersThrough(server, survey);
    const turns: { pgbench: number; door: number; without: number }[] = [];
    for (let turn = 0; turn < TURNS; turn += 1) {
      const pgbench = await runPgbench(url, script);
      const door = await answersThrough(full, survey);
      const without = await answersThrough(bare, survey);
      turns.push({ pgbench, door, without });
      say(`  ${Math.round(pgbench)} pgbench, ${Math.round(door)} door, ${Math.round(without)} without tallies`);
    }
    return {
      pgbench: median(turns.map((turn) => turn.pgbench)),
      door: median(turns.map((turn) => turn.door)),
      withoutTallies: median(turns.map((turn) => turn.without)),
      doorRatio: median(turns.map(({ door, pgbench }) => door / pgbench)),
      tallyRatio: median(turns.map(({ door, without }) => door / without)),
      page,
      bytes,
    };
  } finally {
    await full.stop();
    await bare.stop();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
