import { expect, test } from "@playwright/test";
import sharp from "sharp";
import { today } from "@/lib/core/period";
import { ask, signIn } from "@/tests/support/browser";

const TITLE = "走进社区 义诊先行";

async function photo(): Promise<Buffer> {
  return sharp({ create: { width: 40, height: 30, channels: 3, background: "#1B6078" } })
    .png()
    .toBuffer();
}

test("the committee logs a themed Party day of the surgery branch", async ({ page }) => {
  await signIn(page, "committee");
  await page.goto("/activities/new");
  await page.getByRole("link", { name: "外科党支部" }).click();
  await page.getByRole("link", { name: "主题党日" }).click();
  await page.getByLabel("活动主题").fill(TITLE);
  await page.getByLabel("日期").fill(today());
  await page.getByLabel("开始").fill("00:01");
  await page.getByLabel("结束").fill("00:30");
  await page.getByLabel("地点").fill("渭滨社区服务中心");

  const attendance = page.getByRole("group", { name: "出席" });
  const people = attendance.getByRole("checkbox");
  const expected = await people.count();
  expect(expected).toBeGreaterThan(10);
  for (const person of await people.all()) await expect(person).toBeChecked();
  await people.first().uncheck();
  await attendance.getByRole("combobox").first().selectOption({ label: "值班" });

  await page.getByLabel("活动内容").fill("测血压 36 人次，用药咨询 21 人次。");
  await page.getByLabel("照片和文件").setInputFiles({ name: "义诊.png", mimeType: "image/png", buffer: await photo() });
  await page.getByText("文化与共建").click();
  await page.getByLabel("文化主题").selectOption({ label: "公益文化" });
  await page.getByLabel("文化层面").selectOption({ label: "精神层面" });
  await page.getByLabel("共建单位").selectOption({ index: 1 });
  await page.getByRole("button", { name: "保存" }).click();

  await expect(page.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(page.getByText(`应到 ${expected}，出席 ${expected - 1}，请假 1`)).toBeVisible();
  await expect(page.getByRole("main")).toContainText("公益文化 · 精神层面");
  const file = page.getByRole("link", { name: /义诊\.png/ }).first();
  const stored = await page.request.get((await file.getAttribute("href")) ?? "");
  expect([stored.status(), stored.headers()["content-type"]]).toEqual([200, "image/png"]);

  await page.goto("/branches");
  await page.getByRole("link", { name: "外科党支部" }).first().click();
  await expect(page.getByRole("link", { name: TITLE }).first()).toBeVisible();
  await page.goto("/activities/calendar");
  await expect(page.getByRole("link", { name: new RegExp(TITLE) }).first()).toBeVisible();
  expect(await ask(`SELECT 1 FROM "Activity" WHERE title = $1`, [TITLE])).toHaveLength(1);
});

test("a general meeting shows its quorum with the article that sets it", async ({ page }) => {
  await signIn(page, "committee");
  await page.goto("/activities?kind=generalMeeting&state=held");
  await page.locator("tbody").getByRole("link").first().click();
  await expect(page.getByRole("main")).toContainText("第十一条");
  await expect(page.getByRole("main")).toContainText(/应到有表决权党员 \d+ 人/);
});
