import ExcelJS from "exceljs";
import sharp from "sharp";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { BOARD_CHARTS } from "@/components/satisfaction/board-charts";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";

const reader = vi.hoisted(() => ({ actor: null as Actor | null, locale: "zh-CN" as "zh-CN" | "en" }));
vi.mock("@/lib/core/auth", () => ({ requireActor: async () => reader.actor, findActor: async () => reader.actor }));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => reader.locale }));

useDatabase({ demo: true });

let committee: Actor;
let secretary: Actor;

beforeAll(async () => {
  const hospital = await db.hospital.findFirstOrThrow();
  const branch = await db.branch.findFirstOrThrow({ where: { name: "外科党支部" } });
  committee = actorOf({ hospitalId: hospital.id, roles: ["leader"] });
  secretary = actorOf({ hospitalId: hospital.id, roles: ["branchSecretary"], branchIds: [branch.id] });
  reader.actor = committee;
});

async function fileOf(chart: string, format: string, query = ""): Promise<Response> {
  const { GET } = await import("@/app/api/charts/satisfaction/[chart]/[format]/route");
  const request = new Request(`http://localhost/api/charts/satisfaction/${chart}/${format}${query}`);
  return GET(request, { params: Promise.resolve({ chart, format }) });
}

async function bookOf(chart: string, query = ""): Promise<ExcelJS.Worksheet> {
  const response = await fileOf(chart, "xlsx", query);
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

const column = (sheet: ExcelJS.Worksheet, number: number) =>
  (sheet.getColumn(number).values as unknown[]).map((value) => String(value ?? ""));

describe("a chart of the dashboard as a file", () => {
  test.each(["quadrant", "trend"])("%s is a picture with ink on it", async (id) => {
    const bytes = Buffer.from(await (await fileOf(id, "png")).arrayBuffer());
    const picture = sharp(bytes);
    expect((await picture.metadata()).width).toBe(1816);
    expect((await picture.stats()).channels[0]?.stdev).toBeGreaterThan(5);
  });

  test.each(BOARD_CHARTS)("%s is a worksheet that says what it is above its table", async (id) => {
    const sheet = await bookOf(id);
    const labels = Array.from({ length: 7 }, (_, row) => sheet.getCell(row + 1, 1).text);
    expect(labels.slice(1)).toEqual(["医院", "时段", "结论", "样本", "数据时间", "口径"]);
    expect(sheet.rowCount).toBeGreaterThan(9);
  });

  test("keeps to the reader's reach and to the filters of its address", async () => {
    const all = column(await bookOf("places"), 2);
    expect(all).toContain("儿科");
    reader.actor = secretary;
    const own = column(await bookOf("places"), 2);
    reader.actor = committee;
    expect(own).toContain("普通外科");
    expect(own).not.toContain("儿科");
    const branches = column(await bookOf("places", "?by=branch&span=12&sort=name"), 2);
    expect(branches).toContain("外科党支部");
  });

  test("speaks the reader's language", async () => {
    reader.locale = "en";
    const sheet = await bookOf("heat");
    reader.locale = "zh-CN";
    expect(sheet.getCell(2, 1).text).toBe("Hospital");
    expect(column(sheet, 1)).toContain("Whole hospital");
  });

  test.each([
    ["heat", "png"],
    ["places", "png"],
    ["quadrant", "svg"],
    ["nothing", "xlsx"],
  ])("%s as %s is not there", async (chart, format) => {
    await expect(fileOf(chart, format)).rejects.toThrow(/404/);
  });
});
