import { PrismaPg } from "@prisma/adapter-pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyChain } from "@/lib/core/audit";
import { db } from "@/lib/core/db/client";
import { PrismaClient } from "@/lib/core/db/generated/client";
import { toDbDay } from "@/lib/core/period";
import { isWorkday, knowsYear, reportDueOn } from "@/lib/core/workdays";
import { getWorkCalendar } from "@/lib/organisation/queries/holidays";
import { HOLIDAY_YEARS, HOLIDAYS } from "@/lib/organisation/rules/holiday-catalogue";
import { addKnownHolidays } from "@/prisma/launch/holidays";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";

const database = useDatabase();
let ids: string[];

beforeAll(async () => {
  for (const code of ["a", "b"]) await db.hospital.create({ data: { code, name: code, ownership: "public" } });
  ids = (await db.hospital.findMany({ orderBy: { code: "asc" } })).map(({ id }) => id);
});

afterAll(() => db.$disconnect());

const calendarOf = (hospitalId: string) => getWorkCalendar(actorOf({ hospitalId, roles: ["committee"] }), db);

test("a start gives every hospital the years it has nothing of, once, and says so in the trail", async () => {
  const added = await Promise.all([addKnownHolidays(database.url()), addKnownHolidays(database.url())]);
  expect(added.reduce((sum, one) => sum + one, 0)).toBe(HOLIDAYS.length * ids.length);
  expect(await addKnownHolidays(database.url())).toBe(0);
  const [hospitalId = ""] = ids;
  const entries = await db.auditEntry.findMany({ where: { hospitalId, action: "holiday.add" } });
  const days = entries.map(({ after }) => (after as { days: number }).days);
  expect(days.reduce((sum, one) => sum + one, 0)).toBe(HOLIDAYS.length);
  const client = new PrismaClient({ adapter: new PrismaPg({ connectionString: database.url() }) });
  expect(await verifyChain(client, hospitalId)).toMatchObject({ brokenAt: null });
  await client.$disconnect();
});

test("the calendar counts make-up days as worked and holidays as off, and knows which years it knows", async () => {
  const calendar = await calendarOf(ids[0] ?? "");
  expect([...calendar.years]).toEqual(HOLIDAY_YEARS);
  expect(isWorkday("2026-10-10", calendar)).toBe(true);
  expect(isWorkday("2026-10-05", calendar)).toBe(false);
  // October 2026: the first working day is the 8th, and Saturday the 10th is worked.
  expect(reportDueOn("2026-09", 5, calendar)).toBe("2026-10-13");
  expect(knowsYear("2031-01-05", calendar)).toBe(false);
});

test("a year that a hospital has begun stays as it left it; another year is still given", async () => {
  const [, hospitalId = ""] = ids;
  await db.publicHoliday.deleteMany({ where: { hospitalId, day: toDbDay("2026-10-07") } });
  const year = { gte: toDbDay("2024-01-01"), lte: toDbDay("2024-12-31") };
  const { count } = await db.publicHoliday.deleteMany({ where: { hospitalId, day: year } });
  expect(await addKnownHolidays(database.url())).toBe(count);
  const calendar = await calendarOf(hospitalId);
  expect([calendar.off.has("2026-10-07"), calendar.off.has("2024-10-07")]).toEqual([false, true]);
  expect((await calendarOf(ids[0] ?? "")).off.has("2026-10-07")).toBe(true);
});

test("a hospital's own day keeps no notice away, and stays its own where the notice has it too", async () => {
  const [hospitalId = ""] = ids;
  const own = { hospitalId, kind: "holiday" as const, name: "Founding day", official: false };
  const days = ["2031-05-12", "2031-10-01"].map((day) => ({ ...own, day: toDbDay(day) }));
  await db.publicHoliday.createMany({ data: days });
  const notice = ["2031-10-01", "2031-10-02"].map((day) => ({ day, kind: "holiday" as const, name: "National Day" }));
  // The other hospital has nothing of its own: two days there, one here.
  expect(await addKnownHolidays(database.url(), notice)).toBe(3);
  const rows = await db.publicHoliday.findMany({
    where: { hospitalId, day: { gte: toDbDay("2031-01-01") } },
    orderBy: { day: "asc" },
    select: { name: true, official: true },
  });
  expect(rows.map(({ name, official }) => [name, official])).toEqual([
    ["Founding day", false],
    ["Founding day", false],
    ["National Day", true],
  ]);
  expect(knowsYear("2031-05-12", await calendarOf(hospitalId))).toBe(true);
  expect(await addKnownHolidays(database.url(), notice)).toBe(0);
});
