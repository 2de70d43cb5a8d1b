import { describe, expect, test } from "vitest";
import { overlaps } from "@/lib/brands/rules/line";
import { isPublicCode } from "@/lib/brands/rules/publication";
import { follows } from "@/lib/brands/rules/swot";
import { LEAD_TASK } from "@/lib/brands/schema/indicators";
import { QUADRANTS } from "@/lib/brands/schema/swot";
import { monthOf } from "@/lib/core/period";
import { buildBrandContent } from "@/prisma/seed/brand-content";
import { buildBrands } from "@/prisma/seed/brands";

describe.each(["2026-11-23", "2027-02-28"])("the demo's brands on %s", (today) => {
  const world = { hospitalId: "019ad000-0000-7000-8000-000000000000", today, month: monthOf(today) };
  const brands = buildBrands(world);
  const content = buildBrandContent(world, brands);
  const byBranch = Map.groupBy(brands, ({ row }) => row.branchId);

  test("are one for each branch at a time; two were revised, two merged, one retired, and three are public", () => {
    expect(byBranch.size).toBe(14);
    for (const line of byBranch.values()) {
      expect(line.filter(({ row }) => row.toMonth === null)).toHaveLength(1);
      const [first, second] = line;
      if (first && second) expect(overlaps(first.row, second.row)).toBe(false);
    }
    const kinds = content.BrandSuccession.map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual(["merge", "merge", "revise", "revise"]);
    const ended = brands.filter(({ row }) => row.toMonth !== null);
    expect(ended).toHaveLength(5);
    expect(ended.every(({ row }) => row.endReason)).toBe(true);
    const codes = brands.flatMap(({ row }) => row.publicCode ?? []);
    expect(codes.filter(isPublicCode)).toHaveLength(3);
  });

  test("have all four quadrants with evidence, and a strategy of each kind that follows", () => {
    const quadrantOf = new Map(content.SwotEntry.map(({ id, quadrant }) => [id, quadrant]));
    expect(content.SwotEntry.every(({ text, evidence }) => text && evidence)).toBe(true);
    for (const { row } of brands) {
      const own = content.SwotEntry.filter(({ brandId }) => brandId === row.id);
      expect(new Set(own.map(({ quadrant }) => quadrant)).size).toBe(QUADRANTS.length);
      const strategies = content.SwotStrategy.filter(({ brandId }) => brandId === row.id);
      expect(strategies.map(({ kind }) => kind)).toEqual(["so", "wo", "st", "wt"]);
      for (const { id, kind } of strategies) {
        const links = content.SwotStrategyEntry.filter(({ strategyId }) => strategyId === id);
        expect(
          follows(
            kind,
            links.map(({ entryId }) => entryId),
            quadrantOf,
          ),
        ).toBe(true);
      }
    }
  });

  test("have a value for every month that is over and that the plan does not tell, and none beyond", () => {
    const brandOf = new Map(content.BrandIndicator.map(({ id, brandId }) => [id, brandId]));
    const led = content.BrandIndicator.filter(({ figure }) => figure === LEAD_TASK);
    expect(led).toHaveLength(12);
    const rows = new Map(brands.map(({ row }) => [row.id, row]));
    for (const { indicatorId, month } of content.BrandIndicatorValue) {
      const row = rows.get(brandOf.get(indicatorId) ?? "");
      expect(row && month >= row.fromMonth && month < world.month && month <= (row.toMonth ?? month)).toBe(true);
    }
    const told = Number(today.slice(5, 7)) - 1;
    expect(content.BrandIndicatorValue).toHaveLength(14 * 24 - led.length * told);
  });
});
