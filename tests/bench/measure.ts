import { gunzipSync, gzipSync } from "node:zlib";
import type { Answer, BenchServer } from "./server";

export type Target = { path: string; cookie: string };

const WARM_UP = 60;
const REQUESTS = 40;
/** A p95 of few requests is the worst but one or two, and says more about the machine than about the page. */
const TIMED_REQUESTS = 120;
const PAIRS = 9;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

/** The smallest value that 95 % of the values do not exceed. */
export function p95(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? Number.NaN;
}

async function askOften(server: BenchServer, { path, cookie }: Target, times: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const answer = await server.get(path, cookie);
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    answers.push(answer);
  }
  return answers;
}

/** Milliseconds of server CPU a request, in turns: whatever else the machine does falls on all targets alike. */
export async function measureCpu(server: BenchServer, targets: Record<string, Target>): Promise<Map<string, number[]>> {
  for (const target of Object.values(targets)) await askOften(server, target, WARM_UP);
  const found = new Map<string, number[]>(Object.keys(targets).map((name) => [name, []]));
  for (let pair = 0; pair < PAIRS; pair += 1) {
    for (const [name, target] of Object.entries(targets)) {
      const before = await server.cpu();
      await askOften(server, target, REQUESTS);
      found.get(name)?.push(((await server.cpu()) - before) / 1000 / REQUESTS);
    }
  }
  return found;
}

/** The median of the ratios within each turn. */
export function ratioOf(measured: Map<string, number[]>, name: string, base: string): number {
  const [values = [], bases = []] = [measured.get(name), measured.get(base)];
  return median(values.map((value, turn) => value / (bases[turn] ?? Number.NaN)));
}

/** p95 of two servers in turns, in milliseconds; `before` runs before each request, outside the measured time. */
export async function compareP95(
  small: BenchServer,
  large: BenchServer,
  target: (server: BenchServer) => Target,
  before: (server: BenchServer) => Promise<unknown> = async () => {},
): Promise<{ small: number; large: number; ratio: number }> {
  const rounds: { small: number; large: number }[] = [];
  for (const server of [small, large]) await askOften(server, target(server), WARM_UP);
  const timesOf = async (server: BenchServer) => {
    const times: number[] = [];
    for (let turn = 0; turn < TIMED_REQUESTS; turn += 1) {
      await before(server);
      const [answer] = await askOften(server, target(server), 1);
      times.push(answer?.ms ?? Number.NaN);
    }
    return p95(times);
  };
  for (let pair = 0; pair < PAIRS; pair += 1) {
    // Who goes first takes turns too: a server that waited is colder than one that has just answered.
    const largeFirst = pair % 2 === 1 ? await timesOf(large) : null;
    const smallTime = await timesOf(small);
    rounds.push({ small: smallTime, large: largeFirst ?? (await timesOf(large)) });
  }
  return {
    small: median(rounds.map((round) => round.small)),
    large: median(rounds.map((round) => round.large)),
    ratio: median(rounds.map((round) => round.large / round.small)),
  };
}

/** Bytes (gzip) of every script that a page's HTML names; browsers as old as the floor skip `nomodule`. */
export async function initialScript(server: BenchServer, { path, cookie }: Target): Promise<number> {
  const { body, status } = await server.get(path, cookie);
  if (status !== 200) throw new Error(`${path} answered ${status}`);
  const html = (body[0] === 0x1f ? gunzipSync(body) : body).toString("utf8");
  const loaded = html.replace(/<script[^>]*nomodule[^>]*>/gi, "");
  const scripts = new Set(loaded.match(/\/_next\/static\/[\w./~%-]+\.js/g) ?? []);
  let bytes = 0;
  for (const script of scripts) {
    const { body: file } = await server.get(script);
    bytes += gzipSync(file[0] === 0x1f ? gunzipSync(file) : file).length;
  }
  return bytes;
}
