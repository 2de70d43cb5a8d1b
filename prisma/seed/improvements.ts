import { addDays, addMonths, type Day, instantOf, lastDayOf, monthOf } from "@/lib/core/period";
import { afterOf } from "@/lib/improvements/rules";
import { improvementRow } from "@/tests/support/survey-rows";
import { idOf, itemAt } from "./chance";
import { branchId } from "./organisation";
import type { RowOf } from "./rows";
import { type DemoFigure, figureReader } from "./survey-figures";
import type { SurveyPlan } from "./surveys";
import { IMPROVEMENTS } from "./words/improvements";
import type { World } from "./world";

type Name = keyof typeof IMPROVEMENTS;

type Course = {
  startedOn: Day;
  dueOn: Day;
  /** Months before it that its first figure is made of. */
  months: number;
  closedOn?: Day;
  status?: "done" | "dropped";
  /** Came from what somebody wrote there about the same thing. */
  fromComment?: true;
};

/** Where each action stands on the demo's day: some closed, one overdue, one due soon, others under way. */
function coursesOf({ today }: World, { rounds }: SurveyPlan): Record<Name, Course> {
  const quarter = (ago: number) =>
    itemAt(
      rounds.filter(({ population }) => population === "inpatient"),
      ago,
    ).row;
  const staff = itemAt(
    rounds.filter(({ population }) => population === "staff"),
    1,
  ).row;
  const [last, before] = [quarter(1), quarter(2)];
  return {
    pain: {
      startedOn: addDays(last.opensOn, 4),
      dueOn: last.closesOn,
      months: 3,
      closedOn: last.closesOn,
      status: "done",
    },
    meals: {
      startedOn: addDays(before.opensOn, 10),
      dueOn: addDays(last.opensOn, 20),
      months: 3,
      closedOn: lastDayOf(monthOf(last.opensOn)),
      status: "done",
    },
    registration: { startedOn: addDays(today, -25), dueOn: addDays(today, 40), months: 3, fromComment: true },
    response: { startedOn: addDays(today, -100), dueOn: addDays(today, -10), months: 3 },
    signage: { startedOn: addDays(today, -12), dueOn: addDays(today, 30), months: 3 },
    workload: { startedOn: addDays(staff.closesOn, 40), dueOn: addDays(today, 9), months: 3 },
    guide: {
      startedOn: addDays(before.opensOn, 20),
      dueOn: last.closesOn,
      months: 2,
      closedOn: lastDayOf(monthOf(before.closesOn)),
      status: "dropped",
    },
  };
}

function commentFor(plan: SurveyPlan, departmentId: string | null, key: string): string | null {
  const found = plan.comments.find((comment) => {
    const round = plan.rounds.find(({ row }) => row.id === comment.roundId);
    return comment.departmentId === departmentId && round?.version.questions[comment.question]?.key === key;
  });
  return found?.text ?? null;
}

type Json = RowOf<"Improvement">["before"];

/** Improvement actions, each with the figures that it would have frozen on its days. */
export function buildImprovements(world: World, plan: SurveyPlan): RowOf<"Improvement">[] {
  const read = figureReader(plan);
  const courses = coursesOf(world, plan);
  return (Object.keys(IMPROVEMENTS) as Name[]).map((name) => {
    const { department, branch, population, dimension, title, cause, measure, ...rest } = IMPROVEMENTS[name];
    const { startedOn, dueOn, months, closedOn, status = "open", fromComment } = courses[name];
    const departmentId = department ? idOf(`department/${department}`) : null;
    const asked = { population, dimension, departmentId };
    const createdAt = instantOf(startedOn, "10:30");
    const to = addMonths(monthOf(startedOn), -1);
    const before = read({ ...asked, from: addMonths(to, 1 - months), to });
    const { from, issuedAfter } = afterOf({ createdAt, startedOn });
    const window = closedOn && { from, to: monthOf(closedOn), issuedAfter: issuedAfter.toISOString() };
    const after: DemoFigure | null = window ? read({ ...asked, ...window }) : null;
    return improvementRow({
      hospitalId: world.hospitalId,
      id: idOf(`improvement/${name}`),
      ...asked,
      branchId: branchId(branch),
      title,
      cause,
      measure,
      comment: fromComment ? commentFor(plan, departmentId, `${dimension}Why`) : null,
      startedOn,
      dueOn,
      status,
      outcome: "outcome" in rest ? rest.outcome : null,
      closedOn: closedOn ?? null,
      before: before as Json,
      after: after as Json,
      createdAt: createdAt.toISOString(),
    });
  });
}
