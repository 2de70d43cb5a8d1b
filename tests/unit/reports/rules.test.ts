import { describe, expect, test } from "vitest";
import {
  changedSections,
  isOverdue,
  judgeMove,
  missingSections,
  monthRefusal,
  monthsToWrite,
  openedSince,
  type ReportState,
  standingOf,
  stepsOf,
} from "@/lib/reports/rules";
import type { ReportStatus, Sections } from "@/lib/reports/schema";

const NOTHING: Sections = { progress: "", result: "", problem: "", nextStep: "", helpWanted: "" };
const SOME: Sections = { ...NOTHING, progress: "Half done" };
/** The fifth working day: 2, 3, 4, 5 and 6 November 2026. */
const FIFTH = { workday: 5, calendar: { off: new Set<string>(), worked: new Set<string>(), years: new Set<number>() } };
const writer = { userId: "writer", writes: true, reviews: false };
const reviewer = { userId: "reviewer", writes: false, reviews: true };
const reader = { userId: "reader", writes: false, reviews: false };

function at(status: ReportStatus, given: Partial<ReportState> = {}): ReportState {
  const submitted = status === "draft" ? null : SOME;
  const submittedById = status === "draft" ? null : "writer";
  return {
    status,
    sections: SOME,
    submitted,
    submittedById,
    authors: [],
    opened: false,
    decided: [],
    frozen: [],
    ...given,
  };
}

const verdict = (...args: Parameters<typeof judgeMove>) => {
  const judged = judgeMove(...args);
  return judged.ok ? judged.state.status : judged.code;
};

describe("who may make which move, and from where", () => {
  const table: [ReportStatus, "save" | "submit" | "withdraw" | "open" | "return" | "approve" | "reopen", string][] = [
    ["draft", "save", "draft"],
    ["draft", "submit", "submitted"],
    ["draft", "withdraw", "CONFLICT"],
    ["draft", "open", "CONFLICT"],
    ["draft", "return", "CONFLICT"],
    ["draft", "approve", "CONFLICT"],
    ["draft", "reopen", "CONFLICT"],
    ["submitted", "save", "CONFLICT"],
    ["submitted", "submit", "CONFLICT"],
    ["submitted", "withdraw", "draft"],
    ["submitted", "open", "submitted"],
    ["submitted", "return", "returned"],
    ["submitted", "approve", "approved"],
    ["submitted", "reopen", "CONFLICT"],
    ["returned", "save", "returned"],
    ["returned", "submit", "submitted"],
    ["returned", "withdraw", "CONFLICT"],
    ["returned", "open", "CONFLICT"],
    ["returned", "return", "CONFLICT"],
    ["returned", "approve", "CONFLICT"],
    ["returned", "reopen", "CONFLICT"],
    ["approved", "save", "CONFLICT"],
    ["approved", "submit", "CONFLICT"],
    ["approved", "withdraw", "CONFLICT"],
    ["approved", "open", "CONFLICT"],
    ["approved", "return", "CONFLICT"],
    ["approved", "approve", "CONFLICT"],
    ["approved", "reopen", "returned"],
  ];

  test.each(table)("%s: %s gives %s", (status, kind, expected) => {
    const move = { kind, sections: SOME, comment: "Add a figure", comments: [] } as Parameters<typeof judgeMove>[2];
    const writes = ["save", "submit", "withdraw"].includes(kind);
    expect(verdict(at(status), writes ? writer : reviewer, move)).toBe(expected);
    expect(verdict(at(status), writes ? reviewer : writer, move)).toBe("FORBIDDEN");
    expect(verdict(at(status), reader, move)).toBe("FORBIDDEN");
  });

  test("nobody decides on a report they handed in themselves", () => {
    const both = { userId: "writer", writes: true, reviews: true };
    expect(verdict(at("submitted"), both, { kind: "approve" })).toBe("FORBIDDEN");
    expect(verdict(at("submitted"), { ...both, userId: "colleague" }, { kind: "approve" })).toBe("approved");
  });

  test("nor on words they wrote for somebody else to hand in, until they are decided on", () => {
    const both = { userId: "both", writes: true, reviews: true };
    const saved = judgeMove(at("draft"), both, { kind: "save", sections: SOME });
    const sent = saved.ok ? judgeMove(saved.state, writer, { kind: "submit", sections: SOME }) : saved;
    if (!sent.ok) throw new Error("not sent");
    expect(judgeMove(sent.state, both, { kind: "approve" })).toMatchObject({ key: "reports.error.ownWords" });
    const back = judgeMove(sent.state, reviewer, { kind: "return", comment: "How much?", comments: [] });
    const again = back.ok ? judgeMove(back.state, writer, { kind: "submit", sections: SOME }) : back;
    expect(again.ok && verdict(again.state, both, { kind: "approve" })).toBe("approved");
  });

  test("taken back, it lies where the last decision left it", () => {
    const decided = [{ ...SOME, progress: "As it was" }];
    const back = judgeMove(at("submitted", { decided }), writer, { kind: "withdraw" });
    expect(back.ok && [back.state.status, back.state.submitted]).toEqual(["returned", decided[0]]);
  });

  test("an approved report is opened again with a reason, and keeps what was approved", () => {
    const approved = at("approved", { frozen: [SOME] });
    expect(judgeMove(approved, reviewer, { kind: "reopen", comment: " \n" })).toMatchObject({
      code: "INVALID",
      fields: { comment: "reports.invalid.reopenReason" },
    });
    const reopened = judgeMove(approved, reviewer, { kind: "reopen", comment: "Wrong month's figure" });
    expect(reopened).toMatchObject({ ok: true, state: { status: "returned", sections: SOME, frozen: [SOME] } });
  });

  test("nobody opens again what they handed in, nor decides on what they wrote into it then", () => {
    const both = { userId: "writer", writes: true, reviews: true };
    expect(verdict(at("approved"), both, { kind: "reopen", comment: "Mine" })).toBe("FORBIDDEN");
    const colleague = { ...both, userId: "colleague" };
    const reopened = judgeMove(at("approved", { frozen: [SOME] }), colleague, { kind: "reopen", comment: "Again" });
    if (!reopened.ok) throw new Error("refused");
    const again = judgeMove(reopened.state, colleague, { kind: "submit", sections: { ...SOME, result: "Theirs" } });
    if (!again.ok) throw new Error("refused");
    expect(verdict(again.state, colleague, { kind: "approve" })).toBe("FORBIDDEN");
    expect(verdict(again.state, both, { kind: "approve" })).toBe("approved");
  });

  test("a report that a reviewer has opened is not withdrawn any more", () => {
    expect(judgeMove(at("submitted", { opened: true }), writer, { kind: "withdraw" })).toMatchObject({
      ok: false,
      key: "reports.error.alreadyOpened",
    });
  });

  test("a return says why", () => {
    const blank = { kind: "return", comment: " \n ", comments: [{ section: "result", text: " " }] } as const;
    expect(judgeMove(at("submitted"), reviewer, blank)).toMatchObject({
      code: "INVALID",
      fields: { comment: "reports.invalid.commentRequired" },
    });
    expect(verdict(at("submitted"), reviewer, { ...blank, comment: "Add a figure" })).toBe("returned");
    const comments = [{ section: "result", text: "Add a figure" }] as const;
    expect(verdict(at("submitted"), reviewer, { ...blank, comments })).toBe("returned");
  });

  test("a submit says what was done or what came of it", () => {
    const only = (sections: Partial<Sections>) => missingSections({ ...NOTHING, ...sections });
    expect(only({ problem: "Stuck", nextStep: "Go on" })).toEqual({ progress: "reports.invalid.progressOrResult" });
    expect(only({ progress: "  " })).toBeDefined();
    expect(only({ progress: "x" })).toBeUndefined();
    expect(only({ result: "x" })).toBeUndefined();
    expect(verdict(at("draft"), writer, { kind: "submit", sections: NOTHING })).toBe("INVALID");
  });
});

describe("which months have a report", () => {
  const brand = { fromMonth: "2026-03", toMonth: null };

  test.each([
    ["2026-12", "reports.invalid.futureMonth"],
    ["2026-11", null],
    ["2026-03", null],
    ["2026-02", "reports.invalid.beforeBrand"],
  ])("%s: %s", (month, expected) => {
    expect(monthRefusal(month, brand, "2026-11-22")).toBe(expected);
  });

  test("a brand that has ended asks for none", () => {
    expect(monthRefusal("2026-10", { ...brand, toMonth: "2026-09" }, "2026-11-22")).toBe("reports.invalid.afterBrand");
    expect(monthRefusal("2026-09", { ...brand, toMonth: "2026-09" }, "2026-11-22")).toBeNull();
  });

  test("a secretary is asked for a year of months, over the turn of the year too", () => {
    const months = monthsToWrite("2026-01-03");
    expect([months.length, months[0], ...months.slice(-2)]).toEqual([12, "2025-02", "2025-12", "2026-01"]);
  });

  test("a report is late after its due day, unless it is handed in", () => {
    expect(isOverdue("missing", "2026-10", FIFTH, "2026-11-06")).toBe(false);
    expect(isOverdue("missing", "2026-10", FIFTH, "2026-11-07")).toBe(true);
    expect(isOverdue("draft", "2026-10", FIFTH, "2026-11-07")).toBe(true);
    expect(isOverdue("returned", "2026-10", FIFTH, "2026-11-07")).toBe(false);
    expect(isOverdue("submitted", "2026-10", FIFTH, "2026-11-07")).toBe(false);
    expect(isOverdue("approved", "2026-10", FIFTH, "2026-11-07")).toBe(false);
  });
});

describe("next steps, one a line", () => {
  test("bullets, numbers and empty lines fall away; figures at the start stay", () => {
    const typed = "1. 随访名单\n\n2、电话回访\n（3）发放手册\n- 培训\n• 复盘\n18 例复查\n3.5 小时课程\n  ";
    expect(stepsOf(typed)).toEqual(["随访名单", "电话回访", "发放手册", "培训", "复盘", "18 例复查", "3.5 小时课程"]);
  });

  test("nothing typed is no step", () => {
    expect(stepsOf("")).toEqual([]);
    expect(stepsOf(" \n - \n")).toEqual([]);
  });
});

test("a new submission has not been opened, whatever happened to the one before", () => {
  expect(openedSince([])).toBe(false);
  expect(openedSince(["submitted"])).toBe(false);
  expect(openedSince(["submitted", "opened"])).toBe(true);
  expect(openedSince(["submitted", "opened", "returned", "submitted"])).toBe(false);
});

test("a comparison names the sections that differ", () => {
  expect(changedSections(SOME, SOME)).toEqual([]);
  expect(changedSections(SOME, { ...SOME, progress: "x", problem: "y" })).toEqual(["progress", "problem"]);
});

test("what is open again after its approval is called so until it is handed in anew, or returned", () => {
  const once = ["submitted", "approved", "reopened"] as const;
  expect(standingOf("returned", once)).toBe("reopened");
  expect(standingOf("submitted", [...once, "submitted"])).toBe("submitted");
  expect(standingOf("returned", [...once, "submitted", "withdrawn"])).toBe("reopened");
  expect(standingOf("returned", [...once, "submitted", "opened", "returned"])).toBe("returned");
  expect(standingOf("approved", [...once, "submitted", "approved"])).toBe("approved");
  expect(standingOf("returned", [])).toBe("returned");
});
