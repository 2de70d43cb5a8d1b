// `npm test`: everything that must hold, in phases, with one summary line at the end.
//   --no-browser        without the browser (npm run verify)
//   --only <phase,…>    only these phases and what they need; further words choose test files
import { mkdirSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { DATA_ROOT, passableFolder } from "@/prisma/launch/paths";
import { TEST_BUILD } from "@/tests/support/e2e-state";
import { commandOf, runNode, stopPrograms } from "@/tests/support/programs";
import {
  addTallies,
  describeTally,
  forgetReport,
  NOTHING,
  readPlaywright,
  readVitest,
  type Tally,
} from "@/tests/support/reports";

type Result = { tally: Tally; output: string };
type Phase = { name: string; needsBuild?: boolean; live?: boolean; run: (filters: string[]) => Promise<Result> };

const REPORTS = path.join(DATA_ROOT, "test-reports");
const BUILD_ENV = { NEXT_DIST_DIR: TEST_BUILD, NEXT_TELEMETRY_DISABLED: "1" };

/** A program that is one check: it passes or it fails. */
async function check(args: string[], env: Record<string, string> = {}): Promise<Result> {
  const { code, output } = await runNode(args, env);
  return { tally: { ...NOTHING, [code === 0 ? "passed" : "failed"]: 1 }, output };
}

// Next writes the types of the routes; without them the pages' own types are not known on a fresh clone.
async function checkTypes(): Promise<Result> {
  const routes = await runNode([commandOf("next"), "typegen"], { ...BUILD_ENV, NODE_ENV: "production" });
  const types = await check([commandOf("typescript", "tsc"), "--noEmit"]);
  return routes.code === 0 ? types : { tally: { ...NOTHING, failed: 1 }, output: routes.output + types.output };
}

async function vitest(project: string, filters: string[]): Promise<Result> {
  const report = path.join(REPORTS, `${project}.json`);
  forgetReport(report);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const { code, output } = await runNode([commandOf("vitest"), ...args, ...filters]);
  return { tally: readVitest(report, code), output };
}

async function browserOf(project: string, filters: string[]): Promise<Result> {
  const report = path.join(REPORTS, `${project}.json`);
  forgetReport(report);
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report };
  const ways = ["--project", project, "--reporter=list,json", "--output", path.join("test-results", project)];
  const args = [commandOf("@playwright/test", "playwright"), "test", ...ways, "--pass-with-no-tests", ...filters];
  const { code, output } = await runNode(args, env, true);
  return { tally: readPlaywright(report, code), output };
}

const BROWSERS = ["desktop", "desktop-pages", "phone"];

/** All at the same time, each with a server and a hospital of its own: one alone leaves most of two cores idle. */
async function browser(filters: string[]): Promise<Result> {
  const results = await Promise.all(BROWSERS.map((project) => browserOf(project, filters)));
  const tally = addTallies(results.map((result) => result.tally));
  const output = results.map((result) => result.output).join("");
  // Some may have nothing to do; if all have, a word was mistyped.
  const ran = tally.passed + tally.failed + tally.skipped > 0;
  return { tally: ran ? tally : { ...tally, failed: 1 }, output };
}

const build: Phase = {
  name: "build",
  run: () => check(["--import", "tsx", "tests/support/build.ts"]),
};

/** Phases of one row run at the same time: two cores, and nothing in a row writes what its neighbour reads. */
const ROWS: Phase[][] = [
  [
    {
      name: "lint",
      run: () => check([commandOf("@biomejs/biome", "biome"), "check", "--error-on-warnings", "--colors=off", "."]),
    },
    { name: "types", run: checkTypes },
  ],
  [build, { name: "architecture", run: (filters) => vitest("architecture", filters) }],
  [
    { name: "unit", run: (filters) => vitest("unit", filters) },
    { name: "css", needsBuild: true, run: () => vitest("built", []) },
  ],
  [{ name: "integration", run: (filters) => vitest("integration", filters) }],
  [{ name: "browser", needsBuild: true, live: true, run: browser }],
];

function chooseRows(only: string[], withBrowser: boolean): Phase[][] {
  const names = ROWS.flat().map(({ name }) => name);
  const unknown = only.find((name) => !names.includes(name));
  if (unknown) throw new Error(`There is no phase "${unknown}". Phases: ${names.join(", ")}.`);
  const asked = ({ name }: Phase) => (only.length > 0 ? only.includes(name) : withBrowser || name !== "browser");
  const needsBuild = ROWS.flat().some((phase) => asked(phase) && phase.needsBuild);
  return ROWS.map((row) => row.filter((phase) => asked(phase) || (phase === build && needsBuild)));
}

async function runPhase(phase: Phase, filters: string[]): Promise<Tally> {
  console.log(`▶ ${phase.name}`);
  const began = Date.now();
  const { tally, output } = await phase.run(filters);
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (tally.failed > 0 && !phase.live) console.log(`\n── ${phase.name} ──\n${output.trimEnd()}\n`);
  console.log(`${tally.failed > 0 ? "✘" : "✔"} ${phase.name}: ${describeTally(tally)} (${seconds} s)`);
  return tally;
}

async function runRows(rows: Phase[][], filters: string[]): Promise<Tally[]> {
  const tallies: Tally[] = [];
  let built = true;
  for (const row of rows) {
    const possible = row.filter((phase) => built || !phase.needsBuild);
    for (const phase of row) if (!possible.includes(phase)) console.log(`– ${phase.name}: not run, there is no build`);
    const results = await Promise.all(possible.map((phase) => runPhase(phase, phase === build ? [] : filters)));
    tallies.push(...results);
    built &&= (results[possible.indexOf(build)]?.failed ?? 0) === 0;
  }
  return tallies;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    allowNegative: true,
    options: { browser: { type: "boolean", default: true }, only: { type: "string", default: "" } },
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // Always passed on as Ctrl-C: on that one Playwright and vitest stop the servers they started.
    process.once(signal, () => stopPrograms("SIGINT").then(() => process.exit(130)));
  }
  mkdirSync(passableFolder(DATA_ROOT) && REPORTS, { recursive: true });
  const rows = chooseRows(values.only.split(",").filter(Boolean), values.browser);
  const total = addTallies(await runRows(rows, positionals));
  console.log(`\n${describeTally(total)}`);
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

main().catch((error: Error) => {
  console.error(error.message);
  console.log(`\n${describeTally({ ...NOTHING, failed: 1 })}`);
  process.exitCode = 1;
});
