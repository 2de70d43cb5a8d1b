import { expect, test } from "@playwright/test";
import { today } from "@/lib/core/period";
import { ask, signIn } from "@/tests/support/browser";
import { statusOfPost } from "@/tests/support/forms";

test.use({ javaScriptEnabled: false });

test("a wrong password keeps the name and says so", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("用户名").fill("secretary11");
  await page.getByLabel("密码").fill("not-the-password");
  expect(await statusOfPost(page, () => page.getByRole("button", { name: "登录" }).click())).toBe(401);
  await expect(page.locator(".form-summary")).toContainText("用户名或密码不对");
  await expect(page.getByLabel("用户名")).toHaveValue("secretary11");
  await expect(page.getByLabel("密码")).toHaveValue("");
});

test("an activity is logged with a plain form", async ({ page }) => {
  await signIn(page, "secretary11");
  await page.goto("/activities/new");
  await page.getByRole("link", { name: "主题党日" }).click();
  await page.getByLabel("活动主题").fill("没有脚本的主题党日");
  await page.getByLabel("日期").fill(today());
  await page.getByLabel("开始").fill("00:01");
  await page.getByLabel("结束").fill("00:30");
  const attendance = page.getByRole("group", { name: "出席" }).first();
  const expected = await attendance.getByRole("checkbox").count();
  await attendance.getByRole("checkbox").first().uncheck();
  await attendance.getByRole("combobox").first().selectOption({ label: "值班" });
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "没有脚本的主题党日" })).toBeVisible();
  await expect(page.getByText(`应到 ${expected}，出席 ${expected - 1}，请假 1`)).toBeVisible();
  expect(await ask(`SELECT 1 FROM "Activity" WHERE title = $1`, ["没有脚本的主题党日"])).toHaveLength(1);
});

test("a report is opened, written and submitted with plain forms", async ({ page }) => {
  await signIn(page, "secretary12");
  await page.goto("/reports");
  await page
    .getByRole("link", { name: /^继续填写/ })
    .or(page.getByRole("button", { name: /^填写/ }))
    .first()
    .click();
  await page.getByLabel("进展", { exact: false }).fill("没有脚本也写得成月报。");
  await page.getByLabel("成效", { exact: false }).fill("提交成功。");
  const id = page.url().split("/").at(-1);
  const report = () =>
    ask<{ status: string; progress: string }>(`SELECT status, progress FROM "MonthlyReport" WHERE id = $1`, [id]);
  expect((await report())[0]?.status).toBe("draft");
  await page.getByRole("button", { name: "提交月报" }).click();
  await expect(page.getByText("已提交，等待审阅")).toBeVisible();
  expect(await report()).toEqual([{ status: "submitted", progress: "没有脚本也写得成月报。" }]);
});

test("a list is filtered by its address, and a filter is taken off again", async ({ page }) => {
  await signIn(page, "secretary11");
  await page.goto("/activities");
  const rows = page.getByRole("main").locator("tbody tr");
  await page.getByRole("main").getByLabel("类型").selectOption({ label: "党课" });
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page).toHaveURL(/kind=lecture/);
  await page.waitForLoadState();
  const some = await rows.count();
  expect(some).toBeGreaterThan(0);
  for (const row of await rows.all()) await expect(row).toContainText("党课");
  await page.getByRole("link", { name: /去掉筛选/ }).click();
  await expect(page).not.toHaveURL(/kind=lecture/);
  await expect.poll(() => rows.count()).toBeGreaterThan(some);
});

test("the language changes with a plain button and is remembered", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
  await page.goto("/sign-in");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await page.getByRole("button", { name: "中文" }).click();
  await expect(page.getByRole("button", { name: "登录" })).toBeVisible();
});
