import { beforeAll, describe, expect, test } from "vitest";
import { correctCareAction, recordCareAction, removeCareAction, restoreCareAction } from "@/lib/care/actions";
import { findRemovedCare, getCare, listCare, listCareByMonth, summarizeCareByYear } from "@/lib/care/queries";
import { getCareSheet } from "@/lib/care/queries/care-sheet";
import { careFiltersSchema } from "@/lib/care/schema";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const zh = translatorOf("zh-CN");
let world: World;
let committee: Actor;
let secretary: Actor;
let stranger: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
});

const run = (action: object, input: object, actor = committee) =>
  execute<never, { id: string }>(definitionOf(action) as never, actor, input);
const typed = (changes: object = {}) => {
  const base = { kind: "visit", onDay: "2025-07-15", departmentId: "", title: "高温慰问", people: "320" };
  return { ...base, amount: "12,800.50", note: "", ...changes };
};
const record = (changes: object = {}) => run(recordCareAction, typed(changes));
const filters = (given: Record<string, string> = {}) => careFiltersSchema.parse(given);
const idsOf = async (actor: Actor, given: Record<string, string> = {}) =>
  (await listCare(actor, filters(given))).rows.map(({ id }) => id);

describe("logging and correcting", () => {
  test("money is kept in fen exactly, beyond what a small number holds, and the trail tells it", async () => {
    const { id } = await record({ amount: "999,999,999.99" });
    expect(await getCare(committee, id)).toMatchObject({ amountFen: 99_999_999_999, people: 320, version: 1 });
    const { amount } = await db.careAction.findFirstOrThrow({ where: { id } });
    expect(amount).toBe(99_999_999_999n);
    const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: id } });
    const after = { kind: "visit", onDay: "2025-07-15", departmentId: null, title: "高温慰问", note: "" };
    expect(entry).toMatchObject({
      action: "care.record",
      after: { ...after, reached: 320, amountFen: 99_999_999_999 },
    });
    await run(removeCareAction, { id, version: 1 });
  });

  test("a correction keeps both in the trail; one of an older version is a conflict with a name", async () => {
    const { id } = await record();
    const colleague = actorOf({ ...committee, name: "沈若兰" });
    await run(correctCareAction, { ...typed({ amount: "" }), id, version: 1 }, colleague);
    expect(await getCare(committee, id)).toMatchObject({ amountFen: null, version: 2 });
    const entry = await db.auditEntry.findFirstOrThrow({ where: { subjectId: id, action: "care.correct" } });
    expect(entry).toMatchObject({ before: { amountFen: 1_280_050 }, after: { amountFen: null } });
    const late = run(correctCareAction, { ...typed({ title: "Late" }), id, version: 1 });
    await expect(late).rejects.toMatchObject({ code: "CONFLICT", params: { name: "沈若兰" } });
    await expect(run(removeCareAction, { id, version: 1 })).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await getCare(committee, id)).toMatchObject({ title: "高温慰问" });
  });

  test("a department must be the hospital's own and open on the day", async () => {
    const foreign = record({ departmentId: world.abroad.own.departmentId });
    await expect(foreign).rejects.toMatchObject({ fieldErrors: { departmentId: "core.invalid.choose" } });
    const { hospitalId, other } = world.home;
    const where = { hospitalId_id: { hospitalId, id: other.spareDepartmentId } };
    await db.department.update({ where, data: { closedOn: toDbDay("2025-07-15") } });
    const at = { departmentId: other.spareDepartmentId };
    await expect(record(at)).rejects.toMatchObject({
      fieldErrors: { departmentId: "care.invalid.departmentNotOpen" },
    });
    const { id } = await record({ ...at, onDay: "2025-07-14" });
    expect(await getCare(committee, id)).toMatchObject({ departmentId: other.spareDepartmentId });
  });
});

describe("removing", () => {
  test("is undone with the same id, and a form from before stays stale", async () => {
    const { id } = await record({ title: "到此一游" });
    await run(correctCareAction, { ...typed({ title: "到此一游", note: "备注" }), id, version: 1 });
    const before = await getCare(committee, id);
    await run(removeCareAction, { id, version: 2 });
    await expect(getCare(committee, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await findRemovedCare(committee, id)).toMatchObject({ title: "到此一游", reached: 320 });
    await run(restoreCareAction, { id });
    const { version, ...after } = await getCare(committee, id);
    expect(after).toEqual({ ...after, ...before, version: undefined });
    expect(version).toBeGreaterThan(2);
    expect(await findRemovedCare(committee, id)).toBeNull();
    await expect(run(restoreCareAction, { id })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(run(correctCareAction, { ...typed(), id, version: 2 })).rejects.toMatchObject({ code: "CONFLICT" });
    const trail = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" } });
    expect(trail.map(({ action }) => action)).toEqual(["care.record", "care.correct", "care.remove", "care.restore"]);
  });

  test("two who bring it back at once bring it back once", async () => {
    const { id } = await record();
    await run(removeCareAction, { id, version: 1 });
    const results = await Promise.allSettled([1, 2].map(() => run(restoreCareAction, { id })));
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test("nobody else sees or brings back what was removed", async () => {
    const { id } = await record();
    await run(removeCareAction, { id, version: 1 });
    expect(await findRemovedCare(stranger, id)).toBeNull();
    expect(await findRemovedCare(secretary, id)).toBeNull();
    expect(await findRemovedCare(committee, "nonsense")).toBeNull();
    await expect(run(restoreCareAction, { id }, stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("reach", () => {
  const march = { from: "2024-03", to: "2024-03" };
  const seenBy = (actor: Actor) => idsOf(actor, march);

  test("a secretary sees the whole hospital and the own departments on the days of the pairing", async () => {
    const { hospitalId, own, other } = world.home;
    const paired = { hospitalId, branchId: own.branchId, departmentId: other.departmentId };
    await db.departmentPairing.create({
      data: { ...paired, fromDay: toDbDay("2024-03-10"), toDay: toDbDay("2024-03-20") },
    });
    const at = { departmentId: other.departmentId, people: "10" };
    const whole = await record({ onDay: "2024-03-01", people: "1000" });
    const mine = await record({ onDay: "2024-03-01", departmentId: own.departmentId, people: "100" });
    const days = ["2024-03-09", "2024-03-10", "2024-03-20", "2024-03-21"];
    const others: string[] = [];
    for (const onDay of days) others.push((await record({ onDay, ...at })).id);
    expect((await seenBy(secretary)).sort()).toEqual([whole.id, mine.id, others[1], others[2]].sort());
    expect(await seenBy(committee)).toHaveLength(6);
    expect(await seenBy(actorAtHome(world, "leader"))).toHaveLength(6);
    await expect(getCare(secretary, others[0] ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await summarizeCareByYear(secretary, march)).toMatchObject([{ year: "2024", total: { people: 1120 } }]);
    expect(await listCareByMonth(secretary, march)).toEqual([
      { month: "2024-03", kind: "visit", actions: 4, people: 1120 },
    ]);
    const { rows } = await getCareSheet(secretary, march, zh);
    expect(rows).toHaveLength(4);
  });

  test("another hospital and roles without the permission see nothing of ours", async () => {
    const auditor = actorAtHome(world, "auditor");
    for (const actor of [stranger, auditor, actorAtHome(world, "administrator")]) {
      expect(await seenBy(actor)).toEqual([]);
      expect(await listCareByMonth(actor, march)).toEqual([]);
      await expect(getCare(actor, world.home.own.careActionId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(
      run(correctCareAction, { ...typed(), id: world.home.own.careActionId, version: 1 }, stranger),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(run(recordCareAction, typed(), secretary)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the list", () => {
  const year = { from: "2023-01", to: "2023-12" };

  beforeAll(async () => {
    const { departmentId } = world.home.own;
    await record({ onDay: "2022-12-31", kind: "honour" });
    await record({ onDay: "2023-01-01", kind: "health", people: "900", amount: "", title: "全员体检 100%" });
    await record({ onDay: "2023-05-12", kind: "honour", people: "60", amount: "50", departmentId });
    await record({ onDay: "2023-12-31", kind: "study", people: "7", amount: "0.01", note: "进修三个月" });
    await record({ onDay: "2024-01-01", kind: "study" });
  });

  test("filters by kind, place, months and text, and sums what it shows", async () => {
    const people = async (given: Record<string, string>) =>
      (await listCare(committee, filters({ ...year, ...given }))).rows.map((row) => row.people);
    expect(await people({})).toEqual([7, 60, 900]);
    expect(await people({ kind: "honour" })).toEqual([60]);
    expect(await people({ department: world.home.own.departmentId })).toEqual([60]);
    expect(await people({ department: "hospital", sort: "people", dir: "asc" })).toEqual([7, 900]);
    expect(await people({ q: "进修" })).toEqual([7]);
    expect(await people({ q: "100%" })).toEqual([900]);
    expect(await people({ q: "100_" })).toEqual([]);
    expect(await people({ q: world.home.own.departmentName })).toEqual([60]);
    const [sums] = await summarizeCareByYear(committee, filters(year));
    expect(sums).toMatchObject({ year: "2023", total: { actions: 3, people: 967, amountFen: 5001 } });
  });

  test("sorts by money with the untold last, and pages", async () => {
    const given = filters({ ...year, sort: "amount", dir: "desc" });
    const { rows, total } = await listCare(committee, given, 2);
    expect([rows.map(({ amountFen }) => amountFen), total]).toEqual([[5000, 1], 3]);
    const rest = await listCare(committee, { ...given, page: 2 }, 2);
    expect(rest.rows.map(({ amountFen }) => amountFen)).toEqual([null]);
  });

  test("is taken along as it is filtered, days as days and money in yuan", async () => {
    const { about, columns, rows } = await getCareSheet(committee, { ...year, kind: "honour", page: "9" }, zh);
    expect(about[0]?.[1]).toBe("荣誉激励 · 2023-01 起 · 到 2023-12");
    const { departmentName } = world.home.own;
    expect(rows).toEqual([["2023-05-12", "荣誉激励", departmentName, "高温慰问", 60, 5000, null]]);
    expect(columns.map(({ kind }) => kind)).toEqual([
      "day",
      undefined,
      undefined,
      undefined,
      "number",
      "money",
      undefined,
    ]);
  });

  test("by month and department it is what stands beside the staff trend", async () => {
    const { departmentId } = world.home.own;
    expect(await listCareByMonth(committee, { ...year, departmentId })).toEqual([
      { month: "2023-05", kind: "honour", actions: 1, people: 60 },
    ]);
    expect((await listCareByMonth(committee, year)).map(({ month }) => month)).toEqual([
      "2023-01",
      "2023-05",
      "2023-12",
    ]);
  });
});
