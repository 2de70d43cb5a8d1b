import { describe, expect, test } from "vitest";
import { activitiesChart } from "@/components/dashboards/activities-chart";
import { wordsOf } from "@/components/dashboards/chart-words";
import { lackingText, quadrantChart } from "@/components/dashboards/quadrant-chart";
import { patientsChart, staffChart } from "@/components/dashboards/trend-charts";
import { monthsUpTo } from "@/lib/core/period";
import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import { translatorOf } from "@/lib/i18n/translate";
import { linksFor } from "@/lib/reports/rules/figures";
import { figureOf, MISSING } from "@/lib/satisfaction/rules";
import type { Formula } from "@/lib/surveys/schema";
import { actorOf } from "@/tests/support/actors";

const words = wordsOf(translatorOf("zh-CN"), "zh-CN");
const month = "2026-10";
const months = monthsUpTo(month, 12);

function figure(value: number, of = month, formula: Formula = "satisfiedRate") {
  return { value, n: 400, formula, month: of, source: "回访", method: "phone" as const };
}

type Part = Pick<Dashboard, "departments" | "activities" | "series">;

function dashboard(given: Partial<Part>): Dashboard {
  const gaps = months.map((one) => ({ month: one, figure: MISSING }));
  const known = months.map((one) => ({ month: one, figure: figureOf(figure(99)) }));
  const part = {
    hospital: { outpatientTarget: 98, inpatientTarget: 99, staffTarget: 90 },
    month,
    months,
    trends: { inpatient: known, outpatient: gaps, staff: gaps },
    series: { inpatient: { formula: "satisfiedRate", source: "回访", method: "phone" }, outpatient: null, staff: null },
    departments: [],
    activities: [],
    ...given,
  };
  return part as unknown as Dashboard;
}

describe("what a chart says about its formula and source", () => {
  test("a trend names those of each of its lines, and nothing where there is no line", () => {
    expect(patientsChart(dashboard({}), words).definition).toContain("公式和来源：住院：满意率，回访（电话回访）。");
    expect(staffChart(dashboard({}), words).definition).not.toContain("公式和来源");
  });

  test("the quadrant names the formulas of each side and warns where departments differ", () => {
    const figures = { inpatient: figure(99), staff: figure(91) };
    const one = { id: "1", name: "骨科", patients: true, figures };
    const other = { ...one, id: "2", figures: { ...figures, staff: figure(80, month, "linear") } };
    const same = quadrantChart(dashboard({ departments: [one] }), words).definition;
    expect(same).toContain("公式：患者为满意率，员工为满意率");
    expect(same).not.toContain("不能直接比高低");
    const mixed = quadrantChart(dashboard({ departments: [one, other] }), words).definition;
    expect(mixed).toContain("员工为满意率、线性得分");
    expect(mixed).toContain("公式不同的数值不能直接比高低");
  });

  test("a department whose patients were asked by two formulas is named, not averaged", () => {
    const figures = { inpatient: figure(99), outpatient: figure(80, month, "linear"), staff: figure(91) };
    const data = dashboard({ departments: [{ id: "1", name: "骨科", patients: true, figures }] });
    expect(lackingText(data, words)).toBe("住院与门诊公式不同，没有合并：骨科。");
    expect(quadrantChart(data, words).rows[0]?.[1]?.text).toBe("公式不同，不合并");
  });
});

describe("a link opens what was counted", () => {
  test("of activities only those held", () => {
    const chart = activitiesChart(dashboard({ activities: [{ kind: "training", count: 2 }] }), words);
    expect(chart.rows[0]?.[0]?.href).toBe("/activities?month=2026-10&kind=training&state=held");
    const links = linksFor(actorOf({ roles: ["committee"] }), { brandId: "r", branchId: "b", month });
    expect(links.activities?.("training")).toBe("/activities?branch=b&kind=training&month=2026-10&state=held");
  });

  test.each([
    ["2026-10", "/satisfaction/figures?department=1&amp;month=2026-10"],
    ["2026-08", "/satisfaction/figures?department=1"],
  ])("a point of the quadrant with staff of %s opens %s", (staffMonth, href) => {
    const figures = { inpatient: figure(99), staff: figure(91, staffMonth) };
    const data = dashboard({ departments: [{ id: "1", name: "骨科", patients: true, figures }] });
    expect(quadrantChart(data, words).draw?.("full")).toContain(`href="${href}"`);
  });
});
