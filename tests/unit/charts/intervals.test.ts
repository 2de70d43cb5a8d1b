import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type IntervalRow, intervalGlyphSvg, intervalsSvg } from "@/components/charts/intervals";

const bounds = { least: 0, most: 100 };
const format = (value: number) => String(value);
const EVIL = `<script>alert("1")</script>&'"`;

function draw(rows: IntervalRow[]): string {
  return intervalsSvg({ size: "half", title: EVIL, desc: EVIL, rows, bounds, format });
}

function bars(drawing: string): { x: number; width: number }[] {
  return [...drawing.matchAll(/<rect x="([\d.-]+)" y="[\d.-]+" width="([\d.-]+)"/g)].map(([, x, width]) => ({
    x: Number(x),
    width: Number(width),
  }));
}

const before: IntervalRow = { label: "before", value: 60, low: 55, high: 65, words: "60" };
const after: IntervalRow = { label: "after", value: 80, low: 75, high: 85, words: "80" };

describe("figures with their intervals on one scale", () => {
  it("escapes what it is given and names itself", () => {
    const drawing = draw([{ ...before, label: EVIL, words: EVIL }]);
    expect(drawing).not.toContain("<script");
    expect(drawing).toContain("<desc>");
    expect(intervalGlyphSvg({ label: EVIL, rows: [before], bounds })).not.toContain("<script");
  });

  it("intervals that part do not share a point, and those that overlap do", () => {
    const [one, other] = bars(draw([before, after]));
    expect((one?.x ?? 0) + (one?.width ?? 0)).toBeLessThan(other?.x ?? 0);
    const [wide, next] = bars(draw([{ ...before, high: 80 }, after]));
    expect((wide?.x ?? 0) + (wide?.width ?? 0)).toBeGreaterThan(next?.x ?? 0);
  });

  it("draws no bar and no stroke where there is no figure, but says why", () => {
    const drawing = draw([before, { label: "after", value: null, words: "none yet" }]);
    expect(bars(drawing)).toHaveLength(1);
    expect(drawing).toContain("none yet");
    expect(bars(draw([{ label: "now", value: null, words: "none" }]))).toEqual([]);
  });

  it("stays inside its frame, whatever the figures", () => {
    const score = fc.double({ min: 0, max: 100, noNaN: true });
    const triple = fc.tuple(score, score, score).map((three) => three.toSorted((a, b) => a - b));
    fc.assert(
      fc.property(fc.array(triple, { minLength: 1, maxLength: 3 }), (list) => {
        const drawing = draw(
          list.map(([low, value, high]) => ({ label: "", words: "", value: value ?? 0, low, high })),
        );
        expect(drawing).not.toMatch(/NaN|Infinity/);
        for (const { x, width } of bars(drawing)) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x + width).toBeLessThanOrEqual(461);
        }
      }),
    );
  });
});
