import { writeXlsx } from "hucre/xlsx";
import { addDays, addMonthsTo, type Day, today } from "@/lib/core/period";
import { checkSignOf } from "@/lib/staff/rules/id-number";
import { chanceOf } from "@/prisma/seed/chance";
import { GIVEN_NAMES, SURNAMES } from "@/prisma/seed/words/names";

/** A register of 300 members as an office keeps it in Excel, with its departments and branches, and what is wrong in it. */
type Cell = string | number | Date | null;
type Person = Record<string, Cell>;

export const DEPARTMENTS: [name: string, kind: string, headcount: number, beds: number | null, branch: string][] = [
  ["普通外科", "临床", 46, 60, "外科党支部"],
  ["骨科", "临床", 38, 55, "外科党支部"],
  ["心血管内科", "临床", 41, 58, "内科党支部"],
  ["呼吸内科", "临床", 33, 45, "内科党支部"],
  ["神经内科", "临床", 35, 50, "内科党支部"],
  ["妇产科", "临床", 40, 52, "妇儿党支部"],
  ["儿科", "临床", 30, 40, "妇儿党支部"],
  ["急诊科", "临床", 36, 20, "急诊党支部"],
  ["麻醉科", "医技", 28, null, "急诊党支部"],
  ["检验科", "医技", 26, null, "医技党支部"],
  ["医学影像科", "医技", 29, null, "医技党支部"],
  ["护理部", "行政", 12, null, "机关党支部"],
  ["党委办公室", "行政", 9, null, "机关党支部"],
  ["后勤保障部", "后勤", 24, null, "后勤党支部"],
];
export const BRANCHES = [...new Set(DEPARTMENTS.map(([, , , , branch]) => branch))];

/** UTF-8 with a mark at its beginning, as Excel saves it. */
export function departmentsCsv(): Buffer {
  const rows = DEPARTMENTS.map(([name, kind, headcount, beds]) => [name, kind, headcount, beds ?? ""].join(","));
  return Buffer.from(`\uFEFF${["科室名称,科室类型,编制人数,开放床位", ...rows].join("\r\n")}\r\n`);
}

export function branchesXlsx(): Promise<Uint8Array> {
  const rows = BRANCHES.map((branch) => [
    branch,
    GROUPS.join("、"),
    "2012年11月20日",
    DEPARTMENTS.filter(([, , , , of]) => of === branch)
      .map(([name]) => name)
      .join("、"),
    branch === "外科党支部" ? "是" : "否",
  ]);
  return writeXlsx({
    sheets: [{ name: "支部", rows: [["支部名称", "下设党小组", "成立时间", "覆盖科室", "是否重点支部"], ...rows] }],
  });
}

export const GROUPS = ["第一党小组", "第二党小组"];
export const MEMBER_COUNT = 300;

const RARE_NAMES: Record<number, string> = {
  12: "𠮷文远",
  27: "李㛃",
  58: "阿依古丽·买买提",
  91: "古丽.阿不都",
  133: "张 伟",
};

/** One way of writing a day after the other, as many hands do. */
function written(day: Day, place: number): Cell {
  const [year = "", month = "", date = ""] = day.split("-");
  const ways: Cell[] = [
    new Date(`${day}T00:00:00Z`),
    day,
    `${year}/${Number(month)}/${Number(date)}`,
    `${year}${month}${date}`,
    `${year}年${Number(month)}月${Number(date)}日`,
    `${year}.${Number(month)}.${Number(date)}`,
  ];
  return ways[place % ways.length] ?? day;
}

function idNumberOf(born: Day, place: number, sex: "female" | "male"): string {
  const order = (place % 90) * 2 + (sex === "male" ? 1 : 0);
  const seventeen = `999999${born.replaceAll("-", "")}${String(order + 100).padStart(3, "0")}`;
  return seventeen + checkSignOf(seventeen);
}

function stageOf(place: number): { words: string; reached: number } {
  if (place % 30 === 7) return { words: "预备党员", reached: 2 };
  if (place % 25 === 3) return { words: "入党积极分子", reached: 1 };
  return { words: place % 2 ? "正式党员" : "中共党员", reached: 3 };
}

function daysOf(born: Day, reached: number) {
  const joined = reached === 2 ? addMonthsTo(today(), -5) : addMonthsTo(born, 25 * 12);
  const applied = addMonthsTo(joined, -30);
  return { applied, activist: addMonthsTo(applied, 6), joined, full: addMonthsTo(joined, 12) };
}

function personAt(place: number): Person {
  const chance = chanceOf(`register/${place}`);
  const sex = chance.is(0.55) ? "female" : "male";
  const born = addDays("1968-01-15", chance.int(0, 28 * 365));
  const [department, , , , branch] = DEPARTMENTS[place % DEPARTMENTS.length] ?? ["", "", 0, null, ""];
  const { words, reached } = stageOf(place);
  const days = daysOf(born, reached);
  return {
    序号: place,
    工号: `W${String(place).padStart(4, "0")}`,
    "姓名*": RARE_NAMES[place] ?? `${chance.pick(SURNAMES)}${chance.pick(GIVEN_NAMES[sex])}`,
    性别: sex === "male" ? "男" : "女",
    公民身份号码: idNumberOf(born, place, sex),
    出生年月日: written(born, place),
    手机号码: `199 0000 ${String(place).padStart(4, "0")}`,
    文化程度: chance.pick(["大专", "本科", "大学本科", "硕士研究生", "博士"]),
    专业技术职称: chance.pick(["主治医师", "副主任医师", "主管护师", "主管技师", "工程师"]),
    所在党支部: branch,
    所在党小组: GROUPS[place % 2] ?? null,
    所在科室: department,
    人员类别: words,
    递交入党申请书日期: written(days.applied, place + 1),
    列为积极分子日期: written(days.activist, place + 2),
    入党时间: reached >= 2 ? written(days.joined, place + 3) : null,
    转正时间: reached >= 3 ? written(days.full, place + 4) : null,
    备注: place % 40 === 0 ? "支部委员" : null,
  };
}

const COLUMNS = Object.keys(personAt(1));

/** Twelve kinds of mistakes as people make them: each a cell that is wrong, and a word of what the clerk is told. */
export const MISTAKES: { kind: string; column: string; wrong: (right: Person) => Cell; said: string }[] = [
  { kind: "an ID number that Excel made 6.1E+17", column: "公民身份号码", wrong: () => 6.1e17, said: "身份证号" },
  {
    kind: "a digit of the ID number mistyped",
    column: "公民身份号码",
    wrong: ({ 公民身份号码: id }) => String(id).replace(/.$/, (sign) => (sign === "1" ? "2" : "1")),
    said: "身份证号",
  },
  {
    kind: "another birth date than the ID number's",
    column: "出生年月日",
    wrong: () => "1990-01-01",
    said: "出生日期",
  },
  {
    kind: "another sex than the ID number's",
    column: "性别",
    wrong: ({ 性别: sex }) => (sex === "男" ? "女" : "男"),
    said: "性别",
  },
  { kind: "a branch that does not exist", column: "所在党支部", wrong: () => "外科支部", said: "“外科支部”" },
  { kind: "a department that does not exist", column: "所在科室", wrong: () => "内分泌科", said: "“内分泌科”" },
  { kind: "an employee number that stands there twice", column: "工号", wrong: () => "W0001", said: "重复" },
  { kind: "a day that does not exist", column: "入党时间", wrong: () => "2016-02-30", said: "入党日期" },
  { kind: "a full member before a probationary one", column: "转正时间", wrong: () => "1999-07-01", said: "转正日期" },
  { kind: "no name", column: "姓名*", wrong: () => null, said: "没有填写" },
  { kind: "a word that is no stage", column: "人员类别", wrong: () => "群众", said: "发展阶段" },
  { kind: "a telephone number one digit short", column: "手机号码", wrong: () => "1990000123", said: "手机号" },
];

const EACH = 2;
export const WRONG_COUNT = MISTAKES.length * EACH;

/** Full members on whom the mistakes fall; the same in every run. */
const mistaken = new Map(
  Array.from({ length: MEMBER_COUNT }, (_, index) => index + 1)
    .filter((place) => place > 20 && stageOf(place).reached === 3 && place % 11 === 0)
    .slice(0, WRONG_COUNT)
    .map((place, index) => [place, MISTAKES[index % MISTAKES.length]] as const),
);

const HEADER_ROW = 4;

/** The file as it arrives: a merged title, a note, the header in row 4, and the people below it. */
export function membersXlsx(corrected = false): Promise<Uint8Array> {
  const people = Array.from({ length: MEMBER_COUNT }, (_, index) => {
    const right = personAt(index + 1);
    const mistake = corrected ? undefined : mistaken.get(index + 1);
    return mistake ? { ...right, [mistake.column]: mistake.wrong(right) } : right;
  });
  const title = [["渭水医院党员名册"], ["填表单位：党委办公室"], []];
  const rows = [...title, COLUMNS, ...people.map((person) => COLUMNS.map((column) => person[column] ?? null))];
  const merges = [{ startRow: 0, startCol: 0, endRow: 0, endCol: COLUMNS.length - 1 }];
  return writeXlsx({ sheets: [{ name: "党员名册", rows, merges }] });
}

/** Excel's number of the row in which somebody stands. */
export function rowOf(place: number): number {
  return HEADER_ROW + place;
}

/** Places of the wrong rows, each with its mistake. */
export const WRONG_ROWS = [...mistaken].flatMap(([place, mistake]) => (mistake ? [{ place, mistake }] : []));

/** Where somebody belongs. */
export function placesOf(place: number): string[] {
  const person = personAt(place);
  return ["所在党支部", "所在党小组", "所在科室"].map((column) => String(person[column]));
}

/** What has to stand in a column of somebody's row, by the number in its first column. */
export function rightCell(place: number, column: string): Cell {
  return personAt(place)[column] ?? null;
}
