import { expect, test } from "@playwright/test";
import { today } from "@/lib/core/period";
import { signIn } from "@/tests/support/browser";

const BRANCH = "五官党支部";
const REASON = "门诊搬迁期间由党委批准延期换届";

test("a term that is over is found with its article and way out; the committee excepts it, and ends the exception", async ({
  page,
}) => {
  await signIn(page, "committee");
  await page.goto("/today");
  await page.getByRole("link", { name: "查看全部" }).click();
  const line = page.getByRole("row", { name: new RegExp(`^${BRANCH}`) }).filter({ hasText: "任期已满" });
  await expect(line).toContainText("第二十一条");
  await expect(line).toContainText("报党委安排换届");
  await expect(line).toContainText("不符合规定");

  await line.getByRole("link", { name: "批准例外" }).click();
  await expect(page.getByLabel("哪个支部、哪条规定")).toContainText(`${BRANCH}：任期已满`);
  await page.getByRole("button", { name: "批准" }).click();
  await expect(page.locator(".form-summary")).toContainText("理由");
  await page.getByLabel("理由").fill(REASON);
  await page.getByLabel("有效到").fill(today());
  await page.getByRole("button", { name: "批准" }).click();
  await expect(page).toHaveURL(/\/checks$/);
  await expect(line).toContainText(REASON);
  await expect(line).toContainText("已批准例外");

  await page.goto("/today");
  await expect(page.getByRole("main")).not.toContainText("任期已满");
  await page.goto("/checks");
  await page.getByRole("button", { name: "结束例外" }).click();
  await expect(line).toContainText("不符合规定");
  await expect(page.getByText("目前没有批准例外。")).toBeVisible();
});

test("a branch secretary sees the findings of the own branch only, and excepts nothing", async ({ page }) => {
  await signIn(page, "secretary");
  await page.goto("/checks");
  await expect(page.getByText("1 个支部中")).toBeVisible();
  await expect(page.getByRole("main")).not.toContainText(BRANCH);
  expect((await page.request.get("/checks/exception", { maxRedirects: 0 })).status()).toBe(404);
});
