import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { HolidayKind } from "@/lib/core/db/generated/enums";
import { addDays, type Day, fromDbDay, toDbDay } from "@/lib/core/period";
import { versioned } from "@/lib/core/versioned";
import type { WorkCalendar } from "@/lib/core/workdays";

type Holiday = { day: Day; kind: HolidayKind; name: string; official: boolean };

async function listDays({ hospitalId }: Actor, client: Tx, where = {}): Promise<Holiday[]> {
  const rows = await client.publicHoliday.findMany({
    where: { hospitalId, ...where },
    orderBy: { day: "asc" },
    select: { day: true, kind: true, name: true, official: true },
  });
  return rows.map((row) => ({ ...row, day: fromDbDay(row.day) }));
}

async function readCalendar(actor: Actor, client: Tx): Promise<WorkCalendar> {
  const days = await listDays(actor, client);
  const of = (kind: HolidayKind) => new Set(days.filter((one) => one.kind === kind).map(({ day }) => day));
  const years = new Set(days.filter(({ official }) => official).map(({ day }) => Number(day.slice(0, 4))));
  return { off: of("holiday"), worked: of("workday"), years };
}

/**
 * The hospital's days off and make-up days, for counting working days. `years` are those of which at least one day of
 * the yearly notice is known: in any other year working days are Monday to Friday but for the hospital's own days, and
 * whoever shows one says so.
 */
export function getWorkCalendar(actor: Actor, client?: Tx): Promise<WorkCalendar> {
  if (client) return readCalendar(actor, client);
  return versioned(actor, "work calendar", () => readCalendar(actor, db));
}

/** Days in a row of one name, kind and source, as the yearly notice announces them. */
export type HolidaySpan = {
  fromDay: Day;
  toDay: Day;
  kind: HolidayKind;
  name: string;
  official: boolean;
  days: number;
};

/** The days off and make-up days of a year, those in a row as one. */
export async function listHolidays(actor: Actor, year: number): Promise<HolidaySpan[]> {
  const within = { day: { gte: toDbDay(`${year}-01-01`), lte: toDbDay(`${year}-12-31`) } };
  const spans: HolidaySpan[] = [];
  for (const { day, kind, name, official } of await listDays(actor, db, within)) {
    const last = spans.at(-1);
    const same = last?.kind === kind && last.name === name && last.official === official;
    if (last && same && addDays(last.toDay, 1) === day) {
      last.toDay = day;
      last.days += 1;
    } else {
      spans.push({ fromDay: day, toDay: day, kind, name, official, days: 1 });
    }
  }
  return spans;
}
