import { getTranslations } from "next-intl/server";
import { formatMonth, formatNumber } from "@/lib/i18n/format";
import { requestLocale } from "@/lib/i18n/request-locale";
import { viewFigure } from "@/lib/reports/rules/figures";
import type { ReportSnapshot } from "@/lib/reports/schema";
import { LINE, Linked } from "./prefill-group";

type Row = ReportSnapshot["satisfaction"][number];
type Words = Awaited<ReturnType<typeof getTranslations<"reports">>>;

const percent = (value: number) => `${formatNumber(value, 2)} %`;

/** n, interval, the month before and the target, as far as they are known; of too few answers only that they are few. */
function factsOf(row: Row, t: Words): string[] {
  const { suppressed, change, points } = viewFigure(row);
  const n = row.n === null ? t("prefill.noN") : t("prefill.n", { n: formatNumber(row.n) });
  if (suppressed) return [n];
  const { low = null, high = null, target = null, standing = "unknown", previous } = row;
  const interval =
    low === null || high === null
      ? null
      : t("prefill.interval", { low: formatNumber(low, 2), high: formatNumber(high, 2) });
  const compared = { previous: percent(previous ?? 0), difference: formatNumber(points ?? 0, 2) };
  const moved = previous === null ? t("prefill.noPrevious") : t(`prefill.change.${change}`, compared);
  const aim = target === null ? null : t(`prefill.target.${standing}`, { target: percent(target) });
  return [n, interval, moved, aim].filter((fact) => fact !== null);
}

export async function SatisfactionLine({ row, href }: { row: Row; href: string | undefined }) {
  const [t, locale] = [await getTranslations("reports"), await requestLocale()];
  const from = {
    month: formatMonth(row.month, locale),
    formula: t(`prefill.formula.${row.formula}`),
    source: row.source,
  };
  const how = row.method ? t("prefill.method", { method: t(`prefill.methods.${row.method}`) }) : "";
  return (
    <li className={LINE}>
      <Linked href={href}>
        {row.departmentName} {t(`prefill.population.${row.population}`)}
      </Linked>
      <strong className="tabular-nums">
        {viewFigure(row).suppressed ? t("prefill.suppressed") : percent(row.value)}
      </strong>
      <span className="w-full text-xs tabular-nums">{factsOf(row, t).join(" · ")}</span>
      <span className="w-full text-xs text-muted">
        {t("prefill.source", from)}
        {how}
      </span>
    </li>
  );
}
