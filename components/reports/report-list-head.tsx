import { getTranslations } from "next-intl/server";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { Tabs } from "@/components/ui/tabs";
import { thisMonth } from "@/lib/core/period";
import { REPORT_STANDINGS, type ReportTab } from "@/lib/reports/schema";

type Props = {
  url: ListUrl;
  tabs: readonly ReportTab[];
  tab: ReportTab;
  toDo: number;
  branches: readonly { id: string; name: string }[];
  total: number;
};

/** Tabs and filters of the list. Nobody who only reads is shown trays. */
export async function ReportListHead({ url, tabs, tab, toDo, branches, total }: Props) {
  const t = await getTranslations("reports");
  const items = tabs.map((one) => ({
    href: url.with({ tab: one, reviewed: null }),
    label: t(`tab.${one}`),
    current: one === tab,
    ...(one === "todo" ? { count: toDo } : {}),
  }));
  const branchOptions = branches.map(({ id, name }) => ({ value: id, label: name }));
  const statusOptions = REPORT_STANDINGS.map((status) => ({ value: status, label: t(`status.${status}`) }));
  return (
    <>
      {tabs.length > 1 ? <Tabs label={t("tabs")} items={items} /> : null}
      <FilterBar
        url={url}
        search={{ name: "q", placeholder: t("filter.search") }}
        filters={[
          { name: "month", label: t("filter.month"), type: "month", max: thisMonth() },
          ...(branches.length > 1 ? [{ name: "branch", label: t("filter.branch"), options: branchOptions }] : []),
          { name: "status", label: t("filter.status"), options: statusOptions },
        ]}
        actions={<ExportButton list="reports" url={url} count={total} />}
      />
    </>
  );
}
