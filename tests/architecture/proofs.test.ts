import { describe, expect, it } from "vitest";
import { checkAccess } from "./checks/access";
import { FIXTURES } from "./fixtures";
import { CHECKS, describeViolation } from "./registry";

describe.each(CHECKS)("$rule", ({ rule, run }) => {
  const fixture = FIXTURES[rule] ?? { breaks: [], keeps: [] };

  it("has files that break it and files that keep it", () => {
    expect(fixture.breaks.length).toBeGreaterThan(0);
    expect(fixture.keeps.length).toBeGreaterThan(0);
  });

  it.each(fixture.breaks)("finds what is wrong in a file: $says", ({ files, says }) => {
    const found = run(files);
    expect(found.map(describeViolation).join("\n")).toMatch(says);
    expect(found.every((one) => one.rule === rule && one.line > 0 && one.fix !== "")).toBe(true);
  });

  it("lets good files pass", () => {
    expect(run(fixture.keeps).map(describeViolation)).toEqual([]);
  });
});

describe("access-matrix", () => {
  const files = [
    { path: "app/(workspace)/reports/[id]/page.tsx", text: 'const actor = await requireActor("report.read");' },
    { path: "app/api/files/[id]/route.ts", text: "export const GET = 1;" },
    { path: "app/s/door.ts", text: "export function openPublicDoor() {}" },
    { path: "lib/surveys/door.ts", text: "export const takeAnswer = definePublicBatch({});" },
    {
      path: "lib/reports/actions.ts",
      text: '"use server"; export const submitReportAction = defineAction({ permission: "report.write" }); export const answerAction = definePublicAction({});',
    },
  ];
  const matrix = {
    pages: { "/reports/[id]": "report.read" },
    actions: { submitReportAction: "report.write", answerAction: "public" },
    files: { "/api/files/[id]": "signed-in" },
    doors: { "/s/[token]": "public", takeAnswer: "public" },
  };
  const say = (changed: Partial<typeof matrix> | Record<string, unknown>) =>
    checkAccess(files, { ...matrix, ...changed })
      .map(describeViolation)
      .join("\n");

  it("lets a complete matrix pass", () => {
    expect(say({})).toBe("");
  });

  it.each([
    ["a page without a row", { pages: {} }, /pages "\/reports\/\[id\]" has no row/],
    ["a file address without a row", { files: {} }, /files "\/api\/files\/\[id\]" has no row/],
    ["an action without a row", { actions: { answerAction: "public" } }, /actions "submitReportAction" has no row/],
    ["a public door without a row", { doors: { takeAnswer: "public" } }, /doors "\/s\/\[token\]" has no row/],
    ["a batch without a row", { doors: { "/s/[token]": "public" } }, /doors "takeAnswer" has no row/],
    ["a row that names another permission", { pages: { "/reports/[id]": "report.write" } }, /asks for "report.read"/],
    [
      "an open door that its row calls guarded",
      { actions: { ...matrix.actions, answerAction: "report.read" } },
      /asks for "public"/,
    ],
    [
      "a row without an entrance",
      { pages: { ...matrix.pages, "/gone": "report.read" } },
      /"\/gone" that nothing answers to/,
    ],
  ])("finds %s", (_name, changed, says) => {
    expect(say(changed)).toMatch(says);
  });
});
