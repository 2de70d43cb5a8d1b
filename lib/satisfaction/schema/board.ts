import { z } from "zod";
import { addMonths, type Month, thisMonth } from "@/lib/core/period";
import { id, month } from "@/lib/core/validation";
import { ALL_DIMENSIONS, POPULATIONS } from "@/lib/surveys/schema";

/** How many months a dashboard looks at. */
export const SPANS = [1, 3, 6, 12] as const;
export type Span = (typeof SPANS)[number];

export const PLACE_KINDS = ["department", "branch"] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

/** No figure is older. */
const EARLIEST: Month = "2000-01";

const known = month.refine((given) => given >= EARLIEST && given <= thisMonth());

/** The dashboard's address; what makes no sense in it is left out. The window ends with the month that runs. */
export const boardFiltersSchema = z.object({
  month: known.catch(() => thisMonth()),
  span: z.coerce
    .number()
    .pipe(z.union(SPANS.map((span) => z.literal(span))))
    .catch(3),
  by: z.enum(PLACE_KINDS).catch("department"),
});
export type BoardFilters = z.output<typeof boardFiltersSchema>;

/** Which figure's source is asked for. Neither department nor branch: the whole hospital; no dimension: the total. */
export const basisFiltersSchema = z.object({
  population: z.enum(POPULATIONS),
  departmentId: id.optional().catch(undefined),
  branchId: id.optional().catch(undefined),
  dimension: z.enum(ALL_DIMENSIONS).optional().catch(undefined),
  from: known.catch(() => addMonths(thisMonth(), -2)),
  to: known.catch(() => thisMonth()),
});
export type BasisFilters = z.output<typeof basisFiltersSchema>;
