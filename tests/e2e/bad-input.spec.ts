import { expect, type Page, test } from "@playwright/test";
import { addMonths, thisMonth, today } from "@/lib/core/period";
import { ask, signIn } from "@/tests/support/browser";
import { readE2eState } from "@/tests/support/e2e-state";
import { expectNoInsides, fieldsOf, pageWithoutScripts, post, statusOfPost } from "@/tests/support/forms";
import { buildWorld, type World } from "@/tests/support/world";

const NEW_TRAINING = "/activities/new?kind=training";

async function activities(title: string): Promise<number> {
  return (await ask(`SELECT 1 FROM "Activity" WHERE title = $1`, [title])).length;
}

async function activitiesOf(username: string): Promise<number> {
  const statement = `SELECT 1 FROM "Activity" a JOIN "User" u ON u.id = a."createdById" WHERE u.username = $1`;
  return (await ask(statement, [username])).length;
}

/** Opens the form of a training and fills what has no default. */
async function openTraining(page: Page, username: string, title: string): Promise<void> {
  await signIn(page, username);
  await page.goto(NEW_TRAINING);
  await page.getByLabel("活动主题").fill(title);
  await page.getByLabel("日期").fill(today());
  await page.getByLabel("开始").fill("00:01");
  await page.getByLabel("结束").fill("00:30");
  await page.getByLabel("地点").fill("会议室");
}

const save = (page: Page) => page.getByRole("button", { name: "保存" });

test("empty and over-long text, and an end before the start, are refused at the field", async ({ page }) => {
  await openTraining(page, "secretary3", "");
  await save(page).click();
  await expect(page.locator(".form-summary")).toContainText("请填写活动主题");
  await expect(page.getByLabel("活动主题")).toHaveAttribute("aria-invalid", "true");

  const tooLong = "长".repeat(81);
  await page.getByLabel("活动主题").evaluate((input: HTMLInputElement) => input.removeAttribute("maxlength"));
  await page.getByLabel("活动主题").fill(tooLong);
  expect(await statusOfPost(page, () => save(page).click())).toBe(400);
  await expect(page.locator(".form-summary")).toContainText("内容太长");
  await expect(page.getByLabel("活动主题")).toHaveValue(tooLong);
  await expect(page.getByLabel("地点")).toHaveValue("会议室");
  expect(await activities(tooLong)).toBe(0);

  await page.getByLabel("活动主题").fill("颠倒的时间");
  await page.getByLabel("结束").fill("00:00");
  expect(await statusOfPost(page, () => save(page).click())).toBe(400);
  await expect(page.locator(".form-summary")).toContainText("结束时间应晚于开始时间");
  await expect(page.getByLabel("结束")).toHaveAccessibleDescription(/结束时间应晚于开始时间/);
  await expect(page.getByLabel("结束")).toHaveValue("00:00");
  await expect(page.getByLabel("活动主题")).toHaveValue("颠倒的时间");
  expect(await activities("颠倒的时间")).toBe(0);
});

test("a date that does not exist is refused, and the form comes back as it was typed", async ({ browser }) => {
  const page = await pageWithoutScripts(browser);
  await openTraining(page, "secretary3", "二月三十日");
  await page.getByLabel("活动内容").fill("写了很久的内容");
  await page.getByLabel("日期").evaluate((input: HTMLInputElement) => {
    input.type = "text";
    input.value = "2026-02-30";
  });
  expect(await statusOfPost(page, () => save(page).click())).toBe(400);
  await expect(page.getByRole("main")).toContainText("没有这一天，请检查日期");
  await expect(page.getByLabel("日期")).toHaveAttribute("value", "2026-02-30");
  await expect(page.getByLabel("活动主题")).toHaveValue("二月三十日");
  await expect(page.getByLabel("活动内容")).toHaveValue("写了很久的内容");
  expect(await activities("二月三十日")).toBe(0);
});

test("a session that ended while somebody typed leads to signing in beside the page, which then saves", async ({
  page,
  context,
}) => {
  const title = "登录过期时写的";
  await openTraining(page, "secretary3", title);
  await context.clearCookies();
  await save(page).click();
  await expect(page.locator(".form-summary")).toContainText("请重新登录");
  const opened = context.waitForEvent("page");
  await page.getByRole("link", { name: "在新窗口登录" }).click();
  const beside = await opened;
  await expect(beside).toHaveURL(/sign-in/);
  await signIn(beside, "secretary3");
  expect(await activities(title)).toBe(0);
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  expect(await activities(title)).toBe(1);
});

test("a report of a month to come is refused with a sentence", async ({ page }) => {
  await signIn(page, "secretary4");
  await page.goto("/reports");
  const month = addMonths(thisMonth(), 1);
  await page.getByText("补填其他月份").click();
  const open = page.getByRole("button", { name: "打开这个月的月报" });
  const form = page.locator("form#open-report");
  await form.getByLabel("月份").fill(month);
  expect(await statusOfPost(page, () => open.click())).toBe(400);
  await expect(form.locator(".form-summary")).toContainText("这个月还没有开始，不能提前填写月报");
  await expect(form.getByLabel("月份")).toHaveValue(month);
  expect(await ask(`SELECT 1 FROM "MonthlyReport" WHERE month = $1`, [month])).toHaveLength(0);
});

test("a report without its main texts, or with too much, is refused and comes back as it was typed", async ({
  browser,
}) => {
  const page = await pageWithoutScripts(browser);
  await signIn(page, "secretary4");
  await page.goto("/reports");
  await page
    .getByRole("link", { name: /^继续填写/ })
    .or(page.getByRole("button", { name: /^填写/ }))
    .first()
    .click();
  const submit = page.getByRole("button", { name: "提交月报" });
  for (const label of ["进展", "成效"]) await page.getByLabel(label, { exact: false }).fill("");
  await page.getByLabel("问题", { exact: false }).fill("只写了问题");
  expect(await statusOfPost(page, () => submit.click())).toBe(400);
  await expect(page.locator(".form-summary")).toContainText("“进展”和“成效”至少填写一项");
  await expect(page.getByLabel("问题", { exact: false })).toHaveValue("只写了问题");

  const tooLong = "长".repeat(2001);
  await page
    .getByLabel("进展", { exact: false })
    .evaluate((area: HTMLTextAreaElement) => area.removeAttribute("maxlength"));
  await page.getByLabel("进展", { exact: false }).fill(tooLong);
  expect(await statusOfPost(page, () => submit.click())).toBe(400);
  await expect(page.locator(".form-summary")).toContainText("内容太长");
  await expect(page.getByLabel("进展", { exact: false })).toHaveValue(tooLong);
  const id = page.url().split("/").at(-1);
  expect(
    await ask(`SELECT 1 FROM "MonthlyReport" WHERE id = $1 AND status = 'draft' AND progress = ''`, [id]),
  ).toHaveLength(1);
});

test.describe("what belongs to another hospital", () => {
  let world: World;
  test.beforeAll(async () => {
    world = await buildWorld(readE2eState().databaseUrl);
  });

  test("is refused in every field of an activity", async ({ page }) => {
    await signIn(page, "committee");
    const [branch] = await ask<{ id: string }>(`SELECT id::text AS id FROM "Branch" WHERE name = '骨科党支部'`);
    await page.goto(`${NEW_TRAINING}&branch=${branch?.id}`);
    const { own } = world.abroad;
    const wrong: [name: string, value: string, message: string][] = [
      ["branchId", own.branchId, "这个支部不在您的权限范围内"],
      ["departmentIds[]", own.departmentId, "有科室不属于本院"],
      ["partnerId", own.partnerId, "这家单位不在您的权限范围内"],
      [`attendance.${own.memberId}.present`, "on", "出席名单里有人不属于这个支部"],
    ];
    for (const [name, value, message] of wrong) {
      const fields = await fieldsOf(page, "activity");
      const title = `越界 ${name}`.slice(0, 40);
      fields.set("title", title);
      fields.set("start", "00:01");
      fields.set("end", "00:30");
      fields.set(name, value);
      const answer = await post(page, fields);
      const text = await answer.text();
      expect([name, answer.status()]).toEqual([name, 400]);
      expect(text).toContain(message);
      expect(text).toContain(title);
      expectNoInsides(text);
      expect(await activities(title)).toBe(0);
    }
  });

  // Without scripts: React would put a changed hidden field back to what the server sent.
  test("does not exist for a secretary, whose text stays", async ({ browser }) => {
    const page = await pageWithoutScripts(browser);
    await openTraining(page, "secretary8", "别院的支部");
    await page.locator("#activity input[name=branchId]").evaluate((input: HTMLInputElement, id) => {
      input.value = id;
    }, world.abroad.own.branchId);
    expect(await statusOfPost(page, () => save(page).click())).toBe(403);
    await expect(page.locator(".form-summary")).toContainText("您没有执行此操作的权限");
    await expect(page.getByLabel("活动主题")).toHaveValue("别院的支部");
    expect(await activities("别院的支部")).toBe(0);

    await page.goto("/reports");
    await page.getByText("补填其他月份").click();
    const form = page.locator("form#open-report");
    await form.getByLabel("月份").fill(thisMonth());
    await form.locator("input[name=brandId]").evaluate((input: HTMLInputElement, id) => {
      input.value = id;
    }, world.abroad.own.brandId);
    expect(await statusOfPost(page, () => form.getByRole("button").click())).toBe(404);
    await expect(form.locator(".form-summary")).toContainText("没有找到这条记录");
    await expect(form.getByLabel("月份")).toHaveValue(thisMonth());
    const opened = `SELECT 1 FROM "MonthlyReport" WHERE "brandId" = $1 AND month = $2`;
    expect(await ask(opened, [world.abroad.own.brandId, thisMonth()])).toHaveLength(0);
  });
});

test("the same form sent twice is stored once", async ({ page }) => {
  await openTraining(page, "secretary6", "按了两次保存");
  await save(page).dblclick();
  await expect(page.getByRole("heading", { level: 1, name: "按了两次保存" })).toBeVisible();
  expect(await activities("按了两次保存")).toBe(1);

  await page.goto(NEW_TRAINING);
  const fields = await fieldsOf(page, "activity");
  fields.set("title", "同一份表单");
  fields.set("start", "00:01");
  fields.set("end", "00:30");
  const answers = await Promise.all([post(page, fields), post(page, fields)]);
  const third = await post(page, fields);
  const places = [...answers, third].map((answer) => [answer.status(), answer.headers().location]);
  expect(places[0]).toEqual([303, expect.stringContaining("/activities/")]);
  expect(places).toEqual([places[0], places[0], places[0]]);
  expect(await activities("同一份表单")).toBe(1);
});

test("going back and saving something else changes nothing that was stored and loses nothing", async ({ page }) => {
  await openTraining(page, "secretary6", "第一次保存的");
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "第一次保存的" })).toBeVisible();
  const stored = await activitiesOf("secretary6");
  await page.goBack();
  await page.getByLabel("活动主题").fill("退回以后另写的");
  await page.getByLabel("开始").fill("00:01");
  await page.getByLabel("结束").fill("00:30");
  await save(page).click();
  await expect(page.getByRole("heading", { level: 1, name: "退回以后另写的" })).toBeVisible();
  expect(await activitiesOf("secretary6")).toBe(stored + 1);
  expect(await activities("第一次保存的")).toBe(1);
});

test("too many wrong passwords lock the account, and the page says for how long", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("用户名").fill("secretary13");
  const statuses: number[] = [];
  for (let attempt = 1; attempt <= 6; attempt++) {
    await page.getByLabel("密码").fill(`wrong-${attempt}`);
    statuses.push(await statusOfPost(page, () => page.getByRole("button", { name: "登录" }).click()));
    await expect(page.getByRole("button", { name: "登录" })).toBeEnabled();
  }
  expect(statuses).toEqual([401, 401, 401, 401, 429, 429]);
  await expect(page.locator(".form-summary")).toContainText(/请 \d+ 分钟后再试/);
  await expect(page.getByLabel("用户名")).toHaveValue("secretary13");
  const [user] = await ask(`SELECT "failedAttempts", "lockedUntil" > now() AS locked FROM "User" WHERE username = $1`, [
    "secretary13",
  ]);
  expect(user).toEqual({ failedAttempts: 5, locked: true });
});
