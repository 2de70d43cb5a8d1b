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
  /** The day of the last going away or coming back. */
  lastFlowOn: Day | null;
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
  return { path: { ...path, leftOn: null, leaveKind: null, stays, groupId: groupId ?? null } };
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
      return { path: { ...path, flowFrom: act.onDay, flowPlace: act.place ?? null, lastFlowOn: act.onDay } };
    case "flowedBack":
      return { path: { ...path, flowFrom: null, flowPlace: null, lastFlowOn: act.onDay } };
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
  if (strandOf(act.kind) === "flow" && act.onDay < (path.lastFlowOn ?? "")) return refuse("beforeFlow");
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
  const { stays, leftOn, flowFrom, lastFlowOn } = path;
  const first = stays[0]?.fromDay ?? "";
  const last = stays.at(-1)?.fromDay ?? "";
  if ([flowFrom, leftOn, last].some((day) => day !== null && day > today)) return "future";
  if (flowFrom && flowFrom < first) return "beforeArrival";
  if (leftOn && lastFlowOn && leftOn < lastFlowOn) return "beforeFlow";
  return staysProblem(stays) ?? leavingProblem(path);
}

/** Acts hang together in three strands, which do not touch: the books, being away, and working life. */
export type Strand = "books" | "flow" | "work";

export function strandOf(kind: MemberActKind | "registered"): Strand {
  if (kind === "flowedOut" || kind === "flowedBack") return "flow";
  return kind === "retired" ? "work" : "books";
}

/** An act as it was recorded, with what cannot be told from the path alone. */
export type RecordedAct = {
  kind: MemberActKind | "registered";
  onDay: Day;
  /** The group before a transfer. */
  groupId?: string | null | undefined;
  /** The end of working life as it stood before. */
  staffLeftOn?: Day | null | undefined;
};

type Flow = Pick<Path, "flowFrom" | "flowPlace" | "lastFlowOn">;

/** Where somebody is by the events of their flow, newest first. */
export function flowOf(events: readonly { kind: string; onDay: Day; place: string | null }[]): Flow {
  const last = events.find(({ kind }) => kind === "flowedOut" || kind === "flowedBack");
  const away = last?.kind === "flowedOut" ? { flowFrom: last.onDay, flowPlace: last.place } : null;
  return { ...(away ?? { flowFrom: null, flowPlace: null }), lastFlowOn: last?.onDay ?? null };
}

/** Whether the last act of its strand can be taken back: before an arrival there is nothing to go back to. */
export function canTakeBack(path: Pick<Path, "stays" | "leftOn" | "retiredOn">, { kind, onDay }: RecordedAct): boolean {
  if (kind === "registered") return false;
  if (strandOf(kind) === "flow") return true;
  if (kind === "retired") return path.retiredOn === onDay;
  if (LEAVES[kind]) return path.leftOn === onDay;
  return path.stays.length > 1 && path.stays.at(-1)?.fromDay === onDay && path.leftOn === null;
}

/** A path as it was before the last act of a strand; `flow` is what the flow is without that act. */
export function takeBack(path: Path, { kind, groupId = null, staffLeftOn = null }: RecordedAct, flow: Flow): Path {
  const earlier = path.stays.slice(0, -1);
  switch (kind) {
    case "transferredWithin":
      return { ...path, groupId, stays: withLast({ ...path, stays: earlier }, { toDay: null }) };
    case "transferredIn": {
      const ended = earlier.at(-1)?.toDay ?? "";
      return { ...path, groupId, stays: earlier, leftOn: addDays(ended, 1), leaveKind: "transferredOut" };
    }
    case "flowedOut":
    case "flowedBack":
      return { ...path, ...flow };
    case "retired":
      return { ...path, retiredOn: null };
    default: {
      const stays = withLast(path, { toDay: null });
      return {
        ...path,
        staffLeftOn: kind === "died" ? staffLeftOn : path.staffLeftOn,
        leftOn: null,
        leaveKind: null,
        stays,
      };
    }
  }
}

const moved = (day: Day | null, from: Day, to: Day) => (day === from ? to : day);

/** The path with one act dated anew: every boundary that the act drew moves with it. */
export function redate(path: Path, { kind, onDay }: RecordedAct, to: Day): Path {
  if (kind === "retired") return { ...path, retiredOn: moved(path.retiredOn, onDay, to) };
  if (strandOf(kind) === "flow") {
    const flowFrom = moved(path.flowFrom, onDay, to);
    return { ...path, flowFrom, lastFlowOn: moved(path.lastFlowOn, onDay, to) };
  }
  const stays = path.stays.map((stay) => ({
    ...stay,
    fromDay: moved(stay.fromDay, onDay, to) as Day,
    toDay: moved(stay.toDay, addDays(onDay, -1), addDays(to, -1)),
  }));
  const staffLeftOn = kind === "died" ? moved(path.staffLeftOn, onDay, to) : path.staffLeftOn;
  return { ...path, stays, staffLeftOn, leftOn: moved(path.leftOn, onDay, to) };
}

/** Kinds of events that draw the boundaries of a path; the first arrival may be dated anew, not taken back. */
export function drawsPath(kind: string): kind is MemberActKind | "registered" {
  return kind === "registered" || MEMBER_ACTS.some((act) => act === kind);
}

/** Whether a day keeps an event between those beside it in its strand; `events` are the strand's, newest first. */
export function keepsOrder(events: readonly { onDay: Day }[], place: number, day: Day): boolean {
  return day <= (events[place - 1]?.onDay ?? day) && day >= (events[place + 1]?.onDay ?? day);
}
