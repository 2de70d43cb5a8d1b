import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { signIn } from "@/tests/support/browser";
import { pageWithoutScripts } from "@/tests/support/forms";

type Sent = { intro: { en: string }; sections: { questions: { key: string; showIf?: object }[] }[] };

/** What the editor would send now. */
const sent = async (page: Page): Promise<Sent> =>
  JSON.parse(await page.locator("input[name=document]").inputValue()) as Sent;
const keys = async (page: Page) =>
  (await sent(page)).sections.map(({ questions }) => questions.map(({ key }) => key).join(" "));

/** A questionnaire of one's own, so that every test changes its own; gives its address. */
async function create(page: Page, title: string): Promise<string> {
  await page.goto("/surveys/questionnaires/new");
  await page.getByRole("radio", { name: "住院患者" }).check();
  await page.getByLabel("问卷名称").fill(title);
  await page.getByRole("button", { name: "建立问卷" }).click();
  await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
  return new URL(page.url()).pathname;
}

async function openEditor(page: Page, address: string): Promise<void> {
  await page.goto(`${address}/edit`);
  await expect(page.getByRole("button", { name: "添加部分" })).toBeVisible();
}

const save = (page: Page) => page.getByRole("button", { name: "保存问卷" }).click();
const saved = (page: Page) => expect(page.getByText("已保存", { exact: true })).toBeVisible();
const titleFor = (what: string) => `${what} ${test.info().project.name}`;

test("a questionnaire is made, edited by the keyboard and saved; the public page shows it", async ({ page }) => {
  await signIn(page, "committee");
  const address = await create(page, titleFor("随访问卷"));
  await page.getByRole("link", { name: "修改第 1 版" }).click();
  await expect(page.getByRole("button", { name: "添加部分" })).toBeVisible();

  const up = page.getByRole("button", { name: "第 2 题上移" });
  await up.focus();
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await keys(page))[0]).toBe("signage admission meals");
  // The pressed button goes with its question and keeps the focus.
  await expect(page.getByRole("button", { name: "第 1 题上移" })).toBeFocused();

  await page.getByRole("button", { name: "第 9 题上移" }).click();
  await expect(page.getByText("有 1 道题的“问谁”因此改为所有人。")).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).click();
  const pain = async () => (await sent(page)).sections[1]?.questions.find(({ key }) => key === "pain");
  await expect.poll(async () => (await pain())?.showIf).toBeDefined();

  const last = page.getByRole("region", { name: "第 3 部分" });
  await last.getByLabel("题型").last().selectOption({ label: "单选" });
  await last.getByRole("button", { name: "添加题目" }).click();
  await expect(page.getByLabel("题目（中文）").last()).toBeFocused();
  await save(page);
  const summary = page.getByRole("alert").filter({ hasText: "请填写第 16 题的题目（中文）" });
  await expect(summary).toBeFocused();
  await summary.getByRole("link").first().click();
  await expect(page.getByLabel("题目（中文）").last()).toBeFocused();
  await page.keyboard.type("出院后希望我们怎样联系您？");
  await page.getByLabel("选项 1（中文）").last().fill("电话");
  await page.getByLabel("选项 2（中文）").last().fill("微信");
  await save(page);
  await saved(page);
  // Nothing runs in the preview's frame, so axe would wait for it for ever.
  await page.evaluate(() => document.querySelector("iframe")?.remove());
  const { violations } = await new AxeBuilder({ page }).include("main").analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);

  await page.goto(`${address}/preview`);
  const phone = page.getByTitle("第 1 版的手机预览");
  await expect(phone).toHaveAttribute("sandbox", "");
  const shows = async (words: string) => (await phone.getAttribute("srcdoc"))?.includes(words);
  expect(await shows("出院后希望我们怎样联系您？")).toBe(true);
  await page.getByRole("link", { name: "English" }).click();
  await expect.poll(() => shows("Admission and surroundings")).toBe(true);
});

test("what the server refuses stands at its field, wherever the field went", async ({ page }) => {
  await signIn(page, "committee");
  await openEditor(page, await create(page, titleFor("数字题")));
  const first = page.getByRole("region", { name: "第 1 部分" });
  await first.getByLabel("题型").last().selectOption({ label: "数字" });
  await first.getByRole("button", { name: "添加题目" }).click();
  await page.keyboard.type("住了几天？");
  await page.getByLabel("最小值").fill("9");
  await page.getByLabel("最大值").fill("3");
  await page.getByLabel("单位（中文）").fill("天");
  await save(page);
  const wrong = page.getByRole("link", { name: "最大值要大于最小值，最多相差 200" });
  await expect(wrong).toBeVisible();
  await page.getByRole("button", { name: "第 1 部分下移" }).click();
  await wrong.click();
  await expect(page.getByLabel("最大值")).toBeFocused();
  await page.getByLabel("最大值").fill("300");
  await expect(page.getByLabel("最大值")).not.toHaveAttribute("aria-invalid", "true");
  await page.getByLabel("最大值").fill("90");
  await save(page);
  await saved(page);
});

test("of two editors the second keeps their words, is told, and finds them again", async ({ page, context }) => {
  await signIn(page, "committee");
  const address = await create(page, titleFor("两人同改"));
  const other = await context.newPage();
  for (const one of [page, other]) await openEditor(one, address);
  await other.getByLabel("开头语（英文，可不填）").fill("Other");
  await save(other);
  await saved(other);
  await page.getByLabel("开头语（英文，可不填）").fill("Mine");
  await expect(page.getByText("有修改尚未保存")).toBeVisible();
  const looked = page.waitForResponse((answer) => answer.request().headers().accept === "text/html");
  await save(page);
  await expect(page.locator("form").getByRole("alert")).toContainText("您的内容没有覆盖它");
  // A whole document cannot be joined with another one's: nothing offers to.
  await (await looked).finished();
  await expect(page.getByRole("button", { name: "已看过，在对方的基础上继续" })).toHaveCount(0);
  await expect(page.getByLabel("开头语（英文，可不填）")).toHaveValue("Mine");
  await page.goto(`${address}/edit`);
  await expect(page.getByLabel("开头语（英文，可不填）")).toHaveValue("Other");
  await page.getByRole("button", { name: "恢复本机内容" }).click();
  await expect(page.getByLabel("开头语（英文，可不填）")).toHaveValue("Mine");
  await save(page);
  await saved(page);
});

test("leaving the editor loses nothing, and a second save stores as well", async ({ page }) => {
  await signIn(page, "committee");
  const address = await create(page, titleFor("离开再来"));
  await openEditor(page, address);
  const intro = page.getByLabel("开头语（英文，可不填）");
  for (const text of ["One", "Two"]) {
    await intro.fill(text);
    await expect(page.getByText("有修改尚未保存")).toBeVisible();
    await save(page);
    await saved(page);
  }
  await page.reload();
  await expect(intro).toHaveValue("Two");
  await intro.fill("Three");
  await expect
    .poll(() => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("questionnaire"))))
    .toHaveLength(1);
  await page.goto(address);
  await openEditor(page, address);
  await expect(intro).toHaveValue("Three");
  await page.getByRole("button", { name: "放弃本机内容" }).click();
  await expect(intro).toHaveValue("Two");
});

test("without scripts the questions can be read, and a sentence says why not more", async ({ page, browser }) => {
  await signIn(page, "committee");
  const address = await create(page, titleFor("无脚本"));
  const plain = await pageWithoutScripts(browser);
  await signIn(plain, "committee");
  await plain.goto(`${address}/edit`);
  // Playwright's own matchers look past what stands in a noscript.
  expect(await plain.getByRole("main").textContent()).toContain("修改问卷需要浏览器开启 JavaScript");
  await expect(plain.getByText("这次住院期间，您有过疼痛吗？")).toBeVisible();
  await expect(plain.getByRole("button", { name: "保存问卷" })).toHaveCount(0);
});
