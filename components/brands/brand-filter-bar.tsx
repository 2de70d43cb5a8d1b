import { getTranslations } from "next-intl/server";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";

type Props = { url: ListUrl; branches: readonly { id: string; name: string }[]; total: number };

/** Filters of the gallery; the export takes the same ones. */
export async function BrandFilterBar({ url, branches, total }: Props) {
  const t = await getTranslations("brands");
  const options = branches.map(({ id, name }) => ({ value: id, label: name }));
  const states = [
    { value: "ended", label: t("standing.ended") },
    { value: "all", label: t("all") },
  ];
  const orders = (["due", "name"] as const).map((order) => ({ value: order, label: t(`sort.${order}`) }));
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("search") }}
      filters={[
        ...(options.length > 1 ? [{ name: "branch", label: t("branch"), options }] : []),
        { name: "order", label: t("sort.label"), anyLabel: t("sort.byBranch"), options: orders },
        { name: "state", label: t("state"), anyLabel: t("living"), options: states },
      ]}
      actions={<ExportButton list="brands" url={url} count={total} />}
    />
  );
}
