import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card, CardGrid } from "@/components/ui/card";
import type { ShownBrand } from "@/lib/brands/queries/shown-brands";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import { BrandLogo } from "./brand-logo";
import { useBrandWords } from "./brand-words";

type Parts = {
  /** Where a brand's lead task stands on the roadmap; another slice knows. */
  taskState: (brand: ShownBrand) => ReactNode;
};

type Props = Parts & { rows: readonly ShownBrand[]; total: number };

/** The other branches' brands, each opening as much as everybody may know; the search finds those beyond the last card. */
export function OtherBrands({ rows, total, taskState }: Props) {
  const t = useTranslations("brands.others");
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="other-brands" className="mt-8">
      <h2 id="other-brands" className="mb-1 text-base font-semibold">
        {t("title")}
      </h2>
      <p className="mb-3 text-muted">
        {t("lead")} {total > rows.length ? t("some", { shown: rows.length, total }) : null}
      </p>
      <CardGrid columns={3}>
        {rows.map((brand) => (
          <OtherBrand key={brand.id} brand={brand} taskState={taskState} />
        ))}
      </CardGrid>
    </section>
  );
}

function OtherBrand({ brand, taskState }: Parts & { brand: ShownBrand }) {
  const t = useTranslations("brands");
  const locale = asLocale(useLocale());
  const words = useBrandWords();
  const due = t("dueOn", { day: formatDay(brand.leadTaskDueOn, locale) });
  return (
    <Card
      title={
        <span className="flex items-center gap-3">
          <BrandLogo brand={brand} size={40} label="" />
          <a href={`/brands/${brand.id}/shown`}>{brand.name}</a>
        </span>
      }
      level={3}
      footer={
        <>
          {brand.branchName} · {words.span({ fromMonth: brand.fromMonth, toMonth: null })}
        </>
      }
    >
      <p className="text-red-700">{brand.slogan}</p>
      <p className="mt-2 font-semibold">{brand.leadTask}</p>
      <p className="text-muted">{[brand.leadTaskTarget, due].filter(Boolean).join(" · ")}</p>
      <div className="mt-1">{taskState(brand)}</div>
    </Card>
  );
}
