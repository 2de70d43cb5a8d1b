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

/** In which order the table of places stands. */
export const PLACE_SORTS = ["patient", "staff", "name"] as const;
export type PlaceSort = (typeof PLACE_SORTS)[number];
export const placeSortSchema = z.enum(PLACE_SORTS).catch("patient");

/** Months that one figure is made of at most. */
const MOST_MONTHS = 36;

/** Which figure's source is asked for. Neither department nor branch: the whole hospital; no dimension: the total. */
export const basisFiltersSchema = z
  .object({
    population: z.enum(POPULATIONS).catch("outpatient"),
    departmentId: id.optional().catch(undefined),
    branchId: id.optional().catch(undefined),
    dimension: z.enum(ALL_DIMENSIONS).optional().catch(undefined),
    from: known.optional().catch(undefined),
    to: known.catch(() => thisMonth()),
  })
  .transform(({ from, to, ...rest }) => {
    const earliest = addMonths(to, 1 - MOST_MONTHS);
    const first = from === undefined || from > to ? addMonths(to, -2) : from;
    return { ...rest, to, from: [first, earliest].toSorted().at(-1) ?? first };
  });
export type BasisFilters = z.output<typeof basisFiltersSchema>;
