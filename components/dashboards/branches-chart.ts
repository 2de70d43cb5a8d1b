import { text } from "@/components/charts/chart-model";
import { addDays, type Month, monthBounds } from "@/lib/core/period";
import type { Dashboard, Duty } from "@/lib/dashboards/queries/dashboard";
import type { BranchFindings, LateReport } from "@/lib/dashboards/rules";
import { formatDay, formatMonth } from "@/lib/i18n/format";
import type { DashboardChart, Words } from "./chart-words";

export type OpenItem = {
  branch: string;
  branchHref: string;
  matter: string;
  period: string;
  state: string;
  basis: string;
  /** Where the record is, or where one would have to be. */
  href: string;
};

function periodOf({ months }: Duty, { t, locale }: Words): string {
  const [first, last] = [months[0] ?? "", months.at(-1) ?? ""];
  if (first === last) return formatMonth(first, locale);
  return t("branches.months", { from: formatMonth(first, locale), to: formatMonth(last, locale) });
}

function lateItem(report: LateReport, { t, locale }: Words) {
  const { branchId, month, reportId, status, dueOn } = report;
  return {
    matter: t("branches.report"),
    period: formatMonth(month, locale),
    state: t(`branches.late.${status}`, { due: formatDay(dueOn, locale) }),
    basis: t("branches.dueRule"),
    href: reportId ? `/reports/${reportId}` : `/reports?branch=${branchId}&month=${month}`,
  };
}

function until(months: readonly Month[]): string {
  return addDays(monthBounds(months.at(-1) ?? "").until, -1);
}

function dutyItem(branchId: string, duty: Duty, words: Words) {
  const { t, label } = words;
  const { rule, kind, months, citation } = duty;
  return {
    matter: label(`activities.kind.${kind}`),
    period: periodOf(duty, words),
    state: t("branches.unproven"),
    basis: rule.confirmed ? citation : t("branches.unconfirmed", { rule: citation }),
    href: `/activities?branch=${branchId}&kind=${kind}&from=${months[0]}-01&to=${until(months)}`,
  };
}

function itemsOf(found: BranchFindings, data: Dashboard, words: Words): OpenItem[] {
  const branch = { branch: found.branchName, branchHref: `/branches/${found.branchId}` };
  const unproven = data.duties.filter(({ kind }) => found.unproven.includes(kind));
  return [
    ...found.late.map((report) => ({ ...branch, ...lateItem(report, words) })),
    ...unproven.map((duty) => ({ ...branch, ...dutyItem(found.branchId, duty, words) })),
  ];
}

/** Everything that is open, branch by branch. */
export function openItems(data: Dashboard, words: Words): OpenItem[] {
  return data.findings.flatMap((found) => itemsOf(found, data, words));
}

function findingOf({ findings, branches }: Dashboard, { t }: Words): string {
  const late = findings.reduce((sum, found) => sum + found.late.length, 0);
  const unproven = findings.reduce((sum, found) => sum + found.unproven.length, 0);
  if (findings.length === 0) return t("branches.nothing", { branches });
  return t("branches.finding", { branches, open: findings.length, late, unproven });
}

/** What is overdue or unproven: by the branches' names, and nothing is counted into a score. */
export function branchesChart(data: Dashboard, words: Words): DashboardChart {
  const { t } = words;
  return {
    id: "branches",
    title: t("branches.title"),
    finding: findingOf(data, words),
    draw: null,
    columns: ["branch", "matter", "period", "state", "basis"].map((key) => ({ header: t(`column.${key}`) })),
    rows: openItems(data, words).map((item) => [
      text(item.branch, item.branchHref),
      text(item.matter, item.href),
      text(item.period),
      text(item.state),
      text(item.basis),
    ]),
    n: t("branches.n", { branches: data.branches }),
    definition: t("branches.definition"),
  };
}
