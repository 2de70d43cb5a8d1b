import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import type { Month } from "@/lib/core/period";
import { listPairingSpans } from "@/lib/organisation/queries/departments";
import type { Formula, Population } from "@/lib/surveys/schema";
import { scopeFiguresByMonth } from "../policy";
import { combineFigures, type Figure, partsThatCount } from "../rules";
import type { Months } from "../rules/window";
import type { FigureMethod } from "../schema";

/** What one source says of one population over some months, in the whole hospital or in a department. */
export type ExternalFigure = {
  population: Population;
  /** Null: the whole hospital. */
  departmentId: string | null;
  source: string;
  method: FigureMethod;
  formula: Formula;
  /** Months weigh by their n; those of too few answers are left out. */
  figure: Figure;
  /** First and last month that the figure is made of; where it is suppressed, that has one. */
  first: Month;
  last: Month;
};

/**
 * Figures from elsewhere of some months, in the actor's reach: one for each place, population, source, method and
 * formula. They are never mixed with own ones.
 */
export async function listExternalFigures(actor: Actor, { from, to }: Months): Promise<ExternalFigure[]> {
  const wide = actor.hospitalWide.has("satisfaction.read");
  const spans = wide ? [] : await listPairingSpans(actor, actor.branchIds);
  const found = await db.satisfactionFigure.findMany({
    where: { AND: [scopeFiguresByMonth(actor, spans), { month: { gte: from, lte: to } }] },
    orderBy: [{ population: "asc" }, { source: "asc" }, { formula: "asc" }, { method: "asc" }, { month: "asc" }],
    select: {
      population: true,
      departmentId: true,
      source: true,
      method: true,
      formula: true,
      month: true,
      value: true,
      n: true,
    },
  });
  const groups = new Map<string, (typeof found)[number][]>();
  for (const row of found) {
    const key = [row.population, row.departmentId, row.source, row.method, row.formula].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].flatMap((rows): ExternalFigure[] => {
    const [one] = rows;
    if (!one) return [];
    const { population, departmentId, source, method, formula } = one;
    const parts = rows.map(({ value, n, month }) => ({ value: value.toNumber(), n, formula, month }));
    const { figure } = combineFigures(parts);
    const counted = partsThatCount(parts);
    const months = (counted.length > 0 ? counted : parts).map(({ month }) => month);
    const [first, last] = [months[0] ?? one.month, months.at(-1) ?? one.month];
    return [{ population, departmentId, source, method, formula, figure, first, last }];
  });
}
