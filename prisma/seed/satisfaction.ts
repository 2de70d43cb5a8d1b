import type { FigureMethod, Population } from "@/lib/core/db/generated/enums";
import { addDays, addMonths, type Month, monthBounds, monthOf } from "@/lib/core/period";
import { satisfactionFigureRow } from "@/tests/support/factories";
import { type Chance, chanceOf, idOf, itemAt } from "./chance";
import type { RowOf } from "./rows";
import { type DepartmentPlan, MONTHS_OF_FIGURES, type World } from "./world";

/**
 * Document 002 gives an average of 99.46 % over three years. Here it is the share of satisfied answers among all
 * answers of out- and inpatients in the last 36 months, that is the mean of the whole-hospital figures weighted by n.
 */
export const AVERAGE = 0.9946;
const OUTPATIENT_AVERAGE = 0.9914;

/** What was answered in one department and month: `points` of `most`. */
type Cell = {
  population: Population;
  department: DepartmentPlan;
  month: Month;
  ago: number;
  n: number;
  points: number;
  most: number;
};

/** Months back (included) in which a department's figure is missing, or known without the number of answers. */
const HOLES: readonly [department: string, population: Population, from: number, to: number, what: "figure" | "n"][] = [
  ["泌尿外科", "outpatient", 14, 15, "figure"],
  ["重症医学科", "inpatient", 3, 3, "figure"],
  ["检验科", "staff", 2, 2, "figure"],
  ["设备物资部", "staff", 18, 24, "figure"],
  ["眼耳鼻喉科", "outpatient", 24, 35, "n"],
  ["中医康复科", "inpatient", 30, 35, "n"],
  ["后勤保障部", "staff", 6, 9, "n"],
];

/** Where these figures come from: none of them was asked by the hospital's own surveys. */
const SOURCES: Record<Population, { source: string; method: FigureMethod }> = {
  outpatient: { source: "国家满意度监测平台", method: "nationalPlatform" },
  inpatient: { source: "出院患者回访", method: "phone" },
  staff: { source: "员工幸福问卷", method: "paper" },
};

/** Figures of 36 months up to the running one, by department and for the whole hospital. */
export function buildFigures(world: World, departments: DepartmentPlan[]): RowOf<"SatisfactionFigure">[] {
  const chance = chanceOf("satisfaction");
  const outpatient = patientCells(world, departments, "outpatient", chance);
  const inpatient = patientCells(world, departments, "inpatient", chance);
  const staff = staffCells(world, departments, chance);
  const answers = (cells: Cell[]) => cells.reduce((sum, { n }) => sum + n, 0);
  const outpatientPoints = Math.round(answers(outpatient) * OUTPATIENT_AVERAGE);
  const allPoints = Math.round((answers(outpatient) + answers(inpatient)) * AVERAGE);
  settle(outpatient, outpatientPoints, chance);
  settle(inpatient, allPoints - outpatientPoints, chance);
  const cells = [...outpatient, ...inpatient, ...staff];
  return [
    ...cells.filter((cell) => !hole(cell, "figure")).map((cell) => departmentFigure(world, cell)),
    ...hospitalFigures(world, cells),
  ];
}

function monthsOf(world: World): { month: Month; ago: number; share: number }[] {
  const lastDay = addDays(monthBounds(world.month).until, -1);
  // Of the running month only the answers given so far.
  const share = Number(world.today.slice(8)) / Number(lastDay.slice(8));
  return Array.from({ length: MONTHS_OF_FIGURES }, (_, ago) => {
    return { month: addMonths(world.month, -ago), ago, share: ago === 0 ? share : 1 };
  });
}

function isOpen({ row }: DepartmentPlan, month: Month): boolean {
  return monthOf(row.openedOn ?? month) <= month;
}

function patientCells(
  world: World,
  departments: DepartmentPlan[],
  population: "outpatient" | "inpatient",
  chance: Chance,
): Cell[] {
  return departments.flatMap((department) => {
    const usual = department.words[`${population}Answers`];
    const rate = department.words[`${population}Rate`];
    if (usual === 0) return [];
    const open = monthsOf(world).filter(({ month }) => isOpen(department, month));
    return open.map(({ month, ago, share }) => {
      const n = Math.max(8, Math.round(usual * share * (1 + 0.12 * chance.bell())));
      // Three years of slow improvement, and the swing of a sample of this size.
      const swing = chance.bell() * Math.sqrt((rate * (1 - rate)) / n);
      const points = Math.min(n, Math.round(n * (rate + 0.001 - 0.00006 * ago + swing)));
      return { population, department, month, ago, n, points, most: n };
    });
  });
}

/** Five-level answers, 0 to 4 points each, as a linear score. */
function staffCells(world: World, departments: DepartmentPlan[], chance: Chance): Cell[] {
  return departments.flatMap((department) => {
    const { headcount, staffScore } = department.words;
    const open = monthsOf(world).filter(({ month }) => isOpen(department, month));
    return open.map(({ month, ago, share }) => {
      const n = Math.max(5, Math.round(headcount * share * (0.55 + 0.08 * chance.bell())));
      const score = staffScore - 0.1 * ago + chance.bell();
      return {
        population: "staff" as const,
        department,
        month,
        ago,
        n,
        points: Math.round((score / 100) * 4 * n),
        most: 4 * n,
      };
    });
  });
}

/** Moves single answers, in a fixed order of months and departments, until the total is the wanted one. */
function settle(cells: Cell[], wanted: number, chance: Chance): void {
  const order = chance.shuffled(cells);
  let missing = wanted - cells.reduce((sum, { points }) => sum + points, 0);
  for (let turn = 0; missing !== 0; turn++) {
    const cell = itemAt(order, turn);
    const step = Math.sign(missing);
    if (cell.points + step > cell.most) continue;
    cell.points += step;
    missing -= step;
  }
}

function hole({ department, population, ago }: Cell, what: "figure" | "n"): boolean {
  return HOLES.some(
    ([name, of, from, to, kind]) =>
      name === department.words.name && of === population && kind === what && ago >= from && ago <= to,
  );
}

function departmentFigure(world: World, cell: Cell): RowOf<"SatisfactionFigure"> {
  const { population, month, points, most } = cell;
  const departmentId = cell.department.row.id;
  return figure(world, population, month, departmentId, percent(points, most), hole(cell, "n") ? null : cell.n);
}

function hospitalFigures(world: World, cells: Cell[]): RowOf<"SatisfactionFigure">[] {
  const sums = new Map<string, Cell>();
  for (const cell of cells) {
    const key = `${cell.population}/${cell.month}`;
    const sum = sums.get(key) ?? { ...cell, n: 0, points: 0, most: 0 };
    sums.set(key, { ...sum, n: sum.n + cell.n, points: sum.points + cell.points, most: sum.most + cell.most });
  }
  return [...sums.values()].map(({ population, month, points, most, n }) =>
    figure(world, population, month, null, percent(points, most), n),
  );
}

/** Hundredths of a per cent, as the column keeps them. */
function percent(points: number, most: number): number {
  return Math.round((points / most) * 10_000) / 100;
}

function figure(
  world: World,
  population: Population,
  month: Month,
  departmentId: string | null,
  value: number,
  n: number | null,
): RowOf<"SatisfactionFigure"> {
  return satisfactionFigureRow({
    hospitalId: world.hospitalId,
    id: idOf(`figure/${population}/${departmentId ?? "hospital"}/${month}`),
    population,
    departmentId,
    month,
    value,
    n,
    formula: population === "staff" ? "linear" : "satisfiedRate",
    ...SOURCES[population],
  });
}
