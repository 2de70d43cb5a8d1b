import { expect, test } from "@playwright/test";
import { awake, signIn } from "@/tests/support/browser";
import { planOf, storedDates } from "@/tests/support/roadmap-page";

test("on a phone the roadmap is cards in the order of their days, and a button moves an item", async ({ page }) => {
  const plan = await planOf(2095, "draft");
  await signIn(page, "committee");
  await page.goto(`/plans/${plan.planId}`);
  await awake(page);
  await expect(page.locator(".rm-wrap")).toBeHidden();
  const cards = page.locator(".rm-cards li .rm-title a");
  await expect(cards).toHaveText(["First", "Given up", "Task", "Last", "Other", "Committee"]);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect(wide).toBe(false);

  await page.getByRole("button", { name: "移动“Task”" }).tap();
  const dialog = page.getByRole("dialog", { name: "移动“Task”" });
  await dialog.getByRole("button", { name: "推后一周" }).tap();
  await dialog.getByRole("button", { name: "推后一周" }).tap();
  await dialog.getByRole("button", { name: "提前一天" }).tap();
  await expect(dialog.getByText("2095年3月14日—2095年7月13日")).toBeVisible();
  await dialog.getByRole("checkbox", { name: "下面的 2 项一起移动" }).uncheck();
  await dialog.getByRole("button", { name: "保存日期" }).tap();
  await expect(page.locator(".rm-said")).toContainText("“Task”改为 2095年3月14日—2095年7月13日");
  await expect(dialog).toBeHidden();
  expect(await storedDates(plan.milestones.first)).toEqual(["2095-04-10", "2095-04-10"]);

  await page.getByRole("button", { name: "撤销" }).tap();
  await expect(page.locator(".rm-said")).toContainText("已恢复原来的日期");
  expect(await storedDates(plan.taskId)).toEqual(["2095-03-01", "2095-06-30"]);
});
