import { livesIn } from "@/lib/brands/rules";
import { type Day, dayOf, type Month, monthOf } from "@/lib/core/period";
import type { ReportStanding } from "../schema";
import { CELL_STATES, type CellState, type DeskState } from "../schema/desk";

/** A brand and its branch, as far as they say whether a month owes a report. */
export type Owing = { fromMonth: Month; toMonth: Month | null; dissolvedOn: Day | null };

/**
 * Whether a month owes a report: from the brand's first month to its last, and no longer in the month in which the
 * branch was dissolved, for nobody is left to write it.
 */
export function isAsked({ dissolvedOn, ...span }: Owing, month: Month): boolean {
  return livesIn(span, month) && (dissolvedOn === null || month < monthOf(dissolvedOn));
}

export type DeskReport = { status: ReportStanding; handedInAt: Date | null };

export type CellLaw = { state: CellState; late: boolean };

type Judged = { owing: Owing | null; report: DeskReport | null; month: Month; dueOn: Day; today: Day };

const NOT_HANDED_IN: readonly CellState[] = ["missing", "draft", "notYet", "notAsked"];

/** What came back was handed in: whether that was in time is settled, and how long it was read is not its writer's. */
export function isHandedIn(state: CellState): boolean {
  return !NOT_HANDED_IN.includes(state);
}

function stateOf({ owing, report, month, today }: Judged): CellState {
  // What was written is shown, also where nobody would ask for it today.
  if (report) return report.status;
  if (!owing || !isAsked(owing, month)) return "notAsked";
  return month > monthOf(today) ? "notYet" : "missing";
}

/**
 * What a cell says. Late is an asked report that is not handed in after its due day, or whose first submission came
 * after it. `dueOn` is the last day on which the month's report is on time.
 */
export function judgeCell(judged: Judged): CellLaw {
  const { owing, report, month, dueOn, today } = judged;
  const state = stateOf(judged);
  if (state === "notAsked" || state === "notYet") return { state, late: false };
  if (!owing || !isAsked(owing, month)) return { state, late: false };
  const first = report?.handedInAt ?? null;
  if (first) return { state, late: dayOf(first) > dueOn };
  return { state, late: !isHandedIn(state) && today > dueOn };
}

export type CellWord = CellState | "late" | "handedInLate";

/** A cell's state in words: what nobody has begun after its day is simply late; what was begun is that, and late too. */
export function wordsOf({ state, late }: CellLaw): CellWord[] {
  if (!late) return [state];
  if (state === "missing") return ["late"];
  return [state, isHandedIn(state) ? "handedInLate" : "late"];
}

/** Whether a cell answers to the state that the desk is narrowed to; "late" means: still not handed in. */
export function cellMatches({ state, late }: CellLaw, wanted: DeskState): boolean {
  if (wanted === "late") return late && !isHandedIn(state);
  return state === wanted;
}

export type MonthTotal = { word: CellState | "late"; count: number };

/** How many reports of a month stand where, in the order of the work; late ones that are still not there apart. */
export function countCells(cells: readonly CellLaw[]): MonthTotal[] {
  const counts = new Map<MonthTotal["word"], number>();
  for (const cell of cells) {
    const word = cell.state === "missing" && cell.late ? "late" : cell.state;
    if (word !== "notAsked" && word !== "notYet") counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const order: MonthTotal["word"][] = [...CELL_STATES, "late"];
  return order.flatMap((word) => (counts.has(word) ? [{ word, count: counts.get(word) ?? 0 }] : []));
}
