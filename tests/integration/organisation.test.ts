import { beforeAll, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { databaseFailure } from "@/lib/core/db/failure";
import { addDays, toDbDay, today } from "@/lib/core/period";
import {
  addPairingAction,
  correctPairingAction,
  createBranchAction,
  createDepartmentAction,
  createGroupAction,
  removePairingAction,
  updateBranchAction,
  updateDepartmentAction,
  updateHospitalAction,
} from "@/lib/organisation/actions";
import { getBranch } from "@/lib/organisation/queries/branch-detail";
import { listBranches, listEveryBranch } from "@/lib/organisation/queries/branches";
import { getDepartment } from "@/lib/organisation/queries/department-detail";
import { listDepartments } from "@/lib/organisation/queries/departments";
import { getHospital } from "@/lib/organisation/queries/hospital";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;
let stranger: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
});

const run = (action: object, input: object, actor = committee) =>
  execute<never, { id: string }>(definitionOf(action) as never, actor, input);
const branch = (given: object) => run(createBranchAction, { kind: "branch", ...given });
const refusedAt = (field: string, key: string) => ({ code: "INVALID", fieldErrors: { [field]: key } });

describe("the hospital's profile", () => {
  const profile = { version: 1, name: "General Hospital", ownership: "public", reportDueWorkday: "5" };

  test("holds every denominator; a change of ownership adds the rules of the new one once", async () => {
    const before = await db.regulationRule.count({ where: { hospitalId: world.home.hospitalId } });
    const given = { grade: "III A", openedOn: "1958-10-01", beds: "1060", largeDevices: "206", staffCount: "1400" };
    await run(updateHospitalAction, { ...profile, ...given });
    expect(await getHospital(committee)).toMatchObject({
      ownership: "public",
      openedOn: "1958-10-01",
      beds: 1060,
      largeDevices: 206,
      staffCount: 1400,
    });
    const keys = async () => db.regulationRule.findMany({ where: { hospitalId: world.home.hospitalId } });
    const added = await keys();
    expect(added.length).toBeGreaterThan(before);
    expect(added.map(({ key }) => key)).toContain("majorDecision.committeeDecides");
    await run(updateHospitalAction, { ...profile, version: 2, ownership: "private" });
    await run(updateHospitalAction, { ...profile, version: 3 });
    expect((await keys()).filter(({ key }) => key === "majorDecision.committeeDecides")).toHaveLength(1);
    expect((await getHospital(stranger)).ownership).toBe("private");
  });

  test("an opening day still to come is refused", async () => {
    const error = run(updateHospitalAction, { ...profile, openedOn: addDays(today(), 1) });
    await expect(error).rejects.toMatchObject(refusedAt("openedOn", "organisation.invalid.future"));
  });
});

describe("departments", () => {
  const open = (name: string, parentId?: string) =>
    run(createDepartmentAction, { name, kind: "clinical", ...(parentId ? { parentId } : {}) });

  test("stand below one another; a circle is refused", async () => {
    const surgery = await open("Surgery");
    const general = await open("General surgery", surgery.id);
    const hepatic = await open("Hepatic surgery", general.id);
    const found = (await listDepartments(committee, { q: "surgery" })).map(({ name, depth }) => [name, depth]);
    expect(found).toEqual([
      ["Surgery", 0],
      ["General surgery", 1],
      ["Hepatic surgery", 2],
    ]);
    for (const parentId of [surgery.id, hepatic.id]) {
      const input = { id: surgery.id, version: 1, name: "Surgery", kind: "clinical", parentId };
      const error = run(updateDepartmentAction, input);
      await expect(error).rejects.toMatchObject(refusedAt("parentId", "organisation.invalid.parentBelow"));
    }
  });

  test("another hospital's department is neither seen nor taken as the one above", async () => {
    const abroad = world.abroad.own.departmentId;
    await expect(getDepartment(committee, abroad)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(open("Below abroad", abroad)).rejects.toMatchObject(refusedAt("parentId", "core.invalid.choose"));
    const ids = (await listDepartments(stranger)).map(({ id }) => id);
    const { own, other } = world.abroad;
    const all = [own, other].flatMap(({ departmentId, spareDepartmentId }) => [departmentId, spareDepartmentId]);
    expect(ids.toSorted()).toEqual(all.toSorted());
  });

  test("a page tells head, branches and place of an own department to a branch secretary, too", async () => {
    const secretary = actorAtHome(world, "branchSecretary");
    const { departmentId, branchId } = world.home.other;
    const { pairings, staff } = await getDepartment(secretary, departmentId);
    const registered = await db.staff.count({ where: { departmentId } });
    expect([pairings.map((one) => one.branchId), staff]).toEqual([[branchId], registered]);
  });
});

describe("branches above and beside one another", () => {
  test("only a general branch stands above, a key branch leads, and neither changes while it does", async () => {
    const general = await branch({ name: "General branch", kind: "generalBranch" });
    const key = await branch({ name: "Key branch", key: "on", parentId: general.id });
    const led = await branch({ name: "Led branch", parentId: general.id, ledById: key.id });
    const { parent, ledBy } = await getBranch(committee, led.id);
    expect([parent?.id, ledBy?.id]).toEqual([general.id, key.id]);
    const wrong: [object, string, string][] = [
      [{ name: "A", parentId: key.id }, "parentId", "organisation.invalid.notGeneralBranch"],
      [
        { name: "B", kind: "generalBranch", parentId: general.id },
        "parentId",
        "organisation.invalid.generalBranchAbove",
      ],
      [{ name: "C", ledById: led.id }, "ledById", "organisation.invalid.notKeyBranch"],
      [{ name: "D", key: "on", ledById: key.id }, "ledById", "organisation.invalid.keyIsNotLed"],
      [{ name: "E", ledById: world.abroad.own.branchId }, "ledById", "organisation.invalid.notKeyBranch"],
    ];
    for (const [input, field, message] of wrong) {
      await expect(branch(input)).rejects.toMatchObject(refusedAt(field, message));
    }
    const change = (id: string, input: object) => run(updateBranchAction, { id, version: 1, name: "X", ...input });
    await expect(change(general.id, { kind: "branch" })).rejects.toMatchObject(
      refusedAt("kind", "organisation.invalid.hasBranches"),
    );
    await expect(change(key.id, { parentId: general.id })).rejects.toMatchObject(
      refusedAt("key", "organisation.invalid.leads"),
    );
    const rows = await listBranches(committee, { q: "branch" });
    const below = rows.filter(({ parentId }) => parentId === general.id);
    expect(below.map(({ name, depth }) => [name, depth])).toEqual([
      ["Key branch", 1],
      ["Led branch", 1],
    ]);
  });

  test("those led by a key branch, and those of all times, keep to the actor's reach", async () => {
    const { hospitalId, own, other } = world.home;
    const secretary = actorAtHome(world, "branchSecretary");
    await db.branch.update({
      where: { hospitalId_id: { hospitalId, id: other.branchId } },
      data: { ledById: own.branchId },
    });
    const led = async (actor: Actor) => (await listBranches(actor, { under: own.branchId })).map(({ id }) => id);
    expect([await led(committee), await led(secretary), await led(stranger)]).toEqual([[other.branchId], [], []]);
    await db.branch.update({
      where: { hospitalId_id: { hospitalId, id: other.branchId } },
      data: { dissolvedOn: toDbDay("2026-01-01") },
    });
    const ever = async (actor: Actor) => (await listEveryBranch(actor, "activity.read")).map(({ id }) => id);
    expect((await ever(committee)).at(-1)).toBe(other.branchId);
    expect([await led(committee), await ever(secretary)]).toEqual([[], [own.branchId]]);
    expect((await ever(stranger)).toSorted()).toEqual(
      [world.abroad.own.branchId, world.abroad.other.branchId].toSorted(),
    );
    await db.branch.update({
      where: { hospitalId_id: { hospitalId, id: other.branchId } },
      data: { dissolvedOn: null, ledById: null },
    });
  });

  test("a secretary sees their own branch alone", async () => {
    const secretary = actorAtHome(world, "branchSecretary");
    expect((await listBranches(secretary)).map(({ id }) => id)).toEqual([world.home.own.branchId]);
    await expect(getBranch(secretary, world.home.other.branchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getBranch(stranger, world.home.own.branchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("pairings over time", () => {
  const spans = async (id: string) =>
    (await getBranch(committee, id)).pairings.map(({ fromDay, toDay }) => [fromDay, toDay]);

  test("begin and end on chosen days, and the same pair never twice on one day", async () => {
    const { departmentId } = world.home.own;
    const { id } = await branch({ name: "Paired", departmentIds: [departmentId], pairedFrom: "2024-03-01" });
    const [pairing] = (await getBranch(committee, id)).pairings;
    await run(correctPairingAction, { id: pairing?.id, version: 1, fromDay: "2024-03-01", toDay: "2024-12-31" });
    const again = { branchId: id, departmentId };
    await expect(run(addPairingAction, { ...again, fromDay: "2024-12-31" })).rejects.toMatchObject(
      refusedAt("fromDay", "organisation.invalid.pairedThen"),
    );
    await run(addPairingAction, { ...again, fromDay: "2025-01-01" });
    expect(await spans(id)).toEqual([
      ["2025-01-01", null],
      ["2024-03-01", "2024-12-31"],
    ]);
    await expect(
      run(correctPairingAction, { id: pairing?.id, version: 2, fromDay: "2024-03-01", toDay: "2024-02-01" }),
    ).rejects.toMatchObject(refusedAt("toDay", "organisation.invalid.order"));
    await run(removePairingAction, { id: pairing?.id, version: 2 });
    expect(await spans(id)).toEqual([["2025-01-01", null]]);
  });

  test("a form of before a colleague's correction neither undoes it nor takes the pairing away", async () => {
    const { departmentId } = world.home.own;
    const { id } = await branch({ name: "Corrected", departmentIds: [departmentId], pairedFrom: "2024-03-01" });
    const pairing = (await getBranch(committee, id)).pairings[0];
    const seen = { id: pairing?.id, version: pairing?.version };
    await run(correctPairingAction, { ...seen, fromDay: "2024-03-01", toDay: "2024-12-31" });
    const stale = run(correctPairingAction, { ...seen, fromDay: "2024-04-01" });
    await expect(stale).rejects.toMatchObject({ code: "CONFLICT", messageKey: "core.error.changedBy" });
    await expect(run(removePairingAction, seen)).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await spans(id)).toEqual([["2024-03-01", "2024-12-31"]]);
  });

  test("two at once make one", async () => {
    const { id } = await branch({ name: "Raced" });
    const input = { branchId: id, departmentId: world.home.other.departmentId, fromDay: "2025-01-01" };
    const results = await Promise.allSettled([1, 2, 3].map(() => run(addPairingAction, input)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await spans(id)).toEqual([["2025-01-01", null]]);
  });

  test("the database itself refuses an overlap, whoever writes it", async () => {
    const { hospitalId, own } = world.home;
    const pair = { hospitalId, branchId: own.branchId, departmentId: own.spareDepartmentId };
    const write = (fromDay: string, toDay: string | null) =>
      db.departmentPairing.create({ data: { ...pair, fromDay: toDbDay(fromDay), toDay: toDay && toDbDay(toDay) } });
    await write("2024-01-01", "2024-06-30");
    await write("2024-07-01", null);
    const error = await write("2024-06-30", "2024-06-30").then(() => null, databaseFailure);
    expect(error?.code).toBe("CONFLICT");
  });

  test("no pairing outlives its department", async () => {
    const { id: departmentId } = await run(createDepartmentAction, { name: "Closed", kind: "logistics" });
    await db.department.updateMany({ where: { id: departmentId }, data: { closedOn: toDbDay("2025-06-01") } });
    const at = { branchId: world.home.own.branchId, departmentId };
    for (const input of [{ fromDay: "2025-01-01" }, { fromDay: "2025-01-01", toDay: "2025-06-01" }]) {
      const error = run(addPairingAction, { ...at, ...input });
      await expect(error).rejects.toMatchObject(refusedAt("toDay", "organisation.invalid.afterClosing"));
    }
    await run(addPairingAction, { ...at, fromDay: "2025-01-01", toDay: "2025-05-31" });
  });
});

test("a secretary forms groups in the own branch only", async () => {
  const secretary = actorAtHome(world, "branchSecretary");
  const { own, other } = world.home;
  await run(createGroupAction, { branchId: own.branchId, name: "Group of nurses" }, secretary);
  const error = run(createGroupAction, { branchId: other.branchId, name: "Group" }, secretary);
  await expect(error).rejects.toMatchObject({ code: "FORBIDDEN" });
  const { groups } = await getBranch(secretary, own.branchId);
  expect(groups.map(({ name }) => name)).toContain("Group of nurses");
});
