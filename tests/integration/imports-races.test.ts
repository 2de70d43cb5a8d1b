import { beforeEach, expect, test } from "vitest";
import { db, type Tx } from "@/lib/core/db/client";
import type { ImportKind } from "@/lib/imports/schema";
import { importerOf } from "@/tests/support/imports";
import { meanwhile } from "@/tests/support/meanwhile";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let office: ReturnType<typeof importerOf>;

beforeEach(async () => {
  world = await buildWorld(database.url());
  office = importerOf(actorAtHome(world, "committee"));
});

const home = () => world.home;
const bring = async (kind: ImportKind, rows: string[][]) => office.confirm(await office.upload(kind, rows));

const REFUSED = { status: "rejected", reason: { code: "CONFLICT", messageKey: "imports.error.changedSince" } };

test("an undo waits for whoever is changing a person, and then leaves the change alone", async () => {
  const { own, hospitalId } = home();
  const rows = (job: string) => [
    ["工号", "姓名", "科室", "职务"],
    ["N1", "李四", own.departmentName, job],
  ];
  await bring("staff", rows(""));
  const done = await bring("staff", rows("主任"));
  const edit = (tx: Tx) =>
    tx.staff.updateMany({
      where: { hospitalId, employeeNo: "N1" },
      data: { job: "副主任", version: { increment: 1 } },
    });
  expect(await meanwhile(edit, () => office.undo(done))).toMatchObject([REFUSED]);
  expect(await db.staff.findFirst({ where: { hospitalId, employeeNo: "N1" } })).toMatchObject({ job: "副主任" });
});

test("an undo waits for whoever is changing a member", async () => {
  const { own, hospitalId } = home();
  const rows = (applied: string) => [
    ["工号", "姓名", "科室", "党支部", "人员类别", "申请日期"],
    ["N2", "李四", own.departmentName, own.branchName, "申请人", applied],
  ];
  await bring("members", rows("2025-01-01"));
  const done = await bring("members", rows("2025-02-01"));
  const where = { hospitalId, staff: { employeeNo: "N2" } };
  const edit = (tx: Tx) => tx.member.updateMany({ where, data: { groupId: own.groupId, version: { increment: 1 } } });
  expect(await meanwhile(edit, () => office.undo(done))).toMatchObject([REFUSED]);
  expect(await db.member.findFirst({ where })).toMatchObject({ appliedOn: new Date("2025-02-01") });
});

type Edit = (tx: Tx, at: { hospitalId: string }) => Promise<unknown>;
const version = { increment: 1 };
const edited: [ImportKind, string[][], Edit][] = [
  [
    "departments",
    [
      ["科室名称", "科室类别", "床位"],
      ["甲科", "临床", "10"],
    ],
    (tx, at) => tx.department.updateMany({ where: { ...at, name: "甲科" }, data: { beds: 12, version } }),
  ],
  [
    "branches",
    [
      ["党支部名称", "成立时间"],
      ["甲支部", "2020-01-01"],
    ],
    (tx, at) => tx.branch.updateMany({ where: { ...at, name: "甲支部" }, data: { key: true, version } }),
  ],
];

test.each(edited)("an undo of %s waits for whoever is changing them", async (kind, rows, edit) => {
  const { hospitalId } = home();
  const done = await bring(kind, rows);
  expect(
    await meanwhile(
      (tx) => edit(tx, { hospitalId }),
      () => office.undo(done),
    ),
  ).toMatchObject([REFUSED]);
});

test("an undo of dues waits for whoever is changing them", async () => {
  const { own, hospitalId } = home();
  const { employeeNo } = await db.staff.findFirstOrThrow({ where: { hospitalId, id: own.memberStaffId } });
  const done = await bring("dues", [
    ["工号", "缴费类别", "起始月份"],
    [employeeNo, "免缴", "2026-03"],
  ]);
  const where = { hospitalId, memberId: own.memberId, fromMonth: "2026-03" };
  const edit = (tx: Tx) => tx.duesBase.updateMany({ where, data: { status: "flat", version } });
  expect(await meanwhile(edit, () => office.undo(done))).toMatchObject([REFUSED]);
  expect(await db.duesBase.findFirst({ where })).toMatchObject({ status: "flat" });
});

test("an undo that would put people back into a closed department is refused", async () => {
  const { own, other, hospitalId } = home();
  const rows = (department: string) => [
    ["工号", "姓名", "科室"],
    ["N3", "李四", department],
  ];
  await bring("staff", rows(own.departmentName));
  const done = await bring("staff", rows(other.departmentName));
  const where = { hospitalId, id: own.departmentId };
  await db.department.updateMany({ where, data: { closedOn: new Date("2026-10-01") } });
  await expect(office.undo(done)).rejects.toMatchObject(REFUSED.reason);
  await db.department.updateMany({ where, data: { closedOn: null } });
  await office.undo(done);
});

test("an undo that would put a member back into a group that is gone is refused", async () => {
  const { own, hospitalId } = home();
  const group = async (name: string) =>
    (await db.group.create({ data: { hospitalId, branchId: own.branchId, name } })).id;
  const gone = await group("旧组");
  await group("新组");
  const rows = (name: string) => [
    ["工号", "姓名", "科室", "党支部", "人员类别", "党小组", "申请日期"],
    ["N4", "李四", own.departmentName, own.branchName, "申请人", name, "2025-01-01"],
  ];
  await bring("members", rows("旧组"));
  const done = await bring("members", rows("新组"));
  await db.group.delete({ where: { hospitalId_id: { hospitalId, id: gone } } });
  await expect(office.undo(done)).rejects.toMatchObject(REFUSED.reason);
});

test("an undo that would put a department under a closed one, or a branch under a dissolved one, is refused", async () => {
  const { hospitalId } = home();
  const header = ["科室名称", "科室类别", "上级科室"];
  await bring("departments", [header, ["旧大科", "临床", ""], ["新大科", "临床", ""], ["病区", "临床", "旧大科"]]);
  const moved = await bring("departments", [header, ["病区", "临床", "新大科"]]);
  const closedOn = new Date("2026-10-01");
  await db.department.updateMany({ where: { hospitalId, name: "旧大科" }, data: { closedOn } });
  await expect(office.undo(moved)).rejects.toMatchObject(REFUSED.reason);

  const branches = ["党支部名称", "支部类型", "所属党总支"];
  await bring("branches", [
    branches,
    ["旧总支", "党总支", ""],
    ["新总支", "党总支", ""],
    ["丙支部", "党支部", "旧总支"],
  ]);
  const under = await bring("branches", [branches, ["丙支部", "党支部", "新总支"]]);
  await db.branch.updateMany({ where: { hospitalId, name: "旧总支" }, data: { dissolvedOn: closedOn } });
  await expect(office.undo(under)).rejects.toMatchObject(REFUSED.reason);
});

const CHANGED = { status: "failed", failure: { key: "imports.failed.changedMeanwhile" } };
const closing = { closedOn: new Date("2026-10-01") };
const dissolving = { dissolvedOn: new Date("2026-10-01") };
type Given = { kind: ImportKind; rows: (at: World["home"]) => string[][] };
const staff: Given = {
  kind: "staff",
  rows: ({ own }) => [
    ["工号", "姓名", "科室"],
    ["K1", "李四", own.departmentName],
  ],
};
const member: Given = {
  kind: "members",
  rows: ({ own }) => [
    ["工号", "姓名", "科室", "党支部", "人员类别", "申请日期", "党小组"],
    ["K1", "李四", own.departmentName, own.branchName, "申请人", "2025-01-01", "临时组"],
  ],
};
const department: Given = {
  kind: "departments",
  rows: ({ own }) => [
    ["科室名称", "科室类别", "上级科室"],
    ["甲大科", "临床", own.departmentName],
    ["甲科", "临床", "甲大科"],
  ],
};
const branch: Given = {
  kind: "branches",
  rows: ({ own }) => [
    ["党支部名称", "所属党总支", "所在科室"],
    ["甲支部", "甲总支", own.departmentName],
  ],
};
const since: [string, Given, (tx: Tx, at: World["home"]) => Promise<unknown>][] = [
  [
    "a department closed",
    staff,
    (tx, { own }) => tx.department.updateMany({ where: { id: own.departmentId }, data: closing }),
  ],
  [
    "a branch dissolved",
    member,
    (tx, { own }) => tx.branch.updateMany({ where: { id: own.branchId }, data: dissolving }),
  ],
  ["a group removed", member, (tx) => tx.group.deleteMany({ where: { name: "临时组" } })],
  [
    "the department above closed",
    department,
    (tx, { own }) => tx.department.updateMany({ where: { id: own.departmentId }, data: closing }),
  ],
  [
    "the general branch dissolved",
    branch,
    (tx) => tx.branch.updateMany({ where: { name: "甲总支" }, data: dissolving }),
  ],
  [
    "the general branch made an ordinary one",
    branch,
    (tx) => tx.branch.updateMany({ where: { name: "甲总支" }, data: { kind: "branch" } }),
  ],
  [
    "a branch's department closed",
    branch,
    (tx, { own }) => tx.department.updateMany({ where: { id: own.departmentId }, data: closing }),
  ],
];

async function checkedFile({ kind, rows }: Given) {
  const { hospitalId, own } = home();
  await db.branch.create({ data: { hospitalId, name: "甲总支", kind: "generalBranch" } });
  await db.group.create({ data: { hospitalId, branchId: own.branchId, name: "临时组" } });
  const checked = await office.upload(kind, rows(home()));
  expect(checked).toMatchObject({ status: "checked", wrong: 0 });
  return checked;
}

async function written() {
  const { hospitalId } = home();
  const one = await db.staff.count({ where: { hospitalId, employeeNo: "K1" } });
  const two = await db.department.count({ where: { hospitalId, name: "甲科" } });
  return one + two + (await db.branch.count({ where: { hospitalId, name: "甲支部" } }));
}

test.each(since)("with %s since the check nothing is written", async (_, given, change) => {
  const checked = await checkedFile(given);
  await change(db, home());
  expect(await office.confirm(checked)).toMatchObject(CHANGED);
  expect(await written()).toBe(0);
});

test.each(since)("with %s while it is being written nothing is written", async (_, given, change) => {
  const checked = await checkedFile(given);
  const [result] = await meanwhile(
    (tx) => change(tx, home()),
    () => office.confirm(checked),
  );
  expect(result).toMatchObject({ status: "fulfilled", value: CHANGED });
  expect(await written()).toBe(0);
});

test("somebody who left since the check is not put onto a branch's books", async () => {
  const { own, hospitalId } = home();
  const where = { hospitalId_id: { hospitalId, id: own.freeStaffId } };
  const { employeeNo, name } = await db.staff.update({ where, data: { name: "李四" } });
  const rows = [
    ["工号", "姓名", "党支部", "人员类别", "申请日期"],
    [employeeNo, name, own.branchName, "申请人", "2025-01-01"],
  ];
  const checked = await office.upload("members", rows);
  expect(checked).toMatchObject({ added: 1 });
  const leave = (tx: Tx) =>
    tx.staff.update({ where, data: { leftOn: new Date("2026-10-01"), version: { increment: 1 } } });
  const [result] = await meanwhile(leave, () => office.confirm(checked));
  expect(result).toMatchObject({ status: "fulfilled", value: CHANGED });
  expect(await db.member.count({ where: { staffId: own.freeStaffId } })).toBe(0);
  await db.staff.update({ where, data: { leftOn: null } });
  const again = await office.upload("members", rows);
  expect(await office.confirm(again)).toMatchObject({ status: "committed", failure: null });
});

test("no department comes to stand below itself, neither by a confirmation nor by an undo", async () => {
  const { hospitalId } = home();
  const header = ["科室名称", "科室类别", "上级科室"];
  await bring("departments", [header, ["上科", "临床", ""], ["下科", "临床", ""]]);
  const { id: upper } = await db.department.findFirstOrThrow({ where: { hospitalId, name: "上科" } });
  const { id: lower } = await db.department.findFirstOrThrow({ where: { hospitalId, name: "下科" } });
  const place = (id: string, parentId: string | null) =>
    db.department.update({ where: { hospitalId_id: { hospitalId, id } }, data: { parentId } });
  const checked = await office.upload("departments", [header, ["下科", "临床", "上科"]]);
  await place(upper, lower);
  expect(await office.confirm(checked)).toMatchObject(CHANGED);
  await place(upper, null);

  await place(lower, upper);
  const other = home().own.departmentName;
  const done = await bring("departments", [header, ["下科", "临床", other]]);
  await place(upper, lower);
  await expect(office.undo(done)).rejects.toMatchObject(REFUSED.reason);
});
