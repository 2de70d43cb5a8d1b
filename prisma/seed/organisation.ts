import { addDays, type Day } from "@/lib/core/period";
import { catalogueFor } from "@/lib/organisation/rules/catalogue";
import { HOLIDAYS } from "@/lib/organisation/rules/holiday-catalogue";
import {
  branchRow,
  departmentPairingRow,
  departmentRow,
  departmentSuccessionRow,
  groupRow,
  hospitalRow,
} from "@/tests/support/factories";
import { idOf, mustGet } from "./chance";
import type { RowOf } from "./rows";
import { BRANCHES, type BranchWords, MOVED_PAIRING } from "./words/branches";
import { ABOVE, DEPARTMENTS, MERGED, NEW_DEPARTMENT } from "./words/departments";
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
    reportDueWorkday: 5,
  });
}

export function buildHolidays({ hospitalId }: World): RowOf<"PublicHoliday">[] {
  return HOLIDAYS.map((one) => ({ hospitalId, ...one, official: true }));
}

const mergedOn = (world: World): Day => monthsAgo(world, MERGED.monthsAgo, 1);

function openedOnOf(world: World, name: string): Day {
  if (name === NEW_DEPARTMENT.name) return monthsAgo(world, NEW_DEPARTMENT.monthsAgo, 1);
  return name === MERGED.into ? mergedOn(world) : OPENED_ON;
}

export function buildDepartments(world: World): DepartmentPlan[] {
  return DEPARTMENTS.map((words) => {
    const { name, kind, headcount, beds } = words;
    const row = departmentRow({
      hospitalId: world.hospitalId,
      id: idOf(`department/${name}`),
      name,
      kind,
      parentId: ABOVE[name] ? idOf(`department/${ABOVE[name]}`) : null,
      openedOn: openedOnOf(world, name),
      headcount,
      beds,
    });
    return { words, row };
  });
}

/** Departments that are no more, and which one went on in their place. */
export function buildMergedDepartments(world: World) {
  const { hospitalId } = world;
  const onDay = mergedOn(world);
  const departments = MERGED.from.map((name) =>
    departmentRow({ hospitalId, id: idOf(`department/${name}`), name, openedOn: OPENED_ON, closedOn: onDay }),
  );
  const intoId = idOf(`department/${MERGED.into}`);
  const successions = departments.map(({ id, name }) =>
    departmentSuccessionRow({ hospitalId, id: idOf(`succession/${name}`), fromId: id, intoId, onDay }),
  );
  return { departments, successions };
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
      kind: words.departments.length > 2 ? "jointBranch" : "branch",
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
  const merged = idOf(`department/${MERGED.into}`);
  const since = new Map([
    [moved, movedOn],
    [merged, mergedOn(world)],
  ]);
  const present = branches.flatMap(({ words, departmentIds }) =>
    departmentIds.map((id) => pair(words.name, id, since.get(id) ?? FOUNDED_ON, null)),
  );
  const before = branches
    .filter(({ departmentIds }) => departmentIds.includes(merged))
    .flatMap(({ words }) =>
      MERGED.from.map((name) => pair(words.name, idOf(`department/${name}`), FOUNDED_ON, addDays(mergedOn(world), -1))),
    );
  return [...present, ...before, pair(MOVED_PAIRING.from, moved, openedOn, addDays(movedOn, -1))];
}

/** The regulations a hospital of this ownership lives under. */
export function buildRules(world: World): RowOf<"RegulationRule">[] {
  return catalogueFor("private").map((rule) => ({
    hospitalId: world.hospitalId,
    ...rule,
    overrideValue: null,
    overrideReason: null,
    version: 1,
  }));
}
