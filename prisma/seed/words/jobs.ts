import type { Education } from "@/lib/core/db/generated/enums";
import type { TITLES } from "./departments";

type Ladder = keyof typeof TITLES;

/** What people do, by their ladder, from junior to senior. */
export const JOBS: Record<Ladder, readonly string[]> = {
  doctor: ["住院医师岗", "主治医师岗", "医疗组长", "学科组长"],
  nurse: ["责任护士", "责任护士", "护理组长", "护士长"],
  technician: ["技术员", "技术员", "技术组长", "技术负责人"],
  pharmacist: ["调剂岗", "审方岗", "临床药师", "药学负责人"],
  office: ["干事", "干事", "主管", "主管"],
  worker: ["维修岗", "运行岗", "班组长", "主管"],
};

export const HEAD_JOB = "科室负责人";

/** Education by ladder; the first are the more frequent, seniors stand further right. */
export const EDUCATION: Record<Ladder, readonly Education[]> = {
  doctor: ["bachelor", "master", "master", "doctor"],
  nurse: ["vocational", "bachelor", "bachelor", "bachelor"],
  technician: ["vocational", "bachelor", "bachelor", "master"],
  pharmacist: ["bachelor", "bachelor", "master", "master"],
  office: ["bachelor", "bachelor", "master", "master"],
  worker: ["secondary", "vocational", "vocational", "bachelor"],
};
