import { describe, expect, test } from "vitest";
import { externalChart } from "@/components/satisfaction/board-external";
import { heatChart, heatOf } from "@/components/satisfaction/board-heat";
import { placesChart } from "@/components/satisfaction/board-places";
import { quadrantChart } from "@/components/satisfaction/board-quadrant";
import { trendChart } from "@/components/satisfaction/board-trend";
import { basisHref, boardHref, improveHref, wordsOf } from "@/components/satisfaction/board-words";
import { HeatMap } from "@/components/satisfaction/heat-map";
import { shadeOf } from "@/components/satisfaction/heat-scale";
import { WeakList, WeakStrip } from "@/components/satisfaction/weak-list";
import { staticMarkup } from "@/components/ui/static-markup";
import { translatorOf } from "@/lib/i18n/translate";
import { figureOf } from "@/lib/satisfaction/rules";
import { boardOf, type Given } from "@/tests/support/board";
import { alike, scalesDocument } from "@/tests/support/surveyed";

const words = wordsOf(translatorOf("zh-CN"), "zh-CN");
const STAYS = scalesDocument({ key: "doctor", dimension: "doctorCommunication" }, { key: "meals", dimension: "meals" });
const WORK = scalesDocument({ key: "peers", dimension: "peers" });

const stay = (departmentId: string, times: number, ...answers: number[]): Given => ({
  population: "inpatient",
  document: STAYS,
  departmentId,
  month: "2026-06",
  answers: alike(times, ...answers),
});
const work = (departmentId: string, times: number, level: number): Given => ({
  population: "staff",
  document: WORK,
  departmentId,
  month: "2026-06",
  answers: alike(times, level),
});

const departments = [
  { id: "bone", name: "骨科" },
  { id: "eye", name: "眼科" },
  { id: "child", name: "儿科" },
];
const GIVEN = [
  stay("bone", 300, 5, 5),
  stay("eye", 60, 5, 1),
  { ...stay("child", 3, 5, 5), waits: true },
  work("bone", 40, 4),
  work("eye", 40, 4),
];
const board = boardOf(GIVEN, { departments });

function heatMarkup(): string {
  return staticMarkup(<HeatMap heat={heatOf(board, words)} caption="热力表" placeHeader="科室" words={words} />);
}

describe("the heat map", () => {
  test("is a table with a head for each population and dimension, the whole hospital first", () => {
    const heat = heatOf(board, words);
    expect(heat.groups.map(({ label, columns }) => [label, columns])).toEqual([
      ["住院患者（线性得分）", 3],
      ["员工（线性得分）", 2],
    ]);
    expect(heat.rows.map(({ name }) => name)).toEqual(["全院", "骨科", "眼科", "儿科"]);
    expect(heat.columns.map(({ label }) => label)).toEqual(["总分", "医生沟通", "膳食", "总分", "同事关系"]);
    expect(heatMarkup()).toContain('<th scope="colgroup" colSpan="3"');
  });

  test("hatches what is suppressed and leaves blank what is missing, and says both in words", () => {
    const rows = heatMarkup().split("<tr");
    const child = rows.find((row) => row.includes("儿科")) ?? "";
    expect([...child.matchAll(/heat-suppressed/g)]).toHaveLength(3);
    expect([...child.matchAll(/class="sr-note">样本不足</g)]).toHaveLength(3);
    expect([...child.matchAll(/heat-missing/g)]).toHaveLength(2);
    expect([...child.matchAll(/class="sr-note">暂无数据</g)]).toHaveLength(2);
    expect(child).not.toMatch(/>0(\.0)?</);
  });

  test("opens each figure's source, and signs what lies clearly below the whole hospital", () => {
    const address = { population: "inpatient", dimension: "meals", from: "2026-04", to: "2026-06" } as const;
    const href = basisHref({ ...address, place: { kind: "department", id: "eye" } });
    expect(heatMarkup()).toContain(`href="${href.replaceAll("&", "&#38;")}"`);
    expect([...heatMarkup().matchAll(/▼<span class="sr-note">明显低于全院</g)]).toHaveLength(2);
  });

  test("shades from the highest to the lowest, and all alike when they hardly differ", () => {
    expect([100, 92, 80, 71].map((value) => shadeOf(value, { low: 70, high: 100 }))).toEqual([1, 2, 4, 5]);
    expect(shadeOf(98.2, { low: 98, high: 98.5 })).toBe(1);
  });

  test("names the dimension that can be told from the others", () => {
    expect(heatChart(board, words).finding).toContain("住院最低的是膳食");
    expect(heatChart(board, words).rows).toHaveLength(4);
  });
});

describe("what needs attention", () => {
  test("is named with its figure and how many were compared, and opens its source", () => {
    const markup = staticMarkup(<WeakStrip board={board} improves={false} words={words} />);
    expect(markup).toContain("住院 · 膳食");
    expect(markup).toContain("眼科 0.00");
    expect(markup).toContain("2 个数字明显低于全院同一项");
    expect(markup).toContain("/satisfaction/basis?population=inpatient");
    expect(markup).not.toContain("/improvements/new");
  });

  test("begins an improvement action for who may, with the figure in its address", () => {
    const place = { kind: "department", id: "eye" } as const;
    const href = improveHref({ population: "inpatient", dimension: "meals", from: "2026-04", to: "2026-06", place });
    for (const markup of [
      staticMarkup(<WeakStrip board={board} improves words={words} />),
      staticMarkup(<WeakList board={board} improves words={words} />),
    ]) {
      expect(markup).toContain(`href="${href.replaceAll("&", "&#38;")}"`);
      expect(markup).toContain('aria-label="为眼科住院 · 膳食发起整改"');
    }
  });

  test("is nothing while intervals overlap", () => {
    const calm = boardOf([stay("bone", 30, 5, 4), stay("eye", 30, 4, 4)], { departments });
    expect(staticMarkup(<WeakStrip board={calm} improves words={words} />)).toContain("没有明显低于全院的科室和维度");
  });
});

describe("the quadrant", () => {
  test("places who has both sides, marks who lies clearly below, and says association, not cause", () => {
    const chart = quadrantChart(board, words);
    expect(chart.title).toContain("关联，不是因果");
    expect(chart.finding).toBe("2 个科室两边都有数据。明显低于全院的：患者眼科，员工没有。");
    const drawing = chart.draw?.("half") ?? "";
    expect(drawing).toContain(">骨科</text>");
    expect(drawing).not.toContain(">儿科</text>");
    expect(drawing).toContain("全院患者");
    // One error bar across and one upright for each of two points.
    expect([...drawing.matchAll(/<path d="M[\d.]+ [\d.]+(v6|h6)/g)]).toHaveLength(4);
  });

  test("has no points, and says so, where one side is missing everywhere", () => {
    const chart = quadrantChart(boardOf([stay("bone", 30, 5, 4)], { departments }), words);
    expect(chart.finding).toBe("还没有两边都有数据的科室。");
    expect(chart.draw?.("phone")).toContain("<svg");
  });
});

describe("the lines over time", () => {
  test("break where the questionnaire changed, and carry the care for staff beneath", () => {
    const changed = scalesDocument({ key: "doctor", dimension: "doctorCommunication", text: "换了说法" });
    const given = [
      { ...stay("bone", 50, 4, 4), month: "2026-04" },
      { ...stay("bone", 50, 5), document: changed, month: "2026-05" },
      { ...stay("bone", 50, 5), document: changed },
      work("bone", 20, 4),
    ];
    const chart = trendChart(boardOf(given, { departments }), [{ month: "2026-05", actions: 3 }], words);
    const drawing = chart.draw?.("half") ?? "";
    expect(drawing).toContain("问卷改版，前后不可比");
    expect([...drawing.matchAll(/stroke-dasharray="2 3"/g)].length).toBeGreaterThanOrEqual(1);
    expect(drawing).toContain("2026年5月关怀员工 3 项");
    expect(drawing).toContain('href="/care?from=2026-05&amp;to=2026-05"');
    expect(chart.columns.at(-1)?.header).toBe("关怀");
    expect(trendChart(boardOf(given, { departments }), [], words).columns.at(-1)?.header).not.toBe("关怀");
  });
});

describe("staff beside patients", () => {
  test("stand in groups that can be told apart, and by name within a group", () => {
    const { places, finding } = placesChart(board, "patient", words);
    expect(places.map(({ name, group }) => [name.text, group])).toEqual([
      ["骨科", "第 1 组"],
      ["眼科", "第 2 组"],
      ["儿科", "不参与比较"],
    ]);
    expect(finding).toContain("2 组");
    const byStaff = placesChart(board, "staff", words);
    expect(byStaff.places[0]?.group).toBe("第 1 组 · 2 个分不出高低");
    expect(byStaff.finding).toContain("分不出高低");
    expect(placesChart(board, "name", words).places.every(({ group }) => group === "")).toBe(true);
  });

  test("tell a change only where the intervals part", () => {
    const earlier = (departmentId: string, times: number, ...answers: number[]) => ({
      ...stay(departmentId, times, ...answers),
      month: "2026-03",
    });
    const moved = boardOf([...GIVEN, earlier("bone", 300, 2, 2), earlier("eye", 6, 5, 2), earlier("child", 20, 5, 5)], {
      departments,
    });
    const changes = placesChart(moved, "name", words).places.map(({ patientChange }) => patientChange.text);
    expect(changes).toEqual(["住院患者确有上升 +75.00", "未见明显变化", ""]);
  });

  test("have figures from elsewhere in a column of their own, with source, method and n in the file", () => {
    const agency = {
      population: "inpatient",
      departmentId: "bone",
      source: "回访",
      method: "agency",
      formula: "satisfiedRate",
      figure: figureOf({ value: 99, n: 120, formula: "satisfiedRate" }),
      first: "2026-05",
      last: "2026-06",
    } as const;
    const external = [agency, { ...agency, departmentId: null, source: "国家平台" }];
    const shown = boardOf(GIVEN, { departments, external });
    const [bone] = placesChart(shown, "name", words).places;
    expect(bone?.external.text).toBe("住院患者 99.00 %");
    expect(bone?.external.value).toBe("99.00 %（住院患者，回访，第三方机构，n 120）");
    expect(bone?.patient[0]?.value).toBe(100);
    const whole = externalChart(shown, words);
    expect(whole.rows.map((row) => row.slice(0, 5).map(({ text }) => text))).toEqual([
      ["住院患者", "国家平台", "第三方机构", "满意率", "99.00 %"],
    ]);
    expect(whole.rows[0]?.at(-1)?.text).toBe("91.67（线性得分）");
  });
});

test("addresses keep the filters and change what is asked for", () => {
  expect(boardHref(board.filters, { span: 12 })).toBe("/satisfaction?month=2026-06&span=12&by=department");
  expect(boardHref(board.filters, { by: "branch", sort: "name" })).toContain("by=branch&sort=name");
});
