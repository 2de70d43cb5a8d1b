import { expect, test } from "vitest";
import { addDays, type Day } from "@/lib/core/period";
import {
  applyAct,
  keepsOrder,
  type Path,
  pathProblem,
  type RecordedAct,
  redate,
  takeBack,
} from "@/lib/members/rules/path";
import { MEMBER_ACTS, STAGE_DAYS } from "@/lib/members/schema";

const TODAY = "2026-06-30";

const START: Path = {
  stage: "full",
  appliedOn: "2018-01-10",
  activistOn: "2018-07-10",
  candidateOn: "2019-09-10",
  probationaryOn: "2019-12-10",
  fullOn: "2020-12-10",
  groupId: "g",
  stays: [{ id: "1", branchId: "a", fromDay: "2018-01-10", toDay: null }],
  flowFrom: null,
  flowPlace: null,
  retiredOn: null,
  staffLeftOn: null,
  leftOn: null,
  leaveKind: null,
};

/** A small generator with a seed, so that a failure can be repeated. */
function chanceOf(seed: number) {
  let state = seed;
  return (count: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * count);
  };
}

/** One life: what was done, newest last, with the state before each act. */
type Life = { now: Path; acts: { act: RecordedAct; before: Path }[]; done: number };

function act(life: Life, below: (count: number) => number, onDay: Day): void {
  const kind = MEMBER_ACTS[below(MEMBER_ACTS.length)] ?? "retired";
  const result = applyAct(life.now, { kind, onDay, branchId: `branch ${below(3)}`, place: "Place" }, TODAY);
  if ("refusal" in result) return;
  const { groupId, flowFrom, flowPlace, staffLeftOn, leftOn, leaveKind } = life.now;
  const before = { groupId, flowFrom, flowPlace, staffLeftOn, leftOn, leaveKind };
  life.acts.push({ act: { kind, onDay, before }, before: life.now });
  life.now = result.path;
  life.done += 1;
}

function correct(life: Life, onDay: Day): void {
  const last = life.acts.at(-1);
  if (!last) return;
  const events = life.acts.map((one) => one.act).reverse();
  const next = redate(life.now, last.act, onDay);
  if (!keepsOrder(events, 0, onDay) || pathProblem(next, TODAY)) return;
  life.now = next;
  last.act = { ...last.act, onDay };
}

function undo(life: Life): void {
  const last = life.acts.pop();
  if (!last) return;
  expect(takeBack(life.now, last.act)).toEqual(last.before);
  life.now = last.before;
}

function checkStays({ stays, leftOn, leaveKind }: Path): void {
  const days = stays.flatMap(({ fromDay, toDay }) => (toDay ? [fromDay, toDay] : [fromDay]));
  expect(days).toEqual(days.toSorted());
  const begun = stays.map(({ fromDay }) => fromDay);
  const ended = stays.map(({ toDay }) => toDay);
  // The day on which one stay ends is never the day on which the next begins.
  for (const day of begun.slice(1)) expect(ended).not.toContain(day);
  expect(ended.filter((day) => day === null)).toHaveLength(leftOn ? 0 : 1);
  expect(ended.slice(0, -1)).not.toContain(null);
  expect(leftOn === null).toBe(leaveKind === null);
}

function checkDays(now: Path): void {
  const { stays, leftOn } = now;
  const known = [leftOn, now.flowFrom, now.retiredOn, stays.at(-1)?.fromDay ?? null].filter((day) => day !== null);
  for (const day of known) expect(day <= TODAY).toBe(true);
  for (const column of STAGE_DAYS) if (leftOn) expect((now[column] ?? "") <= leftOn).toBe(true);
}

test("random acts, corrections and steps back never overlap stays nor mix up days (2,000 lives)", () => {
  let done = 0;
  for (let seed = 1; seed <= 2000; seed++) {
    const below = chanceOf(seed);
    const life: Life = { now: START, acts: [], done: 0 };
    for (let step = 0; step < 14; step++) {
      const onDay = addDays("2017-06-01", below(3400));
      const choice = below(10);
      if (choice === 0) undo(life);
      else if (choice === 1) correct(life, onDay);
      else act(life, below, onDay);
      checkStays(life.now);
      checkDays(life.now);
    }
    done += life.done;
  }
  expect(done).toBeGreaterThan(3000);
});
