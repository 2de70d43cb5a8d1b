import { writeFileSync } from "node:fs";
import path from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { addDays, toDbDay } from "@/lib/core/period";
import { checkSignOf } from "@/lib/staff/rules/id-number";
import { GIVEN_NAMES, SURNAMES } from "@/prisma/seed/words/names";
import { birthDateOf } from "@/tests/support/import-files";

export type Places = { branch: string; department: string }[];

const HEADER = [
  "工号",
  "姓名",
  "党支部",
  "人员类别",
  "科室",
  "性别",
  "身份证号",
  "出生日期",
  "手机号",
  "学历",
  "职称",
  "参加工作日期",
  "申请入党日期",
  "入党日期",
  "转正日期",
];
const DAYS = new Set(["出生日期", "参加工作日期", "申请入党日期", "入党日期", "转正日期"]);
const STUDIES = ["大专", "本科", "本科", "硕士", "博士"];
const TITLES = ["主任医师", "副主任医师", "主治医师", "住院医师", "主管护师", "护师"];

/** Of a place that neither exists nor is the demo's. */
function idNumberOf(number: number, born: string): string {
  const seventeen = `999998${born.replaceAll("-", "")}${String(number % 1000).padStart(3, "0")}`;
  return seventeen + checkSignOf(seventeen);
}

function rowOf(number: number, places: Places): (string | Date)[] {
  const { branch, department } = places[number % places.length] ?? { branch: "", department: "" };
  const surname = SURNAMES[number % SURNAMES.length] ?? "王";
  const given = GIVEN_NAMES.male[(number * 7) % GIVEN_NAMES.male.length] ?? "伟";
  const born = birthDateOf(number);
  const joined = `${Number(born.slice(0, 4)) + 26}-0${1 + (number % 9)}-11`;
  const fullYear = `${Number(joined.slice(0, 4)) + 1}${joined.slice(4)}`;
  return [
    `B${String(number).padStart(7, "0")}`,
    `${surname}${given}`,
    branch,
    "正式党员",
    department,
    number % 2 === 1 ? "男" : "女",
    idNumberOf(number, born),
    toDbDay(born),
    `199${String(number).padStart(8, "0")}`,
    STUDIES[number % STUDIES.length] ?? "本科",
    TITLES[number % TITLES.length] ?? "护师",
    toDbDay(`${Number(born.slice(0, 4)) + 23}-07-01`),
    toDbDay(addDays(joined, -800)),
    toDbDay(joined),
    toDbDay(fullYear),
  ];
}

/** A file of members as Excel would save it: shared strings, real dates; `first` keeps two files' people apart. */
export async function writeMemberFile(folder: string, count: number, first: number, places: Places): Promise<string> {
  const rows = Array.from({ length: count }, (_, index) => rowOf(first + index, places));
  const columns = HEADER.map((name) => (DAYS.has(name) ? { width: 12, numFmt: "yyyy-mm-dd" } : { width: 14 }));
  const file = path.join(folder, `members-${count}-${first}.xlsx`);
  writeFileSync(file, await writeXlsx({ sheets: [{ name: "党员名册", columns, rows: [HEADER, ...rows] }] }));
  return file;
}
