import { addDays, type Day, daysBetween, weekdayOf } from "@/lib/core/period";
import type { Answer } from "@/lib/surveys/rules/answers";
import { type Chance, chanceOf } from "./chance";
import { respondentOf } from "./survey-people";
import type { RoundPlan } from "./survey-rounds";
import type { DepartmentPlan } from "./world";

export type Sheet = { day: Day; answers: Answer[] };

/** What came in of one round in one department, by day. */
export type Cell = { round: RoundPlan; department: DepartmentPlan; sheets: Sheet[]; chance: Chance };

/** So few patients of a young department answer in its clinic that nothing of them may be shown. */
export const HARDLY_ASKED = { department: "介入血管科", population: "outpatient", answers: 4 };

/** Days of a round that have been; of patients those of one weekday a department, on which its forms come in. */
function daysOf({ population }: RoundPlan, days: readonly Day[], index: number): Day[] {
  return population === "staff" ? [...days] : days.filter((day) => weekdayOf(day) === index % 5);
}

function daysUntil({ row, until }: RoundPlan): Day[] {
  return Array.from({ length: daysBetween(row.opensOn, until) + 1 }, (_, index) => addDays(row.opensOn, index));
}

function sizeOf({ population, share }: RoundPlan, { words }: DepartmentPlan, chance: Chance): number {
  if (words.name === HARDLY_ASKED.department && population === HARDLY_ASKED.population) {
    return Math.round(HARDLY_ASKED.answers * share);
  }
  const swing = 1 + 0.1 * chance.bell();
  if (population === "staff") return Math.min(words.headcount, Math.round(words.headcount * 0.58 * share * swing));
  const usual = population === "outpatient" ? words.outpatientAnswers : words.inpatientAnswers;
  return Math.round(usual * 1.18 * share * swing);
}

function buildCell(round: RoundPlan, department: DepartmentPlan, past: readonly Day[], index: number): Cell {
  const chance = chanceOf(`survey/${round.population}/${round.ago}/${department.words.name}`);
  const days = daysOf(round, past, index);
  const count = days.length === 0 ? 0 : sizeOf(round, department, chance);
  const respond = respondentOf(round, department, chance);
  const sheets = Array.from({ length: count }, () => ({ day: chance.pick(days), answers: respond() }));
  return { round, department, sheets: sheets.sort((a, b) => a.day.localeCompare(b.day)), chance };
}

export function buildCells(rounds: RoundPlan[]): Cell[] {
  return rounds.flatMap((round) => {
    const past = daysUntil(round);
    return round.departments.map((department, index) => buildCell(round, department, past, index));
  });
}
