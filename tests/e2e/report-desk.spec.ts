import { expect, type Page, test } from "@playwright/test";
import { addDays, addMonths, thisMonth, today } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { ask, awake, signIn } from "@/tests/support/browser";

const LAST = addMonths(thisMonth(), -1);
/** A month whose report 消化党支部 never wrote: last month's may still be in time. */
const LATE = addMonths(thisMonth(), -7);
// Other tests may have put another hospital beside the demo's.
const AT_HOME = `"hospitalId" = (SELECT id FROM "Hospital" WHERE demo)`;
const COMMENT = "请补上与上月的对比，napr 这几个字母只是文字。";

const idOf = (page: Page) => new URL(page.url()).pathname.split("/").at(-1) ?? "";
const statusOf = async (id: string) =>
  (await ask<{ status: string }>(`SELECT status FROM "MonthlyReport" WHERE id = $1`, [id]))[0]?.status;

test("on paper the desk's totals come with a branch, never alone on a sheet", async ({ page }) => {
  await signIn(page, "committee");
  await page.goto("/reports/desk");
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".desk-table tfoot")).toHaveCSS("break-before", "avoid");
});

test("the queue is read by keyboard alone: next, returned with a comment, approved by a second press", async ({
  page,
}) => {
  await signIn(page, "committee");
  const waiting = await ask<{ id: string }>(
    `SELECT id::text FROM "MonthlyReport" WHERE status = 'submitted' AND ${AT_HOME} ORDER BY "submittedAt", id LIMIT 2`,
  );
  await page.goto(`/reports/${waiting[0]?.id}`);
  await awake(page);
  const queue = page.getByRole("navigation", { name: "审阅队列" });
  await expect(queue).toContainText(/第 1 份，共 \d+ 份/);
  await page.keyboard.press("?");
  await expect(queue.getByText("下一份待审月报")).toBeVisible();
  await page.keyboard.press("?");
  await expect(queue.getByText("下一份待审月报")).toBeHidden();
  await page.keyboard.press("n");
  await expect(page).toHaveURL(new RegExp(`/reports/${waiting[1]?.id}$`));
  await expect(queue).toContainText("第 2 份");
  await page.keyboard.press("k");
  await expect(page).toHaveURL(new RegExp(`/reports/${waiting[0]?.id}$`));
  await expect(queue).toContainText("第 1 份");

  const returned = idOf(page);
  await page.keyboard.press("r");
  const comment = page.locator("textarea[name=comment]");
  await expect(comment).toBeFocused();
  await page.keyboard.insertText(COMMENT);
  await page.keyboard.press("n");
  await expect(comment).toHaveValue(`${COMMENT}n`);
  await page.keyboard.press("Control+Enter");
  await expect(page).toHaveURL(/reviewed=/);
  expect(await statusOf(returned)).toBe("returned");

  const approved = idOf(page);
  expect(approved).not.toBe(returned);
  // A key kept down repeats itself and is one press all the same.
  await page.keyboard.down("a");
  await page.keyboard.down("a");
  await page.keyboard.up("a");
  await expect(page.getByRole("button", { name: "批准" })).toBeFocused();
  await expect(queue.getByRole("status")).toContainText("再按一次 A");
  expect(await statusOf(approved)).toBe("submitted");
  await page.keyboard.press("a");
  await expect(page).toHaveURL(new RegExp(`reviewed=${approved}`));
  expect(await statusOf(approved)).toBe("approved");
});

test("letters do nothing once they are switched off, and the buttons still do", async ({ page }) => {
  await signIn(page, "committee");
  const [waiting] = await ask<{ id: string }>(
    `SELECT id::text FROM "MonthlyReport" WHERE status = 'submitted' AND ${AT_HOME} ORDER BY "submittedAt", id LIMIT 1`,
  );
  await page.goto(`/reports/${waiting?.id}`);
  await awake(page);
  await page.getByText("快捷键", { exact: true }).click();
  await page.getByLabel("使用单键快捷键").uncheck();
  await page.keyboard.press("r");
  await expect(page.locator("textarea[name=comment]")).not.toBeFocused();
  await page.reload();
  await page.getByText("快捷键", { exact: true }).click();
  await expect(page.getByLabel("使用单键快捷键")).not.toBeChecked();
  await expect(page.getByRole("button", { name: "批准" })).toBeEnabled();
});

test("all branches and months stand on one sheet; a late month is explained in place", async ({ page }) => {
  await signIn(page, "committee");
  await page.goto(`/reports/desk?year=${LATE.slice(0, 4)}`);
  const table = page.getByRole("table");
  await expect(table.getByRole("row")).toHaveCount(16);
  await expect(table.getByRole("row").filter({ hasText: "消化党支部" }).getByText("逾期").first()).toBeVisible();
  const opened = table.getByRole("link", { name: /外科党支部 .*已批准/ }).first();
  await opened.click();
  await expect(page).toHaveURL(/\/reports\/[0-9a-f-]{36}$/);
  await page.goto(`/reports/desk?year=${LATE.slice(0, 4)}&state=late`);
  await expect(page.getByRole("table").getByRole("row").filter({ hasText: "外科党支部" })).toHaveCount(0);
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: /^导出/ }).click();
  expect((await file).suggestedFilename()).toMatch(/月报审阅台.*\.xlsx$/);
});

test("a problem becomes a task that its owner closes, help wanted becomes an improvement action", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await signIn(page, "committee");
  await page.goto(`/reports/concerns?kind=problem&state=open&month=${LAST}`);
  const row = page.getByRole("row").filter({ hasText: "中医康复党支部" });
  const words = ((await row.locator("q").textContent()) ?? "").trim();
  await row.getByRole("link", { name: "安排跟进" }).click();
  await expect(page.getByText(words).first()).toBeVisible();
  await page.getByLabel("负责方").selectOption({ label: "外科党支部" });
  await page.getByLabel("完成期限").fill(addDays(today(), -1));
  await page.getByLabel("完成期限").blur();
  await expect(page.getByLabel("完成期限")).toHaveAttribute("aria-invalid", "true");
  const due = addDays(today(), 20);
  await page.getByLabel("完成期限").fill(due);
  await page.getByRole("button", { name: "安排任务" }).click();
  await expect(page).toHaveURL(/\/reports\/follow-ups\/[0-9a-f-]{36}$/);
  const address = page.url();
  await expect(page.getByRole("main")).toContainText("外科党支部");

  const secretary = await (await browser.newContext()).newPage();
  await signIn(secretary, "secretary");
  await secretary.goto("/today");
  const title = words.replace(/。.*$/s, "");
  const waiting = secretary.getByRole("listitem").filter({ hasText: title }).first();
  await expect(waiting).toContainText(`${formatDay(due, "zh-CN")}前完成`);
  await waiting.getByRole("link").click();
  await expect(secretary).toHaveURL(address);
  await secretary.getByLabel("结果").fill("已与康复科统一口径，下月起使用同一张量表。");
  await secretary.getByRole("button", { name: "办结", exact: true }).click();
  await expect(secretary.getByRole("heading", { level: 1 })).toContainText("已办结");
  await page.goto(`/reports/concerns?state=done&month=${LAST}`);
  await expect(page.getByRole("row").filter({ hasText: words })).toContainText("统一口径");

  await page.goto("/reports/concerns?kind=helpWanted&state=open");
  await page.getByRole("link", { name: "安排跟进" }).first().click();
  await page.getByRole("navigation", { name: "转成什么" }).getByRole("link", { name: "整改" }).click();
  await page.getByLabel("措施").fill("每半天核对一次，责任到人。");
  await page.getByRole("button", { name: "转成整改" }).click();
  await expect(page).toHaveURL(/\/reports\/follow-ups\/[0-9a-f-]{36}$/);
  await page.getByRole("link", { name: "打开整改" }).click();
  await expect(page).toHaveURL(/\/improvements\/[0-9a-f-]{36}$/);
  await expect(page.getByRole("main")).toContainText("每半天核对一次");
});

test("a month's reports become one document while other pages are read, and it is fetched", async ({ page }) => {
  await signIn(page, "committee");
  await page.goto(`/reports/book?month=${LAST}`);
  await page.getByRole("button", { name: "开始生成" }).click();
  await page.goto("/today");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto("/reports/book");
  const fetched = page.getByRole("link", { name: /^下载 Word/ }).first();
  await expect(fetched).toBeVisible({ timeout: 30_000 });
  const file = page.waitForEvent("download");
  await fetched.click();
  expect((await file).suggestedFilename()).toMatch(/月报汇编\.docx$/);
});
