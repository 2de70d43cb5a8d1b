import type { Sections } from "@/lib/reports/schema";
import { type Chance, itemAt } from "./chance";
import type { BrandWords } from "./words/brand-words";
import { MONTHS_OF_ACTIVITIES } from "./world";

/** What the secretary wrote about a month, and the next steps as a list. */
export type Written = { sections: Sections; steps: string[] };

export function writtenIn(words: BrandWords, ago: number, chance: Chance): Written {
  const turn = MONTHS_OF_ACTIVITIES - ago;
  const steps = [itemAt(words.steps, turn * 2), itemAt(words.steps, turn * 2 + 1)];
  return {
    steps,
    sections: {
      progress: `${itemAt(words.work, turn)}；${itemAt(words.work, turn + 2)}。`,
      result: itemAt(words.results, turn).replace("{value}", metricAt(words, turn, chance)),
      problem: itemAt(words.problems, turn),
      nextStep: steps.join("\n"),
    },
  };
}

/** The lead task's measure on its way from start to target, with the wobble of real months. */
function metricAt({ metric: { from, to, decimals } }: BrandWords, turn: number, chance: Chance): string {
  const share = turn / MONTHS_OF_ACTIVITIES + 0.04 * chance.bell();
  return (from + (to - from) * Math.min(1, Math.max(0, share))).toFixed(decimals);
}

/** What a reviewer asked for when a report went back. */
export const RETURN_COMMENTS = [
  { section: "result", text: "请补充与上月的对比数据，并注明数据来源。" },
  { section: "problem", text: "问题写得较笼统，请写清涉及的环节和原因。" },
  { section: "nextStep", text: "请为下一步措施明确责任人和完成时间。" },
  { section: "progress", text: "请说明党员在其中承担的具体任务。" },
] as const;
