import { getTranslations } from "next-intl/server";
import { StatusPill } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { Locale } from "@/lib/i18n/locale";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { DimensionComparison } from "@/lib/surveys/rules/comparison";
import type { Words } from "@/lib/surveys/schema";

type Props = { before: number; after: number; rows: DimensionComparison[] };

/** What somebody who reads this language sees: the Chinese where the English was left out. */
export function inLocale({ zh, en }: Words, locale: Locale): string {
  return locale === "en" && en ? en : zh;
}

/** Which dimensions of a version compare with the one before, and why the others do not. */
export async function VersionComparison({ before, after, rows }: Props) {
  const t = await getTranslations("surveys.version.comparison");
  const measures = await getTranslations("satisfaction");
  const locale = await requestLocale();
  const columns: Column<DimensionComparison>[] = [
    {
      key: "dimension",
      header: t("dimension"),
      cell: ({ dimension }) => (dimension ? measures(`dimension.${dimension}`) : <strong>{t("total")}</strong>),
      phone: "title",
    },
    {
      key: "comparable",
      header: t("comparable"),
      cell: ({ comparable }) => (
        <StatusPill tone={comparable ? "ok" : "warn"}>{t(comparable ? "yes" : "no")}</StatusPill>
      ),
      phone: "side",
    },
    {
      key: "why",
      header: t("why"),
      cell: ({ comparable, differences }) =>
        comparable ? (
          <span className="text-muted">{t("same")}</span>
        ) : (
          <ul>
            {differences.map(({ key, change, text }) => (
              <li key={`${key} ${change}`}>{t(`change.${change}`, { text: inLocale(text, locale) })}</li>
            ))}
          </ul>
        ),
    },
  ];
  return (
    <Card title={t("title", { before, after })} flush>
      <p className="px-4 pb-2 text-sm text-muted">{t("lead")}</p>
      <DataTable
        bare
        caption={t("caption")}
        columns={columns}
        rows={rows}
        rowKey={({ dimension }) => dimension ?? "total"}
      />
    </Card>
  );
}
