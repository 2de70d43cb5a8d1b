import { addDays, addMonths, type Day, fullYears, monthOf } from "@/lib/core/period";
import { checkSignOf } from "@/lib/staff/rules/id-number";
import { personalDataRow, staffMoveRow } from "@/tests/support/factories";
import { type Chance, chanceOf, idOf, itemAt } from "./chance";
import type { RowOf } from "./rows";
import { type DepartmentPlan, dayIn, type MemberPlan, monthsAgo, type Person, type World } from "./world";

/** No administrative area has this code, and no carrier these numbers: nobody's data can be met by chance. */
const NO_AREA = "999999";
const NO_CARRIER = "1990000";

const MOVES = 24;
const YOUNGEST = 24;
const OLDEST = 59;

/** Personal data in clear, as they are sealed on the way into the database. */
export function buildPersonal(world: World, people: Person[], members: MemberPlan[]): RowOf<"PersonalData">[] {
  const chance = chanceOf("personal");
  const applied = new Map(members.map(({ row }) => [row.staffId, row.appliedOn]));
  const taken = new Set<string>();
  return people.map((person, place) => {
    const birthDate = birthDateOf(world, person, applied.get(person.row.id) ?? null, chance);
    return personalDataRow({
      hospitalId: world.hospitalId,
      staffId: person.row.id,
      idNumber: freeNumber(birthDate, person.row.sex === "male", chance, taken),
      phone: `${NO_CARRIER}${String(place).padStart(4, "0")}`,
      birthDate,
    });
  });
}

/** Old enough for the rank, for the first working day and for the application; sixty where somebody has retired. */
function birthDateOf(world: World, { row, rank }: Person, appliedOn: Day | null, chance: Chance): Day {
  const spread = chance.int(0, 9);
  const since = [row.joinedOn, appliedOn].filter((day) => day !== null).sort()[0] ?? world.today;
  const worked = fullYears(since, world.today);
  const age = row.retiredOn ? 60 : Math.min(OLDEST, Math.max(worked + 21 + (spread % 4), YOUNGEST + rank * 7 + spread));
  const month = addMonths(monthOf(row.retiredOn ?? world.today), -age * 12 - (row.retiredOn ? 0 : chance.int(1, 11)));
  return dayIn(month, chance.int(1, 28));
}

function freeNumber(birthDate: Day, male: boolean, chance: Chance, taken: Set<string>): string {
  for (;;) {
    const order = String(chance.int(0, 499) * 2 + Number(male)).padStart(3, "0");
    const seventeen = `${NO_AREA}${birthDate.replaceAll("-", "")}${order}`;
    if (taken.has(seventeen)) continue;
    taken.add(seventeen);
    return seventeen + checkSignOf(seventeen);
  }
}

/** Some came from another department of the same kind. */
export function buildMoves(world: World, departments: DepartmentPlan[], people: Person[]): RowOf<"StaffMove">[] {
  const chance = chanceOf("moves");
  const longHere = people.filter(({ row, head }) => !head && (row.joinedOn ?? "9") < monthsAgo(world, 60));
  return chance
    .shuffled(longHere)
    .slice(0, MOVES)
    .map(({ row, department }) => {
      const others = departments.filter(({ words }) => words.kind === department.kind && words !== department);
      const onDay = addDays(monthsAgo(world, chance.int(15, 50)), chance.int(0, 10));
      return staffMoveRow({
        hospitalId: world.hospitalId,
        id: idOf(`move/${row.employeeNo}`),
        staffId: row.id,
        fromDepartmentId: itemAt(others, chance.int(0, 99)).row.id,
        intoDepartmentId: row.departmentId,
        onDay,
      });
    });
}
