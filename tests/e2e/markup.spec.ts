import { expect, type Page, test } from "@playwright/test";
import { today } from "@/lib/core/period";
import { ask, signIn } from "@/tests/support/browser";
import { fieldsOf, post } from "@/tests/support/forms";

const attack = (where: string) => `${where}<img src=x onerror=alert(1)><b>`;
const LONG = `</textarea></script><script>alert(2)</script>"'><svg onload=alert(3)>{{7*7}}`;

/** Everything that would show that typed text had become a part of the page. */
async function watch(page: Page): Promise<string[]> {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => seen.push(error.message));
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) seen.push(message.text());
  });
  await page.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", (event) =>
      console.error(`content security policy ${event.blockedURI}`),
    ),
  );
  return seen;
}

async function expectOnlyText(page: Page): Promise<void> {
  await expect(page.locator("img[src=x], svg[onload], main script:not([nonce])")).toHaveCount(0);
}

test("markup in every field of an activity is shown as text wherever it appears", async ({ page }) => {
  const seen = await watch(page);
  await signIn(page, "secretary7");
  await page.goto("/activities/new?kind=committeeMeeting");
  await page.getByLabel("活动主题").fill(attack("主题"));
  await page.getByLabel("日期").fill(today());
  await page.getByLabel("开始").fill("00:01");
  await page.getByLabel("结束").fill("00:30");
  await page.getByLabel("地点").fill(attack("地点"));
  await page.getByLabel("主持人").fill(attack("主持"));
  await page.getByLabel("活动内容").fill(LONG);
  const attendance = page.getByRole("group", { name: "出席" }).first();
  await attendance.getByRole("checkbox").first().uncheck();
  await attendance
    .getByRole("combobox")
    .first()
    .evaluate((select: HTMLSelectElement, value) => {
      select.append(new Option(value, value, true, true));
    }, attack("原因"));
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 1, name: attack("主题") })).toBeVisible();
  const main = page.getByRole("main");
  for (const text of [attack("地点"), attack("主持"), attack("原因"), LONG]) await expect(main).toContainText(text);
  await expectOnlyText(page);

  const address = page.url().split("?")[0] ?? "";
  const [branch] = await ask<{ id: string }>(`SELECT "branchId"::text AS id FROM "Activity" WHERE title = $1`, [
    attack("主题"),
  ]);
  for (const place of [`/branches/${branch?.id}`, "/activities", "/activities/calendar", "/today"]) {
    await page.goto(place);
    await expectOnlyText(page);
  }
  await page.goto("/activities");
  await expect(page.getByRole("main")).toContainText(attack("主题"));
  await page.goto(`${address}/edit`);
  await expect(page.getByLabel("活动内容")).toHaveValue(LONG);
  await expect(page.getByLabel("地点")).toHaveValue(attack("地点"));

  await page.context().clearCookies();
  await signIn(page, "auditor");
  await page.goto("/audit");
  await expect(page.getByRole("main")).toContainText(attack("地点"));
  await expectOnlyText(page);
  expect(seen).toEqual([]);
});

test("markup in every field of a report is shown as text to its writer and its reviewer", async ({ page }) => {
  const seen = await watch(page);
  await signIn(page, "secretary7");
  await page.goto("/reports");
  await page
    .getByRole("link", { name: /^继续填写/ })
    .or(page.getByRole("button", { name: /^填写/ }))
    .first()
    .click();
  for (const label of ["进展", "成效", "问题", "下一步"]) {
    await page.getByLabel(label, { exact: false }).fill(`${label}${LONG}`);
  }
  await page.getByRole("button", { name: "提交月报" }).click();
  await expect(page.getByText("已提交，等待审阅")).toBeVisible();
  const address = page.url().split("?")[0] ?? "";
  for (const label of ["进展", "成效", "问题", "下一步"]) {
    await expect(page.getByRole("main")).toContainText(`${label}${LONG}`);
  }
  await expectOnlyText(page);

  await page.context().clearCookies();
  await signIn(page, "committee");
  await page.goto(address);
  await expect(page.getByRole("main")).toContainText(`进展${LONG}`);
  await page.locator("textarea[name=comment]").fill(LONG);
  await page.getByRole("button", { name: "退回修改" }).click();
  await expect(page).not.toHaveURL(address);
  await expectOnlyText(page);

  await page.context().clearCookies();
  await signIn(page, "secretary7");
  await expect(page.getByRole("main")).toContainText(LONG);
  await page.goto(address);
  await expect(page.getByRole("main")).toContainText(LONG);
  await expectOnlyText(page);
  expect(seen).toEqual([]);
});

test("markup in an address and in a form that comes back is shown as text", async ({ page }) => {
  const seen = await watch(page);
  await signIn(page, "secretary7");
  for (const list of ["/activities", "/members", "/partners", "/brands", "/reports", "/branches"]) {
    await page.goto(`${list}?q=${encodeURIComponent(`"><img src=x onerror=alert(1)>`)}`);
    await expect(page.getByRole("searchbox").last()).toHaveValue(`"><img src=x onerror=alert(1)>`);
    await expectOnlyText(page);
  }
  await page.goto("/activities/new?kind=training");
  const fields = await fieldsOf(page, "activity");
  fields.set("title", `"><script>alert(1)</script>`);
  fields.set("day", `"><script>alert(1)</script>`);
  const answer = await post(page, fields);
  expect(answer.status()).toBe(400);
  expect(await answer.text()).not.toContain("<script>alert(1)");
  expect(seen).toEqual([]);
});
