import { addDays, type Day } from "@/lib/core/period";
import { planItemRow } from "@/tests/support/plan-rows";
import type { BrandPlan } from "./brands";
import { idOf } from "./chance";
import { branchId } from "./organisation";
import type { PlanPeople } from "./plans";
import type { RowOf } from "./rows";
import { COMMITTEE_TASKS, DROPPED_MILESTONE, GOALS, LEAD_TASKS, type LeadTaskWords } from "./words/plan";
import { earlier, type World } from "./world";

export type ItemRow = RowOf<"PlanItem">;
export type Tasks = { items: ItemRow[]; shares: RowOf<"PlanCoOwner">[] };

/** One year's plan; in a closed one everything has come to its end. */
export type Year = { year: number; planId: string; closed: boolean; people: PlanPeople };

/** Branches whose work stands out on the demo's day, whatever day it is. */
const STALLED = "急诊党支部";
const LATE = "五官党支部";
const SOON = "肿瘤党支部";
const AMENDED = "医技党支部";

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

export function goalsOf(world: World, { year, planId, people }: Year): Tasks {
  const items = GOALS.map(({ name, title, detail }, index) =>
    planItemRow({
      hospitalId: world.hospitalId,
      id: idOf(`plan/${year}/goal/${name}`),
      planId,
      position: index + 1,
      title,
      detail,
      responsible: people.committee,
      startsOn: `${year}-01-01`,
      dueOn: `${year}-12-31`,
    }),
  );
  return { items, shares: [] };
}

/** Three stretches of the year, the last of which ends with the task. */
function stretches(year: number, dueOn: Day): { startsOn: Day; dueOn: Day }[] {
  const [first, second] = [earlier(`${year}-03-31`, dueOn), earlier(`${year}-07-31`, dueOn)];
  return [
    { startsOn: `${year}-01-01`, dueOn: first },
    { startsOn: earlier(addDays(first, 1), dueOn), dueOn: second },
    { startsOn: earlier(addDays(second, 1), dueOn), dueOn },
  ];
}

/** The last day of a branch's task: of one it has just passed, of the others it is close to the year's end. */
function dueOf({ today }: World, branch: string, year: number, closed: boolean): Day {
  const usual = `${year}-12-20`;
  if (closed || branch !== LATE || !today.startsWith(String(year))) return usual;
  return later(`${year}-01-15`, earlier(addDays(today, -12), usual));
}

/** The last milestone of one branch is due in nine days. */
function milestoneDue({ today }: World, branch: string, dueOn: Day, isLast: boolean, startsOn: Day): Day {
  if (branch !== SOON || !isLast || !today.startsWith(dueOn.slice(0, 4))) return dueOn;
  return later(startsOn, earlier(addDays(today, 9), dueOn));
}

function doneOf(world: World, branch: string, dueOn: Day, index: number, closed: boolean): Day | null {
  const done = addDays(dueOn, index === 1 ? 2 : -4);
  if (closed) return done;
  // One branch is behind with its second milestone, another with its last.
  if ((branch === STALLED && index === 1) || (branch === LATE && index === 2)) return null;
  return dueOn <= world.today && done <= world.today ? done : null;
}

function measureOf(brand: BrandPlan, { measure }: LeadTaskWords, year: number) {
  if ("figure" in measure) {
    return { measure: "figure", direction: "up", ...measure } as const;
  }
  const { from, to, decimals } = brand.words.metric;
  // Two years of reports lie behind; the year began about half-way.
  const baseline = Number((from + (to - from) * (year % 2 === 0 ? 0.45 : 0.4)).toFixed(decimals));
  return { measure: "number", baseline, ...measure } as const;
}

/** The lead task of every brand with its milestones. */
export function leadTasksOf(world: World, brands: BrandPlan[], { year, planId, closed, people }: Year): Tasks {
  const { hospitalId } = world;
  const all = brands.flatMap((brand, position): Tasks[] => {
    const { branch, leadTask, target } = brand.words;
    const words = LEAD_TASKS[branch];
    if (!words) return [];
    const id = idOf(`plan/${year}/task/${branch}`);
    const dueOn = dueOf(world, branch, year, closed);
    const own = {
      hospitalId,
      planId,
      ownerBranchId: branchId(branch),
      responsible: people.secretaries.get(branch) ?? "",
    };
    const task = planItemRow({
      ...own,
      ...measureOf(brand, words, year),
      id,
      kind: "task",
      parentId: idOf(`plan/${year}/goal/${words.goal}`),
      position: position + 1,
      title: leadTask,
      detail: target,
      startsOn: `${year}-01-01`,
      dueOn,
      doneOn: closed && branch !== STALLED ? `${year}-12-22` : null,
    });
    const milestones = stretches(year, dueOn).map((stretch, index) => {
      const due = milestoneDue(world, branch, stretch.dueOn, index === 2, stretch.startsOn);
      const title = words.milestones[index] ?? "";
      const dropped =
        branch === AMENDED && title === DROPPED_MILESTONE && !closed && world.today.startsWith(String(year));
      return planItemRow({
        ...own,
        id: idOf(`plan/${year}/milestone/${branch}/${index + 1}`),
        kind: "milestone",
        parentId: id,
        position: index + 1,
        title,
        startsOn: stretch.startsOn,
        dueOn: due,
        doneOn: dropped ? null : doneOf(world, branch, due, index, closed),
        droppedOn: dropped ? later(`${year}-01-01`, addDays(world.today, -60)) : null,
      });
    });
    const helpers = branch === AMENDED && !closed ? ["脑科党支部"] : words.helpers;
    const shares = helpers.map((helper) => ({ hospitalId, itemId: id, branchId: branchId(helper) }));
    return [{ items: [task, ...milestones], shares }];
  });
  return { items: all.flatMap(({ items }) => items), shares: all.flatMap(({ shares }) => shares) };
}

/** What the Party committee keeps in its own hands, measured by what the system knows. */
export function tasksOfCommittee(world: World, { year, planId, closed, people }: Year): Tasks {
  const { hospitalId } = world;
  const own = { hospitalId, planId, responsible: people.committee };
  const items = COMMITTEE_TASKS.flatMap(
    ({ name, goal, title, detail, figure, baseline, target, milestones }, index) => {
      const id = idOf(`plan/${year}/task/${name}`);
      const task = planItemRow({
        ...own,
        id,
        kind: "task",
        parentId: idOf(`plan/${year}/goal/${goal}`),
        position: index + 1,
        title,
        detail,
        startsOn: `${year}-01-01`,
        dueOn: `${year}-12-25`,
        measure: "figure",
        figure,
        baseline,
        target,
        direction: "up",
        doneOn: closed ? `${year}-12-24` : null,
      });
      const halves = [
        { startsOn: `${year}-01-01`, dueOn: `${year}-06-30` },
        { startsOn: `${year}-07-01`, dueOn: `${year}-12-25` },
      ];
      const parts = halves.map((half, part) =>
        planItemRow({
          ...own,
          ...half,
          id: idOf(`plan/${year}/milestone/${name}/${part + 1}`),
          kind: "milestone",
          parentId: id,
          position: part + 1,
          title: milestones[part] ?? "",
          doneOn: doneOf(world, name, half.dueOn, part, closed),
        }),
      );
      return [task, ...parts];
    },
  );
  return { items, shares: [] };
}

/** Every year is built alike, item by item: each goes on with the one of the year before, unless that was given up. */
export function goneOn(before: Tasks, { items, shares }: Tasks): Tasks {
  const copied = items.map((item, index) => {
    const from = before.items[index];
    return { ...item, copiedFromId: from && from.droppedOn === null ? from.id : null };
  });
  return { items: copied, shares };
}
