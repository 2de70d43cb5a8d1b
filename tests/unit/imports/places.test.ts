import fc from "fast-check";
import { expect, test } from "vitest";
import { planBranches } from "@/lib/imports/rules/branches";
import { type FoundDepartment, planDepartments } from "@/lib/imports/rules/departments";
import { duplicateFinder } from "@/lib/imports/rules/duplicates";
import type { ReadRow } from "@/lib/imports/rules/rows";
import { standsBelow } from "@/lib/organisation/rules/tree";

const read = (values: ReadRow["values"]): ReadRow => ({ values, problems: [] });

function ids() {
  let made = 0;
  return () => {
    made += 1;
    return `n${made}`;
  };
}

const NAMES = ["甲", "乙", "丙", "丁", "戊"];
const department = (id: string, name: string, parentId: string | null): FoundDepartment => ({
  id,
  name,
  kind: "clinical",
  parentId,
  headcount: null,
  beds: null,
  openedOn: null,
  closedOn: null,
  version: 1,
});

test("whatever stands above what, no department that is written stands below itself", () => {
  const rows = fc.uniqueArray(
    fc.record({ name: fc.constantFrom(...NAMES), parent: fc.option(fc.constantFrom(...NAMES, "己")) }),
    {
      selector: ({ name }) => name,
    },
  );
  fc.assert(
    fc.property(rows, fc.constantFrom(0, 2, 3), (file, known) => {
      const register = new Map(
        NAMES.slice(0, known).map((name, index) => [name, department(name, name, NAMES[index - 1] ?? null)]),
      );
      const made = file.map(({ name, parent }) =>
        read({ departmentName: name, departmentKind: "clinical", ...(parent ? { parentDepartment: parent } : {}) }),
      );
      const plans = planDepartments(made, register, ids());
      const after = new Map<string, { id: string; parentId: string | null }>(
        [...register.values()].map((row) => [row.id, row]),
      );
      for (const { next } of plans) if (next) after.set(next.id, next);
      for (const { next } of plans) {
        if (!next?.parentId) continue;
        expect(after.has(next.parentId)).toBe(true);
        expect(standsBelow([...after.values()], next.parentId, next.id)).toBe(false);
      }
    }),
  );
});

test("a branch stands under a general branch of the file or the register, and a general one under none", () => {
  const register = { branches: new Map(), departments: new Map(), today: "2026-06-01" };
  const general = { branchName: "总支", branchKind: "generalBranch" };
  const plans = planBranches(
    [
      read({ branchName: "支部", generalBranch: "总支" }),
      read(general),
      read({ branchName: "甲", generalBranch: "支部" }),
      read({ branchName: "乙", branchKind: "generalBranch", generalBranch: "总支" }),
    ],
    register,
    ids(),
  );
  expect(plans.map(({ outcome, problems }) => problems[0]?.key ?? outcome)).toEqual([
    "added",
    "added",
    "imports.problem.notGeneral",
    "imports.problem.generalAbove",
  ]);
  expect(plans[0]?.next?.parentId).toBe(plans[1]?.next?.id);
});

test("what stands twice in a file is told where it stood first", () => {
  const find = duplicateFinder("staff");
  expect(find(2, { employeeNo: "E1", idNumber: "A" })).toEqual([]);
  expect(find(3, { employeeNo: "E2", idNumber: "A" })).toMatchObject([{ field: "idNumber", params: { row: 2 } }]);
  expect(find(4, { employeeNo: "E1" })).toMatchObject([{ field: "employeeNo", params: { row: 2 } }]);
  expect(find(5, {})).toEqual([]);
});
