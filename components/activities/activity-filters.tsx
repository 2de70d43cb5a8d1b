import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { ACTIVITY_KINDS, CULTURE_THEMES } from "@/lib/activities/schema";

type Props = { url: ListUrl; branches: { id: string; name: string }[]; total: number };

/** Filters of the list; the export takes the same ones. */
export async function ActivityFilterBar({ url, branches, total }: Props) {
  const t = await getTranslations("activities");
  const branchOptions = branches.map(({ id, name }) => ({ value: id, label: name }));
  const states = (["held", "planned", "cancelled"] as const).map((value) => ({ value, label: t(`stateOf.${value}`) }));
  const query = new URLSearchParams(url.entries.filter(([name]) => name !== "page")).toString();
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("search") }}
      filters={[
        ...(branches.length > 1 ? [{ name: "branch", label: t("branch"), options: branchOptions }] : []),
        {
          name: "kind",
          label: t("kindLabel"),
          options: ACTIVITY_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
        },
        { name: "month", label: t("month"), type: "month" },
        { name: "from", label: t("from"), type: "date" },
        { name: "to", label: t("to"), type: "date" },
        {
          name: "theme",
          label: t("theme"),
          options: CULTURE_THEMES.map((value) => ({ value, label: t(`cultureTheme.${value}`) })),
        },
        { name: "state", label: t("state"), options: states },
      ]}
      actions={
        total > 0 ? (
          <ButtonLink href={`/api/exports/activities${query ? `?${query}` : ""}`} icon="download" download>
            {t("export.button", { count: total })}
          </ButtonLink>
        ) : null
      }
    />
  );
}
