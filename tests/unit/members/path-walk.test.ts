import { expect, test } from "vitest";
import { addDays, type Day } from "@/lib/core/period";
import {
  applyAct,
  canTakeBack,
  flowOf,
  keepsOrder,
  type Path,
  pathProblem,
  type RecordedAct,
  redate,
  strandOf,
  takeBack,
} from "@/lib/members/rules/path";
import { MEMBER_ACTS, STAGE_DAYS } from "@/lib/members/schema";
import { FULL_MEMBER } from "./full-member";

const TODAY = "2026-06-30";

/** A small generator with a seed, so that a failure can be repeated. */
function chanceOf(seed: number) {
  let state = seed;
  return (count: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * count);
  };
}

type Event = RecordedAct & { place: string | null; serial: number };

/** One life: the events of the acts that were recorded. */
type Life = { now: Path; events: Event[]; done: Record<"act" | "correct" | "takeBack", number> };

/** Newest first; of one day the last recorded. */
const newestFirst = (events: Event[]) =>
  events.toSorted((a, b) => b.onDay.localeCompare(a.onDay) || b.serial - a.serial);

let serial = 0;

function act(life: Life, below: (count: number) => number, onDay: Day): void {
  const kind = MEMBER_ACTS[below(MEMBER_ACTS.length)] ?? "retired";
  const place = kind === "flowedOut" ? `place ${below(3)}` : null;
  const result = applyAct(life.now, { kind, onDay, branchId: `branch ${below(3)}`, place: place ?? "" }, TODAY);
  if ("refusal" in result) return;
  const { groupId, staffLeftOn } = life.now;
  serial += 1;
  life.events.push({ kind, onDay, groupId, staffLeftOn, place, serial });
  life.now = result.path;
  life.done.act += 1;
}

function strandsOf(life: Life, below: (count: number) => number) {
  const chosen = life.events[below(Math.max(1, life.events.length))];
  const strand = newestFirst(life.events.filter(({ kind }) => chosen && strandOf(kind) === strandOf(chosen.kind)));
  return { chosen, strand };
}

function correct(life: Life, below: (count: number) => number, onDay: Day): void {
  const { chosen, strand } = strandsOf(life, below);
  if (!chosen || onDay > TODAY || !keepsOrder(strand, strand.indexOf(chosen), onDay)) return;
  const next = redate(life.now, chosen, onDay);
  if (pathProblem(next, TODAY)) return;
  life.now = next;
  life.events = life.events.map((event) => (event === chosen ? { ...event, onDay } : event));
  life.done.correct += 1;
}

function undo(life: Life, below: (count: number) => number): void {
  const { strand } = strandsOf(life, below);
  const [last, ...earlier] = strand;
  if (!last || !canTakeBack(life.now, last)) return;
  const next = takeBack(life.now, last, flowOf(earlier));
  if (pathProblem(next, TODAY)) return;
  life.now = next;
  life.events = life.events.filter((event) => event !== last);
  life.done.takeBack += 1;
}

/** What is left tells the state: flow by the last of its events, the stays by theirs. */
function checkEvents({ now, events }: Life): void {
  const { flowFrom, flowPlace, lastFlowOn } = now;
  expect({ flowFrom, flowPlace, lastFlowOn }).toEqual(flowOf(newestFirst(events)));
  const arrivals = events.filter(({ kind }) => kind === "transferredWithin" || kind === "transferredIn");
  const days = arrivals.map(({ onDay }) => onDay).toSorted();
  expect(now.stays.slice(1).map(({ fromDay }) => fromDay)).toEqual(days);
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
  if (leftOn) expect((now.lastFlowOn ?? "") <= leftOn).toBe(true);
  for (const day of known) expect(day <= TODAY).toBe(true);
  for (const column of STAGE_DAYS) if (leftOn) expect((now[column] ?? "") <= leftOn).toBe(true);
}

test("random acts, corrections and steps back never overlap stays nor mix up days (500 lives)", () => {
  const sum = { act: 0, correct: 0, takeBack: 0 };
  for (let seed = 1; seed <= 500; seed++) {
    const below = chanceOf(seed);
    const life: Life = { now: FULL_MEMBER, events: [], done: sum };
    for (let step = 0; step < 14; step++) {
      const onDay = addDays("2017-06-01", below(3400));
      const [move = act] = [[undo, correct][below(5)]];
      move(life, below, onDay);
      checkStays(life.now);
      checkDays(life.now);
      checkEvents(life);
    }
  }
  for (const count of Object.values(sum)) expect(count).toBeGreaterThan(150);
});
