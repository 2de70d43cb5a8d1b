import { beforeEach, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, toDbDay, today } from "@/lib/core/period";
import { getDashboard } from "@/lib/dashboards/queries/dashboard";
import { summarizeSeries } from "@/lib/dashboards/queries/series";
import { getDepartment } from "@/lib/organisation/queries/department-detail";
import { listDepartmentOptions, listPairedDepartments, listPairingSpans } from "@/lib/organisation/queries/departments";
import { recordFigureAction } from "@/lib/satisfaction/actions";
import { listDepartmentFigures, listFigures } from "@/lib/satisfaction/queries";
import {
  closeDepartmentAction,
  createStaffAction,
  mergeDepartmentsAction,
  moveStaffAction,
  splitDepartmentAction,
} from "@/lib/staff/actions";
import { listLeavingDepartments } from "@/lib/staff/queries/reorganisation";
import { actorOf } from "@/tests/support/actors";
import { meanwhile } from "@/tests/support/meanwhile";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;
let secretary: Actor;

beforeEach(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
});

const ON = "2026-02-01";
const run = (action: object, input: object, actor = committee) =>
  execute<never, { id: string }>(definitionOf(action) as never, actor, input);
const merge = (input: object = {}) =>
  run(mergeDepartmentsAction, {
    fromIds: [world.home.own.departmentId, world.home.other.departmentId],
    name: "Merged",
    kind: "clinical",
    onDay: ON,
    ...input,
  });
const refusedAt = (field: string, key: string) => ({ code: "INVALID", fieldErrors: { [field]: key } });
const staffIn = (departmentId: string) => db.staff.count({ where: { departmentId } });

async function appoint(head: boolean): Promise<string> {
  const { hospitalId, own } = world.home;
  const kind = head ? ("administrative" as const) : ("medicalExpert" as const);
  const at = { hospitalId, staffId: own.freeStaffId, departmentId: own.departmentId, kind, head };
  const data = { ...at, title: "Post", fromDay: toDbDay("2024-01-01") };
  return (await db.appointment.create({ data, select: { id: true } })).id;
}

describe("merging two departments into a new one", () => {
  test("takes people, posts and branches along from the day on", async () => {
    const { own, other } = world.home;
    const head = await appoint(true);
    await appoint(false);
    const all = (await staffIn(own.departmentId)) + (await staffIn(other.departmentId));
    const { id } = await merge();
    const left = [await staffIn(own.departmentId), await staffIn(other.departmentId)];
    expect([all > 2, await staffIn(id), ...left]).toEqual([true, all, 0, 0]);
    expect(await db.staffMove.count({ where: { intoDepartmentId: id, onDay: toDbDay(ON) } })).toBe(all);
    const { heads, pairings, predecessors } = await getDepartment(committee, id);
    expect(heads).toEqual([]);
    expect(pairings.map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
      [ON, null],
      [ON, null],
    ]);
    expect(predecessors.map(({ kind, onDay }) => [kind, onDay])).toEqual([
      ["merge", ON],
      ["merge", ON],
    ]);
    const posts = await db.appointment.findMany({ where: { staffId: own.freeStaffId }, orderBy: { fromDay: "asc" } });
    expect(posts.find((post) => post.id === head)?.toDay).toEqual(toDbDay("2026-01-31"));
    expect(posts.filter((post) => post.departmentId === id).map(({ kind, toDay }) => [kind, toDay])).toEqual([
      ["medicalExpert", null],
    ]);
  });

  test("leaves the old departments with their history, closed from the day on", async () => {
    const { own } = world.home;
    const { id } = await merge();
    const old = await getDepartment(committee, own.departmentId);
    expect([old.closedOn, old.pairings[0]?.toDay]).toEqual([ON, "2026-01-31"]);
    expect(old.successors.map((one) => [one.id, one.onDay])).toEqual([[id, ON]]);
    const names = (await listDepartmentOptions(committee)).map((one) => one.id);
    expect(names).not.toContain(own.departmentId);
    const then = await listDepartmentOptions(committee, { from: "2026-01-01", to: "2026-01-31" });
    expect(then.map((one) => one.id)).toContain(own.departmentId);
    expect(then.map((one) => one.id)).not.toContain(id);
  });

  test("last year's figures stay with the old department, for the branch and on the dashboard", async () => {
    const { own } = world.home;
    const { id } = await merge();
    const paired = async (month: string) =>
      (await listPairedDepartments(committee, [own.branchId], month)).map(({ departmentId }) => departmentId);
    expect([await paired("2026-01"), await paired("2026-02")]).toEqual([[own.departmentId], [id]]);
    const figures = await listDepartmentFigures(secretary, { departmentIds: [own.departmentId], month: "2026-01" });
    expect(figures).toMatchObject([{ method: "own" }, { method: "other", value: 98 }]);
    const leader = actorAtHome(world, "leader");
    const shown = async (month: string) =>
      (await getDashboard(leader, month)).departments.find((one) => one.id === own.departmentId);
    expect((await shown("2026-01"))?.figures.outpatient?.value).toBe(98);
    expect(await shown("2026-02")).toBeUndefined();
    const filters = { month: "2026-06", populations: ["outpatient"] as const, departments: [own.departmentId] };
    const { series } = await summarizeSeries(leader, filters);
    expect(series.flatMap((one) => one.figures.filter(({ state }) => state === "known"))).toHaveLength(1);
  });

  test("a secretary still finds the figures of the months in which the branch stood there, and no others", async () => {
    const { own } = world.home;
    await merge();
    const ids = async (actor: Actor) => {
      const filters = { sort: "month", dir: "desc", page: 1, department: own.departmentId } as const;
      return (await listFigures(actor, filters)).rows.map((row) => row.id);
    };
    expect(await ids(secretary)).toEqual([own.figureId]);
    await db.departmentPairing.updateMany({
      where: { branchId: own.branchId, departmentId: own.departmentId },
      data: { fromDay: toDbDay("2013-01-01"), toDay: toDbDay("2025-12-31") },
    });
    expect(await ids(secretary)).toEqual([]);
    expect(await ids(committee)).toEqual([own.figureId]);
  });

  test("a figure belongs to the department that was open in its month", async () => {
    const { own } = world.home;
    const { id } = await merge();
    const record = (departmentId: string, month: string) =>
      run(recordFigureAction, {
        ...{
          population: "inpatient",
          value: "97.5",
          n: "90",
          formula: "satisfiedRate",
          source: "Late",
          method: "paper",
        },
        departmentId,
        month,
      });
    await record(own.departmentId, "2026-01");
    await record(id, "2026-02");
    for (const [departmentId, month] of [
      [own.departmentId, "2026-02"],
      [id, "2026-01"],
    ] as const) {
      const error = record(departmentId, month);
      await expect(error).rejects.toMatchObject(refusedAt("departmentId", "satisfaction.invalid.departmentNotOpen"));
    }
  });

  test("sums posts and beds unless others are given", async () => {
    const { own, other } = world.home;
    await db.department.updateMany({ where: { id: own.departmentId }, data: { beds: 30, headcount: 40 } });
    await db.department.updateMany({ where: { id: other.departmentId }, data: { beds: 12 } });
    const { id } = await merge({ headcount: "50" });
    expect(await getDepartment(committee, id)).toMatchObject({ beds: 42, headcount: 50 });
  });
});

test("merging into a department that goes on keeps one pairing a day", async () => {
  const { hospitalId, own, other } = world.home;
  const pair = { hospitalId, branchId: own.branchId, departmentId: other.departmentId };
  await db.departmentPairing.create({ data: { ...pair, fromDay: toDbDay("2026-03-01") } });
  const all = (await staffIn(own.departmentId)) + (await staffIn(other.departmentId));
  await merge({ fromIds: [own.departmentId], intoId: other.departmentId, name: "" });
  const { pairings, closedOn } = await getDepartment(committee, other.departmentId);
  const mine = pairings.filter(({ branchId }) => branchId === own.branchId);
  expect(mine.map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
    ["2026-03-01", null],
    [ON, "2026-02-28"],
  ]);
  expect([closedOn, await staffIn(other.departmentId)]).toEqual([null, all]);
});

describe("splitting a department", () => {
  const split = (input: object) =>
    run(splitDepartmentAction, { fromId: world.home.own.departmentId, onDay: ON, ...input });
  const part = (name: string, more: object = {}) => ({ name, kind: "clinical", ...more });

  test("gives everybody to the part chosen, each part its branch, and closes the old one", async () => {
    const { own, other } = world.home;
    const all = await staffIn(own.departmentId);
    await split({
      parts: { 0: part("First"), 1: part("Second", { branchId: other.branchId }), 2: part("") },
      staff: { [own.freeStaffId]: "1" },
    });
    const { successors, closedOn } = await getDepartment(committee, own.departmentId);
    expect([successors.map(({ name }) => name).toSorted(), closedOn]).toEqual([["First", "Second"], ON]);
    const [first, second] = successors.toSorted((a, b) => (a.name < b.name ? -1 : 1)).map(({ id }) => id);
    const { departmentId } = await db.staff.findFirstOrThrow({ where: { id: own.freeStaffId } });
    expect([departmentId, await staffIn(first ?? "")]).toEqual([second, all - 1]);
    const branchOf = async (id = "") => (await getDepartment(committee, id)).pairings.map(({ branchId }) => branchId);
    expect([await branchOf(first), await branchOf(second)]).toEqual([[own.branchId], [other.branchId]]);
  });

  test("or goes on with those who were not chosen", async () => {
    const { own } = world.home;
    const all = await staffIn(own.departmentId);
    await split({ stays: "on", parts: { 0: part("New") }, staff: { [own.freeStaffId]: "0" } });
    const { closedOn, pairings } = await getDepartment(committee, own.departmentId);
    expect([closedOn, pairings[0]?.toDay, await staffIn(own.departmentId)]).toEqual([null, null, all - 1]);
  });

  test("into one part alone is no split", async () => {
    const error = split({ parts: { 0: part("Only") } });
    await expect(error).rejects.toMatchObject(refusedAt("parts.0.name", "staff.invalid.splitParts"));
  });
});

test("what goes over is told to who keeps the register, of their own hospital's open departments", async () => {
  const { own, other } = world.home;
  await appoint(true);
  const ids = [own.departmentId, world.abroad.own.departmentId, "nonsense"];
  const [found, ...more] = await listLeavingDepartments(committee, ids);
  const staff = await staffIn(own.departmentId);
  expect([found?.id, found?.staff.length, found?.heads.length, more]).toEqual([own.departmentId, staff, 1, []]);
  const stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
  expect(await listLeavingDepartments(stranger, [own.departmentId])).toEqual([]);
  expect(await listLeavingDepartments(secretary, [own.departmentId])).toEqual([]);
  expect(await listPairingSpans(stranger, [own.branchId, other.branchId])).toEqual([]);
  expect(await listPairingSpans(committee, [own.branchId])).toEqual([
    { departmentId: own.departmentId, fromDay: "2013-01-01", toDay: null },
  ]);
});

describe("what is refused", () => {
  test("a day that is not after everything recorded, and one still to come", async () => {
    const early = merge({ onDay: "2013-01-01" });
    await expect(early).rejects.toMatchObject(refusedAt("onDay", "staff.invalid.reorganisedBefore"));
    const future = merge({ onDay: addDays(today(), 1) });
    await expect(future).rejects.toMatchObject(refusedAt("onDay", "organisation.invalid.future"));
  });

  test("closing a department with people in it and nowhere to go", async () => {
    const { own } = world.home;
    const { name } = await getDepartment(committee, own.departmentId);
    const close = (intoId?: string, confirm = name) =>
      run(closeDepartmentAction, { fromId: own.departmentId, onDay: ON, confirm, ...(intoId ? { intoId } : {}) });
    await expect(close(own.spareDepartmentId, "another")).rejects.toMatchObject(
      refusedAt("confirm", "staff.invalid.confirmName"),
    );
    await expect(close()).rejects.toMatchObject(refusedAt("intoId", "staff.invalid.staffRemains"));
    const all = await staffIn(own.departmentId);
    await close(own.spareDepartmentId);
    const { pairings } = await getDepartment(committee, own.spareDepartmentId);
    expect([await staffIn(own.spareDepartmentId), pairings]).toEqual([all, []]);
    await expect(close(own.spareDepartmentId)).rejects.toMatchObject(
      refusedAt("fromId", "staff.invalid.departmentClosed"),
    );
  });

  test("a department below one of those that close, and another hospital's", async () => {
    const { own, other } = world.home;
    await db.department.updateMany({ where: { id: other.departmentId }, data: { parentId: own.departmentId } });
    const below = merge({ fromIds: [own.departmentId], intoId: other.departmentId, name: "" });
    await expect(below).rejects.toMatchObject(refusedAt("intoId", "staff.invalid.mergeIntoBelow"));
    const abroad = merge({ fromIds: [own.departmentId, world.abroad.own.departmentId] });
    await expect(abroad).rejects.toMatchObject(refusedAt("fromIds", "staff.invalid.departmentClosed"));
  });

  test("a department that is closed at that moment, as what takes in departments or people", async () => {
    const { own, other, hospitalId } = world.home;
    const { spareDepartmentId: intoId } = own;
    const { name } = await getDepartment(committee, own.departmentId);
    const person = { name: "New", employeeNo: "N1", departmentId: intoId };
    const results = await meanwhile<unknown>(
      (tx) => tx.department.updateMany({ where: { hospitalId, id: intoId }, data: { closedOn: toDbDay(ON) } }),
      () => merge({ fromIds: [other.departmentId], intoId, name: "" }),
      () => run(closeDepartmentAction, { fromId: own.departmentId, onDay: ON, confirm: name, intoId }),
      () => run(createStaffAction, person),
      () => run(moveStaffAction, { id: own.freeStaffId, version: 1, departmentId: intoId, onDay: ON }),
    );
    const closed = (field: string, key: string) => ({ status: "rejected", reason: refusedAt(field, key) });
    expect(results).toMatchObject([
      closed("intoId", "staff.invalid.departmentClosed"),
      closed("intoId", "staff.invalid.departmentClosed"),
      closed("departmentId", "staff.invalid.department"),
      closed("departmentId", "staff.invalid.department"),
    ]);
    expect(await staffIn(intoId)).toBe(0);
  });

  test("one of two mergers of the same department at once", async () => {
    const results = await Promise.allSettled([merge({ name: "One" }), merge({ name: "Two" })]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });
});
