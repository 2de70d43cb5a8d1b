import ExcelJS from "exceljs";
import sharp from "sharp";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { CHART_IDS } from "@/lib/dashboards/schema";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";

const reader = vi.hoisted(() => ({ actor: null as Actor | null, locale: "zh-CN" as "zh-CN" | "en" }));
vi.mock("@/lib/core/auth", () => ({ requireActor: async () => reader.actor, findActor: async () => reader.actor }));
vi.mock("@/lib/i18n/request-locale", () => ({ requestLocale: async () => reader.locale }));

useDatabase({ demo: true });

beforeAll(async () => {
  const hospital = await db.hospital.findFirstOrThrow();
  reader.actor = actorOf({ hospitalId: hospital.id, roles: ["leader"] });
});

async function fileOf(chart: string, format: string): Promise<Response> {
  const { GET } = await import("@/app/api/charts/[chart]/[format]/route");
  const request = new Request(`http://localhost/api/charts/${chart}/${format}`);
  return GET(request, { params: Promise.resolve({ chart, format }) });
}

async function bookOf(chart: string): Promise<ExcelJS.Worksheet> {
  const response = await fileOf(chart, "xlsx");
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(await response.arrayBuffer());
  const [sheet] = book.worksheets;
  if (!sheet) throw new Error("no sheet");
  return sheet;
}

describe("a chart as a picture", () => {
  test.each(CHART_IDS.filter((id) => id !== "branches"))(
    "%s is a PNG of twice the drawn width, with ink on it",
    async (id) => {
      const response = await fileOf(id, "png");
      const bytes = Buffer.from(await response.arrayBuffer());
      expect(bytes.subarray(0, 8).toString("hex")).toBe("89504e470d0a1a0a");
      const picture = sharp(bytes);
      const { width = 0, height = 0 } = await picture.metadata();
      expect(width).toBe(1816);
      expect(height).toBeGreaterThan(700);
      const { channels } = await picture.stats();
      expect(channels[0]?.stdev).toBeGreaterThan(5);
      expect(response.headers.get("content-disposition")).toContain("filename*=UTF-8''");
      expect(response.headers.get("cache-control")).toContain("no-store");
    },
  );
});

describe("a chart as a worksheet", () => {
  test.each(CHART_IDS)("%s says what it is above its table", async (id) => {
    const sheet = await bookOf(id);
    const labels = Array.from({ length: 7 }, (_, row) => sheet.getCell(row + 1, 1).text);
    expect(labels.slice(1)).toEqual(["医院", "筛选", "结论", "样本", "数据时间", "口径"]);
    expect(sheet.getCell(2, 2).text).not.toBe("");
    expect(sheet.rowCount).toBeGreaterThan(9);
  });

  test("figures are numbers and months are months", async () => {
    const sheet = await bookOf("patients");
    const first = sheet.getRow(10);
    expect(first.getCell(1).text).toMatch(/^\d{4}年\d{1,2}月$/);
    expect(first.getCell(2).value).toBeTypeOf("number");
    expect(first.getCell(3).value).toBeTypeOf("number");
    expect(sheet.rowCount).toBe(9 + 12);
  });

  test.each(["patients", "staff", "quadrant"])("%s names formula and source", async (id) => {
    const sheet = await bookOf(id);
    const definition = sheet.getCell(7, 2).text;
    expect(definition).toMatch(id === "staff" ? /员工：线性得分，员工幸福问卷/ : /满意率/);
    if (id !== "quadrant") return;
    const columns = (sheet.getRow(9).values as string[]).flatMap((header, at) =>
      /公式和来源/.test(header) ? [at] : [],
    );
    const [patient = "", staff = ""] = columns.map((at) => sheet.getRow(10).getCell(at).text);
    expect(patient).toMatch(/住院：满意率，出院患者回访|门诊：满意率，门诊扫码问卷/);
    expect(staff).toMatch(/^线性得分，员工幸福问卷（.+）$/);
  });

  test("speaks the reader's language", async () => {
    reader.locale = "en";
    expect((await bookOf("staff")).getCell(2, 1).text).toBe("Hospital");
    reader.locale = "zh-CN";
  });
});

test.each([
  ["nothing", "png"],
  ["quadrant", "gif"],
  ["quadrant", "toString"],
  ["branches", "png"],
])("%s as %s is not there", async (chart, format) => {
  await expect(fileOf(chart, format)).rejects.toThrow(/404/);
});
