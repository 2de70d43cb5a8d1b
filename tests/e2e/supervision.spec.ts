import { expect, type Page, test } from "@playwright/test";
import { addDays, today } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { ask, signIn } from "@/tests/support/browser";

const TITLE = "术前宣教视频上线（督办）";
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 };

/** A milestone of a branch that was due yesterday: what the demo's own are depends on the day. */
test.beforeAll(async () => {
  // A worker that begins anew after a failure comes here again.
  await ask(`DELETE FROM "PlanItem" WHERE title = $1`, [TITLE]);
  await ask(
    `INSERT INTO "PlanItem" ("hospitalId", id, "planId", kind, "parentId", position, title, "ownerBranchId", "startsOn", "dueOn")
     SELECT i."hospitalId", gen_random_uuid(), i."planId", 'milestone', i.id, 99, $1, i."ownerBranchId", $2::date - 6, $2::date
     FROM "PlanItem" i JOIN "AnnualPlan" p ON p."hospitalId" = i."hospitalId" AND p.id = i."planId" AND p.status = 'issued'
     JOIN "Branch" b ON b."hospitalId" = i."hospitalId" AND b.id = i."ownerBranchId"
     WHERE i.kind = 'task' AND b.name = '骨科党支部' AND p.year = $3 LIMIT 1`,
    [TITLE, addDays(today(), -1), Number(today().slice(0, 4))],
  );
});

const row = (page: Page) => page.getByRole("row").filter({ hasText: TITLE });

async function choose(page: Page): Promise<void> {
  await page.goto("/plans/supervision?reason=late");
  await expect(row(page)).toContainText("逾期 1 天");
  await page.getByLabel(`选择：${TITLE}`).check();
}

test("the office nudges, the secretary sees it on a phone and says so, and a second nudge within the week is refused", async ({
  page,
  context,
  browser,
}) => {
  await signIn(page, "committee");
  await page.goto("/today");
  await page.getByRole("link", { name: "去督办" }).click();
  await expect(page).toHaveURL(/\/plans\/supervision$/);
  const second = await context.newPage();
  await choose(second);
  await choose(page);
  await page.getByRole("button", { name: "催办所选事项" }).click();
  await expect(page.getByRole("status").first()).toContainText("已催办：支部 1 个，事项 1 项");
  await expect(row(page)).toContainText("起可再催");
  await expect(page.getByLabel(`选择：${TITLE}`)).toHaveCount(0);

  // Somebody whose page was opened before.
  await second.getByRole("button", { name: "催办所选事项" }).click();
  await expect(second.locator(".form-summary")).toContainText("7 天内都已催办过，没有再发");
  expect(
    await ask(`SELECT 1 FROM "PlanNudge" n JOIN "PlanItem" i ON i.id = n."itemId" WHERE i.title = $1`, [TITLE]),
  ).toHaveLength(1);

  const phone = await (await browser.newContext(PHONE)).newPage();
  await signIn(phone, "secretary6");
  await phone.goto("/today");
  const card = phone.locator("section").filter({ hasText: "催办：1 项" });
  await expect(card).toContainText("逾期 1 天");
  await expect(card).toContainText("沈若兰");
  await expect(phone.getByRole("link", { name: TITLE })).toHaveCount(1);
  const wide = () => phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await wide()).toBe(0);
  await card.getByRole("button", { name: "知道了" }).tap();
  await expect(card).toHaveCount(0);
  // It is late still, and stands there once.
  await expect(phone.getByRole("link", { name: TITLE })).toHaveCount(1);
  await phone.getByRole("link", { name: TITLE }).tap();
  await expect(phone.getByRole("heading", { level: 1 })).toContainText(TITLE);
  const history = phone.getByRole("list", { name: "催办记录" });
  await expect(history).toContainText("沈若兰");
  await expect(history).toContainText(/已阅 · 还没有回应/);
  await phone.getByLabel("做了什么").fill("视频已录好，周五上线。");
  await phone.getByRole("button", { name: "记下进展" }).tap();
  await expect(history).toContainText(`${formatDay(today(), "zh-CN")}有了回应`);
  await phone.context().close();

  await page.goto("/plans/supervision");
  const log = page.locator("#log").getByRole("listitem").filter({ hasText: "骨科党支部" }).first();
  await expect(log).toContainText("已阅");
  const file = await page.request.get("/api/exports/supervision?reason=late");
  expect([file.status(), file.headers()["content-type"]]).toEqual([200, expect.stringContaining("spreadsheet")]);
});

test("a leader reads what is late and has nothing to press; a year without holidays says how days are counted", async ({
  page,
}) => {
  await signIn(page, "leader");
  await page.goto("/plans/supervision?reason=late");
  await expect(row(page)).toBeVisible();
  await expect(page.getByRole("button", { name: "催办所选事项" })).toHaveCount(0);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await page.context().clearCookies();
  await signIn(page, "committee");
  await page.goto("/admin/holidays?year=2031");
  await expect(page.getByRole("main")).toContainText("2031年还没有放假安排，工作日暂按周一至周五计算");
  await page.getByLabel("名称").fill("国庆节");
  await page.getByLabel("从", { exact: true }).fill("2031-10-01");
  await page.getByLabel(/^到/).fill("2031-09-30");
  await page.getByRole("button", { name: "登记" }).click();
  await expect(page.locator(".form-summary")).toContainText("结束日期不能早于开始日期");
  await page.getByLabel(/^到/).fill("2031-10-07");
  await page.getByRole("button", { name: "登记" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "国庆节" })).toContainText("共 7 天");
  await expect(page.getByRole("main")).not.toContainText("还没有放假安排");
});
