import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { getMinutesWord } from "@/lib/activities/queries/minutes-word";
import { getBrandWord } from "@/lib/brands/queries/brand-word";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { type OfficialDocument, writeOfficial } from "@/lib/core/files/official";
import { translatorOf } from "@/lib/i18n/translate";
import { getPlanWord } from "@/lib/plans/queries/plan-word";
import { getReportWord, listReportChapters } from "@/lib/reports/queries/report-word";
import { actorOf } from "@/tests/support/actors";
import { openOffice, type Rendered } from "@/tests/support/libreoffice";
import { useDatabase } from "@/tests/support/use-database";
import { openWordFile } from "@/tests/support/word-file";

useDatabase({ demo: true });
const office = openOffice();
const t = translatorOf("zh-CN");
const documents: Record<string, OfficialDocument> = {};
let rendered: Record<string, Rendered>;
const bytes: Record<string, Uint8Array> = {};

const FRONT = 2;
const BRANCHES = 14;
const ROWS = 90;
const points = (millimetres: number) => (millimetres / 25.4) * 72;

async function committee(): Promise<Actor> {
  const hospital = await db.hospital.findFirstOrThrow({ where: { demo: true } });
  await db.hospital.update({
    where: { id: hospital.id },
    data: { letterhead: "中共同心示范医院委员会文件", documentPrefix: "同党发" },
  });
  const user = await db.user.findFirstOrThrow({ where: { hospitalId: hospital.id, username: "committee" } });
  const { name, ownership } = hospital;
  const actor = actorOf({ hospitalId: hospital.id, userId: user.id, roles: ["committee"] });
  return { ...actor, hospital: { name, ownership, demo: true } };
}

/** As many chapters as the hospital has branches; where a month has fewer that are approved, older ones stand in. */
async function bookOf(actor: Actor): Promise<OfficialDocument> {
  const { hospitalId } = actor;
  const found = await db.monthlyReport.findMany({
    where: { hospitalId, status: "approved" },
    orderBy: [{ month: "desc" }, { id: "asc" }],
    select: { id: true },
    take: BRANCHES,
  });
  const ids = found.map(({ id }) => id);
  const blocks = (await listReportChapters(actor, ids, t)).flat();
  return { title: "月报汇编", creator: "同心", cover: { lines: ["2026年10月"] }, contents: "目录", blocks };
}

const longTable: OfficialDocument = {
  title: "长表",
  creator: "同心",
  blocks: [
    {
      kind: "table",
      columns: [
        { header: "编号之栏", share: 1 },
        { header: "内容之栏", share: 4 },
      ],
      rows: Array.from({ length: ROWS }, (_, row) => [`R${row}A`, `R${row}B ${"说明".repeat(row % 40)} R${row}C`]),
    },
  ],
};

beforeAll(async () => {
  const actor = await committee();
  const { hospitalId } = actor;
  const meeting = await db.activity.findFirstOrThrow({
    where: {
      hospitalId,
      kind: "generalMeeting",
      cancelledAt: null,
      heldOn: { lt: new Date() },
      attendances: { some: { status: "excused" } },
    },
    orderBy: { heldOn: "desc" },
  });
  const plan = await db.annualPlan.findFirstOrThrow({ where: { hospitalId, status: "issued" } });
  const brand = await db.brand.findFirstOrThrow({
    where: { hospitalId },
    orderBy: { swotEntries: { _count: "desc" } },
  });
  const report = await db.monthlyReport.findFirstOrThrow({
    where: { hospitalId, status: "approved" },
    orderBy: { month: "desc" },
  });
  documents.minutes = (await getMinutesWord(actor, meeting.id, t)).document;
  documents.plan = (await getPlanWord(actor, plan.id, t)).document;
  documents.brand = (await getBrandWord(actor, brand.id, t)).document;
  documents.report = (await getReportWord(actor, report.id, t, { letterhead: true, number: "12" })).document;
  documents.book = await bookOf(actor);
  documents.table = longTable;
  for (const [name, document] of Object.entries(documents)) bytes[name] = await writeOfficial(document);
  rendered = office.render(bytes);
});

afterAll(() => office.close());

const pageOf = (name: string) => {
  const found = rendered[name];
  if (!found) throw new Error(`${name} was not rendered`);
  return found;
};
const flat = (text: string) => text.replace(/\s/g, "");
const textOf = (name: string) => flat(pageOf(name).texts.join(""));
const NAMES = ["minutes", "plan", "brand", "report", "book", "table"];

describe("on paper", () => {
  test.each(NAMES)("%s: is A4", (name) => {
    const { width, height } = pageOf(name).size;
    expect([Math.round((width / 72) * 25.4), Math.round((height / 72) * 25.4)]).toEqual([210, 297]);
  });

  test.each(NAMES)("%s: keeps inside the text block of 156 × 225 mm", (name) => {
    const { words, size } = pageOf(name);
    // A mark at the end of a line may hang over its edge, as Chinese typesetting has it; glyphs are taller than their line allows.
    const hanging = 17;
    const inside = words.flat().filter(({ text }) => !/^[\d—]+$/.test(text));
    expect(Math.min(...inside.map(({ left }) => left))).toBeGreaterThanOrEqual(points(28) - 1);
    expect(Math.max(...inside.map(({ right }) => right))).toBeLessThanOrEqual(size.width - points(26) + hanging);
    expect(Math.min(...inside.map(({ top }) => top))).toBeGreaterThanOrEqual(points(37) - 6);
    expect(Math.max(...inside.map(({ bottom }) => bottom))).toBeLessThanOrEqual(size.height - points(35) + 6);
  });

  test.each(NAMES)("%s: bears its page number outside, right on odd and left on even pages", (name) => {
    const { words, size } = pageOf(name);
    const front = name === "book" ? FRONT : 0;
    for (const [index, page] of words.slice(front).entries()) {
      const foot = page.filter(({ top }) => top > size.height - points(35));
      expect(foot.map(({ text }) => text).join("")).toBe(`—${index + 1}—`);
      const middle = ((foot[0]?.left ?? 0) + (foot.at(-1)?.right ?? 0)) / 2;
      expect(middle > size.width / 2).toBe(index % 2 === 0);
    }
  });

  test.each(NAMES)("%s: embeds its typefaces, the standard's are named in the file", async (name) => {
    expect(pageOf(name).fonts.length).toBeGreaterThan(0);
    for (const font of pageOf(name).fonts) expect(font).toMatch(/\byes yes\b/);
    const { tree } = await openWordFile(bytes[name] ?? new Uint8Array());
    const named = JSON.stringify(tree("word/styles.xml"));
    for (const face of ["仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"]) expect(named).toContain(face);
  });

  test.each(NAMES)("%s: leaves no page empty", (name) => {
    for (const text of pageOf(name).texts) expect(flat(text).replace(/—\d+—/, "")).not.toBe("");
  });
});

describe("a table that spans pages", () => {
  test("repeats its head on each", () => {
    const { texts, pages } = pageOf("table");
    expect(pages).toBeGreaterThan(4);
    for (const text of texts) expect(flat(text).match(/编号之栏内容之栏/g)).toHaveLength(1);
  });

  test("is not cut: every row stands whole on one page, and none is missing", () => {
    const { words } = pageOf("table");
    const pagesOf = (mark: string) => words.flatMap((page, at) => (page.some(({ text }) => text === mark) ? [at] : []));
    for (let row = 0; row < ROWS; row += 1) {
      const [first, last] = [pagesOf(`R${row}A`), pagesOf(`R${row}C`)];
      expect([row, first.length]).toEqual([row, 1]);
      expect([row, last]).toEqual([row, first]);
    }
  });
});

describe("what they say", () => {
  test("minutes: kind, attendance with reasons, the majority of article 11, signature", () => {
    const text = textOf("minutes");
    expect(text).toMatch(
      /党支部党员大会记录.*时间：.*地点：.*主持人：.*记录人：.*一、出席情况应到\d+人，出席\d+人，请假\d+人，缺席\d+人。出席人员：/,
    );
    expect(text).toMatch(/未出席人员.*姓名状态原因.*请假/);
    expect(text).toMatch(/决议须有\d+票赞成（超过应到有表决权党员\d+人的半数，不按出席人数计）.*第十一条/);
    expect(pageOf("minutes").pages).toBeLessThanOrEqual(3);
  });

  test("a plan: letterhead, goals and tasks numbered in their levels, milestones in tables, amendments", () => {
    const text = textOf("plan");
    const { blocks } = documents.plan as OfficialDocument;
    const headings = (level: number) =>
      blocks.filter((block) => block.kind === "heading" && block.level === level).length;
    expect(text).toMatch(/^中共同心示范医院委员会文件/);
    expect(text).toMatch(/路线图（\d{4}年\d+月\d+日印发，\d{4}年\d+月\d+日修订）各党支部：/);
    expect(text).toMatch(/各党支部：.*一、.*（一）.*节点.*责任单位.*责任人.*起止时间.*推进情况/);
    expect(text.match(/（一）/g)?.length).toBeGreaterThanOrEqual(2);
    expect(headings(2)).toBeGreaterThan(headings(1));
    expect(text).toMatch(/修订情况序号.*日期.*原因.*内容/);
  });

  test("a brand: profile, SWOT, indicators", () => {
    expect(textOf("brand")).toMatch(/品牌支部：.*口号：.*领办任务：.*一、品牌理念.*SWOT分析.*指标/);
  });

  test("a report: letterhead with its number, figures, then what was written", () => {
    expect(textOf("report")).toMatch(
      /^中共同心示范医院委员会文件同党发〔\d{4}〕12号.*一、本月数据（一）.*二、进展.*三、成效/,
    );
  });
});

describe("a month's book", () => {
  test("begins with a cover and the table of contents, each branch on a new page", () => {
    const { texts } = pageOf("book");
    const titles = (documents.book?.blocks ?? []).flatMap((block) =>
      block.kind === "chapter" ? [flat(block.title)] : [],
    );
    expect(titles).toHaveLength(BRANCHES);
    expect(flat(texts[0] ?? "")).toBe("月报汇编2026年10月");
    const starts = texts
      .slice(FRONT)
      .flatMap((text, at) => (titles.some((title) => flat(text).startsWith(title)) ? [at + 1] : []));
    expect(starts).toHaveLength(BRANCHES);
    const entries = (texts[1] ?? "").split("\n").filter((line) => line.includes("...."));
    const listed = entries.map((line) => Number(/\.\s*(\d+)\s*$/.exec(line)?.[1]));
    expect(listed).toEqual(starts);
    expect(entries.map((line) => flat(line).replace(/\.+\d+$/, ""))).toEqual(titles);
  });
});
