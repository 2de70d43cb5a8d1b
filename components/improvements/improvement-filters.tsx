import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { IMPROVEMENT_STATES } from "@/lib/improvements/schema";
import { POPULATIONS } from "@/lib/surveys/schema";

type Named = { id: string; name: string };
type Props = { url: ListUrl; departments: Named[]; branches: Named[]; total: number };

/** Filters of the list; the export takes the same ones. */
export function ImprovementFilterBar({ url, departments, branches, total }: Props) {
  const [t, measures] = [useTranslations("improvements"), useTranslations("satisfaction")];
  const choices = (rows: Named[]) => rows.map(({ id, name }) => ({ value: id, label: name }));
  const states = IMPROVEMENT_STATES.map((value) => ({
    value,
    label: value === "open" ? t("filter.open") : t(`state.${value}`),
  }));
  const populations = POPULATIONS.map((value) => ({ value, label: measures(`population.${value}`) }));
  const whole = { value: "hospital", label: t("wholeHospital") };
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("search") }}
      filters={[
        { name: "state", label: t("field.state"), options: states },
        { name: "population", label: t("field.population"), options: populations },
        { name: "department", label: t("field.department"), options: [whole, ...choices(departments)] },
        ...(branches.length > 1 ? [{ name: "branch", label: t("field.branch"), options: choices(branches) }] : []),
      ]}
      actions={<ExportButton list="improvements" url={url} count={total} />}
    />
  );
}
