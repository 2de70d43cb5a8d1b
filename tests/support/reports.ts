import { existsSync, readFileSync, rmSync } from "node:fs";

/** Counted tests of one phase. */
export type Tally = { passed: number; failed: number; skipped: number };

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };

export const addTallies = (tallies: Tally[]): Tally =>
  tallies.reduce(
    (sum, one) => ({
      passed: sum.passed + one.passed,
      failed: sum.failed + one.failed,
      skipped: sum.skipped + one.skipped,
    }),
    NOTHING,
  );

/** `412 passed, 0 failed`, and the skipped only where there are any. */
export function describeTally({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ""}`;
}

// A program that failed without a failed test (no report, an error outside every test) still is one failure.
function atLeastItsCode(tally: Tally, code: number): Tally {
  return code !== 0 && tally.failed === 0 ? { ...tally, failed: 1 } : tally;
}

function readReport(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
}

/** A report of an earlier run must not be counted again. */
export function forgetReport(file: string): void {
  rmSync(file, { force: true });
}

type VitestReport = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** Counts the tests of a vitest JSON report; a file that could not even be loaded counts as one failure. */
export function countVitest(report: VitestReport | null, code: number): Tally {
  if (!report) return { ...NOTHING, failed: 1 };
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0);
  const tally = {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
  return atLeastItsCode(tally, code);
}

type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors?: unknown[];
};

/** Counts the tests of a Playwright JSON report; a flaky test is a failed one. */
export function countPlaywright(report: PlaywrightReport | null, code: number): Tally {
  if (!report) return { ...NOTHING, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  return atLeastItsCode({ passed: expected, failed: unexpected + flaky, skipped }, code);
}

export const readVitest = (file: string, code: number) => countVitest(readReport(file) as VitestReport | null, code);
export const readPlaywright = (file: string, code: number) =>
  countPlaywright(readReport(file) as PlaywrightReport | null, code);
