import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { DUES_STATES } from "@/lib/dues/schema";

type Props = { url: ListUrl; branches: { id: string; name: string }[]; latest: string; total: number };

/** Filters of the month's list; the export takes the same ones. */
export async function DuesFilterBar({ url, branches, latest, total }: Props) {
  const t = await getTranslations("dues");
  const query = new URLSearchParams(url.entries.filter(([name]) => !["page", "tick"].includes(name))).toString();
  const branchOptions = branches.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar
      url={url}
      filters={[
        { name: "month", label: t("month"), type: "month", max: latest },
        ...(branches.length > 1 ? [{ name: "branch", label: t("branch"), options: branchOptions }] : []),
        {
          name: "state",
          label: t("stateLabel"),
          options: DUES_STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        },
      ]}
      actions={
        total > 0 ? (
          <ButtonLink href={`/api/exports/dues?${query}`} icon="download" download>
            {t("export.button", { count: total })}
          </ButtonLink>
        ) : null
      }
    />
  );
}
