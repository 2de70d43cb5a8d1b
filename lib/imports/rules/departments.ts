import type { Day } from "@/lib/core/period";
import { type Node, standsBelow } from "@/lib/organisation/rules/tree";
import type { DepartmentKind } from "@/lib/organisation/schema";
import { problem, text } from "./person";
import { type Plan, planOf, refuseOrphans } from "./plan";
import type { ReadRow } from "./rows";

export type DepartmentColumns = {
  id: string;
  name: string;
  kind: DepartmentKind;
  parentId: string | null;
  headcount: number | null;
  beds: number | null;
  openedOn: Day | null;
};
export type FoundDepartment = DepartmentColumns & { version: number; closedOn: Day | null };

const FIELDS = ["kind", "parentId", "headcount", "beds", "openedOn"] as const;
const SHOWN = { kind: "departmentKind", parentId: "parentDepartment" };

/** By name and by id: what is open in the register, and what the file founds. */
type Ids = { ids: ReadonlyMap<string, string>; names: ReadonlyMap<string, string> };

function next({ values }: ReadRow, found: FoundDepartment | undefined, id: string, parentId: string | null) {
  const given = {
    kind: values.departmentKind,
    headcount: values.headcount,
    beds: values.beds,
    openedOn: values.openedOn,
    parentId: parentId ?? undefined,
  };
  const known = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const empty = { kind: "clinical", parentId: null, headcount: null, beds: null, openedOn: null };
  const { kind, headcount, beds, openedOn, ...rest } = { ...empty, ...found, ...known } as DepartmentColumns;
  return { id, name: text(values.departmentName), kind, parentId: rest.parentId, headcount, beds, openedOn };
}

/** Judges a file of departments as a whole: one row may stand under another, wherever that one is. */
export function planDepartments(
  rows: readonly ReadRow[],
  register: ReadonlyMap<string, FoundDepartment>,
  newId: () => string,
): Plan<DepartmentColumns>[] {
  const ids = new Map([...register].filter(([, { closedOn }]) => !closedOn).map(([name, { id }]) => [name, id]));
  for (const { values, problems } of rows) {
    const name = text(values.departmentName);
    if (problems.length === 0 && !register.has(name)) ids.set(name, newId());
  }
  const names = new Map([...ids].map(([name, id]) => [id, name]));
  const plans = rows.map((row) => planOne(row, register, { ids, names }));
  const there = new Set([...register.values()].map(({ id }) => id));
  const noParent = (id: string) => problem("parentDepartment", "noDepartment", { name: names.get(id) ?? "" });
  return settle(plans, (some) => refuseOrphans(refuseCircles(some, register), there, noParent));
}

const written = (plans: readonly Plan<DepartmentColumns>[]) => plans.filter(({ next }) => next).length;

/** A row that is refused stays where the register has it, which may make another one wrong: until nothing changes. */
function settle(
  plans: Plan<DepartmentColumns>[],
  refuse: (plans: Plan<DepartmentColumns>[]) => Plan<DepartmentColumns>[],
): Plan<DepartmentColumns>[] {
  const judged = refuse(plans);
  return written(judged) === written(plans) ? judged : settle(judged, refuse);
}

function planOne(
  row: ReadRow,
  register: ReadonlyMap<string, FoundDepartment>,
  { ids, names }: Ids,
): Plan<DepartmentColumns> {
  const name = text(row.values.departmentName);
  const parent = text(row.values.parentDepartment);
  const found = register.get(name);
  const problems = [...row.problems];
  if (found?.closedOn) problems.push(problem("departmentName", "departmentClosed", { day: found.closedOn }));
  if (parent && parent === name) problems.push(problem("parentDepartment", "parentItself"));
  else if (parent && !ids.has(parent)) problems.push(problem("parentDepartment", "noDepartment", { name: parent }));
  const columns = next(row, found, ids.get(name) ?? "", ids.get(parent) ?? null);
  return planOf({ columns, found, problems, fields: FIELDS, shown: SHOWN, names });
}

/** A department that would stand below itself is wrong. */
function refuseCircles(
  plans: Plan<DepartmentColumns>[],
  register: ReadonlyMap<string, FoundDepartment>,
): Plan<DepartmentColumns>[] {
  const nodes = new Map<string, Node>([...register.values()].map((row) => [row.id, row]));
  for (const { next: columns } of plans) if (columns) nodes.set(columns.id, columns);
  const tree = [...nodes.values()];
  return plans.map((plan) => {
    const { next: columns } = plan;
    const circle = columns?.parentId && standsBelow(tree, columns.parentId, columns.id);
    if (!circle) return plan;
    return { outcome: "wrong", problems: [problem("parentDepartment", "parentCircle")], changes: [], next: null };
  });
}
