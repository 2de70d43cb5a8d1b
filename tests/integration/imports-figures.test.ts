import { beforeEach, expect, test } from "vitest";
import { db } from "@/lib/core/db/client";
import { type SheetInput, writeSheet } from "@/lib/core/files/xlsx";
import { addMonths, thisMonth, toDbDay } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { listImportRows } from "@/lib/imports/queries/import-rows";
import { getTemplateSheet } from "@/lib/imports/queries/template-sheet";
import { getWrongSheet } from "@/lib/imports/queries/wrong-sheet";
import { getFigureSheet } from "@/lib/satisfaction/queries/figure-sheet";
import { csvFile } from "@/tests/support/import-files";
import { importerOf } from "@/tests/support/imports";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const zh = translatorOf("zh-CN");
let world: World;
let office: ReturnType<typeof importerOf>;

beforeEach(async () => {
  world = await buildWorld(database.url());
  office = importerOf(actorAtHome(world, "committee"));
});

const HEADER = ["调查对象", "科室", "年月", "得分", "样本量", "公式", "数据来源", "方式"];
type Row = Partial<Record<(typeof HEADER)[number], string | number>>;
const figure = (changed: Row = {}) => {
  const row: Row = { 调查对象: "住院患者", 年月: "2026年3月", 得分: 96.5, 样本量: 120, 公式: "满意率" };
  const rest: Row = { 数据来源: "国家满意度平台", 方式: "国家平台", ...changed };
  return HEADER.map((header) => ({ ...row, ...rest })[header] ?? "");
};

const figures = () =>
  db.satisfactionFigure.findMany({
    where: { hospitalId: world.home.hospitalId },
    orderBy: [{ month: "asc" }, { value: "asc" }],
    omit: { id: true, hospitalId: true },
  });
const sheetFile = async (sheet: SheetInput) =>
  new File([(await writeSheet(sheet)) as BlobPart], "外部数据.xlsx", {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });

test("figures of the hospital and of a department come in, again they are the same, and one undo takes them back", async () => {
  const before = await figures();
  const { departmentName, departmentId } = world.home.own;
  const rows = [
    HEADER,
    figure(),
    figure({ 科室: departmentName, 得分: "97.25%", 样本量: "", 方式: "第三方" }),
    figure({ 科室: "全院", 调查对象: "职工", 得分: 88, 公式: "线性得分", 方式: "其它" }),
  ];
  const checked = await office.upload("figures", rows);
  expect(await office.problems(checked)).toEqual([]);
  const done = await office.confirm(checked);
  expect(done).toMatchObject({ status: "committed", added: 3, failure: null });
  const of = { month: "2026-03", source: "国家满意度平台", version: 1 };
  const added = (await figures()).filter(({ month }) => month === "2026-03");
  expect(added.map((row) => ({ ...row, value: Number(row.value) }))).toEqual([
    { ...of, population: "staff", departmentId: null, value: 88, n: 120, formula: "linear", method: "other" },
    {
      ...of,
      population: "inpatient",
      departmentId: null,
      value: 96.5,
      n: 120,
      formula: "satisfiedRate",
      method: "nationalPlatform",
    },
    { ...of, population: "inpatient", departmentId, value: 97.25, n: null, formula: "satisfiedRate", method: "agency" },
  ]);
  expect(await office.upload("figures", rows)).toMatchObject({ unchanged: 3, added: 0, wrong: 0 });
  expect(await office.undo(done)).toMatchObject({ status: "undone" });
  expect(await figures()).toEqual(before);
  expect(await office.upload("figures", rows)).toMatchObject({ added: 3 });
});

test("what is wrong is said at its cell, by the rules of the form; the right rows stand", async () => {
  const rows = [
    HEADER,
    figure({ 调查对象: "访客" }),
    figure({ 科室: "没有的科" }),
    figure({ 年月: addMonths(thisMonth(), 1) }),
    figure({ 年月: "1999-12" }),
    figure({ 得分: 101 }),
    figure({ 得分: "0.965" }),
    figure({ 样本量: 0 }),
    figure({ 样本量: "约一百" }),
    figure({ 公式: "平均" }),
    figure({ 数据来源: "" }),
    figure({ 方式: "" }),
    figure({ 数据来源: "第三方" }),
    figure({ 数据来源: "第三方", 得分: 90 }),
    figure({ 科室: "全院", 数据来源: "第三方" }),
  ];
  const wrong = await office.upload("figures", rows);
  expect(await office.problems(wrong)).toEqual([
    "2 population word.population",
    "3 department noDepartment",
    "4 month satisfaction.invalid.futureMonth",
    "5 month satisfaction.invalid.earlyMonth",
    "6 value score",
    "7 value percentCell",
    "8 n satisfaction.invalid.n",
    "9 n count",
    "10 formula word.formula",
    "11 source required",
    "12 method required",
    "14 source twice",
    "15 source twice",
  ]);
  expect(wrong).toMatchObject({ added: 1 });
  const { rows: lines } = await listImportRows(actorAtHome(world, "committee"), wrong.id, { outcome: "wrong" });
  for (const { problems } of lines) {
    for (const { key, params } of problems) expect(zh(key, params)).not.toMatch(/[{}]|[a-z]+\.[a-z]+/);
  }
});

test("another hospital's department is none, and a figure that is there already is not overwritten", async () => {
  const { own } = world.home;
  const rows = [
    HEADER,
    figure({ 科室: world.abroad.own.departmentName }),
    figure({ 调查对象: "门诊", 科室: own.departmentName, 年月: "2026-01", 数据来源: "Questionnaire", 得分: 97 }),
  ];
  const checked = await office.upload("figures", rows);
  expect(await office.problems(checked)).toEqual(["2 department noDepartment", "3 value figureThere"]);
  await expect(office.confirm(checked)).rejects.toMatchObject({ messageKey: "imports.error.nothingToWrite" });
});

test("a department counts in the months in which it was open, also when it is closed by now", async () => {
  const { departmentId, departmentName } = world.home.own;
  const where = { hospitalId_id: { hospitalId: world.home.hospitalId, id: departmentId } };
  await db.department.update({ where, data: { openedOn: toDbDay("2024-05-31"), closedOn: toDbDay("2025-02-01") } });
  const months = ["2024-04", "2024-05", "2025-01", "2025-02"];
  const checked = await office.upload("figures", [
    HEADER,
    ...months.map((month) => figure({ 科室: departmentName, 年月: month })),
  ]);
  expect(await office.problems(checked)).toEqual([
    "2 department satisfaction.invalid.departmentNotOpen",
    "5 department satisfaction.invalid.departmentNotOpen",
  ]);
  const { rows } = await listImportRows(actorAtHome(world, "committee"), checked.id, { outcome: "added" });
  expect(rows[0]?.changes).toContainEqual({ field: "department", old: "", new: departmentName });
  expect(await office.confirm(checked)).toMatchObject({ status: "committed", added: 2 });
});

test("a department that closed, or a figure typed since the check, stops all of it", async () => {
  const { departmentId, departmentName } = world.home.own;
  const { hospitalId } = world.home;
  const rows = [HEADER, figure(), figure({ 科室: departmentName })];
  const closed = await office.upload("figures", rows);
  const where = { hospitalId_id: { hospitalId, id: departmentId } };
  await db.department.update({ where, data: { closedOn: toDbDay("2026-03-01") } });
  const failed = { status: "failed", failure: { key: "imports.failed.changedMeanwhile" } };
  expect(await office.confirm(closed)).toMatchObject(failed);
  await db.department.update({ where, data: { closedOn: null } });
  const typed = await office.upload("figures", rows);
  const data = { month: "2026-03", value: 50, formula: "satisfiedRate", source: "国家满意度平台" } as const;
  await db.satisfactionFigure.create({ data: { hospitalId, population: "inpatient", ...data } });
  expect(await office.confirm(typed)).toMatchObject(failed);
  expect((await figures()).filter(({ month }) => month === "2026-03")).toHaveLength(1);
});

test("a figure that was corrected since is not taken back, and nothing is lost", async () => {
  const done = await office.confirm(
    await office.upload("figures", [HEADER, figure(), figure({ 得分: 90, 年月: "2026-04" })]),
  );
  await db.satisfactionFigure.updateMany({
    where: { hospitalId: world.home.hospitalId, month: "2026-04" },
    data: { value: 91, version: { increment: 1 } },
  });
  const before = await figures();
  await expect(office.undo(done)).rejects.toMatchObject({
    messageKey: "imports.error.changedSince",
    params: { label: "2026-04 国家满意度平台" },
  });
  expect(await figures()).toEqual(before);
});

test("two rows of one figure far apart in a long file are found", async () => {
  const many = Array.from({ length: 900 }, (_, at) => figure({ 数据来源: `来源${at}` }));
  const checked = await office.upload("figures", [HEADER, ...many, figure({ 数据来源: "来源0" })]);
  expect(await office.problems(checked)).toEqual(["902 source twice"]);
  expect(checked).toMatchObject({ rows: 901, added: 900 });
});

test("who may not record figures may not import them", async () => {
  const clerk = importerOf(actorAtHome(world, "administrator"));
  await expect(clerk.send("figures", csvFile([HEADER, figure()]))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(getTemplateSheet(actorAtHome(world, "administrator"), { kind: "figures" }, zh)).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("the template says what a column takes, and filled in it is read; wrong rows come back with the reason", async () => {
  const committee = actorAtHome(world, "committee");
  const own = importerOf(committee);
  const template = await getTemplateSheet(committee, { kind: "figures" }, zh);
  expect(template.columns.find(({ header }) => header === "方式")?.choices).toContain("国家平台");
  expect(template.notes?.rows).toContainEqual(["科室", "选填。科室名称；留空表示全院。"]);
  const right = ["员工", null, "2026-02", 91.2, null, "线性得分", "工会问卷", "纸质问卷"];
  const checked = await own.send("figures", await sheetFile({ ...template, rows: [right, right.with(3, 91.234)] }));
  expect(checked).toMatchObject({ failure: null, added: 1, wrong: 1 });
  const wrong = await getWrongSheet(committee, { batch: checked.id }, zh);
  expect(wrong.rows).toEqual([[...right.with(3, 91.234), "数值：请填 0 到 100 之间的数，最多两位小数"]]);
});

test("the list as it is exported can be brought in elsewhere", async () => {
  const committee = actorAtHome(world, "committee");
  await office.confirm(await office.upload("figures", [HEADER, figure(), figure({ 年月: "2026-02", 样本量: "" })]));
  const sheet = await getFigureSheet(committee, { q: "国家满意度平台" }, zh);
  expect(sheet.rows.map((row) => row.at(-1))).toEqual(["国家平台", "国家平台"]);
  const again = await office.send("figures", await sheetFile(sheet));
  expect(await office.problems(again)).toEqual([]);
  expect(again).toMatchObject({ failure: null, unchanged: 2 });
});

type At = { hospitalId: string; departmentId: string };
const onDay = toDbDay("2026-03-01");
const USES: [string, (at: At) => Promise<unknown>][] = [
  [
    "a figure",
    (at) => db.satisfactionFigure.create({ data: { ...at, population: "staff", ...MARCH, formula: "linear" } }),
  ],
  ["a care action", (at) => db.careAction.create({ data: { ...at, kind: "visit", onDay, title: "慰问", people: 9 } })],
  ["a survey", (at) => db.surveyRoundDepartment.create({ data: { ...at, roundId: world.home.survey.roundId } })],
  [
    "an improvement action",
    (at) =>
      db.improvement.create({ data: { ...at, ...IMPROVED, population: "staff", startedOn: onDay, dueOn: onDay } }),
  ],
];
const MARCH = { month: "2026-03", value: 90, source: "工会问卷" };
const IMPROVED = { title: "排班", cause: "夜班多", measure: "调整排班" };

test.each(USES)("a department that came by file stays when %s was recorded of it", async (_, use) => {
  const done = await office.confirm(
    await office.upload("departments", [
      ["科室名称", "科室类别"],
      ["日间病房", "临床"],
    ]),
  );
  const { hospitalId } = world.home;
  const { id: departmentId } = await db.department.findFirstOrThrow({ where: { hospitalId, name: "日间病房" } });
  await use({ hospitalId, departmentId });
  const refusal = { messageKey: "imports.error.changedSince", params: { label: "日间病房" } };
  await expect(office.undo(done)).rejects.toMatchObject(refusal);
});
