import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { barsSvg } from "@/components/charts/bars";
import { type ChartSize, domainOf, textWidth, truncated, WIDTH } from "@/components/charts/frame";
import { placeLabels } from "@/components/charts/place-labels";
import { type QuadrantPoint, quadrantSvg } from "@/components/charts/quadrant";
import { ringsSvg } from "@/components/charts/rings";
import { sparklineSvg } from "@/components/charts/sparkline";
import { standaloneSvg } from "@/components/charts/standalone";
import { escapeXml, svg } from "@/components/charts/svg";
import { trendSvg } from "@/components/charts/trend";
import type { TrendSeries } from "@/components/charts/trend-lines";

const SIZES: ChartSize[] = ["phone", "half", "full"];
const format = (value: number) => value.toFixed(1);
const EVIL = `<script>alert("1")</script>&'"`;

function quadrant(points: QuadrantPoint[], size: ChartSize = "full", target?: number): string {
  const axis = { label: "轴", format, ...(target === undefined ? {} : { target, targetLabel: "目标" }) };
  return quadrantSvg({ size, title: "象限", desc: "说明", x: axis, y: axis, points });
}

function trend(series: TrendSeries[], labels = ["1月", "2月", "3月", "4月"]): string {
  return trendSvg({ size: "half", title: "趋势", desc: "说明", labels, y: { label: "%", format }, series });
}

function point(id: string, x: number, y: number, more: Partial<QuadrantPoint> = {}): QuadrantPoint {
  return { id, label: `科室${id}`, x, y, tip: `科室${id}`, ...more };
}

describe("the svg template", () => {
  it("escapes strings and keeps nested templates", () => {
    expect(svg`<g>${EVIL}${svg`<b/>`}</g>`.text).toBe(
      "<g>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&amp;&#39;&quot;<b/></g>",
    );
  });

  it("drops control characters, which no XML may hold", () => {
    expect(escapeXml("a\u0000b\u001Bc\nd")).toBe("abc\nd");
  });

  it("writes nothing for null, undefined and false, and refuses what is not a number", () => {
    expect(svg`<g>${null}${undefined}${false}</g>`.text).toBe("<g></g>");
    expect(() => svg`<g x="${Number.NaN}"/>`).toThrow(RangeError);
    expect(() => svg`<g x="${Number.POSITIVE_INFINITY}"/>`).toThrow(RangeError);
  });
});

describe("every drawing", () => {
  const evil = point("1", 90, 98, { label: EVIL, tip: EVIL, href: `/x?a=1&b="><script>` });
  const drawings = SIZES.flatMap((size) => [
    quadrant([evil], size),
    trendSvg({
      size,
      title: EVIL,
      desc: EVIL,
      labels: [EVIL],
      y: { label: EVIL, format: () => EVIL, target: 1, targetLabel: EVIL },
      series: [{ id: "a", label: EVIL, values: [1], href: () => EVIL }],
    }),
    barsSvg({
      size,
      title: EVIL,
      desc: EVIL,
      format: () => EVIL,
      missingLabel: EVIL,
      bars: [{ label: EVIL, value: 1, href: EVIL, tip: EVIL }],
    }),
  ]);

  it.each([...drawings, sparklineSvg({ values: [1, 2], label: EVIL })])("escapes what it is given (%#)", (drawing) => {
    expect(drawing).not.toContain("<script");
    expect(drawing).not.toMatch(/"[^"<>=]*"[^\s/>?]/);
  });

  it.each(drawings)("states its size once and names itself (%#)", (drawing) => {
    expect(drawing).toMatch(/^<svg [^>]*viewBox="0 0 \d+ \d+"[^>]*aria-label="/);
    expect(drawing).toContain("<desc>");
  });

  it("never contains NaN or Infinity, whatever the figures", () => {
    const value = fc.oneof(fc.double({ min: -1e6, max: 1e6, noNaN: true }), fc.constant(0));
    const maybe = fc.option(value);
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value, maybe, maybe), { maxLength: 12 }), (rows) => {
        const points = rows.map(([x, y, low, high], i) => point(String(i), x, y, { xLow: low, yHigh: high }));
        const values = rows.map((row) => row[2]);
        const all = [
          quadrant(points, "phone", 50),
          trend([{ id: "a", label: "甲", values, low: values, high: rows.map((row) => row[3]) }]),
          sparklineSvg({ values, label: "小图" }),
          ringsSvg({ label: "环", patient: { value: values[0] ?? null }, staff: { value: 1e9 } }),
        ].join("");
        expect(all).not.toMatch(/NaN|Infinity|undefined|null/);
      }),
      { numRuns: 60 },
    );
  });
});

describe("the quadrant", () => {
  it("links and names every point, from top to bottom", () => {
    const drawing = quadrant([point("1", 90, 97, { href: "/a" }), point("2", 91, 99, { href: "/b" })]);
    expect([...drawing.matchAll(/href="([^"]+)"/g)].map((match) => match[1])).toEqual(["/b", "/a"]);
    expect(drawing).toContain('role="group"');
    expect(drawing).toContain("<title>科室1</title>");
  });

  it("draws intervals only where both ends are known", () => {
    const caps = (drawing: string) => [...drawing.matchAll(/v6M/g)].length;
    expect(caps(quadrant([point("1", 90, 97, { xLow: 88, xHigh: 92 })]))).toBe(1);
    expect(caps(quadrant([point("1", 90, 97, { xLow: 88 })]))).toBe(0);
  });

  it("marks a missed target by shape as well as by colour", () => {
    const drawing = quadrant([point("1", 90, 90), point("2", 10, 90)], "full", 50);
    expect(drawing).toMatch(/<circle [^>]*r="4.5"/);
    expect(drawing).toMatch(/l6 6l-6 6l-6 -6z/);
  });
});

describe("labels", () => {
  const bounds = { left: 0, top: 0, right: 300, bottom: 300 };

  it("never cover one another", () => {
    const request = fc.record({
      x: fc.double({ min: 0, max: 300, noNaN: true }),
      y: fc.double({ min: 0, max: 300, noNaN: true }),
      width: fc.integer({ min: 10, max: 120 }),
      height: fc.constant(15),
    });
    const left = { start: 0, middle: 0.5, end: 1 } as const;
    fc.assert(
      fc.property(fc.array(request, { maxLength: 20 }), (requests) => {
        const boxes = placeLabels(requests, bounds).flatMap((place, i) => {
          const width = requests[i]?.width ?? 0;
          return place ? [{ l: place.x - width * left[place.anchor], t: place.y - 7.5, width }] : [];
        });
        boxes.forEach((a, i) => {
          for (const b of boxes.slice(i + 1)) {
            const apart = a.l >= b.l + b.width || b.l >= a.l + a.width || Math.abs(a.t - b.t) >= 15;
            expect(apart).toBe(true);
          }
        });
      }),
    );
  });

  it("keep clear of places that are taken, and give up where there is no room", () => {
    const request = { x: 150, y: 150, width: 60, height: 15 };
    const [free] = placeLabels([request], bounds);
    expect(free).toMatchObject({ anchor: "start", far: false });
    const [moved] = placeLabels([request], bounds, [{ left: 155, top: 140, right: 260, bottom: 160 }]);
    expect(moved).toMatchObject({ anchor: "end" });
    expect(placeLabels([request], bounds, [bounds])).toEqual([null]);
  });
});

describe("the trend", () => {
  it("leaves a gap for a missing month and never draws it as zero", () => {
    const drawing = trend([{ id: "a", label: "住院", values: [98, null, 99, 98.5] }]);
    const path = /d="(M[^"]+)" fill="none"/.exec(drawing)?.[1] ?? "";
    expect(path.match(/M/g)).toHaveLength(2);
    expect([...drawing.matchAll(/<title>/g)]).toHaveLength(3);
  });

  it("draws a month between two gaps as its marker", () => {
    const drawing = trend([{ id: "a", label: "住院", values: [null, 98, null, null] }]);
    expect([...drawing.matchAll(/<title>住院 2月 98.0<\/title>/g)]).toHaveLength(1);
  });

  it("gives five series five dashes and draws no sixth", () => {
    const series = ["a", "b", "c", "d", "e", "f"].map((id) => ({ id, label: id, values: [1, 2, 3, 4] }));
    const drawing = trend(series);
    expect(drawing).not.toContain(">f<");
    expect(new Set([...drawing.matchAll(/stroke-dasharray="([^"]+)"/g)].map((match) => match[1])).size).toBe(4);
  });

  it("always names the newest month, however many there are", () => {
    const labels = Array.from({ length: 36 }, (_, index) => `第${index + 1}月`);
    const drawing = trend([{ id: "a", label: "住院", values: labels.map(() => 1) }], labels);
    expect(drawing).toContain(">第36月<");
    expect(drawing).not.toContain(">第35月<");
  });
});

describe("a trend whose questions changed", () => {
  const lines = (drawing: string) => [
    ...drawing.matchAll(/<path d="([^"]*)" fill="none" stroke-?[^>]*stroke-width="2"/g),
  ];
  const asked = { id: "a", label: "住院", values: [90, 91, 80, 82] };

  it("begins a new line at the break, marks it and joins nothing across it", () => {
    const drawing = trend([{ ...asked, breaks: [false, false, true, false] }]);
    const drawn = lines(drawing).map((match) => match[1] ?? "");
    expect(drawn).toHaveLength(2);
    expect(drawn.every((path) => (path.match(/L/g) ?? []).length === 1)).toBe(true);
    expect(drawing).toContain('stroke-dasharray="2 3"');
    expect(lines(trend([asked]))).toHaveLength(1);
  });

  it("shows the interval of a month that no line reaches", () => {
    const alone = { id: "a", label: "员工", values: [null, 80, null, null], low: [null, 75, null, null] };
    const bar = /stroke-opacity="0.6"/;
    expect(trend([{ ...alone, high: [null, 85, null, null] }])).toMatch(bar);
    expect(trend([{ ...asked, low: [1, 1, 1, 1], high: [99, 99, 99, 99] }])).not.toMatch(bar);
  });

  it("shows what happened in a month beneath the lines, with its words and its link", () => {
    const drawing = trendSvg({
      size: "half",
      title: "趋势",
      desc: "说明",
      labels: ["1月", "2月"],
      y: { label: "%", format },
      series: [{ id: "a", label: "员工", values: [80, 81] }],
      marks: { label: "关怀", items: [{ index: 1, count: 3, tip: "2月 3 项", href: "/care" }] },
    });
    expect(drawing).toContain('href="/care"');
    expect(drawing).toContain("<title>2月 3 项</title>");
    expect(drawing).toContain(">3</text>");
  });
});

describe("bars", () => {
  it("keeps zero and missing apart", () => {
    const bars = [
      { label: "党课", value: 0 },
      { label: "评议", value: null },
    ];
    const drawing = barsSvg({ size: "half", title: "活动", desc: "", format: String, missingLabel: "无数据", bars });
    expect(drawing).toContain(">0<");
    expect(drawing).toContain(">无数据<");
  });

  it("draws nothing longer than the drawing", () => {
    const bars = [{ label: "很".repeat(60), value: 12_345_678 }];
    const drawing = barsSvg({ size: "phone", title: "活动", desc: "", format: String, missingLabel: "", bars });
    const ends = [...drawing.matchAll(/<rect x="([\d.]+)"[^>]* width="([\d.]+)"/g)].map(
      (match) => Number(match[1]) + Number(match[2]),
    );
    expect(Math.max(...ends)).toBeLessThanOrEqual(WIDTH.phone);
    expect(drawing).toContain("…");
  });
});

describe("rings", () => {
  it("draws a dashed ring where there is no figure", () => {
    const drawing = ringsSvg({ label: "环", patient: { value: null }, staff: { value: 90, low: 85, high: 95 } });
    expect(drawing).toContain("stroke-dasharray");
    expect([...drawing.matchAll(/stroke-width="1"/g)]).toHaveLength(2);
  });
});

describe("measures", () => {
  it("counts a Chinese character as a square", () => {
    expect(textWidth("骨科", 10)).toBe(20);
    expect(truncated("呼吸与危重症医学科", 60, 10)).toBe("呼吸与危重…");
  });

  it("keeps a domain that is fixed and gives air to one that is not", () => {
    expect(domainOf({ values: [5], min: 0, max: 10 })).toEqual([0, 10]);
    const [low, high] = domainOf({ values: [98, 99, null] });
    expect(low).toBeLessThan(98);
    expect(high).toBeGreaterThan(99);
    expect(domainOf({ values: [] })).toEqual([-0.08, 1.08]);
  });
});

describe("standalone files", () => {
  it("know no variables, have a ground and a font", () => {
    const drawing = standaloneSvg(quadrant([point("1", 90, 97)]));
    expect(drawing).not.toContain("var(");
    expect(drawing).toContain("#1b6078");
    expect(drawing).toContain('fill="#ffffff"');
    expect(drawing).toContain("Noto Sans SC");
  });
});
