import { lastDayOf, type Month, monthBounds } from "@/lib/core/period";
import { type RecordFigureInput, recordFigureSchema } from "@/lib/satisfaction/schema";
import type { Problem } from "../schema";
import type { FoundDepartment } from "./departments";
import { problem, text } from "./person";
import type { Plan } from "./plan";
import type { ReadRow } from "./rows";
import { WHOLE_HOSPITAL } from "./vocabulary";

export type FigureColumns = Omit<RecordFigureInput, "departmentId" | "n"> & {
  /** Null: the whole hospital. */
  departmentId: string | null;
  n: number | null;
};
export type FoundFigure = Pick<FigureColumns, "value" | "n" | "method">;

type Once = Pick<FigureColumns, "population" | "departmentId" | "month" | "formula" | "source">;

/** Of which there may be one figure, as the database has it too. */
export function figureKey({ population, departmentId, month, formula, source }: Once): string {
  return [population, departmentId ?? "", month, formula, source].join("\n");
}

/** Of a wrong input field, the field of the file. */
const SHOWN: Partial<Record<string, string>> = { departmentId: "department" };

/** A row by the same rules as the form. */
function inputOf({ values }: ReadRow, departmentId: string | undefined) {
  return recordFigureSchema.safeParse({ ...values, departmentId });
}

function problemsOf(row: ReadRow, parsed: ReturnType<typeof inputOf>): Problem[] {
  const said = new Set(row.problems.map(({ field }) => field));
  return (parsed.error?.issues ?? []).flatMap((issue): Problem[] => {
    const field = SHOWN[String(issue.path[0])] ?? String(issue.path[0]);
    const params = issue.code === "too_big" ? { params: { max: Number(issue.maximum) } } : {};
    return said.has(field) ? [] : [{ field, key: issue.message, ...params }];
  });
}

export type FigureRegister = {
  /** By name, closed ones too. */
  departments: ReadonlyMap<string, FoundDepartment>;
  /** By `figureKey`. */
  figures: ReadonlyMap<string, FoundFigure>;
  /** In which row of the file a figure stood first; grows as rows are judged. */
  seen: Map<string, number>;
};

/** Whether a department was open on some day of the month. */
function openIn({ openedOn, closedOn }: FoundDepartment, month: Month): boolean {
  return (!openedOn || openedOn <= lastDayOf(month)) && (!closedOn || closedOn > monthBounds(month).from);
}

function departmentOf({ values, problems }: ReadRow, departments: FigureRegister["departments"]) {
  const name = text(values.department);
  if (!name || WHOLE_HOSPITAL.includes(name.toLowerCase())) return { id: undefined, problems: [] };
  const found = departments.get(name);
  if (!found) return { id: undefined, problems: [problem("department", "noDepartment", { name })] };
  const judged = values.month !== undefined && !problems.some(({ field }) => field === "month");
  const isClosed = judged && !openIn(found, String(values.month));
  const closed: Problem = { field: "department", key: "satisfaction.invalid.departmentNotOpen" };
  return { id: found.id, problems: isClosed ? [closed] : [] };
}

const wrong = (problems: Problem[]): Plan<FigureColumns> => ({ outcome: "wrong", problems, changes: [], next: null });

/** What stands there already is the same, or to be corrected by hand: a file overwrites no figure. */
function compare(columns: FigureColumns, found: FoundFigure): Plan<FigureColumns> {
  const same = found.value === columns.value && found.n === columns.n && found.method === columns.method;
  if (same) return { outcome: "unchanged", problems: [], changes: [], next: null };
  const n = found.n === null ? "\u2014" : found.n;
  return wrong([problem("value", "figureThere", { value: found.value, n })]);
}

/** Judges one row of figures; a second one of the same figure is told where the first one stands. */
export function planFigure(rowNumber: number, row: ReadRow, register: FigureRegister): Plan<FigureColumns> {
  const department = departmentOf(row, register.departments);
  const parsed = inputOf(row, department.id);
  const problems = [...row.problems, ...department.problems, ...problemsOf(row, parsed)];
  if (problems.length > 0 || !parsed.success) return wrong(problems);
  const { departmentId = null, n = null, ...rest } = parsed.data;
  const columns = { ...rest, departmentId, n };
  const key = figureKey(columns);
  const first = register.seen.get(key);
  if (first !== undefined) return wrong([problem("source", "twice", { row: first })]);
  register.seen.set(key, rowNumber);
  const found = register.figures.get(key);
  return found ? compare(columns, found) : { outcome: "added", problems: [], changes: [], next: columns };
}
