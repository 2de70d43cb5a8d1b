import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { DefinitionList } from "@/components/ui/definition-list";
import { PageHeader } from "@/components/ui/page-header";
import type { ShownPage } from "@/lib/brands/queries/shown-brands";
import { formatDay } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import { BrandLogo } from "./brand-logo";
import { Passage } from "./brand-profile";
import { useBrandWords } from "./brand-words";

/** `taskState`: where its lead task stands on the roadmap; another slice knows. */
type Props = { brand: ShownPage; taskState: ReactNode };

/** A brand of another branch: what it stands for, does and reaches, and nothing that is the branch's own. */
export function ShownBrand({ brand, taskState }: Props) {
  const t = useTranslations("brands");
  return (
    <>
      <div className="brand-head">
        <BrandLogo brand={brand} size={72} label={t("logoOf", { name: brand.name })} />
        <PageHeader
          title={brand.name}
          lead={brand.slogan}
          breadcrumbs={[{ label: t("title"), href: "/brands" }, { label: brand.name }]}
        />
      </div>
      <p className="mb-4 text-muted">
        {t("others.openly")} {brand.inFull ? <a href={`/brands/${brand.id}`}>{t("others.inFull")}</a> : null}
      </p>
      <div className="grid grid-cols-1 gap-4">
        <Card title={t("about")}>
          <TaskList brand={brand} />
          <div className="mt-2">{taskState}</div>
          <Passage title={t("idea")} text={brand.idea} />
          <Passage title={t("how")} text={brand.work} />
        </Card>
        <Indicators brand={brand} />
      </div>
    </>
  );
}

function TaskList({ brand }: Pick<Props, "brand">) {
  const t = useTranslations("brands");
  const locale = asLocale(useLocale());
  const words = useBrandWords();
  const { branchName, leadTask, leadTaskTarget, leadTaskDueOn } = brand;
  return (
    <DefinitionList
      items={[
        { term: t("branch"), value: branchName },
        { term: t("part.time"), value: words.span(brand) },
        { term: t("task"), value: leadTask },
        ...(leadTaskTarget ? [{ term: t("target"), value: leadTaskTarget }] : []),
        { term: t("due"), value: formatDay(leadTaskDueOn, locale) },
      ]}
    />
  );
}

function Indicators({ brand: { indicators, month } }: Pick<Props, "brand">) {
  const t = useTranslations("brands");
  const words = useBrandWords();
  if (indicators.length === 0) return null;
  return (
    <Card title={t("indicators.title")}>
      <p className="text-muted">{t("indicators.asOf", { month: words.month(month) })}</p>
      <ul className="mt-1 list-disc pl-5">
        {indicators.map((indicator) => (
          <li key={indicator.title}>
            <Indicator indicator={indicator} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Indicator({ indicator }: { indicator: ShownPage["indicators"][number] }) {
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
