import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addMonths, thisMonth } from "@/lib/core/period";
import { correctFigure, recordFigure } from "@/lib/satisfaction/commands";
import { getFigure, listDepartmentFigures, listFigures } from "@/lib/satisfaction/queries";
import { correctFigureSchema, figureFiltersSchema, recordFigureSchema } from "@/lib/satisfaction/schema";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();

let world: World;
let committee: Actor;
let secretary: Actor;
let stranger: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  const { hospitalId, userId, own } = world.home;
  committee = actorOf({ hospitalId, userId, roles: ["committee"] });
  secretary = actorOf({ hospitalId, roles: ["branchSecretary"], branchIds: [own.branchId] });
  stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
});

const record = { permission: "satisfaction.record", input: recordFigureSchema, run: recordFigure } as const;
const correct = { permission: "satisfaction.record", input: correctFigureSchema, run: correctFigure } as const;
const everything = figureFiltersSchema.parse({});

function typed(changes: Record<string, unknown> = {}) {
  const base = { population: "inpatient", departmentId: "", month: "2026-03", value: "99.46", n: "412" };
  return {
    ...base,
    formula: "satisfiedRate",
    method: "nationalPlatform",
    source: `Questionnaire ${randomUUID()}`,
    ...changes,
  };
}

const idsOf = async (actor: Actor, filters: Record<string, string> = {}) =>
  (await listFigures(actor, figureFiltersSchema.parse(filters))).rows.map((row) => row.id);

describe("recording", () => {
  test("stores what was typed and writes the trail", async () => {
    const { id } = await execute(record, committee, typed({ departmentId: world.home.own.departmentId, n: "" }));
    const figure = await getFigure(committee, id);
    expect(figure).toMatchObject({ value: 99.46, n: null, departmentId: world.home.own.departmentId, version: 1 });
    const entry = await db.auditEntry.findFirst({ where: { hospitalId: committee.hospitalId, subjectId: id } });
    const after = { value: 99.46, n: null, method: "nationalPlatform" };
    expect(entry).toMatchObject({ action: "satisfaction.record", after });
  });

  test("refuses the same figure of the same source at the field, also for the whole hospital", async () => {
    const input = typed();
    await execute(record, committee, input);
    const again = execute(record, committee, { ...input, value: "80" });
    await expect(again).rejects.toMatchObject({
      code: "CONFLICT",
      fieldErrors: { source: "satisfaction.error.duplicate" },
    });
    const { total } = await listFigures(committee, { ...everything, q: input.source });
    expect(total).toBe(1);
  });

  test("two at once store it once", async () => {
    const input = typed();
    const results = await Promise.allSettled([1, 2, 3].map(() => execute(record, committee, input)));
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("refuses a month that lies ahead and another hospital's department", async () => {
    const ahead = execute(record, committee, typed({ month: addMonths(thisMonth(), 1) }));
    await expect(ahead).rejects.toMatchObject({ fieldErrors: { month: "satisfaction.invalid.futureMonth" } });
    const foreign = execute(record, committee, typed({ departmentId: world.abroad.own.departmentId }));
    await expect(foreign).rejects.toMatchObject({ fieldErrors: { departmentId: "core.invalid.choose" } });
  });

  test("is the committee's alone", async () => {
    await expect(execute(record, secretary, typed())).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("correcting", () => {
  test("changes the figure and keeps both versions in the trail", async () => {
    const input = typed();
    const { id } = await execute(record, committee, input);
    await execute(correct, committee, { ...input, id, version: 1, value: "98.5" });
    expect(await getFigure(committee, id)).toMatchObject({ value: 98.5, version: 2 });
    const entry = await db.auditEntry.findFirst({ where: { subjectId: id, action: "satisfaction.correct" } });
    expect(entry).toMatchObject({ before: { value: 99.46 }, after: { value: 98.5 } });
  });

  test("of an older version is a conflict that names who was first", async () => {
    const input = typed();
    const { id } = await execute(record, committee, input);
    const first = actorOf({ ...committee, name: "沈若兰" });
    await execute(correct, first, { ...input, id, version: 1, value: "98" });
    const second = execute(correct, committee, { ...input, id, version: 1, value: "97" });
    await expect(second).rejects.toMatchObject({ code: "CONFLICT", params: { name: "沈若兰" } });
    expect((await getFigure(committee, id)).value).toBe(98);
  });

  test("into a figure that is there already is refused", async () => {
    const [one, two] = [typed(), typed()];
    await execute(record, committee, one);
    const { id } = await execute(record, committee, two);
    await expect(execute(correct, committee, { ...one, id, version: 1 })).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("of another hospital's figure finds nothing", async () => {
    const input = { ...typed(), id: world.abroad.own.figureId, version: 1 };
    await expect(execute(correct, committee, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("reach", () => {
  test("a secretary sees the paired departments and the whole hospital, not other departments", async () => {
    const { id } = await execute(record, committee, typed());
    const seen = await idsOf(secretary);
    expect(seen).toContain(world.home.own.figureId);
    expect(seen).toContain(id);
    expect(seen).not.toContain(world.home.other.figureId);
    await expect(getFigure(secretary, world.home.other.figureId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { departmentId } = world.home.other;
    expect(await listDepartmentFigures(secretary, { departmentIds: [departmentId], month: "2026-01" })).toEqual([]);
  });

  test("a pairing that has ended shows nothing any more", async () => {
    const { branchId, departmentId } = world.home.own;
    const former = { hospitalId: committee.hospitalId, branchId };
    const other = actorOf({ ...former, roles: ["branchSecretary"], branchIds: [world.home.other.branchId] });
    await db.departmentPairing.create({
      data: {
        hospitalId: committee.hospitalId,
        branchId: world.home.other.branchId,
        departmentId,
        fromDay: new Date("2024-01-01"),
        toDay: new Date("2025-12-31"),
      },
    });
    expect(await idsOf(other)).not.toContain(world.home.own.figureId);
  });

  test("another hospital, and a role without the permission, see nothing of ours", async () => {
    expect(await idsOf(stranger)).not.toContain(world.home.own.figureId);
    await expect(getFigure(stranger, world.home.own.figureId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const auditor = actorOf({ hospitalId: committee.hospitalId, roles: ["auditor"] });
    expect(await idsOf(auditor)).toEqual([]);
    await expect(getFigure(committee, "not-an-id")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the list", () => {
  test("filters, sorts and pages in the database", async () => {
    const { departmentId } = world.home.own;
    for (const [month, value] of [
      ["2025-01", "70"],
      ["2025-02", "60"],
      ["2025-03", "80"],
    ]) {
      await execute(record, committee, typed({ population: "staff", departmentId, month, value, source: "Sorted" }));
    }
    const filters = figureFiltersSchema.parse({
      department: departmentId,
      population: "staff",
      sort: "value",
      dir: "asc",
    });
    const { rows, total } = await listFigures(committee, filters);
    expect([rows.map((row) => row.value), total]).toEqual([[60, 70, 80], 3]);
    expect((await listFigures(committee, { ...filters, page: 2 })).rows).toEqual([]);
    expect((await listFigures(committee, { ...filters, q: "SORTED", month: "2025-02" })).total).toBe(1);
  });

  test("what a figure came about by is a filter", async () => {
    const { id } = await execute(record, committee, typed({ method: "phone" }));
    const { rows } = await listFigures(committee, { ...everything, method: "phone" });
    expect(rows).toMatchObject([{ id, method: "phone" }]);
    const without = execute(record, committee, typed({ method: "" }));
    await expect(without).rejects.toMatchObject({ fieldErrors: { method: "core.invalid.choose" } });
  });

  test("whole-hospital figures are a filter of their own", async () => {
    await execute(record, committee, typed());
    const { rows } = await listFigures(committee, { ...everything, department: "hospital" });
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.every((row) => row.departmentId === null)).toBe(true);
  });
});

test("the month before counts only by the same formula and source", async () => {
  const { departmentId } = world.home.own;
  const at = { departmentId, population: "inpatient" };
  await execute(record, committee, typed({ ...at, month: "2025-07", value: "90", source: "A" }));
  await execute(record, committee, typed({ ...at, month: "2025-08", value: "92", source: "A" }));
  await execute(record, committee, typed({ ...at, month: "2025-08", value: "50", source: "B" }));
  const figures = await listDepartmentFigures(committee, { departmentIds: [departmentId], month: "2025-08" });
  const previous = Object.fromEntries(figures.map((figure) => [figure.source, figure.previous]));
  expect(previous).toEqual({ A: 90, B: null });
});
