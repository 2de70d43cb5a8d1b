import fc from "fast-check";
import { expect, test } from "vitest";
import { judgeMove, type Move, type Mover, type ReportState } from "@/lib/reports/rules";
import { NOTHING_WRITTEN, SECTIONS, type Sections } from "@/lib/reports/schema";

const MOVERS: Mover[] = [
  { userId: "secretary", writes: true, reviews: false },
  { userId: "deputy", writes: true, reviews: false },
  { userId: "reviewer", writes: false, reviews: true },
  { userId: "both", writes: true, reviews: true },
  { userId: "leader", writes: false, reviews: false },
];

const text = fc.constantFrom("", " ", "随访 18 例", "等待时间 1.5 天", "<b>x</b>");
const sections: fc.Arbitrary<Sections> = fc.record({
  progress: text,
  result: text,
  problem: text,
  nextStep: text,
  helpWanted: text,
});
const comments = fc.array(fc.record({ section: fc.constantFrom(...SECTIONS), text }), { maxLength: 2 });
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ kind: fc.constantFrom("save" as const, "submit" as const), sections }),
  fc.record({ kind: fc.constantFrom("withdraw" as const, "open" as const, "approve" as const) }),
  fc.record({ kind: fc.constant("return" as const), comment: text, comments }),
  fc.record({ kind: fc.constant("reopen" as const), comment: text }),
);
const walk = fc.array(fc.tuple(fc.constantFrom(...MOVERS), move), { maxLength: 40 });

const START: ReportState = {
  status: "draft",
  sections: NOTHING_WRITTEN,
  submitted: null,
  submittedById: null,
  authors: [],
  opened: false,
  decided: [],
  frozen: [],
};

type Step = { mover: Mover; move: Move; before: ReportState; after: ReportState };

/** The moves of a walk that the law allowed, each with the report before and after. */
function allowed(moves: [Mover, Move][]): Step[] {
  let state = START;
  const steps: Step[] = [];
  for (const [mover, next] of moves) {
    const verdict = judgeMove(state, mover, next);
    if (!verdict.ok) continue;
    steps.push({ mover, move: next, before: state, after: verdict.state });
    state = verdict.state;
  }
  return steps;
}

const everyStep = (holds: (step: Step, steps: Step[]) => void) =>
  fc.assert(
    fc.property(walk, (moves) => {
      const steps = allowed(moves);
      for (const step of steps) holds(step, steps);
    }),
    { numRuns: 2000 },
  );

test("no move but a writer's own changes a word of the working copy", () => {
  everyStep(({ mover, move, before, after }) => {
    const isWriting = move.kind === "save" || move.kind === "submit";
    expect(after.sections).toEqual(isWriting ? move.sections : before.sections);
    if (isWriting) expect(mover.writes).toBe(true);
  });
});

test("what reviewers decide on is what was handed in, word for word", () => {
  everyStep(({ move, before, after }) => {
    if (move.kind === "submit") expect([after.submitted, after.opened]).toEqual([move.sections, false]);
    else if (move.kind !== "withdraw") expect(after.submitted).toEqual(before.submitted);
    if (after.status === "submitted" || after.status === "approved") expect(after.sections).toEqual(after.submitted);
  });
});

test("what is taken back leaves the report with what was last decided on, as returned; with nothing, as a draft", () => {
  everyStep(({ move, before, after }, steps) => {
    if (move.kind !== "withdraw") return;
    const earlier = steps.slice(
      0,
      steps.findIndex((step) => step.after === after),
    );
    const decided = earlier.findLast((step) => step.move.kind === "return" || step.move.kind === "approve");
    const stands = decided?.before.submitted ?? null;
    expect([after.status, after.submitted]).toEqual([stands ? "returned" : "draft", stands]);
    expect(after.decided).toEqual(before.decided);
  });
});

test("no way takes an approval's words away: a report that was approved once is never a draft again", () => {
  everyStep(({ after }) => {
    if (after.frozen.length === 0) return;
    expect(after.status).not.toBe("draft");
    expect(after.submitted).not.toBeNull();
  });
});

test("nobody approves words that they wrote themselves since the last decision", () => {
  everyStep((step, steps) => {
    if (step.move.kind !== "approve") return;
    const earlier = steps.slice(0, steps.indexOf(step));
    const since = earlier.slice(1 + earlier.findLastIndex(({ move }) => ["return", "approve"].includes(move.kind)));
    const wrote = since.filter(({ move }) => move.kind === "save" || move.kind === "submit");
    expect(wrote.map(({ mover }) => mover.userId)).not.toContain(step.mover.userId);
  });
});

test("nothing is approved but by a reviewer, from a submission that somebody else made", () => {
  everyStep(({ mover, move, before, after }) => {
    if (after.status !== "approved") return;
    expect([before.status, move.kind, mover.reviews]).toEqual(["submitted", "approve", true]);
    expect(before.submittedById).not.toBe(mover.userId);
    expect(`${before.submitted?.progress}${before.submitted?.result}`.trim()).not.toBe("");
  });
});

test("nothing is returned without a word of why, on the whole or on one section, nor opened again", () => {
  everyStep(({ move }) => {
    if (move.kind === "reopen") expect(move.comment.trim()).not.toBe("");
    if (move.kind !== "return") return;
    expect([move.comment, ...move.comments.map((one) => one.text)].join("").trim()).not.toBe("");
  });
});

test("an approved report is moved by nothing but a reviewer who opens it again, and not by whoever handed it in", () => {
  everyStep(({ mover, move, before, after }) => {
    if (before.status !== "approved") return;
    expect([move.kind, mover.reviews, after.status]).toEqual(["reopen", true, "returned"]);
    expect(before.submittedById).not.toBe(mover.userId);
  });
});

test("what was once approved stays, word for word, and only approval adds to it", () => {
  everyStep(({ move, before, after }) => {
    expect(after.frozen.slice(0, before.frozen.length)).toEqual(before.frozen);
    const added = after.frozen.slice(before.frozen.length);
    expect(added).toEqual(move.kind === "approve" ? [before.submitted] : []);
  });
});

test("no version is approved without a submission of its own, read by somebody else", () => {
  everyStep((step, steps) => {
    if (step.move.kind !== "approve") return;
    const before = steps.slice(0, steps.indexOf(step));
    const last = before.findLast(({ move }) => move.kind === "submit" || move.kind === "approve");
    expect(last?.move.kind).toBe("submit");
    expect(last?.mover.userId).not.toBe(step.mover.userId);
  });
});

test("a report leaves a reviewer's desk by a decision, or unread", () => {
  everyStep(({ move, before, after }) => {
    if (before.status !== "submitted" || after.status === "submitted") return;
    if (move.kind === "withdraw") expect(before.opened).toBe(false);
    else expect(["return", "approve"]).toContain(move.kind);
  });
});

test("from every report that can be reached a way leads to approval", () => {
  const [secretary, , reviewer] = MOVERS as [Mover, Mover, Mover];
  const wayOut: [Mover, Move][] = [
    [secretary, { kind: "submit", sections: { ...START.sections, progress: "Done" } }],
    [reviewer, { kind: "approve" }],
  ];
  fc.assert(
    fc.property(walk, (moves) => {
      expect(allowed([...moves, ...wayOut]).at(-1)?.after.status).toBe("approved");
    }),
    { numRuns: 2000 },
  );
});
