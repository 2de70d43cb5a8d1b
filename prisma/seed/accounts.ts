import type { Role } from "@/lib/core/db/generated/enums";

export type DemoAccount = {
  username: string;
  role: Role;
  name: string;
  sex: "female" | "male";
  /** Branch of a branch secretary. */
  branch?: string;
  /** Department the person works in; a branch secretary works in one of the branch's. */
  department: string;
};

export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  { username: "committee", role: "committee", name: "沈若兰", sex: "female", department: "党委办公室" },
  {
    username: "secretary",
    role: "branchSecretary",
    name: "程砚之",
    sex: "male",
    branch: "外科党支部",
    department: "普通外科",
  },
  {
    username: "secretary2",
    role: "branchSecretary",
    name: "苏明谦",
    sex: "male",
    branch: "心血管党支部",
    department: "心血管内科",
  },
  { username: "leader", role: "leader", name: "陆怀谨", sex: "male", department: "院长办公室" },
  { username: "auditor", role: "auditor", name: "解正言", sex: "male", department: "党委办公室" },
  { username: "admin", role: "administrator", name: "单思远", sex: "male", department: "信息与运营部" },
];
