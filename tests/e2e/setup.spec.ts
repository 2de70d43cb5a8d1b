import { expect, type Page, test } from "@playwright/test";
import { thisMonth, today } from "@/lib/core/period";
import { statusOfPost } from "@/tests/support/forms";
import { ADMINISTRATOR, COMMITTEE, fillSetUp, signInAs, startReal } from "@/tests/support/real-installation";

// One installation from its first minute on: each test goes on where the one before it ended.
test.describe.configure({ mode: "serial" });

let real: Awaited<ReturnType<typeof startReal>>;
let page: Page;
let secretaryPassword = "";

test.beforeAll(async ({ browser }) => {
  real = await startReal();
  page = await (await browser.newContext({ baseURL: real.address })).newPage();
});

test.afterAll(() => real.stop());

test("without a hospital every way leads to set-up, and a wrong code opens nothing", async () => {
  await page.goto("/");
  await expect(page).toHaveURL(/\/setup$/);
  await fillSetUp(page);
  const submit = page.getByRole("button", { name: "建立医院" });
  await submit.click();
  await expect(page.locator(".form-summary")).toContainText("请填写一次性设置码");

  await page.getByLabel("一次性设置码").fill("AAAAA-AAAAA-AAAAA-AAAAA");
  expect(await statusOfPost(page, () => submit.click())).toBe(403);
  await expect(page.locator(".form-summary")).toContainText("设置码不对");
  await expect(page.getByLabel("医院名称")).toHaveValue("渭水医院");
});

test("the code creates the hospital and its accounts, and closes the door behind it", async () => {
  await page.getByLabel("一次性设置码").fill(real.code.toLowerCase());
  await page.getByRole("button", { name: "建立医院" }).click();
  await expect(page.getByText("医院已建立")).toBeVisible();
  await expect(page.getByText("演示账号")).toHaveCount(0);
  await expect(page.getByLabel("用户名")).toHaveValue(ADMINISTRATOR.username);
  await expect(page.getByLabel("密码")).toHaveValue("");
  expect((await page.request.get("/setup")).status()).toBe(404);
});

test("the administrator finds empty pages that say what to do, and fills them", async () => {
  await signInAs(page, ADMINISTRATOR);
  await page.goto("/departments");
  await expect(page.getByRole("main")).toContainText("还没有科室。先建科室，再建支部。");
  await page.getByRole("link", { name: "新建科室" }).first().click();
  await page.getByRole("main").getByLabel("科室", { exact: true }).fill("普通外科");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("普通外科");

  await page.goto("/branches");
  await expect(page.getByRole("main")).toContainText("还没有党支部");
  await page.getByRole("link", { name: "新建支部" }).first().click();
  await page.getByLabel("支部", { exact: true }).fill("外科党支部");
  await page.getByRole("main").getByLabel("普通外科").check();
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("外科党支部");
});

test("a secretary's first password is shown once", async () => {
  await page.goto("/admin/users/new");
  await page.getByRole("main").getByLabel("用户名").fill("shuji");
  await page.getByRole("main").getByLabel("姓名").fill("书记");
  await page
    .getByRole("group", { name: "角色" })
    .getByLabel(/支部书记/)
    .check();
  await page.getByRole("group", { name: "所管支部" }).getByLabel("外科党支部").check();
  await page.getByRole("button", { name: "建立用户" }).click();
  const shown = page.locator("[data-first-password]");
  secretaryPassword = (await shown.textContent()) ?? "";
  expect(secretaryPassword.length).toBeGreaterThanOrEqual(10);
  await page.getByRole("link", { name: "打开这个用户" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("书记");
  expect(await page.content()).not.toContain(secretaryPassword);
});

test("the committee's empty pages say so, and it founds the branch's brand", async () => {
  await signInAs(page, COMMITTEE);
  for (const [place, words] of [
    ["/today", "没有待审阅的月报"],
    ["/members", "还没有党员"],
    ["/partners", "还没有共建单位"],
    ["/activities", "还没有活动"],
    ["/activities/calendar", "这个月还没有活动"],
    ["/reports", "没有待您处理的月报"],
    ["/satisfaction/figures", "还没有"],
    ["/care", "还没有"],
    ["/dashboard", "没有"],
    ["/brands", "还没有支部品牌"],
  ] as const) {
    const answer = await page.goto(place);
    expect([place, answer?.status()]).toEqual([place, 200]);
    await expect(page.getByRole("main")).toContainText(words);
  }
  await page.getByRole("link", { name: "新建品牌" }).first().click();
  await page.getByLabel("品牌名称").fill("刀尖上的温度");
  await page.getByLabel("口号").fill("快一点，暖一点");
  await page.getByLabel("领办重点任务").fill("日间手术");
  await page.getByLabel("任务目标").fill("当日出院率 40 %");
  await page.getByLabel("完成时限").fill(`${Number(thisMonth().slice(0, 4)) + 1}-12-31`);
  await page.getByLabel("从哪个月开始").fill(thisMonth());
  await page.getByRole("button", { name: "保存品牌" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("刀尖上的温度");
});

test("the secretary must choose a password first, then logs the hospital's first activity", async () => {
  await signInAs(page, { username: "shuji", password: secretaryPassword });
  await expect(page).toHaveURL(/\/password$/);
  await page.goto("/activities");
  await expect(page).toHaveURL(/\/password$/);
  await page.getByLabel("管理员给您的密码").fill(secretaryPassword);
  await page.getByLabel("新密码", { exact: true }).fill("green river table");
  await page.getByLabel("再输一遍密码").fill("green river table");
  await page.getByRole("button", { name: "修改密码" }).click();
  await expect(page).toHaveURL(/\/today$/);

  await page.goto("/activities/new?kind=training");
  await expect(page.getByRole("main")).toContainText("这个支部还没有党员名单，可以先保存活动。");
  await page.getByLabel("活动主题").fill("第一次学习");
  await page.getByLabel("日期").fill(today());
  await page.getByLabel("开始").fill("00:01");
  await page.getByLabel("结束").fill("00:30");
  await page.getByLabel("地点").fill("会议室");
  await page.getByLabel("主持人").fill("书记");
  await page.getByRole("button", { name: "保存" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "第一次学习" })).toBeVisible();
  await page.goto("/reports");
  await page.getByRole("button", { name: /^填写/ }).click();
  await expect(page.getByLabel("进展", { exact: false })).toBeVisible();
});
