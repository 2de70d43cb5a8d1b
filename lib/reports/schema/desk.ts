import { z } from "zod";
import { thisMonth } from "@/lib/core/period";
import { id } from "@/lib/core/validation";

/** What a cell of the desk says: a report's status, a month that waits for its report, or one that asks for none. */
export const CELL_STATES = [
  "approved",
  "submitted",
  "reopened",
  "returned",
  "draft",
  "missing",
  "notYet",
  "notAsked",
] as const;
export type CellState = (typeof CELL_STATES)[number];

/** What the desk is narrowed to; "late" is a state of its own, whatever has been written by then. */
export const DESK_STATES = ["late", "missing", "draft", "returned", "reopened", "submitted", "approved"] as const;
export type DeskState = (typeof DESK_STATES)[number];

const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

/** Filters of the desk, read from the address: what makes no sense there is left out. */
export const deskFilters = z.object({
  year: z.coerce
    .number()
    .int()
    .min(FIRST_YEAR)
    .max(LAST_YEAR)
    .catch(() => Number(thisMonth().slice(0, 4))),
  state: z.enum(DESK_STATES).optional().catch(undefined),
  branch: id.optional().catch(undefined),
});
export type DeskFilters = z.output<typeof deskFilters>;
