import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { wordsOf } from "@/components/dashboards/chart-words";
import { FigureCards } from "@/components/dashboards/figure-cards";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import ui from "@/lib/i18n/messages/zh-CN/ui.json";
import { translatorOf } from "@/lib/i18n/translate";
import { combineFigures, figureOf, MISSING } from "@/lib/satisfaction/rules";

const words = wordsOf(translatorOf("zh-CN"), "zh-CN");
const inpatient = { value: 98.6, n: 412, formula: "satisfiedRate" } as const;
const outpatient = { value: 80, n: 300, formula: "linear" } as const;
const month = "2026-10";
const filed = { month, dueOn: "2026-11-05", expected: 0, filed: 0, onTime: 0 };

const data = {
  month,
  today: "2026-11-22",
  trends: {
    inpatient: [{ month, figure: figureOf(inpatient) }],
    outpatient: [{ month, figure: figureOf(outpatient) }],
    staff: [{ month, figure: MISSING }],
  },
  series: {
    inpatient: { formula: "satisfiedRate", source: "出院患者回访", method: "phone" },
    outpatient: { formula: "linear", source: "门诊扫码问卷", method: "other" },
    staff: null,
  },
  patients: combineFigures([inpatient, outpatient]).figure,
  filed,
  filedBefore: filed,
} as unknown as Dashboard;

test("a card names formula and source of its figure, and the rings join none by different formulas", () => {
  const markup = renderToStaticMarkup(
    <NextIntlClientProvider locale="zh-CN" messages={{ ui }} timeZone="Asia/Shanghai">
      <FigureCards data={data} words={words} />
    </NextIntlClientProvider>,
  );
  expect(markup).toContain("依据：满意率，出院患者回访");
  expect(markup).toContain("依据：线性得分，门诊扫码问卷");
  expect(markup).toContain("外环患者满意 公式不同，不合并");
});
