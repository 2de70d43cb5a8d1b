import { type Day, monthOf } from "@/lib/core/period";
import { countedSlots } from "@/lib/surveys/rules/layout";
import { addCounts, noCounts, release } from "@/lib/surveys/rules/tally";
import type { RowOf } from "./rows";
import type { Cell, Sheet } from "./survey-cells";

export type Tallies = {
  days: RowOf<"SurveyDayTally">[];
  months: RowOf<"SurveyMonthTally">[];
  pending: RowOf<"SurveyPendingTally">[];
};

function countDay({ round }: Cell, sheets: readonly Sheet[]): number[] {
  const { layout } = round.version;
  const counts = noCounts(layout.size);
  for (const { answers } of sheets) {
    for (const slot of countedSlots(layout, answers)) counts[slot] = (counts[slot] ?? 0) + 1;
  }
  return counts;
}

/** A cell's counts as the door would have folded them, a batch a day. */
function foldCell(cell: Cell): Tallies {
  const { round, department, sheets } = cell;
  const { layout } = round.version;
  const place = { hospitalId: round.row.hospitalId, roundId: round.row.id, departmentId: department.row.id };
  const days: Tallies["days"] = [];
  const months = new Map<string, number[]>();
  let waiting = noCounts(layout.size);
  for (const [day, given] of Map.groupBy(sheets, (sheet): Day => sheet.day)) {
    const counts = countDay(cell, given);
    const { out, kept } = release(layout, addCounts(waiting, counts));
    waiting = kept;
    days.push({ ...place, day, counts });
    months.set(monthOf(day), addCounts(months.get(monthOf(day)) ?? noCounts(layout.size), out));
  }
  if (days.length === 0) return { days, months: [], pending: [] };
  return {
    days,
    months: [...months].map(([month, counts]) => ({ ...place, month, counts })),
    pending: [{ ...place, counts: waiting }],
  };
}

export function buildTallies(cells: readonly Cell[]): Tallies {
  const folded = cells.map(foldCell);
  return {
    days: folded.flatMap(({ days }) => days),
    months: folded.flatMap(({ months }) => months),
    pending: folded.flatMap(({ pending }) => pending),
  };
}
