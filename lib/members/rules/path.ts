import { addDays, type Day } from "@/lib/core/period";
import type { LeaveKind, MemberActKind, MemberStage, StageDay } from "../schema";
import { MEMBER_ACTS, STAGE_DAYS } from "../schema";

/** A stay on a branch's books, both days inclusive; without an id while it is not stored. */
export type Stay = { id: string | null; branchId: string; fromDay: Day; toDay: Day | null };

/** What the acts of a member's life move; everything else about a member is a column that is merely corrected. */
export type Path = Record<StageDay, Day | null> & {
  stage: MemberStage;
  groupId: string | null;
  /** Oldest first; the last is open unless the member has left. */
  stays: readonly Stay[];
  flowFrom: Day | null;
  flowPlace: string | null;
  retiredOn: Day | null;
  /** The last working day was before this one. */
  staffLeftOn: Day | null;
  /** The first day off the books. */
  leftOn: Day | null;
  leaveKind: LeaveKind | null;
};

export type Act = {
  kind: MemberActKind;
  onDay: Day;
  branchId?: string | undefined;
  groupId?: string | undefined;
  place?: string | undefined;
};

/** Why an act cannot be: the field it lies in and a message key. */
export type Refusal = { field: string; key: string };
export type Result = { path: Path } | { refusal: Refusal };

const LEAVES: Partial<Record<MemberActKind, LeaveKind>> = {
  transferredOut: "transferredOut",
  died: "died",
  exited: "exited",
};

const refuse = (key: string, field = "onDay"): Result => ({ refusal: { field, key: `members.refused.${key}` } });

/** Acts that make sense as things stand, in the order in which they are offered to whoever may do them. */
export function actsOfferedTo(path: Parameters<typeof actsOpenTo>[0], { canMove }: { canMove: boolean }) {
  return actsOpenTo(path).filter((kind) => canMove || kind !== "transferredWithin");
}

/** Acts that make sense as things stand. */
export function actsOpenTo(path: Pick<Path, "stage" | "flowFrom" | "retiredOn" | "leftOn" | "leaveKind">) {
  const { stage, flowFrom, retiredOn, leftOn, leaveKind } = path;
  if (leftOn) return leaveKind === "transferredOut" ? (["transferredIn"] as const) : [];
  const inParty = stage === "probationary" || stage === "full";
  const acts: MemberActKind[] = ["transferredWithin", "transferredOut"];
  if (inParty) acts.push(flowFrom ? "flowedBack" : "flowedOut");
  if (!retiredOn) acts.push("retired");
  acts.push("died");
  if (inParty) acts.push("exited");
  return acts;
}

function withLast(path: Path, change: Partial<Stay>): Stay[] {
  return path.stays.map((stay, place) => (place === path.stays.length - 1 ? { ...stay, ...change } : stay));
}

function moveOn(path: Path, { onDay, branchId = "", groupId }: Act): Result {
  if (path.stays.at(-1)?.branchId === branchId && !path.leftOn) return refuse("sameBranch", "branchId");
  const before = path.leftOn ? [...path.stays] : withLast(path, { toDay: addDays(onDay, -1) });
  const stays = [...before, { id: null, branchId, fromDay: onDay, toDay: null }];
  const back = path.leftOn ? { leftOn: null, leaveKind: null, flowFrom: null, flowPlace: null } : {};
  return { path: { ...path, ...back, stays, groupId: groupId ?? null } };
}

function leave(path: Path, { onDay, kind }: Act): Result {
  const stays = withLast(path, { toDay: addDays(onDay, -1) });
  const staffLeftOn = kind === "died" ? (path.staffLeftOn ?? onDay) : path.staffLeftOn;
  return { path: { ...path, stays, staffLeftOn, leftOn: onDay, leaveKind: LEAVES[kind] ?? null } };
}

function change(path: Path, act: Act): Result {
  switch (act.kind) {
    case "transferredWithin":
    case "transferredIn":
      return moveOn(path, act);
    case "flowedOut":
      return { path: { ...path, flowFrom: act.onDay, flowPlace: act.place ?? null } };
    case "flowedBack":
      return { path: { ...path, flowFrom: null, flowPlace: null } };
    case "retired":
      return { path: { ...path, retiredOn: act.onDay } };
    default:
      return leave(path, act);
  }
}

/** What a path is after an act, or why it cannot be: everything that is recorded has happened, and in this order. */
export function applyAct(path: Path, act: Act, today: Day): Result {
  if (act.onDay > today) return refuse("future");
  if (!actsOpenTo(path).some((kind) => kind === act.kind)) return refuse("notNow", "kind");
  if (act.kind === "flowedBack" && path.flowFrom && act.onDay < path.flowFrom) return refuse("beforeFlow");
  const result = change(path, act);
  if ("refusal" in result) return result;
  const problem = pathProblem(result.path, today);
  return problem ? refuse(problem) : result;
}

/** Stays follow one another without overlapping; only the last may be open. */
function staysProblem(stays: readonly Stay[]): string | null {
  if (stays.some(({ fromDay, toDay }) => toDay !== null && toDay < fromDay)) return "beforeArrival";
  const overlaps = stays.some(({ toDay }, place) => {
    const next = stays[place + 1];
    return next !== undefined && (toDay === null || next.fromDay <= toDay);
  });
  return overlaps ? "overlap" : null;
}

/** Whoever has left stands on no branch's books, and had come to every stage before. */
function leavingProblem(path: Path): string | null {
  const { stays, leftOn, leaveKind } = path;
  const present = stays.at(-1)?.toDay === null;
  if ((leftOn === null) !== present || (leaveKind === null) !== present) return "overlap";
  const late = STAGE_DAYS.some((column) => leftOn !== null && (path[column] ?? "") > leftOn);
  return late ? "beforeStage" : null;
}

/** The first thing that is wrong with a path, as the last part of a message key; null when all is in order. */
export function pathProblem(path: Path, today: Day): string | null {
  const { stays, leftOn, flowFrom, retiredOn } = path;
  const first = stays[0]?.fromDay ?? "";
  const last = stays.at(-1)?.fromDay ?? "";
  if ([flowFrom, retiredOn, leftOn, last].some((day) => day !== null && day > today)) return "future";
  if (flowFrom && flowFrom < first) return "beforeArrival";
  return staysProblem(stays) ?? leavingProblem(path);
}

/** An act as it was recorded, with what it changed. */
export type RecordedAct = {
  kind: MemberActKind;
  onDay: Day;
  before: Partial<Pick<Path, "groupId" | "flowFrom" | "flowPlace" | "staffLeftOn" | "leftOn" | "leaveKind">>;
};

/** A path as it was before its last act. */
export function takeBack(path: Path, act: RecordedAct): Path {
  const { before } = act;
  switch (act.kind) {
    case "transferredWithin":
      return { ...path, ...before, stays: withLast({ ...path, stays: path.stays.slice(0, -1) }, { toDay: null }) };
    case "transferredIn":
      return { ...path, ...before, stays: path.stays.slice(0, -1) };
    case "flowedOut":
    case "flowedBack":
      return { ...path, ...before };
    case "retired":
      return { ...path, retiredOn: null };
    default:
      return { ...path, ...before, leftOn: null, leaveKind: null, stays: withLast(path, { toDay: null }) };
  }
}

const moved = (day: Day | null, from: Day, to: Day) => (day === from ? to : day);

/** The path with one act dated anew: every boundary that the act drew moves with it. */
export function redate(path: Path, { kind, onDay }: { kind: MemberActKind | "registered"; onDay: Day }, to: Day): Path {
  switch (kind) {
    case "retired":
      return { ...path, retiredOn: moved(path.retiredOn, onDay, to) };
    case "flowedOut":
      return { ...path, flowFrom: moved(path.flowFrom, onDay, to) };
    case "flowedBack":
      return path;
    default: {
      const stays = path.stays.map((stay) => ({
        ...stay,
        fromDay: moved(stay.fromDay, onDay, to) as Day,
        toDay: moved(stay.toDay, addDays(onDay, -1), addDays(to, -1)),
      }));
      const staffLeftOn = kind === "died" ? moved(path.staffLeftOn, onDay, to) : path.staffLeftOn;
      return { ...path, stays, staffLeftOn, leftOn: moved(path.leftOn, onDay, to) };
    }
  }
}

/** Kinds of events that draw the boundaries of a path; the first arrival may be dated anew, not taken back. */
export function drawsPath(kind: string): kind is MemberActKind | "registered" {
  return kind === "registered" || MEMBER_ACTS.some((act) => act === kind);
}

/** Whether a day keeps an event between the one before and the one after; `events` are newest first. */
export function keepsOrder(events: readonly { onDay: Day }[], place: number, day: Day): boolean {
  return day <= (events[place - 1]?.onDay ?? day) && day >= (events[place + 1]?.onDay ?? day);
}
