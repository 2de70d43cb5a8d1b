import "server-only";
import { livesIn } from "@/lib/brands/rules";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { fromDbDay, type Month, monthOf } from "@/lib/core/period";
import { scopeReports } from "./policy";
import { listAuthors } from "./queries/authors";
import { getStandings } from "./queries/reopened";
import { type ReportStanding, type ReportStatus, type SectionComment, sectionCommentsSchema } from "./schema";

export type ReportStateRow = {
  branchId: string;
  branchName: string;
  brandId: string;
  brandName: string;
  month: Month;
  status: ReportStanding | "missing";
  reportId: string | null;
  /** Its branch is dissolved. */
  gone: boolean;
};

type BrandWithReports = {
  id: string;
  name: string;
  branchId: string;
  fromMonth: string;
  toMonth: string | null;
  branch: { name: string; dissolvedOn: Date | null };
  reports: { id: string; month: string; status: ReportStatus }[];
};

type Standings = Awaited<ReturnType<typeof getStandings>>;

function statesOf(brand: BrandWithReports, months: readonly Month[], standing: Standings): ReportStateRow[] {
  const { dissolvedOn } = brand.branch;
  const stands = (month: Month) => !dissolvedOn || month < monthOf(fromDbDay(dissolvedOn));
  const living = months.filter((month) => livesIn(brand, month) && stands(month));
  return living.map((month) => {
    const report = brand.reports.find((row) => row.month === month);
    const { branchId, id: brandId, name: brandName } = brand;
    const state = { status: report ? standing(report) : ("missing" as const), reportId: report?.id ?? null };
    return { branchId, branchName: brand.branch.name, brandId, brandName, month, ...state, gone: dissolvedOn !== null };
  });
}

type Scope = { hospitalId: string; branchId?: { in: string[] } };

async function statesWithin(actor: Actor, scope: Scope, months: readonly Month[]) {
  const [first, last] = [months.toSorted()[0], months.toSorted().at(-1)];
  if (!first || !last) return [];
  const brands = await db.brand.findMany({
    where: {
      AND: [scope, { fromMonth: { lte: last }, OR: [{ toMonth: null }, { toMonth: { gte: first } }] }],
    },
    select: {
      id: true,
      name: true,
      branchId: true,
      fromMonth: true,
      toMonth: true,
      branch: { select: { name: true, dissolvedOn: true } },
      reports: { where: { month: { in: [...months] } }, select: { id: true, month: true, status: true } },
    },
    orderBy: [{ branch: { name: "asc" } }, { fromMonth: "asc" }],
  });
  const standing = await getStandings(actor);
  return brands.flatMap((brand) => statesOf(brand, months, standing));
}

/**
 * One row for each branch and month in which it leads a brand: the report's status, or "missing". A month before the
 * branch's brand began owes no report and has no row.
 */
export async function listReportStates(actor: Actor, months: readonly Month[]): Promise<ReportStateRow[]> {
  return statesWithin(actor, scopeReports(actor), months);
}

/** The reports that the actor is asked to write for a month, begun or not; of a dissolved branch none. */
export async function listReportsToWrite(actor: Actor, months: readonly Month[]): Promise<ReportStateRow[]> {
  const rows = await statesWithin(actor, branchScope(actor, "report.write"), months);
  return rows.filter(({ gone }) => !gone);
}

/** The report of a month that the actor is asked to write (of their first branch), or null for others. */
export async function findCurrentReport(actor: Actor, month: Month): Promise<ReportStateRow | null> {
  return (await listReportsToWrite(actor, [month]))[0] ?? null;
}

export type ReportQueueRow = {
  id: string;
  month: Month;
  branchId: string;
  branchName: string;
  brandName: string;
  submittedAt: Date | null;
  /** Who returned it, or opened it again, and why; null in the review queue. */
  returned: {
    kind: "returned" | "reopened";
    by: string;
    at: Date;
    comment: string;
    comments: SectionComment[];
  } | null;
};

const QUEUE_SELECT = {
  id: true,
  month: true,
  branchId: true,
  submittedAt: true,
  branch: { select: { name: true } },
  brand: { select: { name: true } },
} as const;

/** Submitted reports that wait for this reviewer, the longest waiting first. */
export async function listReportsToReview(actor: Actor, client: Tx = db): Promise<ReportQueueRow[]> {
  const rows = await client.monthlyReport.findMany({
    where: { AND: [branchScope(actor, "report.review"), { status: "submitted" }] },
    select: {
      ...QUEUE_SELECT,
      events: { where: { kind: "submitted" }, orderBy: { at: "desc" }, take: 1, select: { actorId: true } },
    },
    orderBy: [{ submittedAt: "asc" }, { id: "asc" }],
  });
  const authors = await listAuthors(
    actor,
    rows.map(({ id }) => id),
    client,
  );
  const own = (id: string) => authors.get(id)?.includes(actor.userId) ?? false;
  return rows
    .filter((row) => row.events[0]?.actorId !== actor.userId && !own(row.id))
    .map(({ events: _, branch, brand, ...row }) => ({
      ...row,
      branchName: branch.name,
      brandName: brand.name,
      returned: null,
    }));
}

function returnOf(event: { kind: string; actorName: string; at: Date; comment: string; comments: unknown }) {
  const { actorName: by, at, comment } = event;
  const kind = event.kind === "reopened" ? ("reopened" as const) : ("returned" as const);
  return { kind, by, at, comment, comments: sectionCommentsSchema.parse(event.comments) };
}

/** Returned reports that wait for this secretary's correction, with who returned them and why. */
export async function listReturnedReports(actor: Actor): Promise<ReportQueueRow[]> {
  const rows = await db.monthlyReport.findMany({
    where: { AND: [branchScope(actor, "report.write"), { status: "returned" }] },
    select: {
      ...QUEUE_SELECT,
      events: {
        where: { kind: { in: ["returned", "reopened"] } },
        orderBy: { at: "desc" },
        take: 1,
        select: { kind: true, actorName: true, at: true, comment: true, comments: true },
      },
    },
    orderBy: [{ month: "asc" }, { id: "asc" }],
  });
  return rows.map(({ events, branch, brand, ...row }) => {
    const event = events[0];
    const returned = event ? returnOf(event) : null;
    return { ...row, branchName: branch.name, brandName: brand.name, returned };
  });
}

export type YearReport = { id: string; brandId: string; month: Month; status: ReportStanding };

/** The reports of some brands in some months, for their year rings. */
export async function listYearReports(
  actor: Actor,
  brandIds: readonly string[],
  months: readonly Month[],
): Promise<YearReport[]> {
  const rows = await db.monthlyReport.findMany({
    where: { AND: [scopeReports(actor), { brandId: { in: [...brandIds] }, month: { in: [...months] } }] },
    select: { id: true, brandId: true, month: true, status: true },
  });
  const standing = await getStandings(actor);
  return rows.map((row) => ({ ...row, status: standing(row) }));
}
