import { getTranslations } from "next-intl/server";
import { intervalGlyphSvg } from "@/components/charts/intervals";
import { formatDay, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import type { ReportSnapshot } from "@/lib/reports/schema";

type Reported = NonNullable<ReportSnapshot["improvements"]>[number];
type Figure = Reported["before"];

const BOUNDS = { least: 0, most: 100 };

const bar = (figure: Figure) => ({
  label: "",
  words: "",
  value: figure?.value ?? null,
  low: figure?.low ?? null,
  high: figure?.high ?? null,
});

/** An action in a report: what it was for, where it stands, its figure before and after, and what they say. */
export async function ImprovementLine({ row, href }: { row: Reported; href: string | undefined }) {
  const [t, measures] = [await getTranslations("improvements"), await getTranslations("satisfaction")];
  const locale = await requestLocale();
  const { title, population, dimension, departmentName, status, before, after, verdict, preliminary } = row;
  const words = (figure: Figure) => {
    if (figure?.state !== "known") return t(figure?.state === "suppressed" ? "effect.suppressed" : "effect.noFigure");
    const score = (value: number | null) => formatNumber(value ?? 0, 2);
    const { value, low, high, n } = figure;
    return t("effect.figure", {
      value: score(value),
      low: score(low),
      high: score(high),
      n: formatNumber(n ?? 0),
    });
  };
  const measured = t("figure", {
    population: measures(`population.${population}`),
    dimension: dimension ? measures(`dimension.${dimension}`) : t("total"),
  });
  const day = formatDay(row.closedOn ?? row.dueOn, locale);
  const standing = status === "open" ? t("due.open", { day }) : t("closed", { state: t(`state.${status}`), day });
  const arrow = t("effect.arrow", { before: words(before), after: words(after) });
  return (
    <li className="flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line py-1 last:border-b-0">
      {href ? <a href={href}>{title}</a> : <span>{title}</span>}
      <span className="inline-flex items-center gap-2">
        {verdict === "unsaid" ? null : <Glyph label={arrow} before={before} after={after} />}
        <strong>
          {preliminary ? t("preliminary", { verdict: t(`verdict.${verdict}`) }) : t(`verdict.${verdict}`)}
        </strong>
      </span>
      <span className="w-full text-xs text-muted">
        {[departmentName ?? t("wholeHospital"), measured, standing].join(" · ")}
      </span>
      <span className="w-full text-xs tabular-nums text-muted">{arrow}</span>
    </li>
  );
}

function Glyph({ label, before, after }: { label: string; before: Figure; after: Figure }) {
  const html = intervalGlyphSvg({ label, rows: [bar(before), bar(after)], bounds: BOUNDS });
  // biome-ignore lint/security/noDangerouslySetInnerHtml: drawn by our own escaping template
  return <span dangerouslySetInnerHTML={{ __html: html }} />;
}
