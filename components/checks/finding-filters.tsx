import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { CHECK_KEYS, FINDING_STATES } from "@/lib/checks/schema";

type Props = { url: ListUrl; branches: { id: string; name: string }[]; total: number };

/** Filters of the findings; the export takes the same ones. */
export function FindingFilterBar({ url, branches, total }: Props) {
  const t = useTranslations("checks");
  const states = [...FINDING_STATES, "excepted"] as const;
  return (
    <FilterBar
      url={url}
      filters={[
        {
          name: "state",
          label: t("stateLabel"),
          options: states.map((value) => ({ value, label: t(`state.${value}`) })),
        },
        {
          name: "check",
          label: t("checkLabel"),
          options: CHECK_KEYS.map((value) => ({ value, label: t(`check.${value}`) })),
        },
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
      actions={<ExportButton list="checks" url={url} count={total} />}
    />
  );
}
