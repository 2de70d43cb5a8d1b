import { getTranslations } from "next-intl/server";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { BRANCH_KINDS } from "@/lib/organisation/schema";

/** Filters of the branches; the export takes the same ones. */
export async function BranchFilterBar({ url, total }: { url: ListUrl; total: number }) {
  const t = await getTranslations("organisation");
  const select = (name: string, label: string, words: [value: string, label: string][]) => ({
    name,
    label,
    options: words.map(([value, text]) => ({ value, label: text })),
  });
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("branch.search") }}
      filters={[
        select("key", t("branch.rank"), [
          ["true", t("branch.keyOnly")],
          ["false", t("branch.notKey")],
        ]),
        select(
          "kind",
          t("branch.kind"),
          BRANCH_KINDS.map((kind) => [kind, t(`branchKind.${kind}`)]),
        ),
        select("state", t("branch.state"), [["dissolved", t("branch.dissolvedOnly")]]),
      ]}
      actions={<ExportButton list="branches" url={url} count={total} />}
    />
  );
}
