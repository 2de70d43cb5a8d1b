import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { type Tab, Tabs } from "@/components/ui/tabs";
import { COMMITTEE, MATTER_REASONS, NUDGE_STATES } from "@/lib/plans/schema/supervision";

type Counts = Record<"all" | "late" | "dueSoon" | "quiet" | "open", number>;
type Props = { url: ListUrl; counts: Counts; branches: { id: string; name: string }[]; shown: number };

/** How much there is of each sort, and what else the list can be narrowed by. */
export function MatterFilters({ url, counts, branches, shown }: Props) {
  const t = useTranslations("plans");
  const reason = url.get("reason");
  const tabs: Tab[] = [
    {
      href: url.with({ reason: null }),
      label: t("supervision.count.all"),
      count: counts.all,
      current: reason === "",
    },
    ...MATTER_REASONS.map((one) => ({
      href: url.with({ reason: one }),
      label: t(`reason.${one}`),
      count: counts[one],
      current: reason === one,
    })),
  ];
  const owners = [
    { value: COMMITTEE, label: t("supervision.committee") },
    ...branches.map(({ id, name }) => ({ value: id, label: name })),
  ];
  const states = NUDGE_STATES.map((value) => ({ value, label: t(`supervision.filter.${value}`) }));
  return (
    <>
      <Tabs label={t("supervision.filter.reason")} items={tabs} />
      <FilterBar
        url={url}
        filters={[
          { name: "branch", label: t("supervision.filter.branch"), options: owners },
          { name: "nudge", label: t("supervision.filter.nudge"), options: states },
        ]}
        actions={<ExportButton list="supervision" url={url} count={shown} />}
      />
    </>
  );
}
