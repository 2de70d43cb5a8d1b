import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { thisMonth } from "@/lib/core/period";
import { FIGURE_METHODS } from "@/lib/satisfaction/schema";
import { POPULATIONS } from "@/lib/surveys/schema";

type FigureFilterBarProps = { url: ListUrl; departments: { id: string; name: string }[]; total: number };

/** Filters of the list; the export takes the same ones. */
export function FigureFilterBar({ url, departments, total }: FigureFilterBarProps) {
  const t = useTranslations("satisfaction");
  const populations = POPULATIONS.map((value) => ({ value, label: t(`population.${value}`) }));
  const methods = FIGURE_METHODS.map((value) => ({ value, label: t(`method.${value}`) }));
  const places = departments.map(({ id, name }) => ({ value: id, label: name }));
  const whole = { value: "hospital", label: t("wholeHospital") };
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("list.search") }}
      filters={[
        { name: "population", label: t("field.population"), options: populations },
        { name: "department", label: t("field.department"), options: [whole, ...places] },
        { name: "method", label: t("field.method"), options: methods },
        { name: "month", label: t("field.month"), type: "month", max: thisMonth() },
      ]}
      actions={<ExportButton list="satisfaction" url={url} count={total} />}
    />
  );
}
