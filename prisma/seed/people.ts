import { addMonths } from "@/lib/core/period";
import { namePinyin } from "@/lib/core/pinyin";
import { staffRow } from "@/tests/support/factories";
import { DEMO_ACCOUNTS } from "./accounts";
import { type Chance, chanceOf, idOf, itemAt } from "./chance";
import { laddersOf, TITLES } from "./words/departments";
import { EDUCATION, HEAD_JOB, JOBS } from "./words/jobs";
import { GIVEN_NAMES, SURNAMES } from "./words/names";
import { type DepartmentPlan, dayIn, type Person, type World } from "./world";

/** Everybody in every department; the first of each department is its head, the demo's accounts come next. */
export function buildPeople(world: World, departments: DepartmentPlan[]): Person[] {
  const chance = chanceOf("people");
  const taken = new Set(DEMO_ACCOUNTS.map(({ name }) => name));
  let number = 0;
  return departments.flatMap((department) =>
    Array.from({ length: department.words.headcount }, (_, place) => {
      number += 1;
      return buildPerson(world, department, place, number, chance, taken);
    }),
  );
}

function buildPerson(
  world: World,
  { words, row }: DepartmentPlan,
  place: number,
  number: number,
  chance: Chance,
  taken: Set<string>,
): Person {
  const known = DEMO_ACCOUNTS.filter(({ department }) => department === words.name)[place];
  const rank = rankAt(place, words.headcount);
  const ladder = itemAt(laddersOf(words), place < 2 ? 0 : chance.int(0, 4));
  const sex = known?.sex ?? (chance.is(ladder === "nurse" ? 0.93 : 0.48) ? "female" : "male");
  const name = known?.name ?? freeName(chance, sex, taken);
  const months = place < 6 ? chance.int(60, 150) : chance.int(3, 150);
  const person = staffRow({
    hospitalId: world.hospitalId,
    id: idOf(`staff/${number}`),
    employeeNo: `T${String(number).padStart(4, "0")}`,
    name,
    pinyin: namePinyin(name),
    sex,
    title: itemAt(TITLES[ladder], rank),
    ...workOf(ladder, rank, place === 0, chanceOf(`work/${number}`)),
    departmentId: row.id,
    joinedOn: dayIn(addMonths(world.month, -months), chance.int(1, 28)),
  });
  if (person.joinedOn && row.openedOn && person.joinedOn < "2012-05-18") person.joinedOn = "2012-05-18";
  return { row: person, department: words, rank, head: place === 0 };
}

/** Job and education of a rank, now and then one better or worse; key staff are found among the seniors. */
function workOf(ladder: keyof typeof TITLES, rank: number, head: boolean, chance: Chance) {
  const learnt = Math.min(3, Math.max(0, rank + chance.int(-1, 1)));
  return {
    job: head ? HEAD_JOB : itemAt(JOBS[ladder], rank),
    education: itemAt(EDUCATION[ladder], learnt),
    backbone: head || (rank >= 2 && chance.is(0.4)) || (rank === 1 && chance.is(0.1)),
  };
}

/** One in ten senior, two in ten below, and so on: the shape of a department. */
function rankAt(place: number, headcount: number): number {
  const share = place / headcount;
  if (share < 0.1) return 3;
  if (share < 0.3) return 2;
  return share < 0.6 ? 1 : 0;
}

function freeName(chance: Chance, sex: "female" | "male", taken: Set<string>): string {
  for (;;) {
    const name = `${chance.pick(SURNAMES)}${chance.pick(GIVEN_NAMES[sex])}`;
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}
