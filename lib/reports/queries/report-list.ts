import "server-only";
import { type Actor, branchScope, can } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { Month } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { scopeReports } from "../policy";
import { orderOf } from "../rules/tray";
import type { ReportFilters, ReportOrder, ReportStanding, ReportTab } from "../schema";
import { getStandings, listReopenedIds } from "./reopened";

export type ReportRow = {
  id: string;
  month: Month;
  branchId: string;
  branchName: string;
  brandName: string;
  status: ReportStanding;
  submittedAt: Date | null;
  updatedAt: Date;
};

type Where = Prisma.MonthlyReportWhereInput;

const PAGE_SIZE = 50;
const NOTHING: Where = { id: { in: [] } };

function asWriter(actor: Actor, tab: ReportTab): Where {
  if (!can(actor, "report.write")) return NOTHING;
  const scope = branchScope(actor, "report.write");
  if (tab === "todo") return { AND: [scope, { status: { in: ["draft", "returned"] } }] };
  return { AND: [scope, { status: tab === "sent" ? "submitted" : "approved" }] };
}

function asReviewer(actor: Actor, tab: ReportTab): Where {
  if (!can(actor, "report.review")) return NOTHING;
  const scope = branchScope(actor, "report.review");
  const { hospitalId, userId: actorId } = actor;
  if (tab === "todo") return { AND: [scope, { status: "submitted" }] };
  if (tab === "sent") return NOTHING;
  const decided: Where = {
    events: { some: { hospitalId, actorId, kind: { in: ["returned", "approved", "reopened"] } } },
  };
  return { AND: [scope, { NOT: { status: "submitted" } }, decided] };
}

function tabWhere(actor: Actor, tab: ReportTab): Where {
  return tab === "all" ? {} : { OR: [asWriter(actor, tab), asReviewer(actor, tab)] };
}

/** What was opened again is returned to the database, and something else to whoever reads. */
async function statusWhere(actor: Actor, status: ReportStanding | undefined): Promise<Where> {
  if (status !== "returned" && status !== "reopened") return status ? { status } : {};
  const reopened = await listReopenedIds(actor);
  return { status: "returned", id: status === "reopened" ? { in: reopened } : { notIn: reopened } };
}

function filterWhere(filters: Partial<ReportFilters>): Where {
  const contains = filters.q ? containing(filters.q) : null;
  return {
    ...(filters.month ? { month: filters.month } : {}),
    ...(filters.branch ? { branchId: filters.branch } : {}),
    ...(contains ? { OR: [{ branch: { name: contains } }, { brand: { name: contains } }] } : {}),
  };
}

type Order = Prisma.MonthlyReportOrderByWithRelationInput;

function orderBy({ sort, dir }: ReportOrder): Order[] {
  const first: Record<ReportOrder["sort"], Order> = {
    month: { month: dir },
    branch: { branch: { name: dir } },
    status: { status: dir },
    submitted: { submittedAt: { sort: dir, nulls: "last" } },
  };
  // As the queue of what waits has it.
  if (sort === "submitted") return [first.submitted, { id: "asc" }];
  return [first[sort], { month: "desc" }, { branch: { name: "asc" } }, { id: "asc" }];
}

/** One page of the reports in the actor's reach, with the number of all that match. */
export async function listReports(
  actor: Actor,
  tab: ReportTab,
  filters: ReportFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: ReportRow[]; total: number }> {
  const where: Where = {
    AND: [scopeReports(actor), tabWhere(actor, tab), filterWhere(filters), await statusWhere(actor, filters.status)],
  };
  const [found, total, standing] = await Promise.all([
    db.monthlyReport.findMany({
      where,
      select: {
        id: true,
        month: true,
        branchId: true,
        status: true,
        submittedAt: true,
        updatedAt: true,
        branch: { select: { name: true } },
        brand: { select: { name: true } },
      },
      orderBy: orderBy(orderOf(tab, filters)),
      skip: (filters.page - 1) * pageSize,
      take: pageSize,
    }),
    db.monthlyReport.count({ where }),
    getStandings(actor),
  ]);
  const rows = found.map(({ branch, brand, ...row }) => ({
    ...row,
    status: standing(row),
    branchName: branch.name,
    brandName: brand.name,
  }));
  return { rows, total };
}

/** How many reports stand in the actor's tray. */
export async function countReportsToDo(actor: Actor): Promise<number> {
  return db.monthlyReport.count({ where: { AND: [scopeReports(actor), tabWhere(actor, "todo")] } });
}
