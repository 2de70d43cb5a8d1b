import { type Actor, can } from "@/lib/core/actor";
import { addMonths, type Month } from "@/lib/core/period";
import type { ReportFilters, ReportOrder, ReportStanding, ReportTab } from "../schema";
import { isHandedIn } from "./desk";

/** The tabs of the list: only people who write or review have something to do. */
export function tabsOf(actor: Actor): ReportTab[] {
  if (can(actor, "report.write")) return ["todo", "sent", "done", "all"];
  return can(actor, "report.review") ? ["todo", "done", "all"] : ["all"];
}

/** The tab that opens: what is to be done; all, where filters are given without a tab. */
export function defaultTab(tabs: readonly ReportTab[], filters: Partial<ReportFilters>): ReportTab {
  const asked = tabs.find((tab) => tab === filters.tab);
  const filtered = filters.month ?? filters.branch ?? filters.status ?? filters.q;
  return asked ?? (filtered ? "all" : (tabs[0] ?? "all"));
}

/** The order asked for; else what waits stands as in the queue, the longest waiting first, and the rest newest first. */
export function orderOf(tab: ReportTab, { sort, dir }: Partial<ReportOrder>): ReportOrder {
  if (sort) return { sort, dir: dir ?? "desc" };
  return tab === "todo" ? { sort: "submitted", dir: "asc" } : { sort: "month", dir: "desc" };
}

/** `gone`: its branch is dissolved, and nobody is left to hand it in. */
type MonthState = { brandId: string; month: Month; status: ReportStanding | "missing"; gone?: boolean };

/**
 * What a secretary is offered: what came back, of whatever month; last month while it is not handed in, which is over
 * and can be written from the first of the next one on; then the present one.
 */
export function rowsToStart<Row extends MonthState>(rows: readonly Row[], month: Month): Row[] {
  const urgency = (row: Row) => Number(row.status === "returned" || row.status === "reopened");
  const settled = (row: Row) => row.status === "submitted" || row.status === "approved";
  return rows
    .filter((row) => row.month === month || urgency(row) > 0 || (row.month === addMonths(month, -1) && !settled(row)))
    .toSorted(
      (a, b) => urgency(b) - urgency(a) || a.month.localeCompare(b.month) || a.brandId.localeCompare(b.brandId),
    );
}

/** Months before those that are still not handed in, the newest first: each tells its reason on a page of its own. */
export function rowsLeftOpen<Row extends MonthState>(rows: readonly Row[], month: Month): Row[] {
  return rows
    .filter((row) => row.month < addMonths(month, -1) && !isHandedIn(row.status))
    .toSorted((a, b) => b.month.localeCompare(a.month) || a.brandId.localeCompare(b.brandId));
}

const ORDER = ["approved", "submitted", "reopened", "returned", "draft", "missing"] as const;

/** How many reports stand where, and which are with their branch; of a branch that is gone nothing is asked. */
export function tallyStates<Row extends MonthState>(all: readonly Row[]) {
  const rows = all.filter((row) => !row.gone || isHandedIn(row.status));
  const counts = ORDER.map((status) => ({ status, count: rows.filter((row) => row.status === status).length }));
  const owing = rows.filter((row) => row.status === "returned" || !isHandedIn(row.status));
  return { counts: counts.filter(({ count }) => count > 0), owing };
}
