import type { Dimension, Population } from "@/lib/surveys/schema";

export type ImprovementWords = {
  population: Population;
  /** Null: the whole hospital. */
  department: string | null;
  branch: string;
  dimension: Dimension;
  title: string;
  cause: string;
  measure: string;
  /** Of one that is closed. */
  outcome?: string;
};

const words = (
  [population, department, branch, dimension]: [Population, string | null, string, Dimension],
  [title, cause, measure, outcome]: [string, string, string, string?],
): ImprovementWords => ({
  population,
  department,
  branch,
  dimension,
  title,
  cause,
  measure,
  ...(outcome ? { outcome } : {}),
});

/** What the demo hospital does about its weak figures. */
export const IMPROVEMENTS = {
  pain: words(
    ["inpatient", "骨科", "骨科党支部", "painManagement"],
    [
      "术后疼痛每班评估、及时处理",
      "术后疼痛没有固定的评估时间，夜间要病人开口才处理；镇痛泵报警后没有专人查看。",
      "责任护士每班用量表评估一次并记录；中度以上疼痛三十分钟内处理、一小时后复评；术前讲清镇痛办法；党员护士负责夜间巡查镇痛泵。",
      "三个月评估记录完整，夜间巡查没有漏班，患者对疼痛处理的评价明显提高，做法转为科室常规。",
    ],
  ),
  meals: words(
    ["inpatient", "妇产科", "妇儿党支部", "meals"],
    [
      "月子餐改为分时热餐配送",
      "配餐统一在五点送到，产妇错过时间就只能吃凉的；菜品一周一换，样式少。",
      "与营养科、食堂商定早中晚加两次热餐；每周公布菜单并征求意见；送餐时口头询问能否进食。",
      "热餐配送做到了，但评价没有明显变化，反映集中在口味和份量，转入下一轮继续改。",
    ],
  ),
  registration: words(
    ["outpatient", "儿科", "妇儿党支部", "registration"],
    [
      "分时段预约精确到半小时",
      "预约按上下午放号，同一时段到诊集中；发热患儿与普通患儿同区候诊，过号要重新排队。",
      "放号细化到半小时；过号顺延两位；发热患儿单独候诊；支部党员高峰时段在分诊台值守，每半小时播报一次候诊情况。",
    ],
  ),
  response: words(
    ["outpatient", "急诊医学科", "急诊党支部", "responsiveness"],
    [
      "留观区设专人巡视应答",
      "抢救占用人力时，留观区没有固定人员，呼叫后无人应答。",
      "每班指定一名巡视护士，不参加抢救；十五分钟巡视一次；等候超过半小时要主动告知原因。",
    ],
  ),
  signage: words(
    ["outpatient", "泌尿外科", "外科党支部", "signage"],
    [
      "泌尿外科门诊到检查室的指引重做",
      "科室搬到三楼后，部分指示牌仍指向旧址；检查室与诊室不在同一层，患者来回问路。",
      "更换旧牌，地面贴色带；检查单上印楼层和路线；志愿者每天上午在电梯口引导。",
    ],
  ),
  workload: words(
    ["staff", "急诊医学科", "急诊党支部", "workContent"],
    [
      "夜班后连续休息和排班提前公布",
      "夜班密度大，下夜班后常被临时叫回；排班只提前三天公布，员工无法安排家庭。",
      "夜班后保证二十四小时连续休息；排班提前两周公布，变动须本人同意；申请增加两名护理人员；支委每月与夜班人员谈心一次。",
    ],
  ),
  guide: words(
    ["outpatient", null, "医技党支部", "signage"],
    [
      "门诊楼导诊标识统一更换",
      "各楼层标识由科室自行制作，样式和颜色不一致。",
      "统一设计，分三批更换；更换前后请患者代表实地走一遍。",
      "医院已决定年内整体改造门诊楼，标识随工程一并更换，本项不再单独实施。",
    ],
  ),
} satisfies Record<string, ImprovementWords>;
