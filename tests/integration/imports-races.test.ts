import { setTimeout } from "node:timers/promises";
import { beforeEach, expect, test } from "vitest";
import { db, type Tx } from "@/lib/core/db/client";
import type { ImportKind } from "@/lib/imports/schema";
import { importerOf } from "@/tests/support/imports";
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

/** Until somebody in this database waits for a row that somebody else holds. */
async function somebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [{ waiting = 0 } = {}] = await db.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
    if (waiting > 0) return;
    await setTimeout(10);
  }
  throw new Error("nobody waits");
}

/** Begins `other` while `edit` is not committed yet, and gives what became of it. */
async function meanwhile<T>(edit: (tx: Tx) => Promise<unknown>, other: () => Promise<T>) {
  let begun: Promise<PromiseSettledResult<T>[]> | undefined;
  await db.$transaction(async (tx) => {
    await edit(tx);
    begun = Promise.allSettled([other()]);
    await somebodyWaits();
  });
  const [result] = (await begun) ?? [];
  return result;
}

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
  expect(await meanwhile(edit, () => office.undo(done))).toMatchObject(REFUSED);
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
  expect(await meanwhile(edit, () => office.undo(done))).toMatchObject(REFUSED);
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
  ).toMatchObject(REFUSED);
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
  expect(await meanwhile(edit, () => office.undo(done))).toMatchObject(REFUSED);
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
