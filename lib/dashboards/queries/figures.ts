import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import type { Month } from "@/lib/core/period";
import type { FigureInput } from "@/lib/satisfaction/rules";
import type { FigureMethod } from "@/lib/satisfaction/schema";
import type { Population } from "@/lib/surveys/schema";

export type FigureRow = FigureInput & {
  /** Null: the whole hospital. */
  departmentId: string | null;
  population: Population;
  month: Month;
  source: string;
  method: FigureMethod;
};

const COLUMNS = Prisma.sql`"departmentId"::text, population::text, month::text, value::float8, n, formula::text, source,
  method::text`;

/**
 * Figures of a window, one a month for each place and population, all by one formula and from one source: those of
 * the newest month, and of several in that month the one with most answers. Another formula or source would make a
 * change that nobody's answers made.
 */
function oneSeries({ hospitalId }: Actor, months: readonly Month[], which: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT ${COLUMNS}
    FROM (
      SELECT *, first_value(formula) OVER newest AS "countedFormula", first_value(source) OVER newest AS "countedSource"
      FROM "SatisfactionFigure"
      WHERE "hospitalId" = ${hospitalId}::uuid AND month BETWEEN ${months[0]} AND ${months.at(-1)} AND ${which}
      WINDOW newest AS (PARTITION BY "departmentId", population ORDER BY month DESC, n DESC NULLS LAST, id)
    ) AS figure
    WHERE formula = "countedFormula" AND source = "countedSource"`;
}

/**
 * The hospital's own figures of the months, and each department's newest: patients of the last month alone, staff of
 * any of the months.
 */
export async function listDashboardFigures(actor: Actor, months: readonly Month[]): Promise<FigureRow[]> {
  const [from, to] = [months[0], months.at(-1)];
  return db.$queryRaw<FigureRow[]>`
    ${oneSeries(actor, months, Prisma.sql`"departmentId" IS NULL`)}
    UNION ALL
    SELECT * FROM (
      SELECT DISTINCT ON ("departmentId", population) ${COLUMNS}
      FROM "SatisfactionFigure"
      WHERE "hospitalId" = ${actor.hospitalId}::uuid AND "departmentId" IS NOT NULL
        AND month BETWEEN ${from} AND ${to} AND (population = 'staff' OR month = ${to})
      ORDER BY "departmentId", population, month DESC, n DESC NULLS LAST, id) AS part`;
}

/** Figures of some populations over the months, of the whole hospital and of some departments. */
export async function listSeriesFigures(
  actor: Actor,
  months: readonly Month[],
  { populations, departmentIds }: { populations: readonly Population[]; departmentIds: readonly string[] },
): Promise<FigureRow[]> {
  const which = Prisma.sql`population::text = ANY(${populations}::text[])
    AND ("departmentId" IS NULL OR "departmentId" = ANY(${departmentIds}::text[]::uuid[]))`;
  return db.$queryRaw<FigureRow[]>`${oneSeries(actor, months, which)}`;
}
