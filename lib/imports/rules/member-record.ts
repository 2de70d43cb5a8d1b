import type { Day } from "@/lib/core/period";
import { type DayProblem, stageDaysProblem } from "@/lib/members/rules/stage-days";
import { type MemberStage, STAGE_DAYS, type StageDay } from "@/lib/members/schema";
import type { Problem } from "../schema";
import { type FoundMember, type MemberColumns, type PersonContext, type Places, problem, text } from "./person";
import type { Values } from "./rows";

const asProblem = ({ field, key, params }: DayProblem): Problem => ({ field, key, ...(params ? { params } : {}) });

/**
 * The member's record as it will be. Stage and branch of somebody on the books move by their own steps, not by file, and
 * so does the day since when they are there.
 */
export function memberOf(
  values: Values,
  context: PersonContext,
  joinedOn: Day | null,
  problems: Problem[],
): MemberColumns & { since: Day } {
  const { places, found, today, shortest } = context;
  const there = found?.member;
  const branchName = text(values.branch);
  const branchId = places.branches.get(branchName) ?? "";
  if (branchName && !branchId) problems.push(problem("branch", "noBranch", { name: branchName }));
  const stage = (values.stage ?? there?.stage ?? "applicant") as MemberStage;
  const days = Object.fromEntries(STAGE_DAYS.map((day) => [day, values[day] ?? there?.[day] ?? null])) as Record<
    StageDay,
    Day | null
  >;
  if (there) checkPresent(there, { branchId, stage }, places, problems);
  const wrongDay = problems.some(({ field }) => field === "stage" || STAGE_DAYS.includes(field as StageDay));
  const late = wrongDay ? null : stageDaysProblem(stage, days, { today, shortest });
  if (late) problems.push(asProblem(late));
  const groupId = groupOf(values, branchId, context, problems);
  return { branchId, groupId, stage, ...days, since: sinceOf(values, { branchId, days, joinedOn }, context, problems) };
}

type Known = { branchId: string; days: Record<StageDay, Day | null>; joinedOn: Day | null };

/** The day that the file gives, or the first on which the rest had begun; a day to come is none to go by. */
function sinceOf(
  { since }: Values,
  { branchId, days, joinedOn }: Known,
  { places, found, today }: PersonContext,
  problems: Problem[],
): Day {
  const founded = places.founded.get(branchId) ?? "";
  if (since === undefined) {
    const began = STAGE_DAYS.map((day) => days[day]).find((day) => day) ?? today;
    const begun = [began, founded, joinedOn ?? ""].filter((day) => day && day <= today);
    return begun.sort().at(-1) ?? today;
  }
  if (!found?.member && String(since) < founded) {
    problems.push({ field: "since", key: "members.invalid.beforeFounded", params: { day: founded } });
  }
  return String(since);
}

function checkPresent(
  there: FoundMember,
  file: { branchId: string; stage: string },
  places: Places,
  problems: Problem[],
): void {
  if (there.leftOn) problems.push(problem("employeeNo", "memberLeft", { day: there.leftOn }));
  if (file.branchId && file.branchId !== there.branchId) {
    problems.push(problem("branch", "otherBranch", { name: places.names.get(there.branchId) ?? "" }));
  }
  if (file.stage !== there.stage) problems.push(problem("stage", "otherStage"));
}

function groupOf(
  values: Values,
  branchId: string,
  { places, found }: PersonContext,
  problems: Problem[],
): string | null {
  if (values.group === undefined) return found?.member?.groupId ?? null;
  const id = places.groups.get(`${branchId}/${values.group}`);
  if (!id && branchId) problems.push(problem("group", "noGroup", { name: text(values.group) }));
  return id ?? null;
}
