import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { CARE_KINDS } from "@/lib/care/schema";
import { thisMonth } from "@/lib/core/period";

type Props = { url: ListUrl; departments: { id: string; name: string }[]; total: number };

/** Filters of the list; sums and export take the same ones. */
export function CareFilterBar({ url, departments, total }: Props) {
  const t = useTranslations("care");
  const kinds = CARE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }));
  const places = departments.map(({ id, name }) => ({ value: id, label: name }));
  const whole = { value: "hospital", label: t("wholeHospital") };
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("list.search") }}
      filters={[
        { name: "kind", label: t("field.kind"), options: kinds },
        { name: "department", label: t("field.department"), options: [whole, ...places] },
        { name: "from", label: t("list.from"), type: "month", max: thisMonth() },
        { name: "to", label: t("list.to"), type: "month", max: thisMonth() },
      ]}
      actions={<ExportButton list="care" url={url} count={total} />}
    />
  );
}
