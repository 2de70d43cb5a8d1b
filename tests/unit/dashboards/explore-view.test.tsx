import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { ExploreView } from "@/components/dashboards/explore-view";
import type { ComparedSeries, Comparison } from "@/lib/dashboards/queries/series";
import dashboards from "@/lib/i18n/messages/zh-CN/dashboards.json";
import satisfaction from "@/lib/i18n/messages/zh-CN/satisfaction.json";
import { figureOf } from "@/lib/satisfaction/rules";
import type { Formula, Population } from "@/lib/surveys/schema";

function line(population: Population, formula: Formula, source: string): ComparedSeries {
  const figures = [figureOf({ value: 98.6, n: 412, formula })];
  return {
    id: population,
    population,
    place: { id: null, name: null },
    key: { formula, source, method: "agency" },
    figures,
  };
}

function markupOf(series: ComparedSeries[]): string {
  const comparison: Comparison = { months: ["2026-10"], series, left: 0 };
  return renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={{ dashboards, satisfaction }} timeZone="Asia/Shanghai">
      <ExploreView comparison={comparison} formatMonth={(month) => month} />
    </NextIntlClientProvider>,
  );
}

test("compared series name formula and source, and warn where formulas differ", () => {
  const inpatient = line("inpatient", "satisfiedRate", "出院患者回访");
  expect(markupOf([inpatient])).toContain("公式和来源：全院 · 住院：满意率，出院患者回访（第三方机构）。");
  expect(markupOf([inpatient])).not.toContain("不能直接比高低");
  expect(markupOf([inpatient, line("staff", "linear", "员工幸福问卷")])).toContain("公式不同的数值不能直接比高低。");
});
