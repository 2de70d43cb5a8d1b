import { addMonths } from "@/lib/core/period";
import { brandRow } from "@/tests/support/factories";
import { idOf } from "./chance";
import { branchId } from "./organisation";
import type { RowOf } from "./rows";
import type { BrandWords } from "./words/brand-words";
import { MEDICINE_BRANDS } from "./words/brands-medicine";
import { OTHER_BRANDS } from "./words/brands-others";
import { SURGERY_BRANDS } from "./words/brands-surgery";
import { dayIn, MONTHS_OF_ACTIVITIES, type World } from "./world";

export type BrandPlan = { words: BrandWords; row: RowOf<"Brand"> };

/** One brand for every branch, as old as the demo's activities. */
export function buildBrands(world: World): BrandPlan[] {
  return [...SURGERY_BRANDS, ...MEDICINE_BRANDS, ...OTHER_BRANDS].map((words) => {
    const row = brandRow({
      hospitalId: world.hospitalId,
      id: idOf(`brand/${words.branch}`),
      branchId: branchId(words.branch),
      name: words.name,
      slogan: words.slogan,
      idea: words.idea,
      leadTask: words.leadTask,
      leadTaskTarget: words.target,
      leadTaskDueOn: dayIn(addMonths(world.month, words.dueInMonths), 31),
      fromMonth: addMonths(world.month, -MONTHS_OF_ACTIVITIES),
    });
    return { words, row };
  });
}
