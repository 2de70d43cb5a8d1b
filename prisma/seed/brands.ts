import { addMonths } from "@/lib/core/period";
import { brandRow } from "@/tests/support/factories";
import { idOf, mustGet } from "./chance";
import { branchId } from "./organisation";
import type { RowOf } from "./rows";
import { ANALYSES_A } from "./words/brand-analyses-a";
import { ANALYSES_B } from "./words/brand-analyses-b";
import { type BrandAnalysis, EARLIER_BRANDS, type EarlierBrand } from "./words/brand-analysis";
import type { BrandWords } from "./words/brand-words";
import { MEDICINE_BRANDS } from "./words/brands-medicine";
import { OTHER_BRANDS } from "./words/brands-others";
import { SURGERY_BRANDS } from "./words/brands-surgery";
import { dayIn, MONTHS_OF_ACTIVITIES, type World } from "./world";

export type BrandPlan = { words: BrandWords; row: RowOf<"Brand"> };

/** Months since the brands began that took over from earlier ones. */
const ITERATED_MONTHS_AGO = 12;

/** Brands that everybody may read, with the code of their public page. */
const PUBLISHED: Readonly<Record<string, string>> = {
  外科党支部: "wy3deng5xk",
  脑科党支部: "zmna4naks7",
  妇儿党支部: "yaqn4shwug",
};

/** SWOT and measure of every brand by its branch. */
export const ANALYSES: ReadonlyMap<string, BrandAnalysis> = new Map(
  [...ANALYSES_A, ...ANALYSES_B].map((analysis) => [analysis.branch, analysis]),
);

/** The brand that a branch leads today. */
export function brandIdOf(branch: string): string {
  return idOf(`brand/${branch}`);
}

/** The brand that it led before. */
export function earlierIdOf(branch: string): string {
  return idOf(`brand/${branch}/earlier`);
}

function rowOf(world: World, words: BrandWords, given: Partial<RowOf<"Brand">>): RowOf<"Brand"> {
  return brandRow({
    hospitalId: world.hospitalId,
    id: brandIdOf(words.branch),
    branchId: branchId(words.branch),
    name: words.name,
    slogan: words.slogan,
    idea: words.idea,
    work: mustGet(ANALYSES, words.branch).work,
    leadTask: words.leadTask,
    leadTaskTarget: words.target,
    leadTaskDueOn: dayIn(addMonths(world.month, words.dueInMonths), 31),
    fromMonth: addMonths(world.month, -MONTHS_OF_ACTIVITIES),
    ...given,
  });
}

function earlierPlan(world: World, words: BrandWords, earlier: EarlierBrand): BrandPlan {
  const { name, slogan, idea, reason } = earlier;
  const own = { ...words, name, slogan, idea };
  const toMonth = addMonths(world.month, -ITERATED_MONTHS_AGO - 1);
  const id = earlierIdOf(words.branch);
  const leadTaskDueOn = dayIn(toMonth, 31);
  return { words: own, row: rowOf(world, own, { id, toMonth, endReason: reason, leadTaskDueOn }) };
}

/** The brand of every branch, as old as the demo's activities, and before some of them the one they took over from. */
export function buildBrands(world: World): BrandPlan[] {
  return [...SURGERY_BRANDS, ...MEDICINE_BRANDS, ...OTHER_BRANDS].flatMap((words) => {
    const { branch } = words;
    const earlier = EARLIER_BRANDS.find((one) => one.branch === branch);
    const publicCode = PUBLISHED[branch] ?? null;
    const since = earlier ? { fromMonth: addMonths(world.month, -ITERATED_MONTHS_AGO) } : {};
    const row = rowOf(world, words, { publicCode, ...since });
    return [...(earlier ? [earlierPlan(world, words, earlier)] : []), { words, row }];
  });
}
