import { describe, expect, it } from "vitest";
import { addTallies, countPlaywright, countVitest, describeTally } from "@/tests/support/reports";

const vitestReport = {
  numPassedTests: 5,
  numFailedTests: 1,
  numPendingTests: 2,
  numTodoTests: 1,
  testResults: [{ status: "passed", assertionResults: [1] }],
};

describe("the summary counts truly", () => {
  it("adds phases and leaves out what is not there", () => {
    const total = addTallies([
      { passed: 400, failed: 0, skipped: 0 },
      { passed: 12, failed: 0, skipped: 0 },
    ]);
    expect(describeTally(total)).toBe("412 passed, 0 failed");
    expect(describeTally({ passed: 1, failed: 2, skipped: 3 })).toBe("1 passed, 2 failed, 3 skipped");
  });

  it("reads a vitest report", () => {
    expect(countVitest(vitestReport, 1)).toEqual({ passed: 5, failed: 1, skipped: 3 });
  });

  it("counts a file that could not be loaded", () => {
    const report = { ...vitestReport, numFailedTests: 0, testResults: [{ status: "failed", assertionResults: [] }] };
    expect(countVitest(report, 1).failed).toBe(1);
  });

  it("counts a program that failed beside its tests, and one that left no report", () => {
    expect(countVitest({ ...vitestReport, numFailedTests: 0 }, 1).failed).toBe(1);
    expect(countVitest(null, 0).failed).toBe(1);
    expect(countPlaywright(null, 0).failed).toBe(1);
  });

  it("takes a flaky browser test for a failed one", () => {
    expect(countPlaywright({ stats: { expected: 9, unexpected: 1, flaky: 1, skipped: 2 } }, 1)).toEqual({
      passed: 9,
      failed: 2,
      skipped: 2,
    });
  });
});
