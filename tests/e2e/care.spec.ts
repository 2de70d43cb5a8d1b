import { expect, test } from "@playwright/test";
import { signIn } from "@/tests/support/browser";
import { pageWithoutScripts } from "@/tests/support/forms";

test("the committee logs a care action, puts it right, removes it and takes that back; a leader reads it", async ({
  page,
  browser,
}) => {
  await signIn(page, "committee");
  await page.goto("/care");
  await page.getByRole("link", { name: "记一项关怀" }).first().click();
  const form = page.locator("form#care");
  await form.getByLabel("类别").selectOption({ index: 1 });
  await form.getByLabel("日期").fill("2024-08-01");
  await form.getByLabel("主题").fill("慰问抢险值守班组");
  await form.getByLabel("惠及人次").fill("320");
  await form.getByLabel("金额（元）").fill("12,800.005");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(form.getByRole("alert")).toContainText("最多两位小数");
  await form.getByLabel("金额（元）").fill("12,800.50");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "慰问抢险值守班组" })).toBeVisible();
  const main = page.getByRole("main");
  await expect(main).toContainText("¥12,800.50");
  const address = new URL(page.url()).pathname;

  await page.getByText("更正这条记录").click();
  await form.getByLabel("惠及人次").fill("330");
  await form.getByRole("button", { name: "保存更正" }).click();
  await expect(main).toContainText("330");
  await page.goto("/care?from=2024-08&to=2024-08&q=抢险值守班组");
  await expect(page.getByRole("row", { name: "慰问抢险值守班组" })).toContainText("330");
  await expect(page.getByRole("row", { name: /^2024年 / })).toContainText("1 次 · 330 人次");

  await page.getByRole("link", { name: "慰问抢险值守班组" }).click();
  await page.getByRole("button", { name: "删除" }).click();
  await expect(main).toContainText("已删除“慰问抢险值守班组”");
  expect((await page.request.get(address)).status()).toBe(404);
  await page.getByRole("button", { name: "撤销删除" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "慰问抢险值守班组" })).toBeVisible();

  const reader = await (await browser.newContext({ locale: "zh-CN" })).newPage();
  await signIn(reader, "leader");
  await reader.goto(address);
  await expect(reader.getByRole("main")).toContainText("330");
  await expect(reader.getByRole("main").getByRole("button")).toHaveCount(0);
  expect((await reader.request.get("/care/new")).status()).toBe(404);
});

test("without scripts a care action is logged as well, and a mistake keeps what was typed", async ({ browser }) => {
  const page = await pageWithoutScripts(browser);
  await signIn(page, "committee");
  await page.goto("/care/new");
  const form = page.locator("form#care");
  await form.getByLabel("类别").selectOption({ index: 5 });
  await form.getByLabel("日期").fill("2024-09-01");
  await form.getByLabel("主题").fill("青年医师读书会");
  await form.getByLabel("惠及人次").fill("24");
  await form.getByLabel("金额（元）").fill("十元");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("alert").first()).toContainText("单位元");
  await expect(form.getByLabel("主题")).toHaveValue("青年医师读书会");
  await form.getByLabel("金额（元）").fill("10");
  await form.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "青年医师读书会" })).toBeVisible();
});
