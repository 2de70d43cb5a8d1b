import type { Day } from "@/lib/core/period";
import type { BranchKind } from "@/lib/organisation/schema";
import type { Problem } from "../schema";
import { problem, text } from "./person";
import { type Plan, planOf, refuseOrphans } from "./plan";
import type { ReadRow } from "./rows";

export type BranchColumns = {
  id: string;
  name: string;
  kind: BranchKind;
  parentId: string | null;
  foundedOn: Day | null;
  key: boolean;
};
export type FoundBranch = BranchColumns & {
  version: number;
  dissolvedOn: Day | null;
  departmentIds: string[];
  groups: string[];
  /** Led by a key branch. */
  led: boolean;
  /** Leads others, as a key branch or as a general one. */
  leads: boolean;
};
export type BranchPlan = Plan<BranchColumns> & {
  /** Departments to be paired; a file takes none away. */
  pairings: { departmentIds: string[]; fromDay: Day };
  /** Names of groups to be made. */
  groups: string[];
};

export type BranchRegister = {
  branches: ReadonlyMap<string, FoundBranch>;
  /** Open departments by name. */
  departments: ReadonlyMap<string, string>;
  today: Day;
};

const FIELDS = ["kind", "parentId", "foundedOn", "key"] as const;
const SHOWN = { kind: "branchKind", parentId: "generalBranch", key: "keyBranch" };

type General = ReadonlyMap<string, { id: string; general: boolean }>;

/** Judges a file of branches as a whole: a general branch may stand in it below its branches. */
export function planBranches(rows: readonly ReadRow[], register: BranchRegister, newId: () => string): BranchPlan[] {
  const known = new Map<string, { id: string; general: boolean }>();
  for (const [name, { id, kind, dissolvedOn }] of register.branches) {
    if (!dissolvedOn) known.set(name, { id, general: kind === "generalBranch" });
  }
  for (const { values, problems } of rows) {
    if (problems.length > 0) continue;
    const name = text(values.branchName);
    const there = known.get(name);
    const general = values.branchKind === undefined ? (there?.general ?? false) : values.branchKind === "generalBranch";
    known.set(name, { id: there?.id ?? newId(), general });
  }
  const names = new Map([...known].map(([name, { id }]) => [id, name]));
  const plans = rows.map((row) => planOne(row, register, { known, names }));
  const there = new Set([...register.branches.values()].map(({ id }) => id));
  return refuseOrphans(plans, there, (id) => problem("generalBranch", "noBranch", { name: names.get(id) ?? "" }));
}

/** Above a branch stands a general branch, and nothing above that. */
function parentProblem({ values }: ReadRow, general: boolean, known: General): Problem[] {
  const parent = text(values.generalBranch);
  if (!parent) return [];
  if (general) return [problem("generalBranch", "generalAbove")];
  const above = known.get(parent);
  if (!above) return [problem("generalBranch", "noBranch", { name: parent })];
  return above.general ? [] : [problem("generalBranch", "notGeneral", { name: parent })];
}

/** What a branch is may not change while others depend on it. */
function rankProblem({ values }: ReadRow, found: FoundBranch | undefined): Problem[] {
  if (!found) return [];
  if (found.dissolvedOn) return [problem("branchName", "branchDissolved", { day: found.dissolvedOn })];
  if (values.keyBranch === true && found.led) return [problem("keyBranch", "keyIsLed")];
  if (values.keyBranch === false && found.key && found.leads) return [problem("keyBranch", "leadsOthers")];
  const kept = values.branchKind === undefined || values.branchKind === found.kind;
  return !kept && found.leads ? [problem("branchKind", "leadsOthers")] : [];
}

function departmentProblems(wanted: readonly string[], departments: ReadonlyMap<string, string>): Problem[] {
  const missing = wanted.filter((name) => !departments.has(name));
  return missing.map((name) => problem("departments", "noDepartment", { name }));
}

type Known = { known: General; names: ReadonlyMap<string, string> };

function planOne(row: ReadRow, register: BranchRegister, { known, names }: Known): BranchPlan {
  const { branches, departments, today } = register;
  const { values } = row;
  const name = text(values.branchName);
  const found = branches.get(name);
  const self = known.get(name);
  const wanted = (values.departments ?? []) as string[];
  const problems = [
    ...row.problems,
    ...rankProblem(row, found),
    ...parentProblem(row, self?.general ?? false, known),
    ...departmentProblems(wanted, departments),
  ];
  const columns = next(row, found, self?.id ?? "", known.get(text(values.generalBranch))?.id ?? null);
  const plan = planOf<BranchColumns>({ columns, found, problems, fields: FIELDS, shown: SHOWN, names });
  const ids = wanted.map((one) => departments.get(one) ?? "");
  const departmentIds = ids.filter((id) => !found?.departmentIds.includes(id));
  const groups = ((values.groups ?? []) as string[]).filter((one) => !found?.groups.includes(one));
  const more = [
    ...(departmentIds.length > 0 ? [{ field: "departments", names: wanted }] : []),
    ...(groups.length > 0 ? [{ field: "groups", names: groups }] : []),
  ];
  return { ...withMore(plan, columns, more), pairings: { departmentIds, fromDay: today }, groups };
}

/** A branch whose columns are all as before is changed all the same when it gets another department or group. */
function withMore(
  plan: Plan<BranchColumns>,
  columns: BranchColumns,
  more: readonly { field: string; names: readonly string[] }[],
): Plan<BranchColumns> {
  if (plan.outcome === "added" || plan.outcome === "wrong" || more.length === 0) return plan;
  const changes = more.map(({ field, names }) => ({ field, old: "", new: names.join("\u3001") }));
  return { ...plan, outcome: "changed", next: columns, changes: [...plan.changes, ...changes] };
}

function next({ values }: ReadRow, found: FoundBranch | undefined, id: string, parentId: string | null): BranchColumns {
  return {
    id,
    name: text(values.branchName),
    kind: (values.branchKind ?? found?.kind ?? "branch") as BranchKind,
    parentId: parentId ?? found?.parentId ?? null,
    foundedOn: (values.foundedOn ?? found?.foundedOn ?? null) as Day | null,
    key: (values.keyBranch ?? found?.key ?? false) as boolean,
  };
}
