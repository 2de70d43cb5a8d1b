import { getTranslations } from "next-intl/server";
import { StatusPill, Tag } from "@/components/ui/badge";
import { type Column, DataTable } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDay } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { citationOf, type Rule } from "@/lib/organisation/rules";

type Props = {
  rules: Rule[];
  /** Versions that are not in force yet. */
  planned: Rule[];
  editable: boolean;
};

/** The regulation rules the software applies: each with its number, its source, and whether it was checked. */
export async function RuleTable({ rules, planned, editable }: Props) {
  const [t, locale] = [await getTranslations("organisation"), await requestLocale()];
  const columns: Column<Rule>[] = [
    {
      key: "key",
      header: t("rule.name"),
      cell: (rule) =>
        editable && rule.overridable ? (
          <a href={`/rules/${rule.key}`}>{t(`rule.key.${rule.key}`)}</a>
        ) : (
          t(`rule.key.${rule.key}`)
        ),
      phone: "title",
    },
    {
      key: "value",
      header: t("rule.value"),
      cell: (rule) => t(`rule.unit.${rule.unit}`, { value: rule.value }),
      align: "end",
      phone: "side",
    },
    { key: "source", header: t("rule.source"), cell: citationOf },
    {
      key: "effectiveOn",
      header: t("rule.effectiveOn"),
      cell: (rule) => formatDay(rule.effectiveOn, locale),
      phone: "hidden",
    },
    {
      key: "state",
      header: t("rule.state"),
      cell: (rule) => (
        <>
          {rule.confirmed ? (
            <Tag>{t("rule.confirmed")}</Tag>
          ) : (
            <StatusPill tone="warn">{t("rule.unconfirmed")}</StatusPill>
          )}
          {rule.original === null ? null : (
            <StatusPill tone="info">
              {t("rule.overridden", { original: rule.original, reason: rule.reason ?? "" })}
            </StatusPill>
          )}
          {planned
            .filter(({ key }) => key === rule.key)
            .map(({ effectiveOn, unit, value }) => (
              <StatusPill key={effectiveOn} tone="info">
                {t("rule.planned", { day: formatDay(effectiveOn, locale), value: t(`rule.unit.${unit}`, { value }) })}
              </StatusPill>
            ))}
        </>
      ),
    },
  ];
  return (
    <DataTable
      caption={t("rule.caption")}
      columns={columns}
      rows={rules}
      rowKey={(rule) => rule.key}
      empty={<EmptyState kind="noMatch" resetHref="/rules" />}
    />
  );
}
