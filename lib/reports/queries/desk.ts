import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { Prisma } from "@/lib/core/db/generated/client";
import { type Day, fromDbDayOrNull, type Month, monthsUpTo, today } from "@/lib/core/period";
import { type Deadline, knowsYear, reportDueOn } from "@/lib/core/workdays";
import { type CellLaw, cellMatches, countCells, judgeCell, type MonthTotal } from "../rules/desk";
import type { ReportStanding } from "../schema";
import type { DeskFilters } from "../schema/desk";
import { getReportDeadline } from "./deadline";
import { IS_REOPENED } from "./reopened";

/** One brand's report of one month, as far as it has one. */
export type DeskCell = CellLaw & {
  month: Month;
  brandId: string | null;
  brandName: string | null;
  reportId: string | null;
  /** Why it is late or missing, and who says so. */
  reason: { text: string; by: string } | null;
};

export type DeskMonth = { month: Month; dueOn: Day; totals: MonthTotal[] };
export type DeskRow = {
  branchId: string;
  branchName: string;
  dissolvedOn: Day | null;
  /** One list a month; more than one cell where a branch leads two brands in it. */
  cells: DeskCell[][];
};

export type Desk = {
  year: number;
  months: DeskMonth[];
  rows: DeskRow[];
  /** Years of due days whose days off are not known: there Monday to Friday are counted. */
  unknownYears: number[];
};

type Stored = {
  branchId: string;
  branchName: string;
  dissolvedOn: Date | null;
  month: string;
  brandId: string | null;
  brandName: string | null;
  fromMonth: string | null;
  toMonth: string | null;
  reportId: string | null;
  status: ReportStanding | null;
  handedInAt: Date | null;
  reason: string | null;
  reasonBy: string | null;
};

/** As `wasWithdrawn`: a submission that its writer took back was never handed in. */
const TAKEN_BACK = Prisma.sql`EXISTS (SELECT FROM "ReviewEvent" e
  WHERE e."hospitalId" = v."hospitalId" AND e."reportId" = v."reportId" AND e.kind = 'withdrawn' AND e.at >= v."submittedAt"
    AND NOT EXISTS (SELECT FROM "ReportVersion" n WHERE n."hospitalId" = v."hospitalId" AND n."reportId" = v."reportId"
      AND n.number > v.number AND n."submittedAt" <= e.at))`;

/**
 * All branches times all months in one statement: a brand stands in the months in which it lives, and in any month of
 * which it has a report.
 */
async function listStored(actor: Actor, months: readonly Month[], branch: string | undefined, client: Tx) {
  const { hospitalId, branchId } = branchScope(actor, "report.review");
  const within = branchId ? Prisma.sql`AND br.id = ANY(${branchId.in}::uuid[])` : Prisma.empty;
  const only = branch ? Prisma.sql`AND br.id = ${branch}::uuid` : Prisma.empty;
  return client.$queryRaw<Stored[]>`
    SELECT br.id AS "branchId", br.name AS "branchName", br."dissolvedOn", m.month, b.id AS "brandId",
      b.name AS "brandName", b."fromMonth", b."toMonth", r.id AS "reportId", 
      CASE WHEN ${IS_REOPENED} THEN 'reopened' ELSE r.status::text END AS status,
      CASE WHEN r.status <> 'draft' THEN COALESCE((SELECT min(v."submittedAt") FROM "ReportVersion" v
        WHERE v."hospitalId" = r."hospitalId" AND v."reportId" = r.id AND NOT ${TAKEN_BACK}), r."submittedAt") END
        AS "handedInAt",
      n.reason, n."actorName" AS "reasonBy"
    FROM "Branch" br
    CROSS JOIN unnest(${[...months]}::text[]) AS m(month)
    LEFT JOIN "Brand" b ON b."hospitalId" = br."hospitalId" AND b."branchId" = br.id
      AND (b."fromMonth" <= m.month AND (b."toMonth" IS NULL OR b."toMonth" >= m.month)
        OR EXISTS (SELECT FROM "MonthlyReport" x
          WHERE x."hospitalId" = b."hospitalId" AND x."brandId" = b.id AND x.month = m.month))
    LEFT JOIN "MonthlyReport" r ON r."hospitalId" = b."hospitalId" AND r."brandId" = b.id AND r.month = m.month
    LEFT JOIN "ReportLateNote" n ON n."hospitalId" = b."hospitalId" AND n."brandId" = b.id AND n.month = m.month
    WHERE br."hospitalId" = ${hospitalId}::uuid ${within} ${only}
    ORDER BY br."dissolvedOn" NULLS FIRST, br.name, br.id, m.month, b."fromMonth"`;
}

function cellOf(row: Stored, dueOn: Day): DeskCell {
  const { month, brandId, brandName, reportId, status, handedInAt, reason, reasonBy } = row;
  const { fromMonth, toMonth, dissolvedOn } = row;
  const owing = fromMonth === null ? null : { fromMonth, toMonth, dissolvedOn: fromDbDayOrNull(dissolvedOn) };
  const report = status && { status, handedInAt };
  const law = judgeCell({ owing, report, month, dueOn, today: today() });
  return { ...law, month, brandId, brandName, reportId, reason: reason ? { text: reason, by: reasonBy ?? "" } : null };
}

function rowsOf(stored: readonly Stored[], months: readonly DeskMonth[]): DeskRow[] {
  const rows = new Map<string, DeskRow>();
  const place = new Map(months.map(({ month, dueOn }, index) => [month, { index, dueOn }]));
  for (const one of stored) {
    const { branchId, branchName } = one;
    const fresh = { branchId, branchName, dissolvedOn: fromDbDayOrNull(one.dissolvedOn), cells: months.map(() => []) };
    const row: DeskRow = rows.get(branchId) ?? fresh;
    rows.set(branchId, row);
    const at = place.get(one.month);
    if (at) row.cells[at.index]?.push(cellOf(one, at.dueOn));
  }
  return [...rows.values()];
}

/** A branch that is gone is shown in the years in which it still had to do with reports. */
function belongs({ dissolvedOn, cells }: DeskRow): boolean {
  return dissolvedOn === null || cells.flat().some(({ state }) => state !== "notAsked");
}

function dueDays(year: number, { workday, calendar }: Deadline): Omit<DeskMonth, "totals">[] {
  const months = monthsUpTo(`${year}-12`, 12);
  return months.map((month) => ({ month, dueOn: reportDueOn(month, workday, calendar) }));
}

/**
 * The committee's desk: every branch in reach and every month of a year, narrowed to one branch or to branches with a
 * month in one state. Totals count the rows that are shown.
 */
export async function getDesk(actor: Actor, { year, state, branch }: DeskFilters, client: Tx = db): Promise<Desk> {
  const deadline = await getReportDeadline(actor, client === db ? undefined : client);
  const due = dueDays(year, deadline);
  const months = due.map((one) => ({ ...one, totals: [] as MonthTotal[] }));
  const stored = await listStored(
    actor,
    due.map(({ month }) => month),
    branch,
    client,
  );
  const matching = ({ cells }: DeskRow) => !state || cells.flat().some((cell) => cellMatches(cell, state));
  const rows = rowsOf(stored, months).filter((row) => belongs(row) && matching(row));
  return {
    year,
    rows,
    months: due.map((one, index) => ({ ...one, totals: countCells(rows.flatMap(({ cells }) => cells[index] ?? [])) })),
    unknownYears: [
      ...new Set(due.flatMap(({ dueOn }) => (knowsYear(dueOn, deadline.calendar) ? [] : [Number(dueOn.slice(0, 4))]))),
    ],
  };
}
