import type { CareKind } from "@/lib/core/db/generated/enums";

export type CareWords = {
  kind: CareKind;
  title: string;
  people: number;
  /** Null: none was spent, or it is not told. */
  yuan: number | null;
  note?: string;
};

/** What the hospital does for its staff every year, by calendar month and day. */
export const YEARLY: readonly (CareWords & { month: number; day: number })[] = [
  { month: 1, day: 18, kind: "visit", title: "春节前走访慰问困难职工和离退休老同志", people: 62, yuan: 31_000 },
  { month: 2, day: 10, kind: "visit", title: "看望节日值守的一线职工", people: 186, yuan: 18_600 },
  { month: 3, day: 7, kind: "health", title: "女职工专项体检和健康讲座", people: 520, yuan: 156_000 },
  { month: 3, day: 22, kind: "study", title: "青年职工读书分享会", people: 75, yuan: 4_200 },
  { month: 4, day: 12, kind: "health", title: "颈肩腰腿劳损筛查与推拿义诊", people: 240, yuan: null },
  { month: 4, day: 26, kind: "study", title: "学历提升与进修学费资助", people: 38, yuan: 114_000 },
  { month: 5, day: 12, kind: "honour", title: "护士节表彰优秀护士和护理团队", people: 96, yuan: 48_000 },
  { month: 5, day: 28, kind: "health", title: "心理减压沙龙", people: 64, yuan: 6_400 },
  { month: 6, day: 20, kind: "difficulty", title: "子女高考家庭调班与陪考假安排", people: 41, yuan: null },
  { month: 6, day: 29, kind: "honour", title: "“两优一先”表彰", people: 45, yuan: 13_500 },
  { month: 7, day: 15, kind: "visit", title: "高温慰问后勤保障与救护车组", people: 118, yuan: 11_800 },
  { month: 8, day: 19, kind: "honour", title: "医师节表彰与从医三十年致敬", people: 88, yuan: 52_800 },
  { month: 8, day: 25, kind: "difficulty", title: "职工子女金秋助学", people: 27, yuan: 81_000 },
  { month: 9, day: 10, kind: "honour", title: "致敬带教老师", people: 57, yuan: 11_400 },
  { month: 9, day: 20, kind: "health", title: "全院职工年度体检", people: 1_310, yuan: 786_000 },
  { month: 10, day: 21, kind: "study", title: "中层干部与骨干管理研修", people: 92, yuan: 69_000 },
  {
    month: 11,
    day: 8,
    kind: "visit",
    title: "夜班职工送餐到岗",
    people: 205,
    yuan: 6_150,
    note: "每周两次，党委委员轮流到岗。",
  },
  { month: 12, day: 12, kind: "difficulty", title: "大病职工互助金发放", people: 14, yuan: 210_000 },
];

/** What happens in single departments now and then. */
export const IN_DEPARTMENTS: readonly CareWords[] = [
  { kind: "visit", title: "看望住院职工", people: 2, yuan: 1_000 },
  { kind: "visit", title: "看望产假职工和新生儿", people: 3, yuan: 900 },
  { kind: "difficulty", title: "家庭突发困难临时救助", people: 1, yuan: 5_000 },
  { kind: "difficulty", title: "协调职工父母就医和陪护假", people: 2, yuan: null },
  { kind: "health", title: "夜班人员睡眠与营养咨询", people: 22, yuan: null },
  { kind: "health", title: "更换休息室床铺和更衣柜", people: 40, yuan: 16_800 },
  { kind: "honour", title: "季度服务之星公示与致谢信寄家属", people: 3, yuan: 900 },
  { kind: "study", title: "选派骨干外出进修", people: 2, yuan: 24_000 },
  { kind: "study", title: "科内案例学习与技能比武", people: 26, yuan: 1_300 },
];
