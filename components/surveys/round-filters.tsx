import { getTranslations } from "next-intl/server";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { POPULATIONS, ROUND_STATES } from "@/lib/surveys/schema";

/** Filters of the list of rounds; the export takes the same ones. */
export async function RoundFilterBar({ url, total }: { url: ListUrl; total: number }) {
  const t = await getTranslations("surveys.round");
  const who = await getTranslations("satisfaction");
  return (
    <FilterBar
      url={url}
      actions={<ExportButton list="surveys" url={url} count={total} />}
      search={{ name: "q", placeholder: t("search") }}
      filters={[
        {
          name: "population",
          label: t("population"),
          options: POPULATIONS.map((value) => ({ value, label: who(`population.${value}`) })),
        },
        {
          name: "state",
          label: t("stateLabel"),
          options: ROUND_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
      ]}
    />
  );
}
