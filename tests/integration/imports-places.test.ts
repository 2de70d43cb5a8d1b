import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db/client";
import { today } from "@/lib/core/period";
import { unseal } from "@/lib/core/personal-data";
import { listImportRows } from "@/lib/imports/queries/import-rows";
import { csvFile, idNumberOf } from "@/tests/support/import-files";
import { importerOf } from "@/tests/support/imports";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let office: ReturnType<typeof importerOf>;

beforeAll(async () => {
  world = await buildWorld(database.url());
  office = importerOf(actorAtHome(world, "committee"));
});

const DEPARTMENTS = ["科室名称", "科室类别", "上级科室", "人数", "床位", "成立日期"];

test("departments of a file stand under each other, wherever they are; again they are unchanged", async () => {
  const rows = [
    DEPARTMENTS,
    ["心内一病区", "临床", "心内科", 20, 40, "2015.03"],
    ["心内科", "临床科室", "", 60, 120, "2012/5/18"],
    ["检验科", "医技", "", "", "", ""],
  ];
  const checked = await office.upload("departments", rows);
  expect(checked).toMatchObject({ failure: null, status: "checked", added: 3 });
  expect(await office.confirm(checked)).toMatchObject({ failure: null, status: "committed" });
  const ward = await db.department.findFirst({ where: { name: "心内一病区" }, include: { parent: true } });
  expect(ward).toMatchObject({ beds: 40, headcount: 20, parent: { name: "心内科", beds: 120 } });
  expect(await office.upload("departments", rows)).toMatchObject({ unchanged: 3, added: 0, changed: 0 });
  const changed = await office.upload("departments", [DEPARTMENTS, ["心内科", "临床", "", 66, "", ""]]);
  expect(await office.changes(changed)).toEqual(["2 headcount: 60 > 66"]);
  const done = await office.confirm(changed);
  await office.undo(done);
  expect(await db.department.findFirst({ where: { name: "心内科" } })).toMatchObject({ headcount: 60, version: 3 });
});

test("what is wrong with departments is said at its cell", async () => {
  const wrong = await office.upload("departments", [
    DEPARTMENTS,
    ["甲", "临床", "乙", 1.5, "", ""],
    ["乙科", "门诊", "", "", "", "2999-01-01"],
    ["丙科", "后勤", "丙科", "", "", ""],
    ["丁科", "后勤", "戊科", "", "", ""],
    ["戊科", "后勤", "丁科", "", "", ""],
    ["己科", "后勤", "不存在的科", "", "", ""],
    ["丙科", "后勤", "", "", "", ""],
  ]);
  expect(await office.problems(wrong)).toEqual([
    "2 headcount count",
    "2 parentDepartment noDepartment",
    "3 departmentKind word.departmentKind",
    "3 openedOn future",
    "4 parentDepartment parentItself",
    "5 parentDepartment parentCircle",
    "6 parentDepartment parentCircle",
    "7 parentDepartment noDepartment",
    "8 departmentName twice",
  ]);
  await expect(office.confirm(wrong)).rejects.toMatchObject({ messageKey: "imports.error.nothingToWrite" });
});

const BRANCHES = ["党支部名称", "支部类型", "成立时间", "所属党总支", "所在科室", "重点支部"];

test("branches come with their general branch, departments and rank, and go with one undo", async () => {
  const rows = [
    BRANCHES,
    ["内科党支部", "党支部", "2012-11-20", "临床党总支", "心内科、检验科", "是"],
    ["临床党总支", "党总支", "2012-11-20", "", "", ""],
  ];
  const checked = await office.upload("branches", rows);
  expect(checked).toMatchObject({ failure: null, added: 2, wrong: 0 });
  const done = await office.confirm(checked);
  expect(done).toMatchObject({ failure: null, status: "committed" });
  const found = await db.branch.findFirst({
    where: { name: "内科党支部" },
    include: { parent: true, pairings: { include: { department: true } } },
  });
  expect(found).toMatchObject({ key: true, parent: { name: "临床党总支", kind: "generalBranch" } });
  expect(found?.pairings.map(({ department }) => department.name).sort()).toEqual(["心内科", "检验科"].sort());
  expect(found?.pairings[0]?.fromDay.toISOString().slice(0, 10)).toBe(today());
  expect(await office.upload("branches", rows)).toMatchObject({ unchanged: 2 });
  expect(await office.undo(done)).toMatchObject({ status: "undone" });
  expect(await db.branch.count({ where: { name: { in: ["内科党支部", "临床党总支"] } } })).toBe(0);
});

test("a new branch goes with its groups", async () => {
  const done = await office.confirm(
    await office.upload("branches", [
      ["党支部名称", "党小组"],
      ["骨科党支部", "第一党小组"],
    ]),
  );
  expect(await db.group.count({ where: { branch: { name: "骨科党支部" } } })).toBe(1);
  expect(await office.undo(done)).toMatchObject({ status: "undone" });
  expect(await db.branch.count({ where: { name: "骨科党支部" } })).toBe(0);
});

test("groups come with their branch; a file adds those that are missing, and undone it takes only its own", async () => {
  const header = ["党支部名称", "党小组"];
  const first = await office.confirm(
    await office.upload("branches", [header, ["外科党支部", "第一党小组、第二党小组"]]),
  );
  expect(first).toMatchObject({ failure: null, added: 1, status: "committed" });
  const groups = async () =>
    (await db.group.findMany({ where: { branch: { name: "外科党支部" } }, orderBy: { name: "asc" } })).map(
      ({ name }) => name,
    );
  expect(await groups()).toEqual(["第一党小组", "第二党小组"].sort());
  const more = [header, ["外科党支部", "第一党小组、第二党小组、第三党小组"]];
  const second = await office.upload("branches", more);
  expect(await office.changes(second)).toEqual(["2 groups:  > 第三党小组"]);
  const done = await office.confirm(second);
  expect(await groups()).toHaveLength(3);
  expect(await office.upload("branches", more)).toMatchObject({ unchanged: 1 });

  const branch = await db.branch.findFirstOrThrow({ where: { name: "外科党支部" } });
  const third = await db.group.findFirstOrThrow({ where: { branchId: branch.id, name: "第三党小组" } });
  const where = { hospitalId: world.home.hospitalId, id: world.home.own.memberId };
  await db.member.updateMany({ where, data: { branchId: branch.id, groupId: third.id } });
  await expect(office.undo(done)).rejects.toMatchObject({ messageKey: "imports.error.changedSince" });
  await db.member.updateMany({ where, data: { branchId: world.home.own.branchId, groupId: null } });
  expect(await office.undo(done)).toMatchObject({ status: "undone" });
  expect(await groups()).toHaveLength(2);
});

test("a branch's mistakes are said at their cells", async () => {
  const wrong = await office.upload("branches", [
    BRANCHES,
    ["支部一", "党支部", "", "没有的总支", "没有的科", "也许"],
    ["总支二", "党总支", "", "支部三", "", ""],
    ["支部三", "党支部", "", "支部四", "", ""],
    ["支部四", "党支部", "", "", "", ""],
  ]);
  expect(await office.problems(wrong)).toEqual([
    "2 keyBranch flag",
    "2 generalBranch noBranch",
    "2 departments noDepartment",
    "3 generalBranch generalAbove",
    "4 generalBranch notGeneral",
  ]);
});

const MEMBERS = ["工号", "姓名", "身份证号", "科室", "党支部", "人员类别", "积极分子日期", "转正时间"];
const DUES = ["工号", "姓名", "缴费类别", "工资", "起始月份"];

test("dues bases are sealed, compared in clear, and refused where they make no sense", async () => {
  const { hospitalId, own } = world.home;
  const branch = await db.branch.findFirstOrThrow({ where: { hospitalId, id: own.branchId } });
  const person = (no: number, name: string) => [`D${no}`, name, idNumberOf(no), "检验科", branch.name];
  const people = [
    MEMBERS,
    [...person(1, "王五"), "正式党员", "", "2011-06-01"],
    [...person(2, "王五"), "党员", "", "2011-06-01"],
    [...person(3, "赵六"), "积极分子", "2025-06-01", ""],
  ];
  expect(await office.confirm(await office.upload("members", people))).toMatchObject({ added: 3, done: 3 });
  const rows = [DUES, ["D1", "王五", "在职", "8,500.50", "2026年1月"], ["D2", "王五", "免缴", "", "2026-01"]];
  const done = await office.confirm(await office.upload("dues", rows));
  expect(done).toMatchObject({ failure: null, status: "committed", added: 2 });
  const [base] = await db.duesBase.findMany({ where: { hospitalId, member: { staff: { employeeNo: "D1" } } } });
  expect(base?.wage).toMatch(/^test\./);
  const seat = { hospitalId, rowId: base?.memberId ?? "", field: "wage" };
  expect(unseal(base?.wage ?? "", seat)).toBe("850050");
  expect(await office.upload("dues", rows)).toMatchObject({ unchanged: 2 });
  const changed = await office.upload("dues", [DUES, ["D1", "王五", "在职", 9000, "2026.01"]]);
  expect(await office.changes(changed)).toEqual(["2 wage: *** > ****"]);
  const wrong = await office.upload("dues", [
    DUES,
    ["D1", "李四", "在职", "八千", "2026-13"],
    ["D2", "王五", "免缴", 100, "2026-01"],
    ["D2", "王五", "在职", "", "2026-01"],
    ["D9", "王五", "退休", 5000, "2026-01"],
    ["D3", "", "退休", 5000, "2026-01"],
  ]);
  expect(await office.problems(wrong)).toEqual([
    "2 wage money",
    "2 fromMonth month",
    "2 name otherDuesName",
    "3 wage wageNotNeeded",
    "4 employeeNo twice",
    "4 wage wageNeeded",
    "5 employeeNo noStaff",
    "6 employeeNo notMember",
  ]);
});

test("too many departments in one file are refused as a whole", async () => {
  const rows = Array.from({ length: 2001 }, (_, index) => [`科${index}`, "临床", "", "", "", ""]);
  const refused = await office.send("departments", csvFile([DEPARTMENTS, ...rows]));
  expect(refused).toMatchObject({
    status: "failed",
    failure: { key: "imports.file.tooManyRows", params: { max: 2000 } },
  });
});

test("a new department's parent is shown by its name, though it is new itself", async () => {
  const checked = await office.upload("departments", [
    DEPARTMENTS,
    ["新病区", "临床", "新科", "", "", ""],
    ["新科", "临床", "", "", "", ""],
  ]);
  const { rows } = await listImportRows(actorAtHome(world, "committee"), checked.id, { outcome: "added" });
  expect(rows[0]).toMatchObject({
    label: "新病区",
    changes: [
      { field: "departmentName", new: "新病区" },
      { field: "departmentKind", new: "clinical" },
      { field: "parentDepartment", new: "新科" },
    ],
  });
});
