import { useTranslations } from "next-intl";
import { sparklineSvg } from "@/components/charts/sparkline";
import { ButtonLink } from "@/components/ui/button";
import { Card, CardGrid } from "@/components/ui/card";
import { Disclosure } from "@/components/ui/disclosure";
import { Icon } from "@/components/ui/icon";
import type { BrandRights } from "@/lib/brands/policy";
import type { BrandDetail } from "@/lib/brands/queries";
import type { BrandIndicator } from "@/lib/brands/queries/indicators";
import { valuesMonth } from "@/lib/brands/rules";
import { changeOf, distanceTo, standingTo } from "@/lib/brands/rules/indicators";
import { LEAD_TASK } from "@/lib/brands/schema/indicators";
import { type Month, thisMonth } from "@/lib/core/period";
import { useBrandWords } from "./brand-words";

type Props = {
  brand: BrandDetail;
  month: Month;
  indicators: readonly BrandIndicator[];
  rights: BrandRights;
};

/** What the brand is measured by: value, n, change in words and target, each with its course over the year. */
export function IndicatorCards({ brand, month, indicators, rights: { canEdit, canEnter } }: Props) {
  const t = useTranslations("brands.indicators");
  const words = useBrandWords();
  const written = indicators.some(({ source }) => source === null);
  const asked = valuesMonth(brand, undefined, thisMonth());
  const actions = (
    <>
      {written && canEnter && asked <= thisMonth() ? (
        <ButtonLink href={`/brands/${brand.id}/values?month=${asked}`} icon="plus" size="sm">
          {t("enter", { month: words.month(asked) })}
        </ButtonLink>
      ) : null}
      {canEdit ? (
        <ButtonLink href={`/brands/${brand.id}/indicators`} icon="edit" size="sm">
          {t("edit")}
        </ButtonLink>
      ) : null}
    </>
  );
  return (
    <Card title={t("title")} id="indicators" actions={actions}>
      {indicators.length === 0 ? (
        <>
          <p>{t("empty")}</p>
          {canEdit ? <p className="text-muted">{t("emptyAction")}</p> : null}
        </>
      ) : (
        <>
          <p className="mb-2 text-muted">{t("asOf", { month: words.month(month) })}</p>
          <CardGrid columns={3}>
            {indicators.map((indicator) => (
              <Indicator key={indicator.id} indicator={indicator} />
            ))}
          </CardGrid>
        </>
      )}
    </Card>
  );
}

function Indicator({ indicator }: { indicator: BrandIndicator }) {
  const t = useTranslations("brands.indicators");
  const words = useBrandWords();
  const { title, current, course, source } = indicator;
  const value = current.value === null ? null : words.value(current.value, indicator);
  const label = t("courseOf", { title, value: value ?? t("blank") });
  const drawing = sparklineSvg({ values: course.map((one) => one.value), label, width: 220, height: 44 });
  return (
    <section className="brand-indicator">
      <h3 className="text-body font-semibold">{title}</h3>
      {value === null ? (
        <p className="figure-missing">
          {current.state === "suppressed"
            ? t("suppressed")
            : t(source === LEAD_TASK ? "untold" : "missing", { month: words.month(current.month) })}
        </p>
      ) : (
        <p className="figure-value num">{value}</p>
      )}
      <Basis indicator={indicator} />
      <Course indicator={indicator} />
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own escaping template */}
      <div className="brand-course" dangerouslySetInnerHTML={{ __html: drawing }} />
      <Values indicator={indicator} />
    </section>
  );
}

/** n and interval, or why there is none. */
function Basis({ indicator: { current } }: { indicator: BrandIndicator }) {
  const t = useTranslations("brands");
  const words = useBrandWords();
  const { n, low, high, href, toldOn } = current;
  const told = () => {
    if (toldOn) return t("indicators.toldOn", { day: words.day(toldOn) });
    if (!href) return t("indicators.written");
    if (n === null) return t("indicators.counted");
    if (low === null || high === null) return t("n", { n });
    return t("interval", { n, low: words.number(low), high: words.number(high) });
  };
  return (
    <p className="figure-line">
      {current.state === "known" ? `${told()} ` : null}
      {href ? (
        <a className="evidence" href={href}>
          {t("indicators.source")}
          <Icon name="chevron" size={12} />
        </a>
      ) : null}
    </p>
  );
}

/** The change since the month before and the way to the target, in words. */
function Course({ indicator }: { indicator: BrandIndicator }) {
  const t = useTranslations("brands.indicators");
  const words = useBrandWords();
  const { direction, current, previous, baseline, target } = indicator;
  const change = changeOf(direction, current, previous);
  const goal = words.value(target, indicator);
  const basis =
    baseline === null
      ? t("basisTarget", { target: goal })
      : t("basis", { baseline: words.value(baseline, indicator), target: goal });
  return (
    <>
      <p className="figure-line">
        {change ? t(change.kind, { by: words.value(Math.abs(change.by), indicator) }) : t("noChange")}
      </p>
      <p className="figure-line">
        {basis}
        <Left indicator={indicator} />
      </p>
    </>
  );
}

const SAID = { reached: "reached", unclear: "open" } as const;

/** How far it still is. */
function Left({ indicator }: { indicator: BrandIndicator }) {
  const t = useTranslations("brands.indicators");
  const words = useBrandWords();
  const { current, target } = indicator;
  const place = standingTo(indicator);
  if (current.value === null || place === null) return null;
  const left = distanceTo(current.value, target);
  return <> · {place === "short" ? t("distance", { by: words.value(left, indicator) }) : t(SAID[place])}</>;
}

function Values({ indicator }: { indicator: BrandIndicator }) {
  const t = useTranslations("brands.indicators");
  const words = useBrandWords();
  return (
    <Disclosure summary={t("table")}>
      <div className="table-wrap chart-table">
        <table className="table">
          <caption className="sr-note">{indicator.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t("month")}</th>
              <th scope="col" className="end">
                {t("value")}
              </th>
            </tr>
          </thead>
          <tbody>
            {indicator.course.map(({ month, value, state }) => (
              <tr key={month}>
                <th scope="row">{words.month(month)}</th>
                <td className="end">
                  {value === null ? t(state === "suppressed" ? "suppressed" : "blank") : words.value(value, indicator)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Disclosure>
  );
}
