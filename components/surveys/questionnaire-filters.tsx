import { getTranslations } from "next-intl/server";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { POPULATIONS } from "@/lib/surveys/schema";

/** Filters of the list; without one it shows what is in use. */
export async function QuestionnaireFilterBar({ url }: { url: ListUrl }) {
  const t = await getTranslations("surveys");
  const measures = await getTranslations("satisfaction");
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("questionnaire.search") }}
      filters={[
        {
          name: "population",
          label: t("questionnaire.population"),
          options: POPULATIONS.map((value) => ({ value, label: measures(`population.${value}`) })),
        },
        {
          name: "archived",
          label: t("questionnaire.use"),
          anyLabel: t("questionnaire.inUse"),
          options: [
            { value: "only", label: t("questionnaire.archivedOnly") },
            { value: "all", label: t("questionnaire.archivedAll") },
          ],
        },
      ]}
    />
  );
}
