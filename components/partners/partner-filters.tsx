import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { PARTNER_KINDS } from "@/lib/partners/schema";

type Props = { url: ListUrl; branches: { id: string; name: string }[]; total: number };

/** Filters of the list; the export takes the same ones. */
export async function PartnerFilterBar({ url, branches, total }: Props) {
  const t = await getTranslations("partners");
  const query = new URLSearchParams(url.entries.filter(([name]) => name !== "page")).toString();
  const branchOptions = branches.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("search") }}
      filters={[
        {
          name: "kind",
          label: t("kindLabel"),
          options: PARTNER_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
        },
        ...(branches.length > 1 ? [{ name: "branch", label: t("branches"), options: branchOptions }] : []),
      ]}
      actions={
        total > 0 ? (
          <ButtonLink href={`/api/exports/partners${query ? `?${query}` : ""}`} icon="download" download>
            {t("export.button", { count: total })}
          </ButtonLink>
        ) : null
      }
    />
  );
}
