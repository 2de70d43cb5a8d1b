import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import type { BrandDetail } from "@/lib/brands/queries";
import { formatDay, formatMonth } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";

/** A brand on one page: what it stands for, what it has taken in hand, and its year. */
export async function BrandProfile({ brand, ring }: { brand: BrandDetail; ring: ReactNode }) {
  const [t, locale] = [await getTranslations("brands"), await requestLocale()];
  const from = formatMonth(brand.fromMonth, locale);
  const span = brand.toMonth
    ? t("span", { from, to: formatMonth(brand.toMonth, locale) })
    : t("sinceMonth", { month: from });
  const items = [
    { term: t("branch"), value: <a href={`/branches/${brand.branchId}`}>{brand.branchName}</a> },
    { term: t("since"), value: span },
    { term: t("task"), value: brand.leadTask },
    { term: t("target"), value: brand.leadTaskTarget },
    { term: t("due"), value: formatDay(brand.leadTaskDueOn, locale) },
  ];
  return (
    <div className="grid grid-cols-1 gap-4">
      <Card title={t("yearRing")} actions={<a href={`/reports?tab=all&branch=${brand.branchId}`}>{t("reports")}</a>}>
        <p className="mb-2 text-muted">{t("yearRingNote")}</p>
        {ring}
      </Card>
      <Card title={t("task")}>
        <DefinitionList items={items} />
        {brand.idea ? (
          <section className="mt-4">
            <h3 className="text-body font-semibold">{t("idea")}</h3>
            <p className="prose-text whitespace-pre-line">{brand.idea}</p>
          </section>
        ) : null}
      </Card>
    </div>
  );
}
