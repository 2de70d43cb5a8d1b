import { expect, test } from "@playwright/test";
import { addDays, thisMonth, today } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { signIn } from "@/tests/support/browser";

const TITLE = "门诊等候区每半小时播报一次进度";

test("a secretary starts an action on a weak figure, is told what is wrong and loses nothing, and closes it", async ({
  page,
}) => {
  await signIn(page, "secretary");
  await page.goto("/departments");
  await page.getByRole("link", { name: "普通外科", exact: true }).click();
  await page.waitForURL(/\/departments\/[0-9a-f-]{36}$/);
  const departmentId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const query = new URLSearchParams({ population: "outpatient", dimension: "responsiveness", departmentId });
  await page.goto(`/improvements/new?${query}&from=${thisMonth()}&to=${thisMonth()}`);
  const main = page.getByRole("main");
  await expect(main).toContainText("普通外科 · 门诊患者 · 响应");
  await expect(page.getByLabel("负责支部").locator("option:checked")).toHaveText("外科党支部");

  await page.getByLabel("标题").fill(TITLE);
  await page.getByLabel("原因").fill("叫号之外没有任何提示");
  await page.getByLabel("措施").fill("护士站每半小时播报一次，预计等候时间上屏");
  await page.getByLabel("完成期限").fill(addDays(today(), -1));
  await page.getByRole("button", { name: "保存整改" }).click();
  await expect(page.locator(".form-summary")).toContainText("完成期限不能早于开始日期");
  await expect(page.getByLabel("完成期限")).toHaveAttribute("aria-invalid", "true");
  await expect(page.getByLabel("措施")).toHaveValue(/预计等候时间上屏/);

  const due = addDays(today(), 10);
  await page.getByLabel("完成期限").fill(due);
  await page.getByRole("button", { name: "保存整改" }).click();
  await expect(page).toHaveURL(/\/improvements\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(TITLE);
  await expect(page.locator("#effect")).toContainText("还没到，以下只是阶段结果");
  await expect(page.locator("#effect")).toContainText("无法判断");
  await expect(page.locator("#effect svg").first()).toBeVisible();
  const address = page.url();

  await page.goto("/today");
  const waiting = main.getByRole("listitem").filter({ hasText: TITLE });
  await expect(waiting).toContainText(`${formatDay(due, "zh-CN")} 到期`);
  await waiting.getByRole("link").click();
  await expect(page).toHaveURL(address);

  await page.getByLabel("结果或终止原因").fill("播报三周，候诊投诉由每周九起降到两起。");
  await page.getByRole("button", { name: "完成", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("已完成");
  await expect(main).toContainText("候诊投诉由每周九起降到两起");
  await page.goto("/improvements?state=done");
  await expect(page.getByRole("row").filter({ hasText: TITLE })).toContainText("无法判断");
});

test("a leader reads what it brought and changes nothing; another branch's secretary finds nothing", async ({
  page,
}) => {
  await signIn(page, "leader");
  await page.goto(`/improvements?${new URLSearchParams({ q: TITLE })}`);
  await page.getByRole("link", { name: TITLE, exact: true }).click();
  await expect(page.locator("#effect")).toBeVisible();
  await page.waitForURL(/\/improvements\/[0-9a-f-]{36}$/);
  const address = page.url();
  await expect(page.getByRole("button", { name: "重新打开" })).toHaveCount(0);
  expect((await page.request.get(`${address}/edit`, { maxRedirects: 0 })).status()).toBe(404);
  await page.context().clearCookies();
  await signIn(page, "secretary2");
  expect((await page.request.get(address, { maxRedirects: 0 })).status()).toBe(404);
});
