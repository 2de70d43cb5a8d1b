import { getTranslations } from "next-intl/server";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { PLAN_STATUSES } from "@/lib/plans/schema";

/** Filters of the list of plans; the export takes the same ones. */
export async function PlanFilterBar({ url, total }: { url: ListUrl; total: number }) {
  const t = await getTranslations("plans");
  return (
    <FilterBar
      url={url}
      actions={<ExportButton list="plans" url={url} count={total} />}
      search={{ name: "q", placeholder: t("list.search") }}
      filters={[
        {
          name: "status",
          label: t("list.status"),
          options: PLAN_STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
        },
      ]}
    />
  );
}
