import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { Tabs } from "@/components/ui/tabs";
import { thisMonth } from "@/lib/core/period";

type Props = {
  url: ListUrl;
  by: "branch" | "member";
  years: string[];
  branches: { id: string; name: string }[];
  total: number;
};

/** By branch or by member; year, month and branch; the export takes the same. */
export async function TrainingFilterBar({ url, by, years, branches, total }: Props) {
  const t = await getTranslations("activities.training");
  const [latest, ...earlier] = years;
  const query = new URLSearchParams(url.entries.filter(([name]) => name !== "page")).toString();
  return (
    <>
      <Tabs
        label={t("title")}
        items={[
          { href: url.with({ by: null }), label: t("byBranch"), current: by === "branch" },
          { href: url.with({ by: "member" }), label: t("byMember"), current: by === "member" },
        ]}
      />
      <FilterBar
        url={url}
        filters={[
          {
            name: "year",
            label: t("year"),
            options: earlier.map((value) => ({ value, label: value })),
            anyLabel: latest,
          },
          { name: "month", label: t("month"), type: "month", max: thisMonth() },
          ...(branches.length > 1
            ? [
                {
                  name: "branch",
                  label: t("branch"),
                  options: branches.map(({ id, name }) => ({ value: id, label: name })),
                },
              ]
            : []),
        ]}
        actions={
          <ButtonLink href={`/api/exports/training${query ? `?${query}` : ""}`} icon="download" download>
            {t("export", { count: total })}
          </ButtonLink>
        }
      />
    </>
  );
}
