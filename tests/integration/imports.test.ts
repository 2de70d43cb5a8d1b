import { beforeAll, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { jobsDone } from "@/lib/core/job";
import { confirmImportAction, undoImportAction, uploadImportAction } from "@/lib/imports/actions";
import { getImport } from "@/lib/imports/queries";
import { listImportRows } from "@/lib/imports/queries/import-rows";
import type { ImportKind } from "@/lib/imports/schema";
import { csvFile, idNumberOf } from "@/tests/support/import-files";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;
let names: { branch: string; department: string };

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  const { hospitalId, own } = world.home;
  const branch = await db.branch.findUniqueOrThrow({ where: { hospitalId_id: { hospitalId, id: own.branchId } } });
  const where = { hospitalId_id: { hospitalId, id: own.departmentId } };
  const department = await db.department.findUniqueOrThrow({ where });
  names = { branch: branch.name, department: department.name };
});

const run = (action: object, input: object, actor = committee) =>
  execute<never, { id: string }>(definitionOf(action) as never, actor, input);

async function upload(kind: ImportKind, rows: (string | number)[][]) {
  const { id } = await run(uploadImportAction, { kind, file: csvFile(rows) });
  await jobsDone();
  return getImport(committee, id);
}

async function confirm({ id, version }: { id: string; version: number }) {
  await run(confirmImportAction, { id, version });
  await jobsDone();
  return getImport(committee, id);
}

const HEADER = ["工号", "姓名", "性别", "身份证号", "科室", "党支部", "人员类别", "入党时间", "转正时间"];
const member = (no: number, name: string) => [
  `M${no}`,
  name,
  no % 2 === 1 ? "男" : "女",
  idNumberOf(no),
  names.department,
  names.branch,
  "正式党员",
  "2010-06-01",
  "2011年6月1日",
];

test("a member file creates staff, personal data, members, memberships and events", async () => {
  const checked = await upload("members", [
    HEADER,
    member(1, "张三"),
    member(2, "𠮷田㛃"),
    member(3, "阿依古丽.买买提"),
  ]);
  expect(checked.failure).toBeNull();
  expect(checked).toMatchObject({ status: "checked", rows: 3, added: 3, wrong: 0 });
  const done = await confirm(checked);
  expect(done.failure).toBeNull();
  expect(done).toMatchObject({ status: "committed", done: 3, undoable: true });
  const staff = await db.staff.findMany({
    where: { hospitalId: world.home.hospitalId, employeeNo: { startsWith: "M" } },
    orderBy: { employeeNo: "asc" },
    include: { member: { include: { memberships: true, events: true } }, personal: true },
  });
  expect(staff.map(({ name }) => name)).toEqual(["张三", "𠮷田㛃", "阿依古丽·买买提"]);
  expect(staff[0]).toMatchObject({ pinyin: "zhang san", sex: "male", member: { stage: "full" } });
  expect(staff[0]?.member?.memberships).toHaveLength(1);
  expect(staff[0]?.member?.events).toMatchObject([{ kind: "registered" }]);
  expect(staff[0]?.personal?.idNumber).toMatch(/^test\./);

  const again = await upload("members", [HEADER, member(1, "张三"), member(2, "𠮷田㛃"), member(3, "阿依古丽·买买提")]);
  expect(again).toMatchObject({ added: 0, changed: 0, unchanged: 3, wrong: 0 });
});
