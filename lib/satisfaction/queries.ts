import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { addDays, addMonths, type Month, monthBounds } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { listPairingSpans } from "@/lib/organisation/queries/departments";
import type { Formula, Population } from "@/lib/surveys/schema";
import { scopeFigures, scopeFiguresByMonth } from "./policy";
import { listOwnDepartmentFigures } from "./queries/own-figures";
import { type FigureInput, figureOf } from "./rules";
import type { FigureFilters, FigureMethod } from "./schema";

export type FigureRow = {
  id: string;
  population: Population;
  departmentId: string | null;
  departmentName: string | null;
  month: Month;
  value: number;
  n: number | null;
  formula: Formula;
  source: string;
  method: FigureMethod;
  version: number;
};

export const PAGE_SIZE = 50;

const SELECT = {
  id: true,
  population: true,
  departmentId: true,
  month: true,
  value: true,
  n: true,
  formula: true,
  source: true,
  method: true,
  version: true,
  department: { select: { name: true } },
} satisfies Prisma.SatisfactionFigureSelect;

type Selected = Prisma.SatisfactionFigureGetPayload<{ select: typeof SELECT }>;

function rowOf({ department, value, ...rest }: Selected): FigureRow {
  return { ...rest, value: value.toNumber(), departmentName: department?.name ?? null };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function whereDepartment(department: string | undefined): Prisma.SatisfactionFigureWhereInput {
  if (!department) return {};
  if (department === "hospital") return { departmentId: null };
  return { departmentId: department };
}

function whereText(q: string | undefined): Prisma.SatisfactionFigureWhereInput {
  if (!q) return {};
  const contains = containing(q);
  return { OR: [{ department: { name: contains } }, { source: contains }] };
}

function orderOf({ sort, dir: direction }: FigureFilters): Prisma.SatisfactionFigureOrderByWithRelationInput[] {
  const first: Record<FigureFilters["sort"], Prisma.SatisfactionFigureOrderByWithRelationInput> = {
    month: { month: direction },
    department: { department: { name: direction } },
    population: { population: direction },
    value: { value: direction },
    n: { n: { sort: direction, nulls: "last" } },
  };
  return [first[sort], { month: "desc" }, { population: "asc" }, { department: { name: "asc" } }, { id: "asc" }];
}

/** What the actor may see of all months. */
async function reachOf(actor: Actor, client: Tx = db): Promise<Prisma.SatisfactionFigureWhereInput> {
  const wide = actor.hospitalWide.has("satisfaction.read");
  return scopeFiguresByMonth(actor, wide ? [] : await listPairingSpans(actor, actor.branchIds, client));
}

/** One page of the figures in the actor's reach, with the number of all that match. */
export async function listFigures(
  actor: Actor,
  filters: FigureFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: FigureRow[]; total: number }> {
  const where: Prisma.SatisfactionFigureWhereInput = {
    AND: [await reachOf(actor), whereDepartment(filters.department), whereText(filters.q)],
    ...(filters.month ? { month: filters.month } : {}),
    ...(filters.population ? { population: filters.population } : {}),
    ...(filters.method ? { method: filters.method } : {}),
  };
  const [rows, total] = await Promise.all([
    db.satisfactionFigure.findMany({
      where,
      select: SELECT,
      orderBy: orderOf(filters),
      skip: (filters.page - 1) * pageSize,
      take: pageSize,
    }),
    db.satisfactionFigure.count({ where }),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** One figure; throws NOT_FOUND outside the actor's reach. */
export async function getFigure(actor: Actor, id: string, client: Tx = db): Promise<FigureRow> {
  const found = UUID.test(id)
    ? await client.satisfactionFigure.findFirst({
        where: { AND: [await reachOf(actor, client), { id }] },
        select: SELECT,
      })
    : null;
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  return rowOf(found);
}

export type DepartmentFigure = {
  departmentId: string;
  departmentName: string;
  population: Population;
  month: Month;
  value: number;
  n: number | null;
  formula: Formula;
  source: string;
  /** "own": counted from a survey of the hospital; its source is the questionnaire. */
  method: FigureMethod | "own";
  /** As in FigureInput; only of own figures. */
  spread?: number;
  /** Value of the month before by the same formula and source; null when none was recorded. */
  previous: number | null;
  /** The same figure whole, to hold the intervals against each other. */
  before: FigureInput | null;
};

/**
 * Figures of some departments in one month, in their order, each with the value of the month before it: those of the
 * hospital's own surveys and those from elsewhere, side by side.
 */
export async function listDepartmentFigures(
  actor: Actor,
  which: { departmentIds: readonly string[]; month: Month },
  client: Tx = db,
): Promise<DepartmentFigure[]> {
  const own = await listOwnDepartmentFigures(actor, which, client);
  const recorded = await listRecordedFigures(actor, which, client);
  const places = [...new Set(which.departmentIds)];
  return places.flatMap((id) => [...own, ...recorded].filter(({ departmentId }) => departmentId === id));
}

async function listRecordedFigures(
  actor: Actor,
  { departmentIds, month }: { departmentIds: readonly string[]; month: Month },
  client: Tx,
): Promise<DepartmentFigure[]> {
  if (departmentIds.length === 0) return [];
  const before = addMonths(month, -1);
  const found = await client.satisfactionFigure.findMany({
    where: {
      // Whoever stood in the department then may see its figures of then, whatever the pairing is today.
      AND: [
        scopeFigures(actor, monthBounds(before).from, addDays(monthBounds(month).until, -1)),
        { departmentId: { in: [...departmentIds] } },
      ],
      month: { in: [month, before] },
    },
    select: SELECT,
    orderBy: [{ department: { name: "asc" } }, { population: "asc" }],
  });
  const rows = found.map(rowOf);
  // Two sources, or two formulas, are two series: a change from one to the other would be none of the department's.
  const keyOf = (row: FigureRow) => [row.departmentId, row.population, row.formula, row.source].join("\n");
  const previous = new Map(
    rows.filter((row) => row.month === before && figureOf(row).state === "known").map((row) => [keyOf(row), row]),
  );
  return rows
    .filter((row) => row.month === month)
    .map((row) => departmentFigure(row, previous.get(keyOf(row)) ?? null));
}

function departmentFigure(row: FigureRow, before: FigureInput | null): DepartmentFigure {
  const { population, month, value, n, formula, source, method } = row;
  const previous = before?.value ?? null;
  const department = { departmentId: row.departmentId ?? "", departmentName: row.departmentName ?? "" };
  return { ...department, population, month, value, n, formula, source, method, previous, before };
}
