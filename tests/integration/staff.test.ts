import { beforeAll, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { databaseFailure } from "@/lib/core/db/failure";
import { clock, instantOf } from "@/lib/core/period";
import {
  createStaffAction,
  moveStaffAction,
  requestExportAction,
  revealPersonalAction,
  updateStaffAction,
} from "@/lib/staff/actions";
import { findExportGrant } from "@/lib/staff/queries/export-grant";
import { findPersonal, listPersonal } from "@/lib/staff/queries/personal";
import { listStaffMoves } from "@/lib/staff/queries/posts";
import { listStaff, listStaffTitles } from "@/lib/staff/queries/register";
import { getStaff, listDepartmentStaff, listStaffOptions } from "@/lib/staff/queries/staff";
import { getStaffSheet } from "@/lib/staff/queries/staff-sheet";
import { staffFilters } from "@/lib/staff/schema";
import { fictionalIdNumber } from "@/tests/support/id-numbers";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;
let administrator: Actor;
let secretary: Actor;
let stranger: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  administrator = actorAtHome(world, "administrator");
  secretary = actorAtHome(world, "branchSecretary");
  stranger = actorAtHome({ home: world.abroad, abroad: world.home }, "committee");
});

const run = <D = { id: string }>(action: object, input: object, actor = committee) =>
  execute<never, D>(definitionOf(action) as never, actor, input);

let number = 0;
const numbered = () => {
  number += 1;
  return { name: `\u5355\u601d${number}`, employeeNo: `E${number}` };
};
const BIRTH = "1990-03-07";
const ids = (rows: { id: string }[]) => rows.map((row) => row.id);
const list = (actor: Actor, filters: object) => listStaff(actor, staffFilters.parse({ state: "all", ...filters }));

async function hire(given: object = {}): Promise<string> {
  const { id } = await run(createStaffAction, {
    ...numbered(),
    departmentId: world.home.own.departmentId,
    ...given,
  });
  return id;
}

describe("who is seen by whom", () => {
  test("a branch secretary sees the departments and members of the own branch, another hospital nobody", async () => {
    const { own, other } = world.home;
    const seen = (actor: Actor) => list(actor, {}).then(({ rows }) => ids(rows));
    expect(await seen(committee)).toEqual(expect.arrayContaining([own.freeStaffId, other.freeStaffId]));
    const mine = await seen(secretary);
    expect(mine).toEqual(expect.arrayContaining([own.freeStaffId, own.memberStaffId]));
    expect(mine).not.toContain(other.freeStaffId);
    expect(mine).not.toContain(other.memberStaffId);
    expect(await seen(stranger)).not.toContain(own.freeStaffId);
    expect(ids(await listStaffOptions(secretary))).not.toContain(other.freeStaffId);
    expect(ids(await listStaffOptions(stranger))).not.toContain(own.freeStaffId);
    expect(await listDepartmentStaff(secretary, other.departmentId)).toEqual([]);
    expect(await listDepartmentStaff(stranger, own.departmentId)).toEqual([]);
    for (const actor of [secretary, stranger]) {
      await expect(getStaff(actor, other.freeStaffId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });

  test("a member who works elsewhere is on the own branch's list; a pairing that is over shows nobody", async () => {
    const { own, other } = world.home;
    await db.staff.update({
      where: { hospitalId_id: { hospitalId: world.home.hospitalId, id: own.memberStaffId } },
      data: { departmentId: other.departmentId },
    });
    expect((await getStaff(secretary, own.memberStaffId)).member?.branchId).toBe(own.branchId);
    await db.departmentPairing.updateMany({ where: { id: own.pairingId }, data: { toDay: new Date("2026-01-01") } });
    await expect(getStaff(secretary, own.freeStaffId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const left = ids((await list(secretary, {})).rows);
    expect([left.includes(own.memberStaffId), left.includes(own.freeStaffId)]).toEqual([true, false]);
    await db.departmentPairing.updateMany({ where: { id: own.pairingId }, data: { toDay: null } });
  });
});

describe("the register's filters", () => {
  test("find by pinyin, initials, employee number, title, education, kind, key staff and membership", async () => {
    const id = await hire({
      name: "\u4ec7\u548c\u5e73",
      title: "T-senior",
      education: "doctor",
      backbone: "on",
      job: "J",
      joinedOn: "2020-01-02",
    });
    const { employeeNo } = await getStaff(committee, id);
    const finds = [
      { q: "qiuheping" },
      { q: "qhp" },
      { q: "\u548c\u5e73" },
      { q: employeeNo },
      { title: "T-senior" },
      { education: "doctor" },
      { backbone: "true" },
      { q: "qhp", kind: "clinical", member: "false", department: world.home.own.departmentId },
    ];
    for (const filters of finds)
      expect([filters, ids((await list(committee, filters)).rows)]).toEqual([filters, expect.arrayContaining([id])]);
    const misses = [{ q: "qhx" }, { q: "qhp", kind: "logistics" }, { q: "qhp", member: "true" }, { q: "100%" }];
    for (const filters of misses) expect([filters, (await list(committee, filters)).rows]).toEqual([filters, []]);
    expect(await listStaffTitles(committee)).toContain("T-senior");
    expect(await listStaffTitles(stranger)).not.toContain("T-senior");
    const members = await list(committee, { member: "true" });
    expect(ids(members.rows)).toEqual(expect.arrayContaining([world.home.own.memberStaffId]));
  });

  test("who left or retired is in no list of those who work, and in their own", async () => {
    const id = await hire({ joinedOn: "2020-01-02" });
    const base = { ...(await getStaff(committee, id)), departmentId: undefined };
    const input = { id, name: base.name, employeeNo: base.employeeNo, joinedOn: "2020-01-02" };
    await run(updateStaffAction, { ...input, version: 1, retiredOn: "2026-01-01" });
    const { q } = { q: base.employeeNo };
    expect((await list(committee, { q, state: "present" })).total).toBe(0);
    expect((await list(committee, { q, state: "retired" })).total).toBe(1);
    await run(updateStaffAction, { ...input, version: 2, retiredOn: "2026-01-01", leftOn: "2026-02-01" });
    expect((await list(committee, { q, state: "retired" })).total).toBe(0);
    expect((await list(committee, { q, state: "left" })).total).toBe(1);
    await expect(run(updateStaffAction, { ...input, version: 3, leftOn: "2019-01-01" })).rejects.toMatchObject({
      fieldErrors: { leftOn: "staff.invalid.leftBeforeJoined" },
    });
  });
});

describe("personal data", () => {
  test("lie sealed, are masked for everybody, and are found by the whole number only", async () => {
    const idNumber = fictionalIdNumber(BIRTH, 11);
    const id = await hire({ idNumber, phone: "199 0000 1234" });
    const row = await db.personalData.findFirstOrThrow({ where: { staffId: id } });
    expect(JSON.stringify(row)).not.toMatch(/19900307|19900001234/);
    expect(await findPersonal(committee, id)).toEqual({
      idNumber: `999***********${idNumber.slice(-4)}`,
      phone: "199****1234",
      birthDate: "1990-**-**",
    });
    expect((await getStaff(committee, id)).sex).toBe("male");
    const found = async (actor: Actor, q: string) => ids((await list(actor, { q })).rows);
    expect(await found(committee, idNumber.toLowerCase())).toEqual([id]);
    expect(await found(committee, "+8619900001234")).toEqual([id]);
    expect(await found(committee, idNumber.slice(0, 17))).toEqual([]);
    // Who may not see a number may not try numbers either.
    expect(await found(administrator, idNumber)).toEqual([]);
    expect(await found(secretary, idNumber)).toEqual([]);
    expect(await found(stranger, idNumber)).toEqual([]);
    expect(await findPersonal(stranger, id)).toEqual({ idNumber: null, phone: null, birthDate: null });
  });

  test("are shown in full for a purpose, which the trail keeps without the data", async () => {
    const idNumber = fictionalIdNumber(BIRTH, 12);
    const id = await hire({ idNumber });
    await expect(run(revealPersonalAction, { staffId: id, purpose: "" })).rejects.toMatchObject({ code: "INVALID" });
    const purpose = "Checking the member's file";
    const shown = await run<object>(revealPersonalAction, { staffId: id, purpose });
    expect(shown).toEqual({ idNumber, phone: null, birthDate: BIRTH });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: id, action: "personal.reveal" } });
    expect(entry.after).toEqual({ purpose, fields: ["idNumber", "birthDate"] });
    const trail = JSON.stringify(await db.auditEntry.findMany({ where: { subjectId: id } }));
    expect(trail).not.toContain(idNumber);
    const kept = await db.submission.findMany({ where: { hospitalId: world.home.hospitalId } });
    expect(JSON.stringify(kept)).not.toContain(idNumber);
  });

  test("are shown to a branch secretary of the own members only", async () => {
    const { own, other } = world.home;
    const purpose = "Checking the file";
    const tried = (staffId: string) => run(revealPersonalAction, { staffId, purpose }, secretary);
    await expect(tried(own.memberStaffId)).resolves.toMatchObject({ idNumber: null });
    await expect(tried(own.freeStaffId)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(tried(other.memberStaffId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(run(revealPersonalAction, { staffId: own.memberStaffId, purpose }, stranger)).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("that do not fit or belong to somebody else are refused at the field", async () => {
    const idNumber = fictionalIdNumber(BIRTH, 13);
    const id = await hire({ idNumber });
    const { name, employeeNo } = await getStaff(committee, id);
    const error = await hire({ idNumber }).catch((thrown) => thrown);
    expect(error).toMatchObject({
      code: "CONFLICT",
      fieldErrors: { idNumber: "staff.invalid.idNumber.taken" },
      params: { name, employeeNo },
    });
    await expect(hire({ idNumber: fictionalIdNumber(BIRTH, 14), sex: "male" })).rejects.toMatchObject({
      fieldErrors: { idNumber: "staff.invalid.idNumber.sex" },
    });
    // What stands there is checked against what is typed, also when only one of the two is typed.
    await expect(
      run(updateStaffAction, { id, version: 1, name, employeeNo, birthDate: "1991-01-01" }),
    ).rejects.toMatchObject({ fieldErrors: { idNumber: "staff.invalid.idNumber.birthDate" } });
    // What the check cannot see, because it is not committed yet, the index does: at the same field.
    const twins = await Promise.allSettled([1, 2].map(() => hire({ idNumber: fictionalIdNumber(BIRTH, 17) })));
    const late = twins.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    const said = late.map((error) => Object.keys(error.fieldErrors ?? databaseFailure(error)?.fieldErrors ?? {}));
    expect(said).toEqual([["idNumber"]]);
    const taken = await hire({ employeeNo }).then(() => null, databaseFailure);
    expect(taken?.fieldErrors).toEqual({ employeeNo: "core.invalid.taken" });
  });

  test("stay when nothing is typed and go when ticked", async () => {
    const id = await hire({ idNumber: fictionalIdNumber(BIRTH, 15), phone: "19900004321" });
    const { name, employeeNo } = await getStaff(committee, id);
    await run(updateStaffAction, { id, version: 1, name, employeeNo, clear: ["phone"] });
    expect(await findPersonal(committee, id)).toMatchObject({ phone: null, birthDate: "1990-**-**" });
    await run(updateStaffAction, { id, version: 2, name, employeeNo, clear: ["idNumber", "birthDate"] });
    expect(await db.personalData.count({ where: { staffId: id } })).toBe(0);
    await expect(run(updateStaffAction, { id, version: 2, name, employeeNo })).rejects.toMatchObject({
      code: "CONFLICT",
    });
  });
});

describe("taking a list along in full", () => {
  test("needs a grant of one's own for this list, and ten minutes end it", async () => {
    const purpose = "Yearly statistics";
    const { href } = await run<{ href: string }>(requestExportAction, {
      list: "staff",
      query: "kind=clinical",
      purpose,
    });
    const grant = new URL(href, "http://x").searchParams.get("grant");
    expect(href.startsWith("/api/exports/staff?kind=clinical&grant=")).toBe(true);
    expect(await findExportGrant(committee, "staff", grant)).toMatchObject({ purpose, query: "kind=clinical" });
    expect(await findExportGrant(committee, "members", grant)).toBeNull();
    expect(await findExportGrant(actorAtHome(world, "committee"), "staff", grant)).toBeNull();
    expect(await findExportGrant(stranger, "staff", grant)).toBeNull();
    expect(await findExportGrant(committee, "staff", "not an id")).toBeNull();
    const now = clock.now;
    clock.now = () => new Date(now().getTime() + 601_000);
    try {
      expect(await findExportGrant(committee, "staff", grant)).toBeNull();
    } finally {
      clock.now = now;
    }
    expect(await db.auditEntry.count({ where: { action: "personal.export" } })).toBe(1);
  });

  test("keeps a number that was searched for in no form, and opens no other search with its grant", async () => {
    const [first, second] = [fictionalIdNumber(BIRTH, 21), fictionalIdNumber(BIRTH, 22)];
    for (const idNumber of [first, second]) await hire({ idNumber });
    const words = ((key: string) => key) as never;
    const spaced = `${first.slice(0, 6)} ${first.slice(6, 14)} ${first.slice(14)}`;
    const wide = [...first].map((sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0)).join("");
    for (const q of [first, spaced, wide, "138-0013-8000", "+86 138 0013 8000"]) {
      const query = [...new TextEncoder().encode(q)].map((byte) => `%${byte.toString(16)}`).join("");
      const { href } = await run<{ href: string }>(requestExportAction, {
        list: "staff",
        query: `q=${query}`,
        purpose: "Yearly statistics",
      });
      const params = Object.fromEntries(new URL(href, "http://x").searchParams);
      const granted = await findExportGrant(committee, "staff", params.grant);
      const { after } = await db.auditEntry.findFirstOrThrow({ where: { subjectId: granted?.id } });
      expect(after).toMatchObject({ filters: "q=***" });
      expect(granted?.query).toMatch(/^q=[\w-]{43}$/);
      const sheet = async (typed: string) =>
        JSON.stringify((await getStaffSheet(committee, { ...params, q: typed }, words)).rows);
      expect(await sheet(second)).not.toContain(second);
      if (q === first) expect(await sheet(first)).toContain(first);
    }
  });

  test("unmasks only whom the actor may see in full", async () => {
    const idNumber = fictionalIdNumber(BIRTH, 16);
    const id = await hire({ idNumber });
    expect((await listPersonal(committee, [id], true)).get(id)?.idNumber).toBe(idNumber);
    expect((await listPersonal(committee, [id], false)).get(id)?.idNumber).toMatch(/^999\*+/);
    expect((await listPersonal(secretary, [id], true)).get(id)?.idNumber).toMatch(/^999\*+/);
    expect((await listPersonal(stranger, [id], true)).size).toBe(0);
  });
});

describe("moves", () => {
  test("keep where somebody was; not in the future, not before the last", async () => {
    const now = clock.now;
    clock.now = () => instantOf("2026-06-01", "10:00");
    try {
      const { own, other } = world.home;
      const id = await hire({ joinedOn: "2020-01-02" });
      const move = (version: number, departmentId: string, onDay: string) =>
        run(moveStaffAction, { id, version, departmentId, onDay });
      await expect(move(1, other.departmentId, "2026-06-02")).rejects.toMatchObject({ code: "INVALID" });
      await expect(move(1, other.departmentId, "2019-06-02")).rejects.toMatchObject({ params: { day: "2020-01-02" } });
      await expect(move(1, own.departmentId, "2026-05-02")).rejects.toMatchObject({ code: "INVALID" });
      await expect(move(1, world.abroad.own.departmentId, "2026-05-02")).rejects.toMatchObject({
        fieldErrors: { departmentId: "staff.invalid.department" },
      });
      await move(1, other.departmentId, "2026-05-02");
      await expect(move(2, own.departmentId, "2026-05-01")).rejects.toMatchObject({ params: { day: "2026-05-02" } });
      await expect(move(1, own.departmentId, "2026-05-03")).rejects.toMatchObject({ code: "CONFLICT" });
      expect((await getStaff(committee, id)).departmentId).toBe(other.departmentId);
      expect(await listStaffMoves(committee, id)).toMatchObject([{ onDay: "2026-05-02" }]);
      expect(await listStaffMoves(stranger, id)).toEqual([]);
      expect(await listStaffMoves(secretary, id)).toEqual([]);
    } finally {
      clock.now = now;
    }
  });
});
