import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import type { Desk } from "@/lib/reports/queries/desk";
import { DESK_STATES } from "@/lib/reports/schema/desk";

type Props = { url: ListUrl; desk: Desk; branches: { id: string; name: string }[]; thisYear: number };

const YEARS_SHOWN = 5;

/** Filters of the desk; the export takes the same ones. */
export function DeskFilterBar({ url, desk, branches, thisYear }: Props) {
  const t = useTranslations("desk");
  const years = Array.from({ length: YEARS_SHOWN }, (_, index) => thisYear + 1 - index);
  const shown = [...new Set([...years, desk.year])].sort((a, b) => b - a);
  return (
    <FilterBar
      url={url}
      filters={[
        {
          name: "year",
          label: t("filter.year"),
          options: shown.map((year) => ({ value: String(year), label: String(year) })),
          anyLabel: String(thisYear),
        },
        {
          name: "state",
          label: t("filter.state"),
          options: DESK_STATES.map((value) => ({ value, label: t(`cell.${value}`) })),
        },
        {
          name: "branch",
          label: t("filter.branch"),
          options: branches.map(({ id, name }) => ({ value: id, label: name })),
        },
      ]}
      actions={<ExportButton list="reports-desk" url={url} count={desk.rows.length} />}
    />
  );
}
