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
      helpWanted: chance.is(0.3) ? itemAt(HELP_WANTED, turn) : "",
    },
  };
}

/** The lead task's measure on its way from start to target, with the wobble of real months. */
function metricAt({ metric: { from, to, decimals } }: BrandWords, turn: number, chance: Chance): string {
  const share = turn / MONTHS_OF_ACTIVITIES + 0.04 * chance.bell();
  return (from + (to - from) * Math.min(1, Math.max(0, share))).toFixed(decimals);
}

/** What a branch cannot settle alone. */
const HELP_WANTED = [
  "请医务部协调增加一名麻醉护士，最好在下月中旬前到位。",
  "请信息科开放随访数据的查询权限，现在要靠人工抄录。",
  "请总务科在候诊区加装两台自助报到机。",
  "请党委协调结对社区提供一间固定的健康讲座场地。",
  "请护理部安排周末班次，专家门诊日的引导人手不够。",
  "请宣传科帮助制作康复宣教短片，文字稿已经写好。",
] as const;

/** What the secretary added where a reviewer had spoken of a section. */
export const MENDED: Readonly<Record<string, string>> = {
  progress: "其中党员承担了随访和排班两项工作。",
  result: "与上月相比有所改善，数据来自科室质控月报。",
  problem: "主要集中在入院登记和出院结算两个环节。",
  nextStep: "每项由党小组长负责，月底前完成",
};

/** Why a month's report came late or not at all. */
export const LATE_REASONS = [
  "当月支部换届，新任书记月底才接手，情况已口头向党办说明。",
  "书记外派帮扶一个月，代管的支委没有及时填写。",
] as const;

/** Why an approved report was opened again. */
export const REOPEN_REASONS = [
  "随访人次与科室台账不一致，请核对后重新提交。",
  "服务人次统计口径已统一，请按新口径改写成效。",
] as const;

/** What a reviewer asked for when a report went back. */
export const RETURN_COMMENTS = [
  { section: "result", text: "请补充与上月的对比数据，并注明数据来源。" },
  { section: "problem", text: "问题写得较笼统，请写清涉及的环节和原因。" },
  { section: "nextStep", text: "请为下一步措施明确责任人和完成时间。" },
  { section: "progress", text: "请说明党员在其中承担的具体任务。" },
] as const;
