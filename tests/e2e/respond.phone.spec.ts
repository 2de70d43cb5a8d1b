import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { ask } from "@/tests/support/browser";
import { pageWithoutScripts } from "@/tests/support/forms";
import { type OpenSurvey, openSampleSurvey } from "@/tests/support/open-survey";

let survey: OpenSurvey;

test.beforeEach(async () => {
  survey = await openSampleSurvey();
});

const stored = async () =>
  (await ask<{ answers: unknown[] }>(`SELECT answers FROM "SurveyAnswer" WHERE "roundId" = $1`, [survey.roundId])).map(
    ({ answers }) => answers,
  );

const question = (page: Page, text: string) => page.getByRole("group", { name: new RegExp(text) });

async function answer(page: Page, level = "Very good"): Promise<void> {
  await question(page, "Did the doctor listen").getByText(level, { exact: true }).tap();
  await question(page, "first visit").getByText("No", { exact: true }).tap();
}

const send = (page: Page) => page.getByRole("button", { name: "提交" }).tap();

test("questions that depend on an answer come and go with it, and what was asked is stored once", async ({ page }) => {
  await page.goto(survey.poster);
  const lacking = question(page, "What was lacking");
  await expect(lacking).toBeHidden();
  await question(page, "Did the doctor listen").getByText("Poor", { exact: true }).tap();
  await expect(lacking).toBeVisible();
  await lacking.getByText("Time", { exact: true }).tap();
  await answer(page, "Good");
  await expect(lacking).toBeHidden();
  await question(page, "Why did you come back").getByText("Medicine", { exact: true }).tap();
  await expect(page.getByRole("status")).toContainText(/已答 3 \/ 8/);
  await send(page);
  await expect(page.getByRole("heading", { name: "谢谢您" })).toBeVisible();
  expect(await stored()).toEqual([[3, null, null, 1, [1], null, null, null, null]]);
});

test("what is missing is said at its place, and nothing is sent", async ({ page }) => {
  await page.goto(survey.poster);
  await question(page, "recommend").locator("label").filter({ hasText: /^9$/ }).tap();
  await send(page);
  await expect(question(page, "Did the doctor listen")).toContainText("请回答这一题");
  expect(await stored()).toEqual([]);
  await answer(page);
  await send(page);
  await expect(page.getByRole("heading", { name: "谢谢您" })).toBeVisible();
});

test("an answer sent while the connection is away is kept and arrives once when it is back", async ({
  page,
  context,
}) => {
  await page.goto(survey.poster);
  await answer(page);
  await context.setOffline(true);
  await send(page);
  await expect(page.getByRole("status")).toContainText("联网后自动提交");
  expect(await stored()).toEqual([]);
  await context.setOffline(false);
  await expect(page.getByRole("heading", { name: "谢谢您" })).toBeVisible({ timeout: 20_000 });
  expect(await stored()).toHaveLength(1);
});

test("an answer whose acknowledgement was lost is sent again and counted once", async ({ page }) => {
  await page.goto(survey.poster);
  await answer(page);
  let lost = 0;
  await page.route(`**${survey.poster}`, async (route) => {
    if (route.request().method() !== "POST" || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort("connectionreset");
  });
  await send(page);
  await expect(page.getByRole("heading", { name: "谢谢您" })).toBeVisible({ timeout: 20_000 });
  expect(lost).toBe(1);
  expect(await stored()).toHaveLength(1);
});

test("a page of the network that asks to sign in is not taken for the hospital's word", async ({ page }) => {
  await page.goto(survey.poster);
  await answer(page);
  let asked = 0;
  await page.route(`**${survey.poster}`, async (route) => {
    if (route.request().method() !== "POST" || asked > 0) return route.continue();
    asked += 1;
    await route.fulfill({ status: 200, contentType: "text/html", body: "<h1>Please sign in</h1>" });
  });
  await send(page);
  await expect(page.getByRole("heading", { name: "谢谢您" })).toBeVisible({ timeout: 20_000 });
  expect(asked).toBe(1);
  expect(await stored()).toHaveLength(1);
});

test("a number that the question does not take is said at its place", async ({ page }) => {
  await page.goto(survey.poster);
  await answer(page);
  const waited = question(page, "How long did you wait");
  await waited.getByRole("spinbutton").fill("9999");
  await send(page);
  await expect(waited).toContainText("0 到 120 之间的整数");
  expect(await stored()).toEqual([]);
  await waited.getByRole("spinbutton").fill("30");
  await send(page);
  await expect(page.getByRole("heading", { name: "谢谢您" })).toBeVisible();
  expect(await stored()).toHaveLength(1);
});

test("a tablet whose survey was stopped says so instead of thanking on", async ({ page }) => {
  await page.goto(survey.tablet);
  await answer(page);
  await ask(`UPDATE "SurveyRound" SET "stoppedAt" = now() WHERE id = $1`, [survey.roundId]);
  await send(page);
  await expect(page.getByRole("heading", { name: "问卷已经结束" })).toBeVisible({ timeout: 20_000 });
  expect(await stored()).toEqual([]);
});

test("what was chosen is there again after the page was closed by mistake", async ({ page }) => {
  await page.goto(survey.link);
  await page.getByLabel(/哪个科室/).selectOption({ index: 1 });
  await answer(page);
  await question(page, "Anything else").getByRole("textbox").fill("More chairs");
  await page.reload();
  await expect(question(page, "Anything else").getByRole("textbox")).toHaveValue("More chairs");
  await send(page);
  await expect(page.getByRole("heading", { name: "谢谢您" })).toBeVisible();
  expect(await stored()).toHaveLength(1);
});

test("a tablet thanks and returns to an empty start for the next one, also without a connection", async ({
  page,
  context,
}) => {
  await page.goto(survey.tablet);
  await answer(page);
  await send(page);
  await expect(page.getByRole("heading", { name: "谢谢您" })).toBeVisible();
  await page.getByRole("button", { name: "下一位" }).tap();
  await expect(page.getByRole("radio", { checked: true })).toHaveCount(0);
  await context.setOffline(true);
  for (const level of ["Good", "Poor"]) {
    await answer(page, level);
    await send(page);
    await page.getByRole("button", { name: "下一位" }).tap();
  }
  await context.setOffline(false);
  await expect.poll(async () => (await stored()).length, { timeout: 30_000 }).toBe(3);
});

test("without scripts the form works, keeps what was typed after an error, and says where it is", async ({
  browser,
}) => {
  const page = await pageWithoutScripts(browser);
  await page.goto(survey.link);
  await page.getByLabel(/哪个科室/).selectOption({ index: 1 });
  await question(page, "Anything else").getByRole("textbox").fill("A quiet place");
  await page.getByRole("button", { name: "提交" }).click();
  await expect(page.getByRole("alert")).toContainText("还差一点");
  await expect(question(page, "Anything else").getByRole("textbox")).toHaveValue("A quiet place");
  await question(page, "Did the doctor listen").getByText("Very good", { exact: true }).click();
  await question(page, "first visit").getByText("Yes", { exact: true }).click();
  await page.getByRole("button", { name: "提交" }).click();
  await expect(page.getByRole("heading", { name: "谢谢您" })).toBeVisible();
  expect(await stored()).toHaveLength(1);
  await page.context().close();
});

for (const language of ["zh", "en"]) {
  test(`the page is accessible and fits a small phone (${language})`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 568 });
    await page.goto(`${survey.link}?lang=${language}`);
    const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
    expect(found.violations).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    for (const target of await page.locator("label.o").all()) {
      const box = await target.boundingBox();
      if (box) expect(box.height).toBeGreaterThanOrEqual(44);
    }
  });
}
