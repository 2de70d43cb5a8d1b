import { addMonths, type Day, type Month } from "@/lib/core/period";
import type { MemberStage } from "@/lib/members/schema";
import { memberRow } from "@/tests/support/factories";
import { DEMO_ACCOUNTS } from "./accounts";
import { type Chance, chanceOf, idOf, itemAt } from "./chance";
import { OFFICE_BRANCHES } from "./words/branches";
import { type BranchPlan, dayIn, type MemberPlan, monthsAgo, type Person, type World } from "./world";

/** People on the way into the Party; they come on top of the members counted. */
const ON_THE_WAY: readonly [stage: MemberStage, count: number][] = [
  ["applicant", 24],
  ["activist", 22],
  ["candidate", 10],
];

/** The members of every branch, in the order of the branches, and those on the way. */
export function buildMembership(world: World, branches: BranchPlan[], people: Person[]): MemberPlan[] {
  const chance = chanceOf("membership");
  const taken = new Set<Person>();
  // Nobody's attendances of the past two years may lie before their first working day.
  const longEnough = monthsAgo(world, 26);
  const free = people.filter(({ row }) => (row.joinedOn ?? "") < longEnough);
  // First those who belong to one branch for certain, so that no earlier branch draws them.
  const certain = branches.map((branch) => certainOf(branch, free));
  for (const person of certain.flat()) taken.add(person);
  const chosen = branches.map((branch, index) => [
    ...itemAt(certain, index),
    ...drawn(branch, free, taken, branch.words.members - itemAt(certain, index).length, chance),
  ]);
  const members = branches.flatMap((branch, index) =>
    itemAt(chosen, index).map((person, place) => {
      const stage = place >= branch.words.members - probationaryIn(index) ? "probationary" : "full";
      return plan(world, branch, person, place, stage, chance);
    }),
  );
  return [...members, ...buildOnTheWay(world, branches, free, taken, chance)];
}

/** Sixteen probationary members: one a branch, and two in the first two. */
function probationaryIn(branchIndex: number): number {
  return branchIndex < 2 ? 2 : 1;
}

/** Heads who are members, the accounts' people, and two from every office that belongs to the branch. */
function certainOf(branch: BranchPlan, free: Person[]): Person[] {
  const { name, departments } = branch.words;
  const secretaries = new Set(
    DEMO_ACCOUNTS.filter((account) => account.branch === name).map((account) => account.name),
  );
  const own = free.filter(
    ({ row, department, head }) =>
      departments.includes(department.name) && ((head && department.headIsMember) || secretaries.has(row.name)),
  );
  const offices = Object.entries(OFFICE_BRANCHES).flatMap(([office, names]) => {
    const share = names.indexOf(name);
    if (share < 0) return [];
    const there = free.filter(
      ({ department, head }) => department.name === office && (!head || department.headIsMember),
    );
    return there.filter((_, place) => place % names.length === share).slice(0, 2);
  });
  return [...own, ...offices];
}

function drawn(branch: BranchPlan, free: Person[], taken: Set<Person>, count: number, chance: Chance): Person[] {
  const own = free.filter(
    (person) => branch.words.departments.includes(person.department.name) && !person.head && !taken.has(person),
  );
  // Senior people are more often members: the key staff were brought into the Party on purpose.
  const senior = chance.shuffled(own.filter(({ rank }) => rank >= 2));
  const junior = chance.shuffled(own.filter(({ rank }) => rank < 2));
  const seniors = Math.min(senior.length, Math.ceil(count * 0.4));
  const people = [...senior.slice(0, seniors), ...junior.slice(0, count - seniors)];
  for (const person of people) taken.add(person);
  return people;
}

function buildOnTheWay(
  world: World,
  branches: BranchPlan[],
  free: Person[],
  taken: Set<Person>,
  chance: Chance,
): MemberPlan[] {
  const stages = ON_THE_WAY.flatMap(([stage, count]) => Array.from({ length: count }, () => stage));
  return stages.map((stage, index) => {
    const branch = itemAt(branches, index);
    const [person] = drawn(
      branch,
      free.filter(({ rank }) => rank < 2),
      taken,
      1,
      chance,
    );
    if (!person) throw new RangeError(`nobody left in ${branch.words.name}`);
    return plan(world, branch, person, index, stage, chance);
  });
}

function plan(
  world: World,
  branch: BranchPlan,
  person: Person,
  place: number,
  stage: MemberStage,
  chance: Chance,
): MemberPlan {
  const counted = stage === "full" || stage === "probationary";
  const group = counted && branch.groups.length > 0 ? itemAt(branch.groups, place) : null;
  const row = memberRow({
    hospitalId: world.hospitalId,
    id: idOf(`member/${person.row.employeeNo}`),
    staffId: person.row.id,
    branchId: branch.row.id,
    groupId: group?.id ?? null,
    stage,
    // Those who lead have been members for years; they stand first in every branch.
    ...stageDates(world, stage, place < 3 ? 85 : 2, chance),
  });
  return { row, person };
}

type StageDates = Record<"appliedOn" | "activistOn" | "candidateOn" | "probationaryOn" | "fullOn", Day | null>;

/**
 * Dates that keep the 2014 rules: an activist is cultivated for at least a year before becoming a candidate, and
 * probation lasts a year.
 */
function stageDates(world: World, stage: MemberStage, fullSince: number, chance: Chance): StageDates {
  const order: MemberStage[] = ["applicant", "activist", "candidate", "probationary", "full"];
  const reached = order.indexOf(stage);
  const sinceMonths = { applicant: 8, activist: 15, candidate: 5, probationary: 11, full: 220 }[stage];
  const day = chance.int(1, 28);
  const gaps = [0, chance.int(3, 9), chance.int(13, 24), chance.int(2, 4), 12];
  let month: Month = addMonths(world.month, -chance.int(stage === "full" ? fullSince : 1, sinceMonths));
  const days: (Day | null)[] = order.map(() => null);
  for (let step = reached; step >= 0; step--) {
    days[step] = dayIn(month, day);
    month = addMonths(month, -itemAt(gaps, step));
  }
  const [appliedOn = null, activistOn = null, candidateOn = null, probationaryOn = null, fullOn = null] = days;
  return { appliedOn, activistOn, candidateOn, probationaryOn, fullOn };
}
