import { beforeAll, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { knowsYear } from "@/lib/core/workdays";
import { recordHolidaysAction, removeHolidaysAction } from "@/lib/organisation/actions";
import { getWorkCalendar, listHolidays } from "@/lib/organisation/queries/holidays";
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
  execute<never, { year: string }>(definitionOf(action) as never, actor, input);
const SPRING = { kind: "holiday", name: "Spring Festival", fromDay: "2027-02-05", toDay: "2027-02-11" };

test("a range is recorded at once, read as one span, and only by its own hospital", async () => {
  expect(knowsYear("2027-02-05", await getWorkCalendar(committee, db))).toBe(false);
  await run(recordHolidaysAction, SPRING);
  await run(recordHolidaysAction, { kind: "workday", name: "Spring Festival", fromDay: "2027-02-14", toDay: "" });
  expect(await listHolidays(committee, 2027)).toEqual([
    { ...SPRING, days: 7, official: true },
    { kind: "workday", name: "Spring Festival", fromDay: "2027-02-14", toDay: "2027-02-14", days: 1, official: true },
  ]);
  const calendar = await getWorkCalendar(committee, db);
  expect([calendar.off.size, [...calendar.worked], knowsYear("2027-12-31", calendar)]).toEqual([
    7,
    ["2027-02-14"],
    true,
  ]);
  expect(await listHolidays(stranger, 2027)).toEqual([]);
  expect((await getWorkCalendar(stranger, db)).years.size).toBe(0);
});

test("a day of the hospital's own is told apart and makes no year known", async () => {
  const own = { kind: "holiday", name: "Founding day", fromDay: "2030-05-12", toDay: "2030-05-13", source: "own" };
  await run(recordHolidaysAction, own);
  const { source, ...days } = own;
  expect(await listHolidays(committee, 2030)).toEqual([{ ...days, days: 2, official: false }]);
  const calendar = await getWorkCalendar(committee, db);
  expect([calendar.off.has("2030-05-13"), knowsYear("2030-05-13", calendar)]).toEqual([true, false]);
  await run(recordHolidaysAction, { ...own, fromDay: "2030-05-14", toDay: "2030-05-14", source: "notice" });
  expect((await listHolidays(committee, 2030)).map(({ official }) => official)).toEqual([false, true]);
  expect(knowsYear("2030-05-13", await getWorkCalendar(committee, db))).toBe(true);
  await expect(run(recordHolidaysAction, { ...own, source: "other" })).rejects.toMatchObject({ code: "INVALID" });
});

test("the trail says which days", async () => {
  const entry = await db.auditEntry.findFirstOrThrow({ where: { action: "holiday.add" }, orderBy: { seq: "asc" } });
  expect(entry).toMatchObject({ subject: "hospital", subjectId: world.home.hospitalId, after: SPRING });
});

test.each([
  [{ toDay: "2027-02-04" }, "toDay", "organisation.invalid.order"],
  [{ fromDay: "2026-02-05" }, "toDay", "organisation.invalid.longHoliday"],
  [{ kind: "workday", fromDay: "2027-02-19", toDay: "" }, "fromDay", "organisation.invalid.notWeekend"],
  [{ kind: "workday", fromDay: "2027-02-20", toDay: "2027-02-28" }, "toDay", "organisation.invalid.notWeekend"],
  [{ fromDay: "2027-02-30" }, "fromDay", "core.invalid.day"],
  [{ name: " " }, "name", "core.invalid.required"],
])("%o is refused at %s", async (given, field, key) => {
  const input = { ...SPRING, ...given };
  await expect(run(recordHolidaysAction, input)).rejects.toMatchObject({
    code: "INVALID",
    fieldErrors: { [field]: key },
  });
});

test("a day that is known already is named, and nothing of the range is written", async () => {
  const overlapping = { ...SPRING, name: "Other", fromDay: "2027-02-01" };
  await expect(run(recordHolidaysAction, overlapping)).rejects.toMatchObject({
    fieldErrors: { fromDay: "organisation.invalid.dayKnown" },
    params: { day: "2027-02-05", name: "Spring Festival" },
  });
  expect(await db.publicHoliday.count({ where: { name: "Other" } })).toBe(0);
});

test("of two people at once one records the days, and the other hears that they are there", async () => {
  const input = { kind: "holiday", name: "Labour Day", fromDay: "2027-05-01", toDay: "2027-05-05" };
  const outcomes = await Promise.allSettled([run(recordHolidaysAction, input), run(recordHolidaysAction, input)]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "INVALID", fieldErrors: { fromDay: "organisation.invalid.dayKnown" } },
  });
  expect(await db.publicHoliday.count({ where: { name: "Labour Day" } })).toBe(5);
});

test("what was removed meanwhile is a conflict that says by whom; another hospital's days are not there", async () => {
  await expect(run(removeHolidaysAction, SPRING, stranger)).rejects.toMatchObject({ code: "CONFLICT" });
  await run(removeHolidaysAction, SPRING);
  await expect(run(removeHolidaysAction, SPRING)).rejects.toMatchObject({
    code: "CONFLICT",
    params: { name: committee.name },
  });
  expect((await listHolidays(committee, 2027)).map(({ name, kind }) => [name, kind])).toEqual([
    ["Spring Festival", "workday"],
    ["Labour Day", "holiday"],
  ]);
});
