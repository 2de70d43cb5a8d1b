import { addDays } from "@/lib/core/period";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { branchRow, departmentPairingRow, departmentRow, groupRow, hospitalRow } from "@/tests/support/factories";
import { idOf, mustGet } from "./chance";
import type { RowOf } from "./rows";
import { BRANCHES, type BranchWords, MOVED_PAIRING } from "./words/branches";
import { DEPARTMENTS, NEW_DEPARTMENT } from "./words/departments";
import { type BranchPlan, type DepartmentPlan, monthsAgo, type World } from "./world";

const OPENED_ON = "2012-05-18";
const FOUNDED_ON = "2012-11-20";

export function buildHospital(world: World): RowOf<"Hospital"> {
  return hospitalRow({
    id: world.hospitalId,
    code: "demo",
    name: "同心示范医院",
    ownership: "private",
    grade: "三级甲等",
    openedOn: OPENED_ON,
    beds: DEPARTMENTS.reduce((sum, { beds }) => sum + (beds ?? 0), 0),
    largeDevices: 206,
    staffCount: DEPARTMENTS.reduce((sum, { headcount }) => sum + headcount, 0),
    demo: true,
    outpatientTarget: 98,
    inpatientTarget: 99,
    staffTarget: 90,
    reportDueDay: 5,
  });
}

export function buildDepartments(world: World): DepartmentPlan[] {
  return DEPARTMENTS.map((words) => {
    const openedOn = words.name === NEW_DEPARTMENT.name ? monthsAgo(world, NEW_DEPARTMENT.monthsAgo, 1) : OPENED_ON;
    const { name, kind, headcount, beds } = words;
    const row = departmentRow({
      hospitalId: world.hospitalId,
      id: idOf(`department/${name}`),
      name,
      kind,
      openedOn,
      headcount,
      beds,
    });
    return { words, row };
  });
}

export function branchId(name: string): string {
  return idOf(`branch/${name}`);
}

export function buildBranches(world: World, departments: DepartmentPlan[]): BranchPlan[] {
  const ids = new Map(departments.map(({ words, row }) => [words.name, row.id]));
  const { hospitalId } = world;
  return BRANCHES.map((words, index) => ({
    index,
    words,
    row: branchRow({
      hospitalId,
      id: branchId(words.name),
      name: words.name,
      foundedOn: FOUNDED_ON,
      key: words.key,
      ledById: words.ledBy ? branchId(words.ledBy) : null,
    }),
    departmentIds: words.departments.map((name) => mustGet(ids, name)),
    groups: buildGroups(world, words),
  }));
}

function buildGroups(world: World, { name: branch, groups }: BranchWords): RowOf<"Group">[] {
  return ["第一党小组", "第二党小组", "第三党小组"]
    .slice(0, groups)
    .map((name) =>
      groupRow({ hospitalId: world.hospitalId, id: idOf(`group/${branch}/${name}`), branchId: branchId(branch), name }),
    );
}

/** Today's pairings, and the one that ended when a department went over to another branch. */
export function buildDepartmentPairings(world: World, branches: BranchPlan[]): RowOf<"DepartmentPairing">[] {
  const movedOn = monthsAgo(world, MOVED_PAIRING.monthsAgo, 1);
  const openedOn = monthsAgo(world, NEW_DEPARTMENT.monthsAgo, 1);
  const pair = (branch: string, departmentId: string, fromDay: string, toDay: string | null) =>
    departmentPairingRow({
      hospitalId: world.hospitalId,
      id: idOf(`pairing/${branch}/${departmentId}/${toDay ? "ended" : "present"}`),
      branchId: branchId(branch),
      departmentId,
      fromDay,
      toDay,
    });
  const moved = idOf(`department/${MOVED_PAIRING.department}`);
  const present = branches.flatMap(({ words, departmentIds }) =>
    departmentIds.map((id) => pair(words.name, id, id === moved ? movedOn : FOUNDED_ON, null)),
  );
  return [...present, pair(MOVED_PAIRING.from, moved, openedOn, addDays(movedOn, -1))];
}

/** The regulations a hospital of this ownership lives under. */
export function buildRules(world: World): RowOf<"RegulationRule">[] {
  return REGULATION_RULES.filter(({ ownership }) => ownership !== "public").map((rule) => ({
    hospitalId: world.hospitalId,
    ...rule,
    overrideValue: null,
    overrideReason: null,
    version: 1,
  }));
}
