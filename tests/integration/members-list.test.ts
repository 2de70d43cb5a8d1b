import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, toDbDay, today } from "@/lib/core/period";
import { fingerprint, seal } from "@/lib/core/personal-data";
import { listMembersOfStaff } from "@/lib/members/queries/member-detail";
import { listMembers } from "@/lib/members/queries/member-list";
import { getMemberSheet } from "@/lib/members/queries/member-sheet";
import { listShortestTimes } from "@/lib/members/queries/shortest-times";
import { memberFilters } from "@/lib/members/schema";
import * as make from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;
let secretary: Actor;
let foreigner: Actor;

const NURSE = randomUUID();
const PHONE = "19900007781";

type Given = { staff?: object; member?: object; post?: boolean; department?: string };

/** Somebody of the own branch, under a name to find them by. */
async function add(name: string, { staff = {}, member = {}, post = false, department }: Given): Promise<void> {
  const { hospitalId, own } = world.home;
  const departmentId = department ?? own.departmentId;
  const { id, employeeNo, pinyin } = make.staffRow({ hospitalId, departmentId });
  await db.staff.create({ data: { hospitalId, departmentId, id, employeeNo, pinyin, name, ...staff } });
  const fullOn = toDbDay("2020-12-10");
  await db.member.create({
    data: { hospitalId, branchId: own.branchId, staffId: id, stage: "full", fullOn, ...member },
  });
  if (!post) return;
  const appointment = { kind: "administrative" as const, title: "Head", fromDay: toDbDay("2024-01-01") };
  await db.appointment.create({ data: { hospitalId, staffId: id, ...appointment } });
}

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  foreigner = actorAtHome({ home: world.abroad, abroad: world.home }, "committee");
  const { hospitalId, own } = world.home;
  await db.member.deleteMany({ where: { id: own.memberId } }).catch(() => null);
  const office = await db.department.create({
    data: { hospitalId, name: "Office", kind: "administrative" },
    select: { id: true },
  });
  await add("Backbone", { staff: { backbone: true, sex: "female", education: "doctor" }, department: office.id });
  await add("Head", { post: true });
  const at = { hospitalId, field: "phone" };
  const personal = { phone: seal(PHONE, { ...at, rowId: NURSE }), phoneHash: fingerprint(PHONE, at) };
  await add("Nurse", {
    staff: { id: NURSE, employeeNo: "N-7781", sex: "female" },
    member: { staffId: NURSE },
  });
  await db.personalData.create({ data: { hospitalId, staffId: NURSE, ...personal } });
  await add("Away", { member: { flowFrom: toDbDay("2026-01-05"), flowPlace: "Xi'an" }, department: office.id });
  await add("Retired", { staff: { retiredOn: toDbDay("2026-01-05") }, department: office.id });
  await add("Retiring", { staff: { retiredOn: toDbDay(addDays(today(), 9)) }, department: office.id });
  const left = { leftOn: toDbDay("2026-01-05") };
  await add("Gone", { member: { ...left, leaveKind: "transferredOut", flowFrom: toDbDay("2025-01-05") } });
  await add("Late", { member: { ...left, leaveKind: "died" } });
});

const names = async (filters: object, actor = secretary) => {
  const { rows, total } = await listMembers(
    actor,
    memberFilters.parse({ branch: world.home.own.branchId, ...filters }),
  );
  expect(total).toBe(rows.length);
  return rows
    .map(({ name }) => name)
    .filter((name) => !name.startsWith("Staff "))
    .toSorted();
};

describe("filters of the list", () => {
  test.each([
    [{ who: "backbone" }, ["Backbone"]],
    [{ who: "middle" }, ["Head"]],
    [{ who: "frontline" }, ["Nurse"]],
    [{ sex: "female" }, ["Backbone", "Nurse"]],
    [{ education: "doctor" }, ["Backbone"]],
    [{ state: "flowing" }, ["Away"]],
    [{ state: "retired" }, ["Retired"]],
    [{ state: "transferredOut" }, ["Gone"]],
    [{ state: "died" }, ["Late"]],
    [{ state: "exited" }, []],
    [{ sex: "female", who: "frontline" }, ["Nurse"]],
    [{ who: "nobody", state: "5" }, ["Away", "Backbone", "Head", "Nurse", "Retired", "Retiring"]],
  ])("%j", async (filters, expected) => {
    expect(await names(filters)).toEqual(expected);
    expect(await names(filters, foreigner)).toEqual([]);
  });

  test("somebody is found by employee number, and by a whole phone number by those who may reveal it", async () => {
    const leader = actorAtHome(world, "leader");
    for (const actor of [secretary, committee, leader]) expect(await names({ q: "n-77" }, actor)).toEqual(["Nurse"]);
    for (const actor of [secretary, committee]) expect(await names({ q: PHONE }, actor)).toEqual(["Nurse"]);
    expect(await names({ q: PHONE }, leader)).toEqual([]);
    expect(await names({ q: PHONE.slice(0, 10) })).toEqual([]);
    for (const q of ["n-77", PHONE]) expect(await names({ q }, foreigner)).toEqual([]);
  });

  test("the worksheet takes the same filters and says them", async () => {
    const words = (key: string) => key;
    const { branchId } = world.home.own;
    const sheet = await getMemberSheet(secretary, { branch: branchId, state: "died", who: "frontline" }, words);
    expect(sheet.rows.map(([, name]) => name)).toEqual(["Late"]);
    expect(sheet.rows[0]).toContain("2020-12-10");
    expect(JSON.stringify(sheet.about)).toMatch(/members\.state\.died.*members\.who\.frontline/);
    expect((await getMemberSheet(foreigner, { branch: branchId, state: "died" }, words)).rows).toEqual([]);
  });

  test("a post that is over makes nobody middle management", async () => {
    await db.appointment.updateMany({ where: { title: "Head" }, data: { toDay: toDbDay(addDays(today(), -1)) } });
    expect(await names({ who: "middle" })).toEqual([]);
    expect(await names({ who: "frontline" })).toEqual(["Head", "Nurse"]);
  });
});

test("whose staff records are members is told for one's own reach alone; rules for one's own hospital", async () => {
  const { own, other } = world.home;
  const staffOf = async (memberId: string) => (await db.member.findFirstOrThrow({ where: { id: memberId } })).staffId;
  const theirs = await staffOf(other.memberId);
  const all = [theirs, own.freeStaffId, await staffOf(world.abroad.own.memberId)];
  expect([...(await listMembersOfStaff(committee, all))]).toEqual([[theirs, other.memberId]]);
  expect((await listMembersOfStaff(secretary, all)).size).toBe(0);
  const rule = { key: "admission.probationMonths", value: 12, unit: "months", source: "S", confirmed: true };
  const of = { hospitalId: world.home.hospitalId, effectiveOn: toDbDay("2014-05-28"), overridable: false };
  await db.regulationRule.create({ data: { ...rule, ...of } });
  expect(await listShortestTimes(secretary)).toMatchObject([{ to: "fullOn", months: 12, effectiveOn: "2014-05-28" }]);
  expect(await listShortestTimes(foreigner)).toEqual([]);
});
