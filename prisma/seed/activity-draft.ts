import type { ActivityKind } from "@/lib/core/db/generated/enums";
import { addDays, type Day, type Month, weekdayOf } from "@/lib/core/period";
import type { Chance } from "./chance";
import type { Themed } from "./words/activity-titles";
import type { BranchPlan, MemberPlan, Term, World } from "./world";

/** A branch in one month, and what is needed to say what it held. */
export type Slot = {
  world: World;
  branch: BranchPlan;
  /** The branch's full and probationary members. */
  members: MemberPlan[];
  terms: Term[];
  /** The Party committee's secretary, who lectures once a year. */
  lecturer: string;
  month: Month;
  /** Months back from the running one, which is 0. */
  ago: number;
  chance: Chance;
};

/** An activity before it becomes rows. */
export type Draft = {
  slot: Slot;
  kind: ActivityKind;
  title: string;
  day: Day;
  time: string;
  minutes: number;
  place: string;
  host: string;
  themed: Themed | null;
  partner: { id: string; name: string } | null;
  served: number | null;
  notes: string;
  expected: MemberPlan[];
  /** Share of those expected who came. */
  turnout: number;
  /** False where nobody wrote down who came: the activity stands unproven. */
  recorded: boolean;
  cancelled: boolean;
  /** Tells activities of one kind and day apart. */
  part: number;
};

export type DraftInput = Pick<Draft, "kind" | "title" | "day"> & Partial<Draft>;

export function draftOf(slot: Slot, input: DraftInput): Draft {
  const inParty = slot.members.filter(({ row }) => (row.probationaryOn ?? "9") <= input.day);
  return {
    slot,
    time: "17:30",
    minutes: 60,
    place: "支部活动室",
    host: secretaryOn(slot, input.day),
    themed: null,
    partner: null,
    served: null,
    notes: "",
    expected: inParty,
    turnout: 0.9,
    recorded: true,
    cancelled: false,
    part: 0,
    ...input,
  };
}

/** The committee in office on a day. */
export function committeeOn({ terms }: Slot, day: Day): MemberPlan[] {
  const term = terms.find(({ fromDay }) => fromDay <= day) ?? terms.at(-1);
  return term?.members ?? [];
}

export function secretaryOn(slot: Slot, day: Day): string {
  return committeeOn(slot, day)[0]?.person.row.name ?? "";
}

/** The day itself, or for one that has not come the last working day of the month so far. */
export function alreadyHeld({ world, month }: Slot, day: Day): Day {
  if (day < world.today) return day;
  const yesterday = addDays(world.today, -1);
  const workday = addDays(yesterday, Math.min(0, 4 - weekdayOf(yesterday)));
  return workday >= `${month}-01` ? workday : world.today;
}

/** Whether it lies behind us; what the first days of a month had to put on today counts as well. */
export function isHeld({ kind, day, slot: { world, branch } }: Draft): boolean {
  const movedToToday = kind === "training" || (kind === "partnerService" && branch.index === 0);
  return day < world.today || (day === world.today && movedToToday);
}
