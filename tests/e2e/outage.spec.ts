import { expect, type Page, test } from "@playwright/test";
import pg from "pg";
import { DEMO_PASSWORD } from "@/lib/users/rules";
import { ask, signIn } from "@/tests/support/browser";
import { readE2eState } from "@/tests/support/e2e-state";
import { expectNoInsides, pageWithoutScripts, statusOfPost } from "@/tests/support/forms";

/** Asks the server's own database: the tests' one lets nobody in while it is away. */
async function asAdministrator(work: (client: pg.Client, database: string) => Promise<unknown>): Promise<void> {
  const url = new URL(readE2eState().databaseUrl);
  const database = url.pathname.slice(1);
  url.pathname = "/postgres";
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await work(client, database);
  } finally {
    await client.end();
  }
}

const allowConnections = (allow: boolean) =>
  asAdministrator(async (client, database) => {
    await client.query(`ALTER DATABASE ${client.escapeIdentifier(database)} ALLOW_CONNECTIONS ${allow}`);
    if (allow) return;
    await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1", [database]);
  });

// Also after a test that failed half way or ran out of time: the other journeys share this database.
test.afterEach(() => allowConnections(true));

const UNAVAILABLE = "数据库暂时连不上，没有保存任何内容。请稍后再试，您填写的内容仍在。";

async function openTraining(page: Page, title: string): Promise<void> {
  await signIn(page, "secretary9");
  await page.goto("/activities/new?kind=training");
  await page.getByLabel("活动主题").fill(title);
  await page.getByLabel("开始").fill("00:01");
  await page.getByLabel("结束").fill("00:30");
  await page.getByLabel("活动内容").fill("断开前写下的内容");
}

test("a form sent while the database is away says so, keeps the text, and is stored once it is back", async ({
  page,
}) => {
  const title = "数据库断开的时候";
  await openTraining(page, title);
  await allowConnections(false);
  const save = page.getByRole("button", { name: "保存" });
  expect(await statusOfPost(page, () => save.click())).toBe(503);
  await expect(page.locator(".form-summary")).toContainText(UNAVAILABLE);
  await expect(page.getByLabel("活动主题")).toHaveValue(title);
  await expect(page.getByLabel("活动内容")).toHaveValue("断开前写下的内容");

  await allowConnections(true);
  await save.click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  expect(await ask(`SELECT 1 FROM "Activity" WHERE title = $1`, [title])).toHaveLength(1);
});

test("signing in meanwhile without scripts is answered with 503", async ({ browser }) => {
  const page = await pageWithoutScripts(browser);
  await page.goto("/sign-in");
  await page.getByLabel("用户名").fill("secretary9");
  await page.getByLabel("密码").fill(DEMO_PASSWORD);
  await allowConnections(false);
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await page.getByRole("button", { name: "登录" }).click();
  const answer = await answered;
  expect(answer.status()).toBe(503);
  expectNoInsides(await answer.text());
});

test("a page asked for meanwhile is an honest failure, and health says which part is away", async ({ page }) => {
  await signIn(page, "secretary9");
  await allowConnections(false);
  const answer = await page.goto("/activities");
  expect(answer?.status()).toBe(503);
  expectNoInsides((await answer?.text()) ?? "");
  await expect(page.getByRole("heading", { name: "页面没能打开" })).toBeVisible();

  const health = await page.request.get("/api/health");
  expect([health.status(), await health.json()]).toEqual([503, { live: true, ready: false, database: "down" }]);
  expect((await page.request.get("/api/health?live")).status()).toBe(200);

  await allowConnections(true);
  await page.getByRole("button", { name: "再试一次" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "活动" })).toBeVisible();
  const again = await page.request.get("/api/health");
  expect([again.status(), await again.json()]).toEqual([200, { live: true, ready: true, database: "up" }]);
});
