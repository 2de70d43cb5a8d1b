import type { MemberEventKind } from "@/lib/core/db/generated/enums";
import type { Day } from "@/lib/core/period";
import { STAGE_DAYS, type StageDay } from "../schema";
import { canTakeBack, drawsPath, strandOf } from "./path";

/** The event that begins each stage. */
export const EVENT_OF: Record<StageDay, MemberEventKind> = {
  appliedOn: "applied",
  activistOn: "becameActivist",
  candidateOn: "becameCandidate",
  probationaryOn: "becameProbationary",
  fullOn: "becameFull",
};

type Member = Record<StageDay, Day | null> & {
  retiredOn: Day | null;
  leftOn: Day | null;
  memberships: readonly { id: string; branchId: string; branchName: string; fromDay: Day; toDay: Day | null }[];
  introducers: readonly { kind: "cultivation" | "admission"; name: string }[];
};
type Event = { id: string; kind: MemberEventKind; onDay: Day; note: string; details: Record<string, unknown> };
type Post = { id: string; title: string; fromDay: Day; toDay: Day | null };

export type TimelineEntry = {
  id: string;
  day: Day;
  kind: MemberEventKind | "inBranch" | "post";
  note: string;
  /** Of an arrival: the branch that it led into. */
  branchName: string | null;
  /** Where somebody went, or what a post is called. */
  name: string | null;
  /** The last day of a post that is over. */
  toDay: Day | null;
  people: string[];
  /** The event that can be corrected, and whether it is the last act and can be taken back. */
  eventId: string | null;
  last: boolean;
};

const BLANK = { note: "", branchName: null, name: null, toDay: null, people: [], eventId: null, last: false };

/** Who introduced somebody stands at the step that needed them. */
function peopleAt(kind: TimelineEntry["kind"], { introducers }: Member): string[] {
  const of = { becameActivist: "cultivation", becameProbationary: "admission" }[kind as string];
  return introducers.filter((one) => one.kind === of).map((one) => one.name);
}

/** The last act of each strand, as far as there is something to go back to; `events` newest first. */
function lastActs(member: Member, events: readonly Event[]): ReadonlySet<string> {
  const path = { ...member, stays: member.memberships };
  const acts = events.flatMap(({ id, kind, onDay }) => (drawsPath(kind) ? [{ id, kind, onDay }] : []));
  const last = acts.filter(
    (act, place) => acts.findIndex((one) => strandOf(one.kind) === strandOf(act.kind)) === place,
  );
  return new Set(last.filter((act) => canTakeBack(path, act)).map(({ id }) => id));
}

function eventEntries(member: Member, events: readonly Event[]): TimelineEntry[] {
  const names = new Map(member.memberships.map(({ branchId, branchName }) => [branchId, branchName]));
  const reversible = lastActs(member, events);
  return events.map(({ id, kind, onDay, note, details }) => ({
    ...BLANK,
    id,
    kind,
    day: onDay,
    note,
    branchName: names.get(String(details.branchId)) ?? (kind === "applied" ? branchOn(member, onDay) : null),
    name: typeof details.place === "string" ? details.place : null,
    people: peopleAt(kind, member),
    eventId: drawsPath(kind) ? id : null,
    last: reversible.has(id),
  }));
}

/** The branch to whose books somebody came on this day. */
function branchOn({ memberships }: Member, day: Day): string | null {
  return memberships.find(({ fromDay }) => fromDay === day)?.branchName ?? null;
}

/** Stages known only by their day. */
function stageEntries(member: Member, events: readonly Event[]): TimelineEntry[] {
  return STAGE_DAYS.flatMap((column) => {
    const [day, kind] = [member[column], EVENT_OF[column]];
    if (!day || events.some((event) => event.kind === kind && event.onDay === day)) return [];
    const branchName = kind === "applied" ? branchOn(member, day) : null;
    return [{ ...BLANK, id: column, day, kind, branchName, people: peopleAt(kind, member) }];
  });
}

/** Stays on a branch's books that no event speaks of. */
function stayEntries({ memberships, appliedOn }: Member, events: readonly Event[]): TimelineEntry[] {
  const arrivals = events.filter(({ kind }) => kind === "applied" || drawsPath(kind));
  const spokenOf = new Set([appliedOn, ...arrivals.map(({ onDay }) => onDay)]);
  return memberships
    .filter(({ fromDay }) => !spokenOf.has(fromDay))
    .map(({ id, fromDay, branchName }) => ({ ...BLANK, id, day: fromDay, kind: "inBranch", branchName }));
}

/** A whole path in the order in which it happened, out of stages, events, stays and posts; `events` newest first. */
export function timelineOf(member: Member, events: readonly Event[], posts: readonly Post[]): TimelineEntry[] {
  const held = posts.map(
    ({ id, title, fromDay, toDay }): TimelineEntry => ({
      ...BLANK,
      id,
      day: fromDay,
      kind: "post",
      name: title,
      toDay,
    }),
  );
  const entries = [
    ...stayEntries(member, events),
    ...stageEntries(member, events),
    ...eventEntries(member, events).reverse(),
    ...held,
  ];
  return entries.toSorted((a, b) => a.day.localeCompare(b.day));
}
