import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card, CardGrid } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import type { ShownBrand, ShownIndicator } from "@/lib/brands/queries/shown-brands";
import { lastFullMonth } from "@/lib/brands/rules";
import { thisMonth } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import { BrandLogo } from "./brand-logo";
import { useBrandWords } from "./brand-words";

type Parts = {
  /** Where a brand's lead task stands on the roadmap; another slice knows. */
  taskState: (brand: ShownBrand) => ReactNode;
};

/** The other branches' brands: as much as everybody may know, unfolded where it stands. */
export function OtherBrands({ brands, taskState }: Parts & { brands: readonly ShownBrand[] }) {
  const t = useTranslations("brands.others");
  if (brands.length === 0) return null;
  return (
    <section aria-labelledby="other-brands" className="mt-8">
      <h2 id="other-brands" className="mb-1 text-base font-semibold">
        {t("title")}
      </h2>
      <p className="mb-3 text-muted">{t("lead")}</p>
      <CardGrid columns={3}>
        {brands.map((brand) => (
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
          {brand.name}
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
      <Details brand={brand} />
    </Card>
  );
}

function Details({ brand: { name, idea, work, indicators } }: { brand: ShownBrand }) {
  const t = useTranslations("brands");
  const words = useBrandWords();
  if (!idea && !work && indicators.length === 0) return null;
  const month = words.month(lastFullMonth({ toMonth: null }, thisMonth()));
  return (
    <Disclosure summary={t("others.more", { name })}>
      <Passage title={t("idea")} text={idea} />
      <Passage title={t("how")} text={work} />
      {indicators.length > 0 ? (
        <>
          <h4 className="mt-2 font-semibold">{t("indicators.title")}</h4>
          <p className="text-muted">{t("indicators.asOf", { month })}</p>
          <ul className="mt-1 list-disc pl-5">
            {indicators.map((indicator) => (
              <li key={indicator.title}>
                <Indicator indicator={indicator} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Disclosure>
  );
}

function Passage({ title, text }: { title: string; text: string }) {
  if (!text) return null;
  return (
    <>
      <h4 className="mt-2 font-semibold">{title}</h4>
      <p className="whitespace-pre-line [overflow-wrap:anywhere]">{text}</p>
    </>
  );
}

function Indicator({ indicator }: { indicator: ShownIndicator }) {
  const t = useTranslations("brands");
  const words = useBrandWords();
  const { title, value, state, target } = indicator;
  const none = t(state === "suppressed" ? "public.suppressed" : "public.missing");
  const told = value === null ? none : words.value(value, indicator);
  const goal = t("public.targetOf", { target: words.value(target, indicator) });
  return (
    <>
      {title} <b className="num">{told}</b>{" "}
      <span className="num text-muted">{[words.basis(indicator), goal].filter(Boolean).join(" · ")}</span>
    </>
  );
}
