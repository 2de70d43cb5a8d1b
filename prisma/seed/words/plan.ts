/** What the year's plan of the demo hospital says; of a branch's lead task the brand has title and target. */
export const GOALS = [
  {
    name: "quality",
    title: "急危重症救治与医疗质量提升",
    detail: "各支部领办救治流程中的堵点，党员骨干带头改流程、压时间、保安全。",
  },
  {
    name: "experience",
    title: "患者就医体验持续改善",
    detail: "从候诊、沟通、镇痛三件小事做起，以门诊和住院患者满意度检验成效。",
  },
  {
    name: "health",
    title: "慢病管理与早筛早治向前延伸",
    detail: "院前筛查、院中诊疗、院后随访连成一条线，与共建单位一起做到社区。",
  },
  {
    name: "team",
    title: "党员队伍建设与员工幸福",
    detail: "党委统筹培训、关怀与联盟服务，让员工有成长、有底气。",
  },
] as const;
export type GoalName = (typeof GOALS)[number]["name"];

type Measured =
  | { unit: string; direction: "up" | "down"; target: number }
  | { figure: "inpatient" | "outpatient"; baseline: number; target: number };

export type LeadTaskWords = {
  goal: GoalName;
  helpers: readonly string[];
  measure: Measured;
  milestones: readonly [string, string, string];
};

const percent = (target: number, direction: "up" | "down" = "up") => ({ unit: "%", direction, target }) as const;
const minutes = (target: number) => ({ unit: "分钟", direction: "down", target }) as const;

export const LEAD_TASKS: Readonly<Record<string, LeadTaskWords>> = {
  心血管党支部: {
    goal: "quality",
    helpers: ["急诊党支部"],
    measure: minutes(70),
    milestones: ["修订胸痛患者绕行流程", "完成导管室激活演练四次", "开展胸痛中心质控复评"],
  },
  脑科党支部: {
    goal: "quality",
    helpers: ["急诊党支部", "医技党支部"],
    measure: minutes(35),
    milestones: ["卒中小组排班与通讯录上墙", "影像优先通道试运行", "溶栓时间逐例复盘成册"],
  },
  急诊党支部: {
    goal: "quality",
    helpers: ["医技党支部"],
    measure: percent(8, "down"),
    milestones: ["四级分诊标准重新培训", "与病区签订收治时限约定", "滞留患者每日清零机制运行"],
  },
  外科党支部: {
    goal: "quality",
    helpers: ["麻醉手术党支部"],
    measure: percent(30),
    milestones: ["日间手术病种目录第一批发布", "加速康复路径覆盖三个病区", "日间手术病种目录第二批论证"],
  },
  骨科党支部: {
    goal: "quality",
    helpers: ["麻醉手术党支部", "中医康复党支部"],
    measure: percent(80),
    milestones: ["绿色通道核对单启用", "多学科每日会诊固定下来", "术后第一天下床率达到七成"],
  },
  麻醉手术党支部: {
    goal: "experience",
    helpers: ["外科党支部"],
    measure: percent(10, "down"),
    milestones: ["术后镇痛记录表统一", "镇痛查房覆盖全部手术病区", "镇痛效果季度分析发布"],
  },
  妇儿党支部: {
    goal: "experience",
    helpers: ["医技党支部"],
    measure: { figure: "outpatient", baseline: 93.5, target: 96 },
    milestones: ["儿科分时段预约上线", "候诊区游戏角与宣教角建成", "夜间门诊延时服务评估"],
  },
  肿瘤党支部: {
    goal: "experience",
    helpers: ["麻醉手术党支部"],
    measure: { figure: "inpatient", baseline: 98.2, target: 99.2 },
    milestones: ["多学科讨论清单上线", "无痛病房标准通过院内验收", "患者家属沟通日固定举办"],
  },
  医技党支部: {
    goal: "experience",
    helpers: [],
    measure: percent(95),
    milestones: ["检验前处理流程再造", "超声检查分时段预约", "报告解读窗口开放"],
  },
  呼吸重症党支部: {
    goal: "health",
    helpers: ["医技党支部"],
    measure: percent(90),
    milestones: ["慢阻肺随访专班成立", "肺功能筛查进社区六场", "早期脱机流程评估"],
  },
  消化党支部: {
    goal: "health",
    helpers: ["肿瘤党支部"],
    measure: percent(20),
    milestones: ["高危人群名单建立", "内镜精查周末专场开设", "早癌病例讨论汇编"],
  },
  肾病内分泌党支部: {
    goal: "health",
    helpers: [],
    measure: percent(65),
    milestones: ["签约患者分层建档", "一体化门诊开诊", "社区药师联合随访启动"],
  },
  中医康复党支部: {
    goal: "health",
    helpers: ["骨科党支部", "脑科党支部"],
    measure: percent(75),
    milestones: ["床旁康复小组进驻两个病区", "康复介入评估表统一", "居家康复指导视频上线"],
  },
  五官党支部: {
    goal: "health",
    helpers: ["妇儿党支部"],
    measure: percent(90),
    milestones: ["与学校签订筛查协议", "春季筛查完成", "异常转诊随访闭环"],
  },
};

/** Tasks that the Party committee keeps itself. */
export const COMMITTEE_TASKS = [
  {
    name: "training",
    goal: "team",
    title: "党员集中培训全覆盖",
    detail: "全年党课、主题培训都在活动中记录，培训人次由系统统计。",
    figure: "trainings",
    baseline: 1700,
    target: 1900,
    milestones: ["上半年集中轮训", "下半年集中轮训"],
  },
  {
    name: "care",
    goal: "team",
    title: "医务关怀与员工满意度提升",
    detail: "书记接访日、关怀走访与员工满意度调查结合起来做。",
    figure: "staff",
    baseline: 79.5,
    target: 83,
    milestones: ["关怀清单公布", "员工食堂与值班室改造"],
  },
  {
    name: "alliance",
    goal: "team",
    title: "健康联盟共建服务",
    detail: "各支部与共建单位开展健康服务，次数由活动记录统计。",
    figure: "partnerServices",
    baseline: 110,
    target: 120,
    milestones: ["共建单位需求走访", "年度服务日历全部完成"],
  },
] as const;

export const PLAN_PREFACE =
  "围绕双满意目标，各支部结合科室实际领办一项重点任务，党委统筹推进。目标、责任、时限一次写清，进展随月报更新，不另行报送材料。";
export const PLAN_REVIEW =
  "全年重点任务总体完成，十三项达到目标。急诊滞留比例虽有下降但未达目标，列入下一年度继续推进。分工协同机制已固定下来。";
export const AMENDMENT_REASON =
  "新采血窗口的施工推迟一个月交付，检验流程改造顺延；需要脑科党支部参与绿色通道标本转运。";
export const DROP_REASON = "该项工作已并入信息科的统一预约平台，不再单独推进。";
export const DROPPED_MILESTONE = "超声检查分时段预约";

/** What secretaries tell beside their reports; `{value}` is the number of the day. */
export const PROGRESS_TEXTS = [
  "本季数据已核对，目前为 {value}{unit}。",
  "对照目标复盘一次，最新为 {value}{unit}，差距已分解到党小组。",
  "与协同支部碰头，明确下阶段分工，当前 {value}{unit}。",
] as const;
export const COMMITTEE_PROGRESS = ["已列入党委季度例会，进度正常。", "与工会对接完成，按计划推进。"] as const;
