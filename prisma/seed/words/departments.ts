import type { DepartmentKind } from "@/lib/core/db/generated/enums";

export type DepartmentWords = {
  name: string;
  kind: DepartmentKind;
  headcount: number;
  beds: number | null;
  /** Answers in an ordinary month; 0 where the department meets no such patients. */
  outpatientAnswers: number;
  inpatientAnswers: number;
  /** Share of satisfied patients, outpatient and inpatient, and the staff's score, around which the months swing. */
  outpatientRate: number;
  inpatientRate: number;
  staffScore: number;
  /** The head is a Party member: decides the three shares of members. */
  headIsMember: boolean;
};

type Numbers = [headcount: number, beds: number | null];
type Patients = [outpatientAnswers: number, inpatientAnswers: number, outpatientRate: number, inpatientRate: number];

function department(
  kind: DepartmentKind,
  name: string,
  [headcount, beds]: Numbers,
  [outpatientAnswers, inpatientAnswers, outpatientRate, inpatientRate]: Patients,
  staffScore: number,
  headIsMember = true,
): DepartmentWords {
  return {
    name,
    kind,
    headcount,
    beds,
    outpatientAnswers,
    inpatientAnswers,
    outpatientRate,
    inpatientRate,
    staffScore,
    headIsMember,
  };
}

const NO_PATIENTS: Patients = [0, 0, 0, 0];

/** Twenty-nine departments: 1,400 staff, 1,060 beds. */
export const DEPARTMENTS: readonly DepartmentWords[] = [
  department("clinical", "普通外科", [78, 86], [56, 82, 0.9935, 0.9985], 88.4),
  department("clinical", "骨科", [80, 90], [64, 84, 0.9925, 0.998], 87.2),
  department("clinical", "神经外科", [52, 56], [26, 50, 0.992, 0.9975], 86.1),
  department("clinical", "泌尿外科", [44, 48], [40, 46, 0.9905, 0.998], 88.9, false),
  department("clinical", "心血管内科", [84, 88], [72, 86, 0.9945, 0.999], 89.7),
  department("clinical", "呼吸与危重症医学科", [66, 76], [52, 70, 0.9915, 0.998], 86.8),
  department("clinical", "消化内科", [58, 68], [54, 66, 0.9925, 0.998], 88.2, false),
  department("clinical", "神经内科", [74, 84], [58, 78, 0.993, 0.9975], 87.5),
  department("clinical", "内分泌与肾病科", [60, 70], [50, 66, 0.9935, 0.9985], 90.1),
  department("clinical", "肿瘤科", [62, 76], [34, 72, 0.9945, 0.9985], 88.0, false),
  department("clinical", "妇产科", [84, 82], [66, 80, 0.9895, 0.997], 86.4),
  department("clinical", "儿科", [58, 64], [70, 62, 0.984, 0.9945], 83.1),
  department("clinical", "眼耳鼻喉科", [44, 44], [56, 44, 0.9925, 0.9985], 91.2, false),
  department("clinical", "急诊医学科", [64, 24], [66, 22, 0.982, 0.9935], 81.6),
  department("clinical", "重症医学科", [56, 30], [0, 24, 0, 0.9955], 82.9),
  department("clinical", "中医康复科", [46, 50], [58, 48, 0.9965, 0.999], 92.8, false),
  department("clinical", "介入血管科", [26, 24], [18, 24, 0.9935, 0.998], 87.0),
  department("medicalTechnology", "麻醉手术部", [70, null], NO_PATIENTS, 84.6),
  department("medicalTechnology", "医学影像科", [44, null], [44, 0, 0.9905, 0], 88.6),
  department("medicalTechnology", "检验科", [40, null], [40, 0, 0.994, 0], 90.6, false),
  department("medicalTechnology", "药学部", [46, null], [42, 0, 0.9925, 0], 89.9),
  department("medicalTechnology", "超声功能科", [26, null], [36, 0, 0.9875, 0], 85.7, false),
  department("administrative", "党委办公室", [7, null], NO_PATIENTS, 93.4),
  department("administrative", "院长办公室", [16, null], NO_PATIENTS, 91.8),
  department("administrative", "医务部", [15, null], NO_PATIENTS, 88.8),
  department("administrative", "护理部", [12, null], NO_PATIENTS, 90.3),
  department("administrative", "信息与运营部", [28, null], NO_PATIENTS, 87.9, false),
  department("logistics", "后勤保障部", [46, null], NO_PATIENTS, 88.1, false),
  department("logistics", "设备物资部", [14, null], NO_PATIENTS, 89.2),
];

/** Opened while the demo's three years were already running: its figures begin late. */
export const NEW_DEPARTMENT = { name: "介入血管科", monthsAgo: 14 };

/** Which department stands below which. */
export const ABOVE: Readonly<Record<string, string>> = {
  介入血管科: "心血管内科",
  超声功能科: "医学影像科",
  设备物资部: "后勤保障部",
};

/** Two departments that became one before the demo's figures begin. */
export const MERGED = { from: ["康复医学科", "针灸推拿科"], into: "中医康复科", monthsAgo: 40 };

type Ladder = readonly string[];

/** Professional titles from junior to senior; the first are the most frequent. */
export const TITLES: Record<"doctor" | "nurse" | "technician" | "pharmacist" | "office" | "worker", Ladder> = {
  doctor: ["住院医师", "主治医师", "副主任医师", "主任医师"],
  nurse: ["护士", "护师", "主管护师", "副主任护师"],
  technician: ["技士", "技师", "主管技师", "副主任技师"],
  pharmacist: ["药士", "药师", "主管药师", "副主任药师"],
  office: ["科员", "助理经济师", "经济师", "高级经济师"],
  worker: ["技工", "中级技工", "高级技工", "工程师"],
};

/** Which ladders a department's people stand on; a repeated one is the more common. */
export function laddersOf(department: DepartmentWords): readonly (keyof typeof TITLES)[] {
  if (department.kind === "clinical") return ["doctor", "doctor", "nurse", "nurse", "nurse"];
  if (department.kind === "administrative") return ["office"];
  if (department.kind === "logistics") return ["worker", "worker", "office"];
  if (department.name === "药学部") return ["pharmacist"];
  return department.name === "麻醉手术部" ? ["doctor", "nurse", "nurse"] : ["technician", "technician", "doctor"];
}
