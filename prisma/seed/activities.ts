import type { AttendanceStatus } from "@/lib/core/db/generated/enums";
import { addDays, addMinutes, addMonths, instantOf, monthBounds } from "@/lib/core/period";
import { hasVote } from "@/lib/members/rules";
import { activityRow, attendanceRow } from "@/tests/support/factories";
import { type Draft, isHeld, type Slot } from "./activity-draft";
import { isGap, thinned } from "./activity-gaps";
import { culture, partnerWork, planned, training, yearEnd } from "./activity-occasions";
import { threeMeetings } from "./activity-rhythm";
import { type Chance, chanceOf, idOf } from "./chance";
import type { RowOf } from "./rows";
import { secretaryUserId } from "./users";
import { EXCUSES } from "./words/activity-titles";
import { type BranchPlan, type MemberPlan, MONTHS_OF_ACTIVITIES, type Term, type World } from "./world";

/** An activity with the rows that hang on it. */
export type Held = {
  draft: Draft;
  row: RowOf<"Activity">;
  departments: RowOf<"ActivityDepartment">[];
  attendances: RowOf<"Attendance">[];
};

/** What a branch's activities are drawn from. */
export type Setting = {
  members: MemberPlan[];
  terms: Term[];
  /** The Party committee's secretary. */
  lecturer: string;
  pairings: RowOf<"DepartmentPairing">[];
};

/** Two years and the running month of one branch. */
export function buildActivities(world: World, branch: BranchPlan, setting: Setting): Held[] {
  const { members, terms, lecturer } = setting;
  const pairings = setting.pairings.filter(({ branchId }) => branchId === branch.row.id);
  const chance = chanceOf(`activities/${branch.words.name}`);
  const own = members.filter(({ row }) => row.branchId === branch.row.id && row.probationaryOn !== null);
  const months = Array.from({ length: MONTHS_OF_ACTIVITIES + 1 }, (_, index) => MONTHS_OF_ACTIVITIES - index);
  return months.flatMap((ago) => {
    const slot: Slot = {
      world,
      branch,
      members: own,
      terms,
      lecturer,
      month: addMonths(world.month, -ago),
      ago,
      chance,
    };
    const past = [threeMeetings, yearEnd, culture, partnerWork, training]
      .flatMap((hold) => hold(slot))
      .filter((draft) => isHeld(draft) && !isGap(draft));
    return [...past, ...(ago === 0 ? planned(slot) : [])].map((draft) => held(thinned(draft), pairings, chance));
  });
}

function held(draft: Draft, pairings: RowOf<"DepartmentPairing">[], chance: Chance): Held {
  const { world, branch } = draft.slot;
  const { hospitalId } = world;
  const startsAt = instantOf(draft.day, draft.time);
  const row = activityRow({
    hospitalId,
    id: idOf(`activity/${branch.words.name}/${draft.kind}/${draft.day}/${draft.part}`),
    branchId: branch.row.id,
    kind: draft.kind,
    title: draft.title,
    startsAt: startsAt.toISOString(),
    endsAt: addMinutes(startsAt, draft.minutes).toISOString(),
    heldOn: draft.day,
    place: draft.place,
    host: draft.host,
    cultureTheme: draft.themed?.[1] ?? null,
    cultureLayer: draft.themed?.[2] ?? null,
    partnerId: draft.partner?.id ?? null,
    served: draft.served,
    notes: draft.notes,
    cancelledAt: draft.cancelled ? instantOf(addDays(draft.day, -1), "18:00").toISOString() : null,
    createdById: secretaryUserId(branch.words.name),
    createdAt: writtenAt(draft).toISOString(),
  });
  const departments = pairings
    .filter(({ fromDay, toDay }) => fromDay <= draft.day && draft.day <= (toDay ?? draft.day))
    .map(({ departmentId }) => ({ hospitalId, activityId: row.id, departmentId }));
  const attendances =
    draft.recorded && !draft.cancelled ? draft.expected.map((member) => attendance(draft, row, member, chance)) : [];
  return { draft, row, departments, attendances };
}

/** In the evening of the day; what is only planned was put down at the month's beginning. */
function writtenAt({ day, slot: { world } }: Draft): Date {
  return day < world.today ? instantOf(day, "20:10") : instantOf(monthBounds(world.month).from, "00:10");
}

function statusOf({ turnout }: Draft, chance: Chance): AttendanceStatus {
  if (chance.is(turnout)) return "present";
  return chance.is(0.85) ? "excused" : "absent";
}

function attendance(
  draft: Draft,
  activity: RowOf<"Activity">,
  { row }: MemberPlan,
  chance: Chance,
): RowOf<"Attendance"> {
  const status = statusOf(draft, chance);
  return attendanceRow({
    hospitalId: row.hospitalId,
    activityId: activity.id,
    memberId: row.id,
    status,
    reason: status === "excused" ? chance.pick(EXCUSES) : null,
    voting: hasVote({ stage: row.stage, fullOn: row.fullOn }, draft.day),
  });
}
