import "server-only";
import type { Tx } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import { HOLIDAYS } from "../rules/holiday-catalogue";

/** Gives a new hospital the days off and make-up days that are known. The number added. */
export async function addHolidays(tx: Tx, hospitalId: string): Promise<number> {
  const data = HOLIDAYS.map(({ day, ...rest }) => ({ hospitalId, day: toDbDay(day), official: true, ...rest }));
  return (await tx.publicHoliday.createMany({ data, skipDuplicates: true })).count;
}
