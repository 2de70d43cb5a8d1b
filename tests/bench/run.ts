// `npm run bench`: what the pages cost beside a bare Next page, an import beside reading its file, and answers to surveys
// beside pgbench, and sixty branches' reports as one document beside the library alone, in one run. `--json` prints one
// object; `--scale n` sets how many times the demo's data the large hospital has; `--only pages,import,surveys,word` chooses.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startTestServer } from "@/tests/support/database";
import { measureAnswers } from "./answers";
import { type BenchDatabase, prepareDatabase } from "./databases";
import { fillMonth } from "./full-month";
import { measureImport } from "./import";
import { multiplyAnswers } from "./many-answers";
import { compareP95, initialScript, measureCpu, median, ratioOf, type Target } from "./measure";
import { buildScratch, removeScratch } from "./scratch";
import { type BenchServer, startServer } from "./server";
import { measureMeanwhile, measureWord } from "./word";

/** A limit is the most that a ratio may be, or the least where it says so. */
type Row = { what: string; measured: string; ratio: number | null; limit: number | null; least?: true };

const { values } = parseArgs({
  options: {
    json: { type: "boolean", default: false },
    scale: { type: "string", default: "100" },
    only: { type: "string", default: "pages,import,surveys,word" },
  },
});
const say = (line: string) => process.stderr.write(`${line}\n`);
const cleanups: (() => unknown)[] = [];

const BRANCHES = 60;
const BARE = "/bench-page";
const SIGNED_IN: [who: "leader" | "committee" | "secretary" | "admin", path: string][] = [
  ["committee", "/today"],
  ["committee", "/branches"],
  ["committee", "/members"],
  ["committee", "/activities"],
  ["committee", "/activities/calendar"],
  ["committee", "/activities/new"],
  ["secretary", "/reports"],
  ["committee", "/satisfaction"],
  ["committee", "/satisfaction/figures"],
  ["committee", "/satisfaction/figures/new"],
  ["leader", "/dashboard"],
  ["admin", "/admin/users"],
  ["committee", "/account"],
];

async function cpuRows(server: BenchServer, { cookies }: BenchDatabase): Promise<Row[]> {
  const measured = await measureCpu(server, {
    bare: { path: BARE, cookie: "" },
    route: { path: "/api/bench-route", cookie: "" },
    dashboard: { path: "/dashboard", cookie: cookies.leader },
    branches: { path: "/branches", cookie: cookies.leader },
  });
  const row = (what: string, name: string, limit: number | null): Row => ({
    what: `server CPU, ${what} / bare page`,
    measured: `${median(measured.get(name) ?? []).toFixed(2)} / ${median(measured.get("bare") ?? []).toFixed(2)} ms`,
    ratio: ratioOf(measured, name, "bare"),
    limit,
  });
  return [row("dashboard", "dashboard", 1.8), row("branch list", "branches", 1.4), row("bare route", "route", null)];
}

async function scriptRows(server: BenchServer, { cookies }: BenchDatabase): Promise<Row[]> {
  const bare = await initialScript(server, { path: BARE, cookie: "" });
  const row = (what: string, bytes: number, limit: number): Row => ({
    what: `initial JavaScript, ${what} / bare page`,
    measured: `${(bytes / 1024).toFixed(1)} / ${(bare / 1024).toFixed(1)} KB gzip`,
    ratio: bytes / bare,
    limit,
  });
  const pages: { path: string; bytes: number }[] = [];
  for (const [who, place] of SIGNED_IN) {
    pages.push({ path: place, bytes: await initialScript(server, { path: place, cookie: cookies[who] }) });
  }
  const [largest] = pages.toSorted((a, b) => b.bytes - a.bytes);
  const dashboard = pages.find((page) => page.path === "/dashboard")?.bytes ?? Number.NaN;
  const signIn = await initialScript(server, { path: "/sign-in", cookie: "" });
  return [
    row("dashboard", dashboard, 1.15),
    row(`largest signed-in page (${largest?.path})`, largest?.bytes ?? Number.NaN, 1.3),
    row("sign-in", signIn, 1.05),
  ];
}

type Side = { server: BenchServer; database: BenchDatabase };

async function scaleRows(small: Side, large: Side): Promise<Row[]> {
  const sideOf = (server: BenchServer) => (server === small.server ? small : large);
  const target = (server: BenchServer): Target => ({
    path: "/dashboard",
    cookie: sideOf(server).database.cookies.leader,
  });
  const row = (what: string, found: { small: number; large: number; ratio: number }): Row => ({
    what: `dashboard p95, data × ${values.scale} / data × 1, ${what}`,
    measured: `${found.large.toFixed(1)} / ${found.small.toFixed(1)} ms`,
    ratio: found.ratio,
    limit: 1.2,
  });
  const again = await compareP95(small.server, large.server, target);
  const anew = await compareP95(small.server, large.server, target, (server) => sideOf(server).database.touch());
  return [row("unchanged data", again), row("after a write before each request", anew)];
}

async function importRows(files: string): Promise<Row[]> {
  say("importing members …");
  const database = await prepareDatabase(1);
  cleanups.push(database.close);
  const found = await measureImport({ database, files });
  const perSecond = (rate: number) => `${Math.round(rate)} / ${Math.round(found.floorRate)} rows/s`;
  const seconds = found.firstMs / 1000;
  return [
    {
      what: "import of 10,000 members, upload to committed / unpacking and scanning the file",
      measured: perSecond(found.rate),
      ratio: found.ratio,
      limit: 0.3,
      least: true,
    },
    {
      what: "own reader of tables / unpacking and scanning the file",
      measured: perSecond(found.readRate),
      ratio: found.readRate / found.floorRate,
      limit: null,
    },
    {
      what: "import, peak memory at 100,000 rows / at 10,000 rows",
      measured: `${Math.round(found.peak.large)} / ${Math.round(found.peak.small)} MB`,
      ratio: found.peak.large / found.peak.small,
      limit: 1.3,
    },
    { what: "seconds to the first findings of 10,000 rows", measured: "", ratio: seconds, limit: 2 },
    {
      what: "longest time an import lets nothing else run",
      measured: `${Math.round(found.longestBlock)} ms`,
      ratio: null,
      limit: null,
    },
  ];
}

async function respondentRows(files: string): Promise<Row[]> {
  say("answers beside pgbench …");
  const { page, ...found } = await measureAnswers(files, say);
  const plain = await prepareDatabase(1);
  cleanups.push(plain.close);
  const server = await startServer(plain.url, files);
  cleanups.push(server.stop);
  const bare = await initialScript(server, { path: BARE, cookie: "" });
  const perSecond = (one: number, other: number) => `${Math.round(one)} / ${Math.round(other)} a second`;
  return [
    {
      what: "answers posted and acknowledged, with tallies / single-row inserts by pgbench, 32 clients",
      measured: perSecond(found.door, found.pgbench),
      ratio: found.doorRatio,
      limit: 1,
      least: true,
    },
    {
      what: "answers with tallies / without",
      measured: perSecond(found.door, found.withoutTallies),
      ratio: found.tallyRatio,
      limit: 0.9,
      least: true,
    },
    {
      what: "all that a respondent downloads / a bare page's JavaScript",
      measured: `${(found.bytes / 1024).toFixed(1)} / ${(bare / 1024).toFixed(1)} KB gzip`,
      ratio: found.bytes / bare,
      limit: 0.15,
    },
    {
      what: "respondents' page p95, 500 at once / 1",
      measured: `${page.crowd.toFixed(1)} / ${page.alone.toFixed(1)} ms`,
      ratio: page.ratio,
      limit: 5,
    },
  ];
}

/** The dual-satisfaction page of a hospital with some ten thousand answers beside the same with ten million. */
async function manyAnswersRows(files: string): Promise<Row[]> {
  const small = await sideFor(1, files);
  const large = await sideFor(1, files);
  say("ten million answers …");
  const { before, after } = await multiplyAnswers(large.database.url);
  say(`  ${before} and ${after}`);
  const sideOf = (server: BenchServer) => (server === small.server ? small : large);
  const target = (server: BenchServer): Target => ({
    path: "/satisfaction",
    cookie: sideOf(server).database.cookies.leader,
  });
  const row = (what: string, found: { small: number; large: number; ratio: number }): Row => ({
    what: `dual satisfaction p95, ${after} answers / ${before} answers, ${what}`,
    measured: `${found.large.toFixed(1)} / ${found.small.toFixed(1)} ms`,
    ratio: found.ratio,
    limit: 1.2,
  });
  const again = await compareP95(small.server, large.server, target);
  const anew = await compareP95(small.server, large.server, target, (server) => sideOf(server).database.touch());
  return [row("unchanged data", again), row("after a write before each request", anew)];
}

/** A month's reports of sixty branches as one .docx, and the page beside it. */
async function wordRows(files: string): Promise<Row[]> {
  const { server, database } = await sideFor(1, files);
  await fillMonth(database, BRANCHES);
  say("writing sixty branches' reports …");
  const { counts, ...found } = await measureWord(database, files);
  say(`  ${counts.paragraphs} paragraphs, ${counts.tables} tables with ${counts.rows} rows, ${counts.bytes} bytes`);
  const page = await measureMeanwhile(server, database);
  const times = (one: number, other: number) => `${Math.round(one)} / ${Math.round(other)} ms`;
  return [
    {
      what: "60 reports as one .docx / the same document by the library alone from a fixed structure",
      measured: times(found.ours, found.library),
      ratio: found.ratio,
      limit: 1.5,
    },
    {
      what: "the same from the order to the kept file, read from the database / by the library alone, in memory",
      measured: times(found.endToEnd, found.library),
      ratio: found.endToEndRatio,
      limit: 1.5,
    },
    {
      what: "today p95, books being made / idle",
      measured: `${page.busy.toFixed(1)} / ${page.idle.toFixed(1)} ms`,
      ratio: page.ratio,
      limit: 2,
    },
    {
      what: "today, longest wait while books were made",
      measured: `${Math.round(page.longest)} ms`,
      ratio: null,
      limit: null,
    },
  ];
}

async function sideFor(scale: number, files: string): Promise<Side> {
  say(`loading the demo hospital × ${scale} …`);
  const database = await prepareDatabase(scale);
  cleanups.push(database.close);
  const server = await startServer(database.url, files);
  cleanups.push(server.stop);
  return { server, database };
}

function verdict({ ratio, limit, least }: Row): string {
  if (limit === null || ratio === null) return "";
  return (least ? ratio >= limit : ratio <= limit) ? "met" : "NOT MET";
}

function print(rows: Row[]): void {
  const cells = rows.map((row) => [
    row.what,
    row.measured,
    row.ratio === null ? "" : row.ratio.toFixed(2),
    row.limit === null ? "" : `${row.least ? "≥" : "≤"} ${row.limit}`,
    verdict(row),
  ]);
  const table = [["measured", "values", "ratio", "target", ""], ...cells];
  const widths = table[0]?.map((_, column) => Math.max(...table.map((line) => line[column]?.length ?? 0))) ?? [];
  for (const line of table)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

async function pageRows(files: string): Promise<Row[]> {
  const small = await sideFor(1, files);
  const large = await sideFor(Number(values.scale), files);
  say("measuring …");
  return [
    ...(await cpuRows(small.server, small.database)),
    ...(await scriptRows(small.server, small.database)),
    ...(await scaleRows(small, large)),
  ];
}

async function main(): Promise<void> {
  const database = await startTestServer();
  cleanups.push(database.stop);
  const files = mkdtempSync(path.join(tmpdir(), "tongxin-bench-"));
  cleanups.push(() => rmSync(files, { recursive: true, force: true }));
  const parts = values.only.split(",");
  if (parts.some((part) => part !== "import")) {
    cleanups.push(removeScratch);
    say("building a copy with a bare page and a bare route …");
    await buildScratch();
  }
  const rows: Row[] = [];
  if (parts.includes("pages")) rows.push(...(await pageRows(files)));
  if (parts.includes("import")) rows.push(...(await importRows(files)));
  if (parts.includes("surveys")) rows.push(...(await respondentRows(files)), ...(await manyAnswersRows(files)));
  if (parts.includes("word")) rows.push(...(await wordRows(files)));
  if (values.json) console.log(JSON.stringify({ node: process.version, scale: Number(values.scale), rows }));
  else print(rows);
}

main()
  .catch((error: unknown) => {
    console.error(error);
    process.exitCode = 1;
  })
  .finally(async () => {
    for (const cleanup of cleanups.reverse()) await cleanup();
  });
