import { type Actor, can } from "@/lib/core/actor";
import type { Month } from "@/lib/core/period";
import type { ReportFilters, ReportStanding, ReportTab } from "../schema";
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

type MonthState = { brandId: string; month: Month; status: ReportStanding | "missing" };

/**
 * What a secretary is offered: what came back, an earlier month while it is not handed in, which is over and can be
 * written from the first of the next one on, then the present one.
 */
export function rowsToStart<Row extends MonthState>(rows: readonly Row[], month: Month): Row[] {
  const urgency = (row: Row) => Number(row.status === "returned" || row.status === "reopened");
  const settled = (row: Row) => row.status === "submitted" || row.status === "approved";
  return rows
    .filter((row) => row.month === month || !settled(row))
    .toSorted(
      (a, b) => urgency(b) - urgency(a) || a.month.localeCompare(b.month) || a.brandId.localeCompare(b.brandId),
    );
}

const ORDER = ["approved", "submitted", "reopened", "returned", "draft", "missing"] as const;

/** How many reports stand where, and which have not been handed in. */
export function tallyStates<Row extends MonthState>(rows: readonly Row[]) {
  const counts = ORDER.map((status) => ({ status, count: rows.filter((row) => row.status === status).length }));
  const owing = rows.filter((row) => !isHandedIn(row.status));
  return { counts: counts.filter(({ count }) => count > 0), owing };
}
