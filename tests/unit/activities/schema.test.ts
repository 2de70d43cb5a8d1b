import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { activityFilters, createActivitySchema } from "@/lib/activities/schema";
import { AppError } from "@/lib/core/errors";
import { addDays, today } from "@/lib/core/period";
import { parseInput } from "@/lib/core/validation";

const member = randomUUID();
const right = {
  branchId: randomUUID(),
  kind: "committeeMeeting",
  title: "Committee meeting",
  day: "2026-03-02",
  start: "15:00",
  end: "16:00",
  place: "Room",
  host: "Host",
};

function errorsOf(input: object): Record<string, string> | undefined {
  try {
    parseInput(createActivitySchema, { ...right, ...input });
    return undefined;
  } catch (error) {
    if (error instanceof AppError) return error.fieldErrors;
    throw error;
  }
}

const marksOf = (line: object) =>
  parseInput(createActivitySchema, { ...right, attendance: { [member]: line } }).attendance[member];

describe("a form that makes no sense is refused at its field", () => {
  test.each([
    ["an end before the start", { end: "14:00" }, { end: "core.invalid.endBeforeStart" }],
    ["an end at the start", { end: "15:00" }, { end: "core.invalid.endBeforeStart" }],
    ["a day that does not exist", { day: "2026-02-30" }, { day: "core.invalid.day" }],
    ["a day long ago", { day: "1999-12-31" }, { day: "activities.invalid.day" }],
    ["a year with a slip", { day: "0202-03-02" }, { day: "core.invalid.day" }],
    ["a day far ahead", { day: addDays(today(), 401) }, { day: "activities.invalid.day" }],
    ["a time that does not exist", { start: "25:00" }, { start: "core.invalid.time" }],
    ["no title", { title: "   " }, { title: "core.invalid.required" }],
    ["a title that is too long", { title: "x".repeat(81) }, { title: "core.invalid.tooLong" }],
    ["an unknown kind", { kind: "picnic" }, { kind: "core.invalid.choose" }],
    ["a number of people that is none", { served: "many" }, { served: "core.invalid.number" }],
    ["fewer than no people", { served: "-1" }, { served: "core.invalid.negative" }],
    ["an id that is none", { partnerId: "1 OR 1=1" }, { partnerId: "core.invalid.choose" }],
    ["a file that is text", { files: "photo.jpg" }, { "files.0": "core.invalid.fileKind" }],
  ])("%s", (_, input, errors) => {
    expect(errorsOf(input)).toEqual(errors);
  });

  test("script and markup are text like any other", () => {
    const title = "<script>alert(1)</script>";
    expect(parseInput(createActivitySchema, { ...right, title }).title).toBe(title);
  });
});

describe("a member's line", () => {
  test("the tick means present, whatever reason travels along", () => {
    expect(marksOf({ present: "on", reason: "duty" })).toEqual({ status: "present" });
  });

  test("without the tick the reason counts", () => {
    expect(marksOf({ reason: "duty" })).toEqual({ status: "excused", reason: "duty" });
  });

  test("absent without leave, and not expected at all, are no excuses", () => {
    expect(marksOf({ reason: "absent" })).toEqual({ status: "absent" });
    expect(marksOf({ reason: "notExpected" })).toBeNull();
  });

  test("neither tick nor reason is no attendance; a reason that is too long is refused", () => {
    expect(marksOf({})).toBeNull();
    const errors = errorsOf({ attendance: { [member]: { reason: "x".repeat(41) } } });
    expect(errors).toEqual({ [`attendance.${member}.reason`]: "core.invalid.tooLong" });
  });
});

test("filters that make no sense are left out, so that a mistyped address still shows a list", () => {
  const filters = activityFilters.parse({ kind: "picnic", month: "2026-13", page: "-2", sort: "secret", branch: "x" });
  expect(filters).toEqual({ sort: "day", dir: "desc", page: 1 });
});
