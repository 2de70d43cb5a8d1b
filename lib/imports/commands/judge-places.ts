import "server-only";
import type { Actor } from "@/lib/core/actor";
import { today } from "@/lib/core/period";
import { sortableId } from "@/lib/core/sortable-id";
import { listFoundBranches, listFoundDepartments } from "../queries/places";
import { listPlaces } from "../queries/register";
import { planBranches } from "../rules/branches";
import { planDepartments } from "../rules/departments";
import type { Plan } from "../rules/plan";
import type { Judge, JudgedRow, RowToJudge } from "./judge-rows";

/** Judges departments: all rows of the file at once, because one may stand under another. */
export function departmentsJudge(actor: Actor): Judge {
  return async (rows) => {
    const register = await listFoundDepartments(actor);
    const plans = planDepartments(
      rows.map(({ read }) => read),
      register,
      sortableId,
    );
    return rows.map((row, index) => {
      const label = String(row.read.values.departmentName ?? "");
      return judged(row, label, plans[index], (next) => ({
        subjectId: next.id,
        data: { department: next },
        before: register.get(label) ? { department: register.get(label) } : null,
      }));
    });
  };
}

/** Judges branches: all rows of the file at once, because a general branch may stand below its branches. */
export function branchesJudge(actor: Actor): Judge {
  return async (rows) => {
    const branches = await listFoundBranches(actor);
    const { departments } = await listPlaces(actor);
    const day = today();
    const plans = planBranches(
      rows.map(({ read }) => read),
      { branches, departments, today: day },
      sortableId,
    );
    return rows.map((row, index) => {
      const label = String(row.read.values.branchName ?? "");
      return judged(row, label, plans[index], (next) => ({
        subjectId: next.id,
        data: { branch: next, pairings: plans[index]?.pairings, groups: plans[index]?.groups },
        before: branches.get(label) ? { branch: branches.get(label) } : null,
      }));
    });
  };
}

type Kept = Pick<JudgedRow, "subjectId" | "data" | "before">;

/** A planned row as it is kept; `keep` says what is written and what stood there. */
export function judged<T extends object>(
  { row }: RowToJudge,
  label: string,
  plan: Plan<T> | undefined,
  keep: (next: T) => Kept,
): JudgedRow {
  const { outcome = "wrong", problems = [], changes = [], next = null } = plan ?? {};
  const kept = next ? keep(next) : { subjectId: null, data: null, before: null };
  return {
    row,
    outcome,
    label,
    ...kept,
    changes: changes.length > 0 ? changes : null,
    problems: problems.length > 0 ? problems : null,
  };
}
