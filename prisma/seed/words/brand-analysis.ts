/** What is said, and what bears it out. */
export type Told = readonly [text: string, evidence: string];

/** The SWOT of a brand and its own measure; a second weakness, opportunity and threat are added from elsewhere. */
export type BrandAnalysis = {
  branch: string;
  /** How the work is done. */
  work: string;
  measure: { title: string; unit: string; direction: "up" | "down"; target: number };
  strengths: readonly [Told, Told];
  weakness: Told;
  opportunity: Told;
  threat: Told;
  so: string;
  wo: string;
  st: string;
  wt: string;
};

/** Opportunities and threats that stand before every department of a hospital. */
export const SHARED_OPPORTUNITIES: readonly Told[] = [
  ["结对社区愿意提供固定的随访和宣教场地", "共建协议，本年度签订"],
  ["医院把本项工作列入年度计划，优先配人配设备", "年度计划重点工作任务"],
  ["医联体单位愿意接收康复期患者", "医联体转诊协议"],
];
export const SHARED_THREATS: readonly Told[] = [
  ["周边医院开设同类门诊，轻症患者分流", "门诊来源地统计，近两个季度"],
  ["住院患者平均年龄上升，合并症增多", "病案首页统计，近三年"],
  ["年轻骨干外出进修集中，排班吃紧", "科室年度进修安排"],
];

/** Brands that went on as others, or ended, before those of today. */
export type EarlierBrand = {
  branch: string;
  name: string;
  slogan: string;
  idea: string;
  reason: string;
  /** The branch whose brand of today it went on as; null: nothing followed. */
  into: string | null;
};

export const EARLIER_BRANDS: readonly EarlierBrand[] = [
  {
    branch: "骨科党支部",
    name: "硬骨头先锋",
    slogan: "骨伤无小事，站立有担当",
    idea: "从急诊骨折的第一小时做起，让伤者少受一次搬动、少等一次检查。",
    reason: "急诊环节已经理顺，重点转到老年髋部骨折的早期手术。",
    into: "骨科党支部",
  },
  {
    branch: "肾病内分泌党支部",
    name: "糖友同行",
    slogan: "管住嘴，迈开腿，我们陪你",
    idea: "先把糖尿病患者组织起来，学会自己测、自己记、自己调。",
    reason: "慢性肾病患者同样需要长期陪伴，两类患者合在一起管理。",
    into: "肾病内分泌党支部",
  },
  {
    branch: "脑科党支部",
    name: "守护大脑",
    slogan: "认得出，送得快",
    idea: "教会社区认识卒中的早期信号，把患者从家门口接进来。",
    reason: "院前识别与急诊转运是一条线，两个支部合力做一件事。",
    into: "脑科党支部",
  },
  {
    branch: "急诊党支部",
    name: "生命快车",
    slogan: "一路绿灯，一路有我",
    idea: "把急诊转运的每一段路都记在表上，让危重患者不在路上等。",
    reason: "院前识别与急诊转运是一条线，两个支部合力做一件事。",
    into: "脑科党支部",
  },
  {
    branch: "五官党支部",
    name: "光明行",
    slogan: "走进乡村，送去光明",
    idea: "到乡镇为老人做白内障筛查和复明手术。",
    reason: "白内障复明工作已由医院公益项目统一承担。",
    into: null,
  },
];
