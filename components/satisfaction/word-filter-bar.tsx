import { useTranslations } from "next-intl";
import { ExportButton } from "@/components/ui/export-button";
import { FilterBar } from "@/components/ui/filter-bar";
import type { ListUrl } from "@/components/ui/list-url";
import { type Tab, Tabs } from "@/components/ui/tabs";
import { thisMonth } from "@/lib/core/period";
import type { WordCount } from "@/lib/satisfaction/queries/words";
import type { WordGroup } from "@/lib/satisfaction/schema";
import { POPULATIONS } from "@/lib/surveys/schema";

type WordFilterBarProps = { url: ListUrl; departments: { id: string; name: string }[]; total: number };

/** Filters of the comments; the export takes the same ones. */
export function WordFilterBar({ url, departments, total }: WordFilterBarProps) {
  const t = useTranslations("satisfaction");
  const populations = POPULATIONS.map((value) => ({ value, label: t(`population.${value}`) }));
  const places = departments.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterBar
      url={url}
      search={{ name: "q", placeholder: t("words.search") }}
      filters={[
        { name: "population", label: t("field.population"), options: populations },
        { name: "department", label: t("field.department"), options: places },
        { name: "from", label: t("words.from"), type: "month", max: thisMonth() },
        { name: "to", label: t("words.to"), type: "month", max: thisMonth() },
      ]}
      actions={<ExportButton list="words" url={url} count={total} />}
    />
  );
}

/** A dimension's name, or "other". */
export function useGroupName(): (group: WordGroup) => string {
  const t = useTranslations("satisfaction");
  return (group) => (group === "other" ? t("words.other") : t(`dimension.${group}`));
}

type WordTabsProps = { url: ListUrl; counts: WordCount[]; chosen: WordGroup | undefined };

/** How many comments each dimension has; each leads to them. */
export function WordTabs({ url, counts, chosen }: WordTabsProps) {
  const t = useTranslations("satisfaction");
  const name = useGroupName();
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  const groups = counts.map(
    ({ group, count }): Tab => ({ href: url.with({ group }), label: name(group), current: group === chosen, count }),
  );
  const every: Tab = { href: url.with({ group: null }), label: t("words.all"), current: !chosen, count: all };
  return all === 0 ? null : <Tabs label={t("words.group")} items={[every, ...groups]} />;
}
