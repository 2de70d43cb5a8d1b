import { beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import { idNumberOf } from "@/tests/support/import-files";
import { importerOf } from "@/tests/support/imports";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let office: ReturnType<typeof importerOf>;
let places: { branch: string; department: string };

beforeAll(async () => {
  world = await buildWorld(database.url());
  office = importerOf(actorAtHome(world, "committee"));
  const { hospitalId, own } = world.home;
  const branch = await db.branch.findFirstOrThrow({ where: { hospitalId, id: own.branchId } });
  const department = await db.department.findFirstOrThrow({ where: { hospitalId, id: own.departmentId } });
  places = { branch: branch.name, department: department.name };
});

const HEADER = ["工号", "姓名", "身份证号", "科室", "职称", "党支部", "人员类别", "转正时间"];
const person = (no: string, id: number, title = "") => [
  no,
  "张三",
  idNumberOf(id),
  places.department,
  title,
  places.branch,
  "正式党员",
  "2011-06-01",
];

/** Everything that an import may write, as it lies in the database. */
async function registers() {
  const orderBy = { id: "asc" } as const;
  const staff = await db.staff.findMany({ orderBy, omit: { version: true } });
  const members = await db.member.findMany({ orderBy, omit: { version: true } });
  const personal = await db.personalData.findMany({ orderBy: { staffId: "asc" } });
  const rest = [
    db.staffMove.findMany(),
    db.branchMembership.findMany({ orderBy }),
    db.memberEvent.findMany({ orderBy }),
  ];
  return { staff, members, personal, rest: await Promise.all(rest) };
}

test("undoing leaves the registers as they were, new rows and changed ones", async () => {
  await office.confirm(await office.upload("members", [HEADER, person("U1", 1)]));
  const before = await registers();
  const done = await office.confirm(
    await office.upload("members", [HEADER, person("U1", 1, "主任医师"), person("U2", 2)]),
  );
  expect(await db.staff.count({ where: { employeeNo: "U2" } })).toBe(1);
  expect(await office.undo(done)).toMatchObject({ status: "undone", undoable: false });
  expect(await registers()).toEqual(before);
  const again = await office.upload("members", [HEADER, person("U1", 1, "主任医师"), person("U2", 2)]);
  expect(again).toMatchObject({ added: 1, changed: 1 });
});

test("only the last import can be undone, and only once", async () => {
  const first = await office.confirm(await office.upload("members", [HEADER, person("U3", 3)]));
  const second = await office.confirm(await office.upload("members", [HEADER, person("U4", 4)]));
  await expect(office.undo(first)).rejects.toMatchObject({ messageKey: "imports.error.notTheLast" });
  await office.undo(second);
  await expect(office.undo(second)).rejects.toMatchObject({ code: "CONFLICT" });
  await office.undo(first);
  expect(await db.staff.count({ where: { employeeNo: { in: ["U3", "U4"] } } })).toBe(0);
});

type Touch = (at: { hospitalId: string; staffId: string; memberId: string }) => Promise<unknown>;
const touches: [string, Touch][] = [
  [
    "a changed staff record",
    ({ staffId }) => db.staff.updateMany({ where: { id: staffId }, data: { version: { increment: 1 } } }),
  ],
  [
    "a changed member",
    ({ memberId }) => db.member.updateMany({ where: { id: memberId }, data: { version: { increment: 1 } } }),
  ],
  [
    "a recorded event",
    ({ hospitalId, memberId }) =>
      db.memberEvent.create({
        data: { hospitalId, memberId, kind: "flowedOut", onDay: new Date(), recordedById: memberId },
      }),
  ],
  [
    "a dues base",
    ({ hospitalId, memberId }) =>
      db.duesBase.create({ data: { hospitalId, memberId, fromMonth: "2026-01", status: "exempt" } }),
  ],
  [
    "an attendance",
    ({ hospitalId, memberId }) =>
      db.attendance.create({
        data: { hospitalId, activityId: world.home.own.activityId, memberId, status: "present", voting: true },
      }),
  ],
  [
    "an appointment",
    ({ hospitalId, staffId }) =>
      db.appointment.create({
        data: { hospitalId, staffId, kind: "medicalExpert", title: "专家", fromDay: new Date() },
      }),
  ],
];

test.each(touches)("after %s there is no undo, and nothing is lost", async (what, touch) => {
  const number = 10 + touches.findIndex(([name]) => name === what);
  const no = `T${number}`;
  const done = await office.confirm(await office.upload("members", [HEADER, person(no, number)]));
  const { id, hospitalId } = await db.staff.findFirstOrThrow({ where: { employeeNo: no } });
  const member = await db.member.findFirstOrThrow({ where: { staffId: id } });
  await touch({ hospitalId, staffId: id, memberId: member.id });
  const before = await registers();
  await expect(office.undo(done)).rejects.toMatchObject({
    code: "CONFLICT",
    messageKey: "imports.error.changedSince",
    params: { label: `${no} 张三` },
  });
  expect(await registers()).toEqual(before);
});

test("two confirmations at once write once", async () => {
  const checked = await office.upload("members", [HEADER, person("C1", 31)]);
  const results = await Promise.allSettled([office.confirm(checked), office.confirm(checked)]);
  expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.staff.count({ where: { employeeNo: "C1" } })).toBe(1);
  expect(await db.memberEvent.count({ where: { member: { staff: { employeeNo: "C1" } } } })).toBe(1);
});

test("two files about the same people, confirmed at once: one is written, the other is to be checked again", async () => {
  const one = await office.upload("members", [HEADER, person("C2", 32), person("C3", 33)]);
  const two = await office.upload("staff", [
    ["工号", "姓名", "科室"],
    ["C3", "张三", places.department],
  ]);
  const [first, second] = await Promise.all([office.confirm(one), office.confirm(two)]);
  const failed = [first, second].filter(({ status }) => status === "failed");
  expect(failed).toMatchObject([{ failure: { key: "imports.failed.changedMeanwhile" } }]);
  expect([first, second].filter(({ status }) => status === "committed")).toHaveLength(1);
  const again = await office.map(failed[0] ?? one);
  expect(again).toMatchObject({ status: "checked", failure: null });
});

test("a register that changed after the check is not overwritten", async () => {
  await office.confirm(await office.upload("members", [HEADER, person("C5", 35)]));
  const checked = await office.upload("members", [HEADER, person("C5", 35, "主任医师")]);
  await db.staff.updateMany({ where: { employeeNo: "C5" }, data: { title: "护士长", version: { increment: 1 } } });
  expect(await office.confirm(checked)).toMatchObject({
    status: "failed",
    failure: { key: "imports.failed.changedMeanwhile" },
  });
  expect(await db.staff.findFirst({ where: { employeeNo: "C5" } })).toMatchObject({ title: "护士长" });
});

test("an import of yesterday that moved somebody is undone with its move", async () => {
  const { name: elsewhere } = await db.department.findFirstOrThrow({
    where: { hospitalId: world.home.hospitalId, id: world.home.other.departmentId },
  });
  await office.confirm(
    await office.upload("staff", [
      ["工号", "姓名", "科室"],
      ["C6", "张三", places.department],
    ]),
  );
  const now = clock.now;
  clock.now = () => instantOf("2026-05-05", "23:50");
  const moved = await office.upload("staff", [
    ["工号", "姓名", "科室"],
    ["C6", "张三", elsewhere],
  ]);
  const done = await office.confirm(moved).finally(() => {
    clock.now = now;
  });
  expect(await db.staffMove.findMany({ select: { onDay: true } })).toEqual([{ onDay: new Date("2026-05-05") }]);
  // The last one by its time of writing is another: it is taken out of the way.
  await db.importBatch.updateMany({ where: { id: { not: done.id } }, data: { committedAt: new Date("2020-01-01") } });
  await office.undo(done);
  expect(await db.staffMove.count()).toBe(0);
});
