import { expect, type Page, test } from "@playwright/test";
import { thisMonth } from "@/lib/core/period";
import { DEMO_PASSWORD } from "@/lib/users/rules";
import { ask, awake, Hand, signIn } from "@/tests/support/browser";

const MOST_INTERACTIONS = 12;
const PROGRESS = "日间手术流程优化到第二阶段，术前等候由 3.2 天降到 2.4 天。";

const report = async () =>
  (
    await ask<{ status: string; progress: string; version: number }>(
      `SELECT r.status, r.progress, r.version FROM "MonthlyReport" r JOIN "Branch" b ON b.id = r."branchId"
       WHERE b.name = '外科党支部' AND r.month = $1`,
      [thisMonth()],
    )
  )[0];

test("from sign-in to a submitted report, with a committee meeting logged on the way", async ({ page }) => {
  const hand = new Hand();
  await page.goto("/sign-in");
  await hand.fill(page.getByLabel("用户名"), "secretary");
  await hand.fill(page.getByLabel("密码"), DEMO_PASSWORD);
  await hand.tap(page.getByRole("button", { name: "登录" }));

  await hand.tap(page.getByRole("link", { name: "记录支委会" }));
  await hand.tap(page.getByRole("button", { name: "保存" }));
  await expect(page.getByRole("heading", { level: 1, name: /支委会/ })).toBeVisible();

  await hand.tap(page.getByRole("link", { name: "去写本月月报" }));
  await hand.tap(page.getByRole("button", { name: /^填写/ }));
  await expect(page.getByText("系统已填好")).toBeVisible();
  await page.getByText("系统已填好").tap();
  const filled = page.getByRole("main");
  await expect(filled).toContainText("支委会");
  await expect(filled).toContainText("结对科室满意度");
  await expect(filled).toContainText("以前承诺、尚未完成的事项");

  await hand.fill(page.getByLabel("进展", { exact: false }), PROGRESS);
  await hand.fill(page.getByLabel("成效", { exact: false }), "当日出院率 41 %，较上月提高 6 个百分点。");
  await hand.fill(page.getByLabel("问题", { exact: false }), "麻醉复苏床位紧张。");
  await hand.fill(page.getByLabel("下一步", { exact: false }), "与麻醉手术党支部会商床位\n培训术后随访员");
  await hand.tap(page.getByRole("button", { name: "提交月报" }));
  await expect(page.getByText("已提交，等待审阅")).toBeVisible();
  expect((await report())?.status).toBe("submitted");
  test.info().annotations.push({ type: "interactions", description: String(hand.interactions) });
  console.log(`journey 2: ${hand.interactions} interactions`);
  expect(hand.interactions).toBeLessThanOrEqual(MOST_INTERACTIONS);
});

/** Opens the report of a month that is not begun yet, of another branch, so that this test disturbs no other. */
async function openFreshReport(page: Page, username: string): Promise<void> {
  await signIn(page, username);
  await page.goto("/reports");
  await page
    .getByRole("button", { name: /^(填写|继续填写)/ })
    .first()
    .tap();
  await expect(page.getByLabel("进展", { exact: false })).toBeVisible();
  await awake(page);
}

test("a lost connection and a closed tab lose nothing typed", async ({ page, context }) => {
  await openFreshReport(page, "secretary5");
  const address = page.url();
  await page.getByLabel("进展", { exact: false }).fill("先写到这里");
  await expect(page.getByText(/已自动保存/)).toBeVisible();

  await context.setOffline(true);
  await page.getByLabel("成效", { exact: false }).fill("断网时写下的一句");
  await expect(page.getByText(/本机|网络/).first()).toBeVisible();
  await page.close();
  await context.setOffline(false);

  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByLabel("进展", { exact: false })).toHaveValue("先写到这里");
  await expect(again.getByLabel("成效", { exact: false })).toHaveValue("断网时写下的一句");
});

test("a page that was rendered a moment before the last save shows what this device saved", async ({ page }) => {
  await openFreshReport(page, "secretary10");
  const address = page.url();
  const before = await (await page.request.get(address)).text();
  await page.getByLabel("成效", { exact: false }).fill("保存之后页面才到");
  await expect(page.getByText(/已自动保存/)).toBeVisible();
  await page.route(address, (route) => route.fulfill({ body: before, contentType: "text/html; charset=utf-8" }));
  await page.reload();
  await page.unroute(address);
  await expect(page.getByLabel("成效", { exact: false })).toHaveValue("保存之后页面才到");
  // It goes on from the version that was saved: nobody is told of a conflict with themselves.
  await page.getByLabel("进展", { exact: false }).fill("接着写");
  await expect(page.getByText(/已自动保存/)).toBeVisible();
});
