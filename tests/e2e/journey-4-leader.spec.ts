import { readFileSync } from "node:fs";
import { expect, test } from "@playwright/test";
import ExcelJS from "exceljs";
import sharp from "sharp";
import { signIn } from "@/tests/support/browser";

test.beforeEach(async ({ page }) => signIn(page, "leader"));

test("the leader lands on the dashboard and opens figures at their source", async ({ page }) => {
  await expect(page).toHaveURL(/\/dashboard/);
  for (const title of [
    "科室双满意象限",
    "患者满意度：近 12 个月",
    "员工满意度：近 12 个月",
    "本月活动",
    "支部待办：逾期和缺少记录的事项",
  ]) {
    await expect(page.getByText(title).first()).toBeVisible();
  }
  const points = page.locator("figure, section").filter({ hasText: "科室双满意象限" }).first().locator("svg a");
  await expect.poll(() => points.count()).toBeGreaterThan(5);
  await page.getByRole("main").getByRole("link", { name: "依据" }).first().click();
  await expect(page).toHaveURL(/\/satisfaction\/figures\?/);
  await expect.poll(() => page.getByRole("table").getByRole("row").count()).toBeGreaterThan(1);
});

test("every chart has its table, its picture and its Excel file", async ({ page }) => {
  const tables = page.getByText("数据表", { exact: true });
  await expect.poll(() => tables.count()).toBeGreaterThanOrEqual(4);
  const hrefs = await page
    .locator('a[href^="/api/charts/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? ""));
  expect(hrefs.filter((href) => href.includes("/png")).length).toBeGreaterThanOrEqual(4);
  for (const href of hrefs) {
    const answer = await page.request.get(href);
    expect([href, answer.status()]).toEqual([href, 200]);
    const body = await answer.body();
    if (href.includes("/png")) expect((await sharp(body).metadata()).width).toBeGreaterThan(400);
    else {
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(body as unknown as ArrayBuffer);
      expect(book.worksheets[0]?.rowCount).toBeGreaterThan(3);
    }
  }
});

test("the explore view loads its charts when asked for", async ({ page }) => {
  await page.goto("/dashboard/explore");
  const load = page.getByRole("button", { name: /图表|探索|加载|打开/ }).first();
  if (await load.isVisible()) await load.click();
  await expect(page.locator(".recharts-surface").first()).toBeVisible();
  await expect(page.locator(".recharts-brush").first()).toBeVisible();
  await expect(page.getByRole("table").first()).toBeVisible();
});

test("it prints on A4 without the menus", async ({ page }) => {
  const file = test.info().outputPath("dashboard.pdf");
  await page.pdf({ path: file, format: "A4" });
  expect(readFileSync(file).subarray(0, 5).toString()).toBe("%PDF-");
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation").first()).toBeHidden();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBeLessThanOrEqual(0);
});

test("the leader writes nothing", async ({ page }) => {
  for (const path of ["/activities/new", "/satisfaction/figures/new", "/brands/new", "/branches/new", "/admin/users"]) {
    expect([path, (await page.request.get(path)).status()]).toEqual([path, 404]);
  }
});
