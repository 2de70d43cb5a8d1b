import { type Browser, expect, type Page, test } from "@playwright/test";
import { ask, awake, signIn } from "@/tests/support/browser";

const HELP = "请医务部增派一名麻醉护士。";
const RESULT = "随访率有所提高。";
const MENDED = "随访率由 82% 提高到 91%。";

/** Another reviewer beside the demo's own, with the same password. */
async function addReviewer(): Promise<void> {
  await ask(`INSERT INTO "User" ("hospitalId", id, username, name, "passwordHash", "mustChangePassword")
    SELECT "hospitalId", gen_random_uuid(), 'committee2', '第二审阅人', "passwordHash", false
    FROM "User" WHERE username = 'committee' AND NOT EXISTS (SELECT FROM "User" WHERE username = 'committee2')`);
  await ask(`INSERT INTO "RoleAssignment" ("hospitalId", id, "userId", role)
    SELECT "hospitalId", gen_random_uuid(), id, 'committee' FROM "User" u WHERE username = 'committee2'
      AND NOT EXISTS (SELECT FROM "RoleAssignment" r WHERE r."userId" = u.id)`);
}

async function pageOf(browser: Browser, username: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, username);
  return page;
}

const field = (page: Page, label: string) => page.getByLabel(label, { exact: false }).first();
const versions = (id: string) =>
  ask<{ number: number; frozen: boolean; result: string }>(
    `SELECT number, "approvedAt" IS NOT NULL AS frozen, snapshot->'sections'->>'result' AS result
     FROM "ReportVersion" WHERE "reportId" = $1 ORDER BY number`,
    [id],
  );

test("draft, offline, submitted, returned, mended with its differences, approved, opened again by one of two", async ({
  page,
  context,
  browser,
}) => {
  test.slow();
  await addReviewer();

  // A draft, and a sentence written without a network.
  await signIn(page, "secretary8");
  await page.goto("/reports");
  await page
    .getByRole("button", { name: /^(填写|继续填写)/ })
    .first()
    .tap();
  await expect(field(page, "进展")).toBeVisible();
  await awake(page);
  const address = page.url();
  const id = address.split("/").at(-1)?.split("?")[0] ?? "";
  await field(page, "进展").fill("建立术后随访名单");
  await expect(page.getByText(/已自动保存/)).toBeVisible();
  await context.setOffline(true);
  await field(page, "成效").fill(RESULT);
  await field(page, "需要支持").fill(HELP);
  await expect(page.getByText(/本机|网络/).first()).toBeVisible();
  await context.setOffline(false);
  await page.reload();
  await expect(field(page, "成效")).toHaveValue(RESULT);
  await expect(field(page, "需要支持")).toHaveValue(HELP);
  await page.getByRole("button", { name: "提交月报" }).tap();
  await expect(page.getByText("已提交，等待审阅")).toBeVisible();

  // Returned with a comment on one section.
  const first = await pageOf(browser, "committee");
  const second = await pageOf(browser, "committee2");
  await first.goto(address);
  await second.goto(address);
  await expect(first.getByText(HELP)).toBeVisible();
  await first.getByText("对单项提意见").click();
  await first.getByLabel("对“成效”的意见").fill("请写明提高了多少");
  await first.getByRole("button", { name: "退回修改" }).click();
  await expect(first).not.toHaveURL(address);

  await page.goto(address);
  await expect(page.getByText("请写明提高了多少").first()).toBeVisible();
  await expect(page.getByText("（这一项还没有改动）")).toBeVisible();
  await field(page, "成效").fill(MENDED);
  await page.getByRole("button", { name: "修改后重新提交" }).tap();
  await expect(page.getByText("已提交，等待审阅")).toBeVisible();

  // Somebody who still reads the first submission is told what changed, and keeps what they typed.
  await second.getByText("对单项提意见").click();
  await second.getByLabel("对“进展”的意见").fill("名单有多少人");
  await second.getByRole("button", { name: "退回修改" }).click();
  await expect(second.getByText(/重新提交了这份月报/).first()).toBeVisible();
  await expect(second.getByText(`“成效”在您打开之后改过，现在是：${MENDED}`).first()).toBeVisible();
  await expect(second.getByLabel("对“进展”的意见")).toHaveValue("名单有多少人");

  // The differences are shown, and the new words are approved.
  await first.goto(address);
  await expect(first.getByText(/改动了：成效。其余未改。/)).toBeVisible();
  await expect(first.locator("ins", { hasText: "82%" })).toBeVisible();
  await expect(first.locator("del").first()).toBeVisible();
  await expect(first.getByText("（这一项在提出意见之后已修改）").first()).toBeVisible();
  await first.getByRole("button", { name: "批准" }).click();
  await expect(first).not.toHaveURL(address);
  expect(await versions(id)).toEqual([
    { number: 1, frozen: false, result: RESULT },
    { number: 2, frozen: true, result: MENDED },
  ]);

  // Two people open it again at once: one of them does, the other reads who was first.
  await first.goto(address);
  await second.goto(address);
  for (const reviewer of [first, second]) {
    await reviewer.getByText("重新打开这份月报").click();
    await reviewer.getByLabel("重新打开的原因").fill("随访人数与台账不一致");
  }
  await first.getByRole("button", { name: "重新打开", exact: true }).click();
  await expect(first.getByText(/月报已重新打开/).first()).toBeVisible();
  await second.getByRole("button", { name: "重新打开", exact: true }).click();
  await expect(second.getByText(/重新打开了这份月报，您这次的操作没有生效/).first()).toBeVisible();
  await expect(second.getByLabel("重新打开的原因")).toHaveValue("随访人数与台账不一致");

  // The frozen version stays, and its secretary is told.
  expect((await versions(id)).map(({ frozen }) => frozen)).toEqual([false, true]);
  await first.goto(`/reports/${id}/versions/2`);
  await expect(first.getByText(/这一稿从此冻结/)).toBeVisible();
  await expect(first.getByText(MENDED)).toBeVisible();
  await page.goto("/today");
  await expect(page.getByText(/月报被重新打开/).first()).toBeVisible();
  await page.goto(address);
  await expect(page.getByText("随访人数与台账不一致").first()).toBeVisible();
  await expect(field(page, "成效")).toHaveValue(MENDED);
});

test("what one tab could not save stays on the device when another tab saves the same report", async ({
  page,
  context,
}) => {
  await signIn(page, "secretary9");
  await page.goto("/reports");
  await page
    .getByRole("button", { name: /^(填写|继续填写)/ })
    .first()
    .tap();
  await expect(field(page, "进展")).toBeVisible();
  await awake(page);
  const other = await context.newPage();
  await other.clock.install();
  await other.goto(page.url());
  await awake(other);
  await field(other, "成效").fill("第二个窗口写的");
  await other.clock.runFor(3_000);
  await expect(other.getByText(/已自动保存/)).toBeVisible();
  await field(page, "成效").fill(RESULT);
  await expect(page.getByText(/请重新打开本页/).first()).toBeVisible();
  // Long after the other tab's saving is settled.
  await other.clock.runFor(60_000);
  await page.reload();
  await expect(field(page, "成效")).toHaveValue("第二个窗口写的");
  await page.getByRole("button", { name: "恢复" }).tap();
  await expect(field(page, "成效")).toHaveValue(RESULT);
});
