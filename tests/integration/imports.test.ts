import { beforeAll, expect, test } from "vitest";
import { verifyChain } from "@/lib/core/audit";
import { db } from "@/lib/core/db/client";
import { fingerprint, unseal } from "@/lib/core/personal-data";
import { getImport, listImports } from "@/lib/imports/queries";
import { listImportRows } from "@/lib/imports/queries/import-rows";
import { idNumberOf } from "@/tests/support/import-files";
import { importerOf } from "@/tests/support/imports";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let office: ReturnType<typeof importerOf>;
let names: { branch: string; other: string; department: string; elsewhere: string };

beforeAll(async () => {
  world = await buildWorld(database.url());
  office = importerOf(actorAtHome(world, "committee"));
  const { hospitalId, own, other } = world.home;
  const name = async (table: "branch" | "department", id: string) => {
    const where = { hospitalId_id: { hospitalId, id } };
    const found =
      table === "branch" ? db.branch.findUniqueOrThrow({ where }) : db.department.findUniqueOrThrow({ where });
    return (await found).name;
  };
  names = {
    branch: await name("branch", own.branchId),
    other: await name("branch", other.branchId),
    department: await name("department", own.departmentId),
    elsewhere: await name("department", other.departmentId),
  };
});

const HEADER = ["工号", "姓名", "性别", "身份证号", "手机", "科室", "党支部", "人员类别", "入党时间", "转正时间"];
type Row = Partial<Record<(typeof HEADER)[number], string | number>>;
const member = (no: number, name: string, changed: Row = {}) => {
  const row: Row = {
    工号: `M${no}`,
    姓名: name,
    性别: no % 2 === 1 ? "男" : "女",
    身份证号: idNumberOf(no),
    手机: `1990000${String(no).padStart(4, "0")}`,
    科室: names.department,
    党支部: names.branch,
    人员类别: "正式党员",
    入党时间: "2010-06-01",
    转正时间: "2011年6月1日",
    ...changed,
  };
  return HEADER.map((header) => row[header] ?? "");
};

const personOf = (employeeNo: string) =>
  db.staff.findFirstOrThrow({
    where: { hospitalId: world.home.hospitalId, employeeNo },
    include: { personal: true, moves: true, member: { include: { memberships: true, events: true } } },
  });

test("a member file creates staff, personal data, members, memberships and events", async () => {
  const rows = [HEADER, member(1, "张三"), member(2, "𠮷田㛃"), member(3, "阿依古丽.买买提"), member(4, "单　雄信")];
  const checked = await office.upload("members", rows);
  expect(checked).toMatchObject({ failure: null, status: "checked", rows: 4, added: 4, wrong: 0 });
  expect(await db.staff.count({ where: { employeeNo: "M1" } })).toBe(0);
  const done = await office.confirm(checked);
  expect(done).toMatchObject({ failure: null, status: "committed", done: 4, undoable: true });
  const one = await personOf("M1");
  expect(one).toMatchObject({ name: "张三", pinyin: "zhang san", sex: "male" });
  expect(one.member).toMatchObject({ stage: "full", branchId: world.home.own.branchId });
  expect(one.member?.memberships).toMatchObject([{ branchId: world.home.own.branchId, toDay: null }]);
  expect(one.member?.events).toMatchObject([{ kind: "registered" }]);
  const seat = { hospitalId: world.home.hospitalId, rowId: one.id, field: "idNumber" };
  expect(unseal(one.personal?.idNumber ?? "", seat)).toBe(idNumberOf(1));
  expect(one.personal?.idNumberHash).toBe(fingerprint(idNumberOf(1), seat));
  expect(unseal(one.personal?.birthDate ?? "", { ...seat, field: "birthDate" })).toBe("1980-01-01");
  expect([(await personOf("M2")).name, (await personOf("M3")).name]).toEqual(["𠮷田㛃", "阿依古丽·买买提"]);
  expect(await personOf("M4")).toMatchObject({ name: "单雄信", pinyin: "shan xiong xin" });
});

test("the same file sent twice changes nothing, and there is nothing to confirm", async () => {
  const before = await db.staff.findMany({ orderBy: { id: "asc" } });
  const again = await office.upload("members", [HEADER, member(1, "张三"), member(3, "阿依古丽·买买提")]);
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 2, wrong: 0 });
  await expect(office.confirm(again)).rejects.toMatchObject({ messageKey: "imports.error.nothingToWrite" });
  expect(await db.staff.findMany({ orderBy: { id: "asc" } })).toEqual(before);
});

test("an empty cell changes nothing; a changed one is shown old and new, personal data masked", async () => {
  const partial = ["employee no", "name", "branch", "stage", "department", "手机号码", "职称"];
  const checked = await office.upload("members", [
    partial,
    ["M1", "张三", names.branch, "full", names.elsewhere, "13800001111", "主任医师"],
    ["M2", "𠮷田㛃", names.branch, "full", "", "", ""],
  ]);
  expect(checked).toMatchObject({ changed: 1, unchanged: 1 });
  expect(await office.changes(checked)).toEqual([
    "2 title:  > 主任医师",
    `2 department: ${names.department} > ${names.elsewhere}`,
    "2 phone: 199****0001 > 138****1111",
  ]);
  await office.confirm(checked);
  const one = await personOf("M1");
  expect(one).toMatchObject({ title: "主任医师", departmentId: world.home.other.departmentId, version: 2 });
  expect(one.moves).toMatchObject([{ fromDepartmentId: world.home.own.departmentId }]);
  expect(one.personal?.idNumber).not.toBeNull();
});

test("every mistake is said at its cell, and nothing else of the file is held back", async () => {
  const checked = await office.upload("members", [
    HEADER,
    member(20, "孙一"),
    member(20, "孙一"),
    member(21, "孙二", { 身份证号: idNumberOf(1) }),
    member(22, "孙三", { 身份证号: "6.1E+17" }),
    member(23, "孙四", { 身份证号: idNumberOf(24) }),
    member(25, "<script>alert(1)</script>"),
    member(26, '=HYPERLINK("http://a")'),
    member(27, "孙七", { 党支部: "没有的支部" }),
    member(28, "孙八", { 转正时间: "2009-06-01" }),
    member(29, "孙九", { 人员类别: "群众", 手机: "123" }),
    member(30, "孙十", { 科室: "", 入党时间: "去年" }),
    member(1, "李四", { 身份证号: "" }),
    member(2, "𠮷田㛃", { 党支部: names.other, 人员类别: "预备党员", 转正时间: "" }),
    member(31, "", { 工号: "" }),
    member(32, "王\ue000二"),
    member(33, "孙十一", { 工号: "1E+05" }),
  ]);
  expect(checked).toMatchObject({ added: 1, wrong: 15 });
  expect(await office.problems(checked)).toEqual([
    "3 employeeNo twice",
    "3 idNumber twice",
    "4 idNumber idHeld",
    "5 idNumber staff.invalid.idNumber.excel",
    "6 sex staff.invalid.idNumber.sex",
    "7 name nameSigns",
    "8 name nameSigns",
    "9 branch noBranch",
    "10 fullOn members.invalid.order",
    "11 stage word.stage",
    "11 phone staff.invalid.phone",
    "12 probationaryOn day",
    "12 department departmentNeeded",
    "13 name otherName",
    "14 branch otherBranch",
    "14 stage otherStage",
    "15 employeeNo required",
    "15 name required",
    "16 name nameSigns",
    "17 employeeNo scientific",
  ]);
  const kept = await db.importRow.findFirst({ where: { batchId: checked.id, outcome: "wrong" } });
  expect(JSON.stringify(kept)).not.toContain(idNumberOf(20));
  await office.confirm(checked);
  expect(await personOf("M20")).toMatchObject({ name: "孙一" });
  expect(await db.staff.count({ where: { employeeNo: { in: ["M21", "M25", "M30"] } } })).toBe(0);
});

test("columns that are not known wait for a hand; then the file is read", async () => {
  const rows = [
    ["号码", "姓名", "支部", "身份", "转正日期"],
    ["M1", "张三", names.branch, "党员", "2011-06-01"],
  ];
  const waiting = await office.upload("members", rows);
  expect(waiting).toMatchObject({ status: "uploaded", headers: rows[0], columns: { name: 1, branch: 2 } });
  await expect(office.map(waiting, { name: 1, branch: 2, employeeNo: 0 })).rejects.toMatchObject({
    fieldErrors: { "columns.stage": "imports.invalid.columnMissing" },
  });
  await expect(office.map(waiting, { name: 1, branch: 2, employeeNo: 1, stage: 3 })).rejects.toMatchObject({
    fieldErrors: { "columns.name": "imports.invalid.columnTwice" },
  });
  const checked = await office.map(waiting, { employeeNo: 0, name: 1, branch: 2, stage: 3, fullOn: 4 });
  expect(checked).toMatchObject({ status: "checked", unchanged: 1 });
});

test("a new row's fields are shown, personal data masked; the trail keeps counts and no names", async () => {
  const checked = await office.upload("members", [HEADER, member(40, "周一")]);
  const { rows, total } = await listImportRows(actorAtHome(world, "committee"), checked.id, { outcome: "added" });
  expect([total, rows[0]?.label]).toEqual([1, "M40 周一"]);
  const shown = Object.fromEntries(rows[0]?.changes.map((change) => [change.field, change.new]) ?? []);
  expect(shown).toMatchObject({
    name: "周一",
    branch: names.branch,
    stage: "full",
    idNumber: `999${"*".repeat(11)}${idNumberOf(40).slice(-4)}`,
    birthDate: "1980-**-**",
  });
  await office.confirm(checked);
  const trail = await db.auditEntry.findMany({ where: { subjectId: checked.id }, orderBy: { seq: "asc" } });
  expect(trail.map(({ action }) => action)).toEqual([
    "import.upload",
    "import.check",
    "import.confirm",
    "import.commit",
  ]);
  expect(trail.at(-1)?.after).toMatchObject({ added: 1, changed: 0, kind: "members" });
  expect(JSON.stringify(trail)).not.toContain("周一");
  const { brokenAt } = await verifyChain(db, world.home.hospitalId);
  expect(brokenAt).toBeNull();
});

test("nobody sees imports of another hospital, nor of a kind they may not bring in", async () => {
  const committee = actorAtHome(world, "committee");
  const [last] = await listImports(committee);
  const stranger = { ...committee, hospitalId: world.abroad.hospitalId };
  const id = last?.id ?? "";
  expect((await listImports(stranger)).map((one) => one.id)).not.toContain(id);
  await expect(getImport(stranger, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listImportRows(stranger, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const administrator = actorAtHome(world, "administrator");
  expect((await listImports(administrator)).every(({ kind }) => kind !== "members" && kind !== "dues")).toBe(true);
  await expect(importerOf(administrator).upload("members", [HEADER, member(50, "吴一")])).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
  await expect(importerOf(actorAtHome(world, "branchSecretary")).upload("members", [HEADER])).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});
