import { fork } from "node:child_process";
import path from "node:path";
import { TEST_KEYS } from "@/tests/support/keys";
import type { BenchDatabase } from "./databases";
import { median, p95 } from "./measure";
import { BENCH_SECRET, type BenchServer } from "./server";
import type { WordReport } from "./word-child";

const WARM_UP = 40;
const ROUNDS = 5;
const REQUESTS = 120;

export type WordFigures = {
  ours: number;
  library: number;
  endToEnd: number;
  /** Median of the ratios within each round. */
  ratio: number;
  endToEndRatio: number;
  counts: WordReport["counts"];
};

export async function measureWord(database: BenchDatabase, files: string): Promise<WordFigures> {
  const report = await runChild(database, files);
  const { ours, library, endToEnd, counts } = report;
  const ratio = (times: number[], base: number[]) =>
    median(times.map((time, round) => time / (base[round] ?? Number.NaN)));
  return {
    ours: median(ours),
    library: median(library),
    endToEnd: median(endToEnd),
    ratio: ratio(ours, library),
    endToEndRatio: ratio(endToEnd, library),
    counts,
  };
}

function runChild({ url, hospitalId }: BenchDatabase, files: string): Promise<WordReport> {
  const hook = (name: string) => path.join(import.meta.dirname, name);
  const child = fork(hook("word-child.ts"), ["--hospital", hospitalId], {
    execArgv: ["tsx", hook("without-next.ts"), hook("word-hooks.ts")].flatMap((name) => ["--import", name]),
    env: {
      ...process.env,
      DATABASE_URL: url,
      AUTH_SECRET: BENCH_SECRET,
      PERSONAL_DATA_KEYS: TEST_KEYS,
      FILES_DIR: files,
      LOG_LEVEL: "error",
    },
  });
  return new Promise((resolve, reject) => {
    child.once("message", (message) => resolve(message as WordReport));
    child.once("exit", (code) => reject(new Error(`writing the document ended with ${code}`)));
  });
}

/** p95 of a page while the same server makes one book of sixty branches after the other, and while it does not, in milliseconds. */
export async function measureMeanwhile(
  server: BenchServer,
  { cookies }: BenchDatabase,
): Promise<{ idle: number; busy: number; ratio: number; longest: number }> {
  const ask = async () => {
    const { status, ms } = await server.get("/today", cookies.committee);
    if (status !== 200) throw new Error(`/today answered ${status}`);
    return ms;
  };
  const many = async (requests: number) => {
    const times: number[] = [];
    while (times.length < requests) times.push(await ask());
    return times;
  };
  const makeBook = async () => {
    const { status, body } = await server.aside("/api/bench-book", cookies.committee);
    if (status !== 200) throw new Error(`the book answered ${status}: ${body.toString("utf8").slice(0, 200)}`);
  };
  await many(WARM_UP);
  await makeBook();
  const rounds: { idle: number; busy: number; longest: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const idle = await many(REQUESTS);
    let asked = false;
    const books = (async () => {
      while (!asked) await makeBook();
    })();
    const busy = await many(REQUESTS);
    asked = true;
    await books;
    rounds.push({ idle: p95(idle), busy: p95(busy), longest: Math.max(...busy) });
  }
  return {
    idle: median(rounds.map(({ idle }) => idle)),
    busy: median(rounds.map(({ busy }) => busy)),
    ratio: median(rounds.map(({ idle, busy }) => busy / idle)),
    longest: Math.max(...rounds.map(({ longest }) => longest)),
  };
}
