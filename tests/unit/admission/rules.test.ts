import { describe, expect, test } from "vitest";
import { hasPassed, obstaclesTo } from "@/lib/admission/rules";
import { deadlinesOf, dueWithin } from "@/lib/admission/rules/deadlines";
import { afterAct, effectOf } from "@/lib/admission/rules/effects";
import { outlookOf } from "@/lib/admission/rules/outlook";
import { PAPERS } from "@/lib/admission/rules/papers";
import type { Path } from "@/lib/admission/rules/path";
import { pathOf } from "@/lib/admission/rules/path";
import { type Act, PAPER_KEYS, STEPS } from "@/lib/admission/schema";

const LAWS = new Map();
const TODAY = "2026-11-22";
const ALL = new Set(PAPER_KEYS);

const BASE: Parameters<typeof pathOf>[0] = {
  stage: "applicant",
  appliedOn: "2024-03-05",
  activistOn: null,
  candidateOn: null,
  probationaryOn: null,
  fullOn: null,
  extendedUntil: null,
  leftOn: null,
  contacts: 0,
  introducers: 0,
  papers: ALL,
};

function at(stage: Path["stage"], given: Partial<Path> = {}): Path {
  const days = { appliedOn: "2024-03-05", activistOn: "2024-06-10", candidateOn: "2025-09-10" };
  const order = ["applicant", "activist", "candidate", "probationary", "full"];
  const reached = order.indexOf(stage);
  const row = {
    ...BASE,
    stage,
    activistOn: reached > 0 ? days.activistOn : null,
    candidateOn: reached > 1 ? days.candidateOn : null,
    probationaryOn: reached > 2 ? "2026-01-31" : null,
  };
  return { ...pathOf(row, []), ...given };
}

const names = (path: Path, act: object, today = TODAY) =>
  obstaclesTo(path, { note: "", ...act } as Act, LAWS, today).map(({ key, firstDay }) =>
    firstDay ? `${key} ${firstDay}` : key,
  );

describe("an activist becomes a candidate after a year, not a day before", () => {
  const activist = at("activist", { activistOn: "2025-12-10", reviews: ["2026-06-01", "2026-11-20"] });
  const act = (onDay: string) => ({ step: "candidate", onDay, first: "a", second: "b" });

  test("the refusal names the rule and the first day", () => {
    const [first] = obstaclesTo(activist, { note: "", ...act(TODAY) } as Act, LAWS, TODAY);
    expect(first).toMatchObject({
      key: "cultivation",
      ruleKey: "admission.cultivationMonths",
      firstDay: "2026-12-10",
    });
  });

  test("the day before is refused, the day itself is not", () => {
    expect(names(activist, act("2026-12-09"), "2026-12-31")).toEqual(["cultivation 2026-12-10"]);
    expect(names(activist, act("2026-12-10"), "2026-12-31")).toEqual([]);
  });

  test("a year from the last of February ends on the last of February", () => {
    const leap = at("activist", { activistOn: "2024-02-29", reviews: ["2025-02-01"] });
    expect(names(leap, act("2025-02-27"))).toContain("cultivation 2025-02-28");
    expect(names(leap, act("2025-02-28"))).toEqual([]);
  });

  test("the last review is at most half a year old; there must have been one", () => {
    const old = at("activist", { reviews: ["2026-05-21"] });
    expect(names(old, act(TODAY))).toEqual(["reviewOverdue"]);
    expect(names(at("activist"), act(TODAY))).toEqual(["reviewMissing"]);
    expect(names(at("activist", { reviews: ["2026-05-22"] }), act(TODAY))).toEqual([]);
  });

  test("two different introducers, and every paper", () => {
    const ready = at("activist", { reviews: ["2026-11-01"] });
    expect(names(ready, { ...act(TODAY), second: undefined })).toEqual(["introducers"]);
    expect(names(ready, { ...act(TODAY), second: "a" })).toEqual(["introducers"]);
    const bare = { ...ready, papers: new Set<never>() };
    expect(names(bare, act(TODAY))).toEqual(["paper", "paper", "paper", "paper"]);
  });

  test("no step lies in the future, and none jumps a stage", () => {
    const ready = at("activist", { reviews: ["2026-11-01"] });
    expect(names(ready, act("2026-11-23"))).toContain(`future ${TODAY}`);
    expect(names(at("applicant"), act(TODAY))).toEqual(["otherStage"]);
    expect(names(at("candidate"), act(TODAY))).toEqual(["otherStage"]);
    expect(names({ ...ready, left: true }, act(TODAY))).toEqual(["otherStage"]);
  });
});

describe("from candidate to probationary member", () => {
  const reviewed = at("candidate", {
    introducers: 2,
    politicalReview: { onDay: "2025-10-01", passed: true },
    training: { days: 3, hours: 0, lastOn: "2025-10-20" },
  });

  test("nothing goes before political review, training and introducers", () => {
    const preReview = { step: "preReview", onDay: TODAY, passed: true };
    expect(names(at("candidate"), preReview)).toEqual(["politicalReview", "training", "introducers"]);
    const failed = { ...reviewed, politicalReview: { onDay: "2025-10-01", passed: false } };
    expect(names(failed, preReview)).toEqual(["politicalReview"]);
    expect(names(reviewed, preReview)).toEqual([]);
  });

  test("a political review that fails late still stops the meeting and the approval", () => {
    const failed = { ...reviewed, preReviewOn: "2026-11-01", politicalReview: { onDay: "2026-11-02", passed: false } };
    const votes = { entitled: 3, present: 3, agree: 3 };
    expect(names(failed, { step: "meeting", onDay: TODAY, ...votes })).toEqual(["politicalReview"]);
    const resolution = { onDay: "2026-11-05", decision: "admit" as const, months: 0 };
    expect(names({ ...failed, resolution }, { step: "approval", onDay: TODAY, passed: true })).toEqual([
      "politicalReview",
    ]);
  });

  test("training is three days or twenty-four hours, whichever is reached", () => {
    const preReview = { step: "preReview", onDay: TODAY, passed: true };
    const trained = (days: number, hours: number) =>
      names({ ...reviewed, training: { days, hours, lastOn: null } }, preReview);
    expect([trained(2, 23), trained(3, 0), trained(0, 24)]).toEqual([["training"], [], []]);
  });

  test("more than half of those entitled are present, and more than half of them agree", () => {
    const path = { ...reviewed, preReviewOn: "2026-11-01" };
    const meeting = (entitled: number, present: number, agree: number) =>
      names(path, { step: "meeting", onDay: TODAY, entitled, present, agree });
    expect(meeting(20, 10, 10)).toEqual(["noQuorum"]);
    expect(meeting(20, 11, 21)).toEqual(["votes"]);
    expect(meeting(20, 21, 11)).toEqual(["votes"]);
    expect(meeting(20, 11, 11)).toEqual([]);
    // Written opinions count: more may agree than are present.
    expect(meeting(20, 11, 12)).toEqual([]);
    expect([hasPassed({ entitled: 20, agree: 10 }, LAWS), hasPassed({ entitled: 20, agree: 11 }, LAWS)]).toEqual([
      false,
      true,
    ]);
  });

  test("approval waits three months at ease, to six with a reason, and not a day longer", () => {
    const path = {
      ...reviewed,
      preReviewOn: "2026-05-01",
      resolution: { onDay: "2026-05-10", decision: "admit" as const, months: 0 },
    };
    const approval = (onDay: string, note = "") => names(path, { step: "approval", onDay, passed: true, note });
    expect(approval("2026-05-09")).toEqual(["beforePrevious 2026-05-10"]);
    expect(approval("2026-08-10")).toEqual([]);
    expect(approval("2026-08-11")).toEqual(["explainDelay"]);
    expect(approval("2026-11-10", "Travel")).toEqual([]);
    expect(approval("2026-11-11", "Travel")).toEqual(["approvalTooLate"]);
    const again = { step: "meeting", onDay: "2026-11-11", entitled: 3, present: 3, agree: 3 };
    expect(names(path, again)).toEqual([]);
    expect(names(path, { ...again, onDay: "2026-11-10" })).toEqual(["resolved"]);
  });

  test("probation runs from the branch's resolution; a refusal sends back before the pre-review", () => {
    const path = {
      ...reviewed,
      preReviewOn: "2026-10-01",
      resolution: { onDay: "2026-10-10", decision: "admit" as const, months: 0 },
    };
    const yes = afterAct(path, { step: "approval", onDay: "2026-11-20", note: "", passed: true }, LAWS);
    expect(yes).toMatchObject({ stage: "probationary", probationaryOn: "2026-10-10", approvedOn: "2026-11-20" });
    const no = afterAct(path, { step: "approval", onDay: "2026-11-20", note: "", passed: false }, LAWS);
    expect(no).toMatchObject({ stage: "candidate", preReviewOn: null, resolution: null });
  });
});

describe("the end of probation", () => {
  const meeting = { step: "fullMeeting", entitled: 9, present: 9, agree: 9, months: 0 };
  const member = at("probationary", { probationaryOn: "2025-11-30" });

  test("full membership is not discussed before the year is over; losing it can be", () => {
    expect(names(member, { ...meeting, onDay: TODAY, decision: "full" })).toEqual(["probationRuns 2026-11-30"]);
    expect(names(member, { ...meeting, onDay: TODAY, decision: "extend", months: 6 })).toEqual([
      "probationRuns 2026-11-30",
    ]);
    expect(names(member, { ...meeting, onDay: TODAY, decision: "cancel" })).toEqual([]);
  });

  test("an extension is six to twelve months, once", () => {
    const extend = (months: number, path = member) =>
      names(path, { ...meeting, onDay: "2026-11-30", decision: "extend", months }, "2027-12-31");
    expect([extend(5), extend(6), extend(12), extend(13)]).toEqual([["extensionLength"], [], [], ["extensionLength"]]);
    expect(extend(6, { ...member, extendedUntil: "2026-11-30" })).toEqual(["extendedOnce"]);
  });

  test("what was resolved is what the committee's yes brings about", () => {
    const decided = (decision: "full" | "extend" | "cancel", months = 0) =>
      effectOf(
        { ...member, resolution: { onDay: "2026-12-02", decision, months } },
        { step: "fullApproval", onDay: "2027-01-15", note: "", passed: true },
        LAWS,
      ).columns;
    // Seniority runs from the end of probation.
    expect(decided("full")).toEqual({ stage: "full", fullOn: "2026-11-30" });
    expect(decided("extend", 6)).toEqual({ extendedUntil: "2027-05-30" });
    expect(decided("cancel")).toEqual({ leftOn: "2027-01-15" });
  });

  test("a member whose probation began on an unknown day is not guessed at", () => {
    expect(names({ ...member, probationaryOn: null }, { ...meeting, onDay: TODAY, decision: "full" })).toEqual([
      "dayUnknown",
    ]);
  });
});

describe("deadlines", () => {
  const due = (path: Path) => deadlinesOf(path, LAWS).map(({ key, dueOn }) => `${key} ${dueOn}`);

  test("each stage has its own, until what it asks for is done", () => {
    expect(due(at("applicant", { appliedOn: "2026-10-31" }))).toEqual(["talk 2026-11-30"]);
    expect(due(at("applicant", { talkedOn: "2026-11-01" }))).toEqual([]);
    expect(due(at("activist"))).toEqual(["review 2024-12-10"]);
    expect(due(at("activist", { reviews: ["2026-08-31"] }))).toEqual(["review 2027-02-28"]);
    expect(due(at("candidate"))).toEqual([]);
    expect(due(at("candidate", { preReviewOn: "2026-11-01" }))).toEqual(["meeting 2026-12-01"]);
    const resolution = { onDay: "2026-11-01", decision: "admit" as const, months: 0 };
    expect(due(at("candidate", { resolution }))).toEqual(["approval 2027-02-01", "approvalLimit 2027-05-01"]);
    expect(due(at("probationary"))).toEqual(["probationEnd 2027-01-31"]);
    const early = { papers: new Set<never>(), approvedOn: "2026-03-01" };
    expect(due(at("probationary", early))).toEqual(["oath 2026-04-01", "probationEnd 2027-01-31"]);
    expect(due(at("probationary", { extendedUntil: "2027-07-31" }))).toEqual(["probationEnd 2027-07-31"]);
    const full = { onDay: "2027-02-01", decision: "full" as const, months: 0 };
    expect(due(at("probationary", { resolution: full }))).toEqual(["fullApproval 2027-05-01"]);
    expect(due({ ...at("activist"), left: true })).toEqual([]);
  });

  test("thirty days before they are shown, after their day they are over", () => {
    const on = (dueOn: string) => dueWithin([{ key: "talk", ruleKey: "x", dueOn }], 30, TODAY).map(({ over }) => over);
    expect([on("2026-12-23"), on("2026-12-22"), on(TODAY), on("2026-11-21")]).toEqual([[], [false], [false], [true]]);
  });
});

describe("the outlook names one next act", () => {
  const next = (path: Path) => {
    const { step, state, firstDay } = outlookOf(path, LAWS, TODAY);
    return [step, state, firstDay];
  };

  test.each<[string, Path, unknown[]]>([
    ["an applicant nobody talked to", at("applicant", { appliedOn: "2026-11-01" }), ["talk", "soon", null]],
    ["an applicant after the talk", at("applicant", { talkedOn: "2026-11-01" }), ["activist", "ready", null]],
    ["an activist whose review is over", at("activist"), ["review", "over", null]],
    [
      "an activist in the first year",
      at("activist", { activistOn: "2026-08-01" }),
      ["candidate", "waiting", "2027-08-01"],
    ],
    ["a ripe activist", at("activist", { reviews: ["2026-09-01"] }), ["candidate", "ready", null]],
    ["a new candidate", at("candidate"), ["introducers", "ready", null]],
    ["a probationary member", at("probationary"), ["fullMeeting", "waiting", "2027-01-31"]],
    ["a full member", at("full"), [null, "none", null]],
  ])("%s", (_, path, expected) => {
    expect(next(path)).toEqual(expected);
  });
});

test("a new application begins a new path", () => {
  const events = [
    { kind: "talked" as const, onDay: "2020-01-01", details: {} },
    { kind: "reviewed" as const, onDay: "2020-06-01", details: {} },
    { kind: "admissionCancelled" as const, onDay: "2020-07-01", details: {} },
    { kind: "applied" as const, onDay: "2026-01-01", details: {} },
  ];
  expect(pathOf(BASE, events)).toMatchObject({ talkedOn: null, reviews: [] });
});

test("every paper is asked for by one step of the stage it stands at", () => {
  expect(PAPERS.map(({ key }) => key)).toEqual(PAPER_KEYS);
  expect(PAPERS.every(({ step }) => STEPS.includes(step))).toBe(true);
});
