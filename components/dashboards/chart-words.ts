import type { ChartModel } from "@/components/charts/chart-model";
import type { SeriesKey } from "@/lib/dashboards/rules";
import type { ChartId } from "@/lib/dashboards/schema";
import type { Locale } from "@/lib/i18n/locale";
import type { MessageTranslator } from "@/lib/i18n/translate";

export type DashboardChart = ChartModel<ChartId>;

/** The reader's words. `t` takes keys inside the namespace of dashboards, `label` whole keys of other domains. */
export type Words = { t: MessageTranslator; label: MessageTranslator; locale: Locale };

export function wordsOf(translate: MessageTranslator, locale: Locale): Words {
  return { t: (key, params) => translate(`dashboards.${key}`, params), label: translate, locale };
}

export function formulaName({ formula }: Pick<SeriesKey, "formula">, { label }: Words): string {
  return label(`satisfaction.formula.${formula}`);
}

/** 满意率，出院患者回访（电话回访） */
export function seriesText(key: SeriesKey, words: Words): string {
  const method = words.label(`satisfaction.method.${key.method}`);
  return words.t("basis.series", { formula: formulaName(key, words), source: key.source, method });
}

/** Formula and source of several series, each under its name. */
export function seriesList(series: readonly { name: string; key: SeriesKey }[], words: Words): string {
  const { t } = words;
  const named = series.map(({ name, key }) => t("basis.named", { name, what: seriesText(key, words) }));
  return named.join(t("basis.separator"));
}
