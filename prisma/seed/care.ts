import { addMonths } from "@/lib/core/period";
import { careActionRow } from "@/tests/support/survey-rows";
import { type Chance, chanceOf, idOf } from "./chance";
import type { RowOf } from "./rows";
import { type CareWords, IN_DEPARTMENTS, YEARLY } from "./words/care";
import { type DepartmentPlan, MONTHS_OF_ACTIVITIES, monthNumber, type World, workdayIn } from "./world";

function rowOf(
  world: World,
  onDay: string,
  { kind, title, people, yuan, note = "" }: CareWords,
  departmentId: string | null,
): RowOf<"CareAction"> {
  return careActionRow({
    hospitalId: world.hospitalId,
    id: idOf(`care/${onDay}/${title}/${departmentId ?? "hospital"}`),
    kind,
    onDay,
    departmentId,
    title,
    people,
    amount: yuan === null ? null : yuan * 100,
    note,
  });
}

/** Every year a few more people are reached. */
function grown(words: CareWords, ago: number): CareWords {
  return { ...words, people: Math.max(1, Math.round(words.people * (1 - 0.005 * ago))) };
}

function inDepartment(world: World, departments: DepartmentPlan[], month: string, chance: Chance) {
  const { row } = chance.pick(departments);
  return rowOf(world, workdayIn(month, chance.int(2, 27)), chance.pick(IN_DEPARTMENTS), row.id);
}

/** What the hospital did for its staff in two years: the year's fixed days, and two things a month in departments. */
export function buildCare(world: World, departments: DepartmentPlan[]): RowOf<"CareAction">[] {
  const chance = chanceOf("care");
  const rows = Array.from({ length: MONTHS_OF_ACTIVITIES }, (_, ago) => {
    const month = addMonths(world.month, -ago);
    const fixed = YEARLY.filter((one) => one.month === monthNumber(month));
    return [
      ...fixed.map((one) => rowOf(world, workdayIn(month, one.day), grown(one, ago), null)),
      inDepartment(world, departments, month, chance),
      inDepartment(world, departments, month, chance),
    ];
  });
  const open = new Map(departments.map(({ row }) => [row.id, row.openedOn ?? ""]));
  return rows
    .flat()
    .filter(({ onDay, departmentId }) => onDay <= world.today && (open.get(departmentId ?? "") ?? "") <= onDay);
}
