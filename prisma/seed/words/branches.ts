export type BranchWords = {
  name: string;
  /** A key branch; the others name the key branch that leads them. */
  key: boolean;
  ledBy: string | null;
  /** Members counted: full and probationary. */
  members: number;
  /** The departments it stands in today. */
  departments: string[];
  groups: number;
  /** Months since the present committee was elected; over 36 the election is overdue. */
  electedMonthsAgo: number;
};

function branch(
  name: string,
  members: number,
  departments: string[],
  ledBy: string | null,
  groups: number,
  electedMonthsAgo: number,
): BranchWords {
  return { name, key: ledBy === null, ledBy, members, departments, groups, electedMonthsAgo };
}

/** Fourteen branches, 298 members; five key branches lead the other nine. */
export const BRANCHES: readonly BranchWords[] = [
  branch("外科党支部", 26, ["普通外科", "泌尿外科"], null, 3, 17),
  branch("脑科党支部", 27, ["神经外科", "神经内科"], null, 3, 22),
  branch("心血管党支部", 25, ["心血管内科", "介入血管科"], null, 3, 11),
  branch("呼吸重症党支部", 28, ["呼吸与危重症医学科", "重症医学科"], null, 3, 26),
  branch("妇儿党支部", 30, ["妇产科", "儿科"], null, 3, 14),
  branch("骨科党支部", 22, ["骨科"], "外科党支部", 2, 29),
  branch("麻醉手术党支部", 18, ["麻醉手术部"], "外科党支部", 2, 8),
  branch("急诊党支部", 20, ["急诊医学科"], "脑科党支部", 2, 33),
  branch("中医康复党支部", 15, ["中医康复科"], "脑科党支部", 2, 19),
  branch("消化党支部", 17, ["消化内科"], "心血管党支部", 2, 24),
  branch("肾病内分泌党支部", 18, ["内分泌与肾病科"], "心血管党支部", 2, 5),
  branch("肿瘤党支部", 19, ["肿瘤科"], "呼吸重症党支部", 2, 31),
  branch("医技党支部", 20, ["医学影像科", "检验科", "药学部", "超声功能科"], "呼吸重症党支部", 2, 21),
  branch("五官党支部", 13, ["眼耳鼻喉科"], "妇儿党支部", 0, 38),
];

/** Where the members of the offices, which have no branch of their own, belong. */
export const OFFICE_BRANCHES: Readonly<Record<string, readonly string[]>> = {
  党委办公室: ["外科党支部", "心血管党支部", "五官党支部"],
  院长办公室: ["心血管党支部", "医技党支部", "中医康复党支部"],
  医务部: ["外科党支部", "急诊党支部", "呼吸重症党支部"],
  护理部: ["妇儿党支部", "麻醉手术党支部"],
  信息与运营部: ["医技党支部", "五官党支部"],
  后勤保障部: ["骨科党支部", "消化党支部"],
  设备物资部: ["医技党支部", "肿瘤党支部"],
};

/** The department moved from one branch to another some months ago, when the second was strengthened. */
export const MOVED_PAIRING = { department: "介入血管科", from: "医技党支部", monthsAgo: 9 };

export const BRANCH_POSTS = ["组织委员", "宣传委员", "纪检委员", "群团委员"] as const;
