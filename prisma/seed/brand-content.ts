import { JOINED } from "@/lib/brands/rules/swot";
import { LEAD_TASK } from "@/lib/brands/schema/indicators";
import { STRATEGY_KINDS, type StrategyKind } from "@/lib/brands/schema/swot";
import { addMonths, type Month, monthsBetween } from "@/lib/core/period";
import { ANALYSES, type BrandPlan, brandIdOf, earlierIdOf } from "./brands";
import { idOf, itemAt, mustGet } from "./chance";
import { metricAt, yearOf } from "./plans";
import type { RowOf } from "./rows";
import {
  type BrandAnalysis,
  EARLIER_BRANDS,
  SHARED_OPPORTUNITIES,
  SHARED_THREATS,
  type Told,
} from "./words/brand-analysis";
import { LEAD_TASKS } from "./words/plan";
import type { World } from "./world";

type Quadrant = RowOf<"SwotEntry">["quadrant"];

/** Brands that also go by a figure which the system knows. */
const FOLLOWED: Readonly<Record<string, { figure: string; target: number }>> = {
  外科党支部: { figure: "inpatient", target: 96 },
  妇儿党支部: { figure: "outpatient", target: 95 },
  骨科党支部: { figure: "inpatient", target: 96 },
  中医康复党支部: { figure: "partnerServices", target: 2 },
};

function quadrantsOf(analysis: BrandAnalysis, words: BrandPlan["words"], turn: number): Record<Quadrant, Told[]> {
  const [, problem = ""] = words.problems;
  return {
    strength: [...analysis.strengths],
    weakness: [analysis.weakness, [problem.replace(/。$/, ""), "近三个月月报中存在的问题"]],
    opportunity: [analysis.opportunity, itemAt(SHARED_OPPORTUNITIES, turn)],
    threat: [analysis.threat, itemAt(SHARED_THREATS, turn)],
  };
}

function swotOf(world: World, { row, words }: BrandPlan, turn: number) {
  const { hospitalId } = world;
  const analysis = mustGet(ANALYSES, words.branch);
  const entryId = (quadrant: Quadrant, index: number) => idOf(`swot/${row.id}/${quadrant}/${index}`);
  const quadrants = quadrantsOf(analysis, words, turn);
  // The first entry of a department whose patients are asked is borne out by what they answered.
  const cited = FOLLOWED[words.branch]?.figure === "inpatient" && row.toMonth === null;
  const entries = Object.entries(quadrants).flatMap(([name, told]) =>
    told.map(([text, evidence], index): RowOf<"SwotEntry"> => {
      const quadrant = name as Quadrant;
      const known = cited && quadrant === "strength" && index === 1;
      return {
        hospitalId,
        id: entryId(quadrant, index),
        brandId: row.id,
        quadrant,
        position: index + 1,
        text,
        evidence,
        figure: known ? "inpatient" : null,
        figureMonth: known ? addMonths(world.month, -2) : null,
      };
    }),
  );
  const strategyId = (kind: StrategyKind) => idOf(`strategy/${row.id}/${kind}`);
  const strategies = STRATEGY_KINDS.map((kind): RowOf<"SwotStrategy"> => {
    return { hospitalId, id: strategyId(kind), brandId: row.id, kind, position: 1, text: analysis[kind] };
  });
  const links = STRATEGY_KINDS.flatMap((kind) =>
    JOINED[kind].map((quadrant) => ({ hospitalId, strategyId: strategyId(kind), entryId: entryId(quadrant, 0) })),
  );
  return { entries, strategies, links };
}

/** Whether a brand goes by the number of its lead task, which the plan measures in the same way. */
function goesByTask({ row, words }: BrandPlan): boolean {
  const task = LEAD_TASKS[words.branch]?.measure;
  const own = mustGet(ANALYSES, words.branch).measure;
  return row.toMonth === null && task !== undefined && "unit" in task && task.unit === own.unit;
}

function indicatorRows(world: World, plan: BrandPlan): RowOf<"BrandIndicator">[] {
  const { row, words } = plan;
  const { hospitalId } = world;
  const { title, unit, direction, target } = mustGet(ANALYSES, words.branch).measure;
  const begin = metricAt(plan, monthsBetween(row.fromMonth, world.month));
  const own = { hospitalId, id: idOf(`indicator/${row.id}/own`), brandId: row.id, position: 1 };
  const followed = row.toMonth === null ? FOLLOWED[words.branch] : undefined;
  const known = { hospitalId, id: idOf(`indicator/${row.id}/known`), brandId: row.id, position: 2, baseline: null };
  return [
    { ...own, title, unit, direction, baseline: begin, target, figure: goesByTask(plan) ? LEAD_TASK : null },
    ...(followed
      ? [{ ...known, title: FIGURE_TITLES[followed.figure] ?? "", unit: "", direction: "up" as const, ...followed }]
      : []),
  ];
}

const FIGURE_TITLES: Readonly<Record<string, string>> = {
  inpatient: "结对科室住院患者满意度",
  outpatient: "结对科室门诊患者满意度",
  partnerServices: "每月共建服务次数",
};

/**
 * A value for every month that is over, as the reports of the months tell it; where the plan tells the number, for the
 * months before its year.
 */
function valueRows(world: World, plan: BrandPlan): RowOf<"BrandIndicatorValue">[] {
  const { row } = plan;
  const last = row.toMonth ?? addMonths(world.month, -1);
  const months = Array.from({ length: monthsBetween(row.fromMonth, last) + 1 }, (_, index): Month => {
    return addMonths(row.fromMonth, index);
  });
  const written = goesByTask(plan) ? months.filter((month) => month < `${yearOf(world)}-01`) : months;
  return written.map((month) => ({
    hospitalId: world.hospitalId,
    indicatorId: idOf(`indicator/${row.id}/own`),
    month,
    value: metricAt(plan, monthsBetween(month, world.month)),
  }));
}

function successionRows({ hospitalId }: World): RowOf<"BrandSuccession">[] {
  const merged = new Set(EARLIER_BRANDS.filter(({ branch, into }) => into && into !== branch).map(({ into }) => into));
  return EARLIER_BRANDS.flatMap(({ branch, into, reason }) => {
    if (!into) return [];
    const kind = merged.has(into) ? ("merge" as const) : ("revise" as const);
    return [{ hospitalId, fromId: earlierIdOf(branch), intoId: brandIdOf(into), kind, reason }];
  });
}

/** SWOT, strategies, indicators with their values and the line of every brand. */
export function buildBrandContent(world: World, brands: BrandPlan[]) {
  const swots = brands.map((brand, index) => swotOf(world, brand, index));
  return {
    BrandSuccession: successionRows(world),
    SwotEntry: swots.flatMap(({ entries }) => entries),
    SwotStrategy: swots.flatMap(({ strategies }) => strategies),
    SwotStrategyEntry: swots.flatMap(({ links }) => links),
    BrandIndicator: brands.flatMap((brand) => indicatorRows(world, brand)),
    BrandIndicatorValue: brands.flatMap((brand) => valueRows(world, brand)),
  };
}
