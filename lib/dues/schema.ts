import { z } from "zod";
import { addMonths, isMonth, type Month, quarterMonths, thisMonth, today } from "@/lib/core/period";
import { day, id, list, month, optional, version, yuan } from "@/lib/core/validation";
import { PURPOSE_MAX, purpose } from "@/lib/staff/schema";

export const DUES_STATUSES = ["working", "retired", "flat", "exempt"] as const;
export type DuesStatus = (typeof DUES_STATUSES)[number];

/** Where the sum is computed from a wage or a pension. */
export const WAGE_STATUSES: readonly DuesStatus[] = ["working", "retired"];

export const DUES_STATES = ["unpaid", "partial", "paid", "exempt", "noBase"] as const;
/** How a member stands in one month. */
export type DuesState = (typeof DUES_STATES)[number];

/** Ten million yuan: what is more is a slip, and the arithmetic is exact up to here. */
export const MOST_FEN = 1_000_000_000;
/** Members of the largest branch times the months of a year. */
const MOST_ITEMS = 1200;
const FIRST_MONTH = "2000-01";

const duesYuan = yuan(MOST_FEN, "dues.invalid.yuan");

/** Paid at most for the running quarter ahead: the regulation knows paying by the quarter, and what is later may change. */
export function lastPayableMonth(): string {
  return quarterMonths(thisMonth()).at(-1) ?? thisMonth();
}

/** One member's one month, "<member>/<YYYY-MM>": what a tick in a list stands for. */
const item = z
  .string()
  .refine((value) => isMonth(value.slice(37)) && value.at(36) === "/", "core.invalid.format")
  .transform((value) => ({ memberId: value.slice(0, 36), month: value.slice(37) }))
  .pipe(
    z.object({
      memberId: id,
      month: month.refine((value) => value >= FIRST_MONTH && value <= lastPayableMonth(), "dues.invalid.monthAhead"),
    }),
  );
export type DuesItem = z.output<typeof item>;

const paidOn = day.refine((value) => value >= `${FIRST_MONTH}-01` && value <= today(), "dues.invalid.paidOn");

export const recordPaymentsSchema = z.object({
  items: list(item, MOST_ITEMS).refine((items) => items.length > 0, "dues.invalid.nobody"),
  paidOn,
});
export type RecordPaymentsInput = z.output<typeof recordPaymentsSchema>;

export const correctPaymentSchema = z.object({ id, version, amount: duesYuan, paidOn });
export type CorrectPaymentInput = z.output<typeof correctPaymentSchema>;

export const removePaymentSchema = z.object({ id, version });
export type RemovePaymentInput = z.output<typeof removePaymentSchema>;

/** Whether a base may begin in it. Bounded on both sides: one from 2205 on would be a slip that shows too late. */
export function canBeginIn(value: Month): boolean {
  return value >= FIRST_MONTH && value <= addMonths(thisMonth(), 12);
}

const fromMonth = month.refine(canBeginIn, "dues.invalid.fromMonth");

export const setDuesBaseSchema = z
  .object({
    memberId: id,
    fromMonth,
    status: z.enum(DUES_STATUSES, "core.invalid.choose"),
    wage: optional(duesYuan),
    /** Of the base that begins in this month and is to be replaced. */
    version: optional(version),
  })
  .refine(({ status, wage }) => WAGE_STATUSES.includes(status) === (wage !== undefined), {
    path: ["wage"],
    message: "dues.invalid.wage",
  });
export type SetDuesBaseInput = z.output<typeof setDuesBaseSchema>;

export const removeDuesBaseSchema = z.object({ id, version });
export type RemoveDuesBaseInput = z.output<typeof removeDuesBaseSchema>;

/** Length of a stated purpose, for the form. */
export const REVEAL_MAX = PURPOSE_MAX;
export const revealWagesSchema = z.object({ memberId: id, purpose });
export type RevealWagesInput = z.output<typeof revealWagesSchema>;

/** Filters of the list, read from the address: what makes no sense there is left out. */
export const duesFilters = z.object({
  branch: id.optional().catch(undefined),
  month: month.optional().catch(undefined),
  state: z.enum(DUES_STATES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type DuesFilters = z.output<typeof duesFilters>;
