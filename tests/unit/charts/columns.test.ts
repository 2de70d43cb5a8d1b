import { describe, expect, test } from "vitest";
import { type ColumnsProps, columnsSvg } from "@/components/charts/columns";
import { everyDay } from "@/lib/surveys/rules/days";

const draw = (values: number[], size: ColumnsProps["size"] = "full") =>
  columnsSvg({
    size,
    title: "Title",
    desc: "Finding",
    columns: values.map((value, index) => ({ label: `Day ${index + 1}`, value })),
    format: String,
  });

const boxes = (svg: string) =>
  [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g)].map((found) =>
    found.slice(1).map(Number),
  );

describe("a count a day", () => {
  test("has a bar for each day from a common zero, as high as its count", () => {
    const drawn = boxes(draw([2, 0, 8, 4]));
    const [two = 0, none = 0, eight = 0, four = 0] = drawn.map(([, , , height]) => height);
    expect(none).toBe(0);
    expect(eight / two).toBeCloseTo(4, 1);
    expect(eight / four).toBeCloseTo(2, 1);
    const feet = drawn.map(([, y = 0, , height = 0]) => y + height);
    for (const foot of feet) expect(foot).toBeCloseTo(feet[0] ?? 0, 1);
  });

  test.each(["full", "half", "phone"] as const)("stays inside the %s drawing, however many days", (size) => {
    const width = Number(/width="(\d+)"/.exec(draw([1], size))?.[1]);
    for (const count of [1, 2, 30, 60, 366]) {
      const drawn = boxes(
        draw(
          Array.from({ length: count }, (_, index) => index % 7),
          size,
        ),
      );
      expect(drawn).toHaveLength(count);
      for (const [x = 0, y = 0, wide = 0] of drawn) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x + wide).toBeLessThanOrEqual(width);
        expect(y).toBeGreaterThan(0);
      }
    }
  });

  test("writes the highest, names the first and the last day, and tells every day on pointing", () => {
    const svg = draw([1, 9, 3]);
    expect(svg).toMatch(/font-weight="600"[^>]*>9</);
    expect(svg).toContain(">Day 1<");
    expect(svg).toContain(">Day 3<");
    expect(svg).toContain("<title>Day 2 9</title>");
  });

  test("of one day, or of none that had any, is drawn as well", () => {
    expect(boxes(draw([3]))).toHaveLength(1);
    expect(draw([0, 0])).toContain(">0<");
    expect(() => draw([])).not.toThrow();
  });
});

describe("the days of a round so far", () => {
  const round = { opensOn: "2026-02-26", closesOn: "2026-03-02" };
  const counted = [{ day: "2026-02-27", answers: 4 }];

  test("are all of them, those without answers as zero, until today", () => {
    expect(everyDay(counted, round, "2026-02-28", 60)).toEqual([
      { day: "2026-02-26", answers: 0 },
      { day: "2026-02-27", answers: 4 },
      { day: "2026-02-28", answers: 0 },
    ]);
  });

  test("end with its last day, and are the latest where there are many", () => {
    expect(everyDay([], round, "2026-05-01", 60).map(({ day }) => day)).toEqual([
      "2026-02-26",
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
      "2026-03-02",
    ]);
    expect(everyDay([], round, "2026-05-01", 2).map(({ day }) => day)).toEqual(["2026-03-01", "2026-03-02"]);
  });

  test("are none before it opens", () => {
    expect(everyDay([], round, "2026-02-20", 60)).toEqual([]);
  });
});
