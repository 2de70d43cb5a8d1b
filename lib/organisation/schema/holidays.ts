import { z } from "zod";
import { daysBetween, today, weekdayOf } from "@/lib/core/period";
import { day, line, optional } from "@/lib/core/validation";

export const HOLIDAY_KINDS = ["holiday", "workday"] as const;
/** Whether days come from the State Council's yearly notice or are the hospital's own. */
export const HOLIDAY_SOURCES = ["notice", "own"] as const;

/** A holiday never lasts longer; a wrong year in one of the two fields does. */
const MOST_DAYS = 31;

const fields = {
  kind: z.enum(HOLIDAY_KINDS, "core.invalid.choose"),
  name: line(40),
  fromDay: day,
  /** Left empty: one day. */
  toDay: optional(day),
};
const within = { path: ["toDay"] };

export const recordHolidaysSchema = z
  .object({ ...fields, source: z.enum(HOLIDAY_SOURCES, "core.invalid.choose").default("notice") })
  .transform(({ toDay, source, ...rest }) => ({
    ...rest,
    toDay: toDay ?? rest.fromDay,
    official: source === "notice",
  }))
  .refine((input) => input.fromDay <= input.toDay, { ...within, message: "organisation.invalid.order" })
  .refine((input) => daysBetween(input.fromDay, input.toDay) < MOST_DAYS, {
    ...within,
    message: "organisation.invalid.longHoliday",
  })
  .refine((input) => input.kind === "holiday" || (onWeekend(input.fromDay) && onWeekend(input.toDay)), {
    path: ["fromDay"],
    message: "organisation.invalid.notWeekend",
  })
  .refine((input) => input.kind === "holiday" || daysBetween(input.fromDay, input.toDay) < 2, {
    ...within,
    message: "organisation.invalid.notWeekend",
  });

/** The days of one entry, as the page shows them. */
export const removeHolidaysSchema = z.object({ ...fields, toDay: day });

export type RecordHolidaysInput = z.output<typeof recordHolidaysSchema>;

function onWeekend(one: string): boolean {
  return weekdayOf(one) >= 5;
}

/** The year in the address of the page; this year where there is none. */
export const holidayYearSchema = z.object({
  year: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2999)
    .catch(() => Number(today().slice(0, 4))),
});
