import fc from "fast-check";
import { expect, test } from "vitest";
import { obstaclesTo } from "@/lib/admission/rules";
import { afterAct } from "@/lib/admission/rules/effects";
import { nextStep } from "@/lib/admission/rules/outlook";
import type { Path } from "@/lib/admission/rules/path";
import { pathOf } from "@/lib/admission/rules/path";
import { type Act, FULL_DECISIONS, PAPER_KEYS, STEPS } from "@/lib/admission/schema";
import { addDays, addMonthsTo } from "@/lib/core/period";
import { MEMBER_STAGES, STAGE_DAYS } from "@/lib/members/schema";

const LAWS = new Map();
const START = pathOf(
  {
    stage: "applicant",
    appliedOn: "2020-01-31",
    activistOn: null,
    candidateOn: null,
    probationaryOn: null,
    fullOn: null,
    extendedUntil: null,
    leftOn: null,
    contacts: 0,
    introducers: 0,
    papers: new Set(),
  },
  [],
);

/** Yes more often than no: a walk that fails at once proves nothing. */
const often = fc.constantFrom(true, true, true, false);

const votes = fc.record({ entitled: fc.nat(12), present: fc.nat(12), agree: fc.nat(12) });
const facts = fc.record({
  passed: often,
  days: fc.nat(4),
  hours: fc.nat(30),
  first: fc.constantFrom("a", "b"),
  second: fc.constantFrom("a", "b", "c", undefined),
  decision: fc.constantFrom(...FULL_DECISIONS),
  months: fc.integer({ min: 4, max: 14 }),
  note: fc.constantFrom("", "because"),
});
const act = fc.tuple(
  // Mostly the step that is next, so that walks come far; any other may come between.
  fc.option(fc.constantFrom(...STEPS.filter((step) => step !== "stop")), { freq: 2 }),
  fc.oneof(votes, fc.constant({ entitled: 9, present: 9, agree: 9 })),
  facts,
  fc.integer({ min: 0, max: 60 }),
  fc.constantFrom(0, 0, 1, 20, -1),
  often,
);
const walk = fc.array(act, { minLength: 40, maxLength: 120 });
type Walk = typeof walk extends fc.Arbitrary<infer Value> ? Value : never;

type Taken = { act: Act; before: Path; after: Path };

/** The steps of a walk that the law allowed; time goes on between them, and papers come in now and then. */
function taken(steps: Walk): Taken[] {
  let path = START;
  let today = "2020-02-01";
  const allowed: Taken[] = [];
  for (const [step, count, given, wait, back, brought] of steps) {
    today = addDays(today, wait);
    if (brought) path = { ...path, papers: new Set(PAPER_KEYS) };
    const next = {
      step: step ?? nextStep(path, LAWS, today) ?? "stop",
      ...count,
      ...given,
      onDay: addDays(today, -back),
    } as unknown as Act;
    if (obstaclesTo(path, next, LAWS, today).length > 0) continue;
    const after = afterAct(path, next, LAWS);
    allowed.push({ act: next, before: path, after });
    path = after;
  }
  return allowed;
}

const everyStep = (holds: (step: Taken) => void) =>
  fc.assert(
    fc.property(walk, (steps) => {
      for (const step of taken(steps)) holds(step);
    }),
    { numRuns: 800, seed: 20261122, endOnFailure: true },
  );

const rank = ({ stage }: Path) => MEMBER_STAGES.indexOf(stage);

test("walks reach every stage: the laws below are not empty", () => {
  const reached = new Set<string>();
  everyStep(({ after }) => reached.add(`${after.stage}${after.extendedUntil ? " extended" : ""}`));
  expect([...reached].sort()).toEqual([
    "activist",
    "applicant",
    "candidate",
    "full",
    "full extended",
    "probationary",
    "probationary extended",
  ]);
});

test("no step skips a stage, and none goes back", () => {
  everyStep(({ before, after }) => {
    expect([0, 1]).toContain(rank(after) - rank(before));
  });
});

test("nobody stands at two stages: the days are known up to the stage and not beyond, in their order", () => {
  everyStep(({ after }) => {
    const days = STAGE_DAYS.map((column) => after[column]);
    expect(days.map((day) => day !== null)).toEqual(STAGE_DAYS.map((_, index) => index <= rank(after)));
    const known = days.filter((day) => day !== null);
    expect(known).toEqual([...known].sort());
  });
});

/** What must hold when a stage is reached. */
const ARRIVAL: Partial<Record<Path["stage"], (step: Taken) => void>> = {
  activist: ({ before }) => expect(before.talkedOn).not.toBeNull(),
  candidate: ({ act: { onDay }, before, after }) => {
    expect(onDay >= addMonthsTo(before.activistOn ?? "", 12)).toBe(true);
    expect(onDay <= addMonthsTo(before.reviews.at(-1) ?? "", 6)).toBe(true);
    expect(after.introducers).toBe(2);
  },
  probationary: ({ act: { onDay }, before, after }) => {
    const resolved = before.resolution?.onDay ?? "";
    expect(before.politicalReview?.passed).toBe(true);
    expect(before.training.days >= 3 || before.training.hours >= 24).toBe(true);
    expect(after.probationaryOn).toBe(resolved);
    expect(resolved >= (before.preReviewOn ?? "9") && onDay <= addMonthsTo(resolved, 6)).toBe(true);
  },
  full: ({ act: { onDay }, before, after }) => {
    const end = before.extendedUntil ?? addMonthsTo(before.probationaryOn ?? "", 12);
    expect([after.fullOn, (before.resolution?.onDay ?? "") >= end, onDay >= end]).toEqual([end, true, true]);
  },
};

test("no stage comes too early", () => {
  everyStep((step) => {
    if (step.after.stage !== step.before.stage) ARRIVAL[step.after.stage]?.(step);
  });
});

test("probation is extended at most once, by six to twelve months", () => {
  everyStep(({ before, after }) => {
    if (after.extendedUntil === before.extendedUntil) return;
    expect(before.extendedUntil).toBeNull();
    const end = addMonthsTo(before.probationaryOn ?? "", 12);
    expect((after.extendedUntil ?? "") >= addMonthsTo(end, 6)).toBe(true);
    expect((after.extendedUntil ?? "") <= addMonthsTo(end, 12)).toBe(true);
  });
});

test("whoever has left takes no further step", () => {
  everyStep(({ before }) => {
    expect(before.left).toBe(false);
  });
});
