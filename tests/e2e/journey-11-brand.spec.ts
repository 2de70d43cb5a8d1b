import { type Browser, expect, type Page, test } from "@playwright/test";
import sharp from "sharp";
import { addMonths, thisMonth } from "@/lib/core/period";
import { ask, signIn } from "@/tests/support/browser";
import { pageWithoutScripts } from "@/tests/support/forms";

const BRANCH = "肾病内分泌党支部";
const NAME = "肾安糖平";
const NEXT = addMonths(thisMonth(), 1);

test.setTimeout(180_000);

async function logo(): Promise<Buffer> {
  return sharp({ create: { width: 300, height: 200, channels: 3, background: "#1b6078" } })
    .png()
    .toBuffer();
}

/** The branch leads a brand already: the form says so, and leads to where that one ends. */
async function retireFormer(page: Page): Promise<void> {
  await page.goto("/brands/new");
  await page.getByRole("link", { name: BRANCH }).click();
  await page.getByRole("link", { name: /^去迭代或结束/ }).click();
  await page.getByRole("link", { name: "结束", exact: true }).click();
  await page.getByLabel("最后一个月").fill(addMonths(thisMonth(), -1));
  await page.getByLabel("原因").fill("两类慢病合在一起管");
  await page.getByRole("button", { name: "结束品牌" }).click();
  await expect(page.getByRole("button", { name: "恢复为进行中" })).toBeVisible();
}

async function found(page: Page): Promise<string> {
  await retireFormer(page);
  await page.goto("/brands/new");
  await page.getByRole("link", { name: BRANCH }).click();
  await page.getByLabel("品牌名称").fill(NAME);
  await page.getByLabel("口号").fill("两病同管，一路同行");
  const file = { name: "logo.png", mimeType: "image/png", buffer: await logo() };
  await page.getByLabel("品牌标识").setInputFiles(file);
  await page.getByLabel("理念").fill("慢性肾病与糖尿病常在一个人身上，就由一个团队管。");
  await page.getByLabel("怎么做").fill("每名党员结对十位患者，按月随访。");
  const plan = page.getByLabel("领办年度计划里的哪一项");
  await plan.selectOption({ index: 1 });
  await expect(page.getByLabel("任务目标")).toBeHidden();
  await page.getByRole("button", { name: "保存品牌" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(NAME);
  await expect(page.locator("#task")).toContainText(`取自 ${thisMonth().slice(0, 4)} 年度计划`);
  return page.url();
}

async function fillSwot(page: Page): Promise<void> {
  await page.locator("#swot").getByRole("link", { name: "编辑 SWOT" }).click();
  await page.getByLabel("S1 内容").fill("两类慢病由一个团队管理");
  await page.getByLabel("O1 内容").fill("门诊可以开长处方");
  await page.getByLabel("O1 依据").fill("长处方管理通知");
  await page.getByRole("button", { name: "保存，去写策略" }).click();
  // Without evidence nothing is stored, and nothing typed is lost.
  await expect(page.locator(".form-summary")).toContainText("请写明依据");
  await expect(page.getByLabel("O1 内容")).toHaveValue("门诊可以开长处方");
  await page.getByLabel("S1 依据").fill("科室合并后的排班");
  await page.getByRole("button", { name: "保存，去写策略" }).click();
  await page.getByLabel("SO1 内容").fill("复查日即取药日");
  const basis = page.getByRole("group", { name: "SO1 由哪几条得出" });
  await basis.getByRole("checkbox", { name: /^S1/ }).check();
  await page.getByRole("button", { name: "保存策略" }).click();
  await expect(page.locator(".form-summary")).toContainText("至少要有一条优势和一条机会");
  await basis.getByRole("checkbox", { name: /^O1/ }).check();
  await page.getByRole("button", { name: "保存策略" }).click();
  await expect(page.locator("#swot")).toContainText("由 S1 + O1 得出");
}

async function measure(page: Page): Promise<void> {
  await page.locator("#indicators").getByRole("link", { name: "设定指标" }).click();
  const first = page.getByRole("group", { name: "指标 1" });
  await first.getByLabel("名称").fill("糖化达标率");
  await first.getByLabel("目标").fill("65");
  await first.getByLabel("单位").fill("%");
  await page.getByRole("button", { name: "保存指标" }).click();
  await page
    .locator("#indicators")
    .getByRole("link", { name: /^填写 .*数值$/ })
    .click();
  await page.getByLabel("糖化达标率（%）").fill("61.5");
  await page.getByRole("button", { name: /^保存 .*的数值$/ }).click();
  await expect(page.locator("#indicators")).toContainText("糖化达标率");
}

const sheetsOf = (pdf: Buffer) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;

/** Reads the public page as somebody who has scanned its poster. */
async function readPublic(browser: Browser, address: string, brandId: string): Promise<void> {
  const phone = await browser.newPage({ viewport: { width: 390, height: 844 } });
  const answer = await phone.goto(address);
  expect(answer?.status()).toBe(200);
  await expect(phone.getByRole("heading", { level: 1 })).toHaveText(NAME);
  await expect(phone.getByRole("main")).toContainText("每名党员结对十位患者");
  await expect(phone.getByRole("main")).not.toContainText("复查日即取药日");
  await expect(phone.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  const picture = phone.getByRole("img", { name: `${NAME}的标识` });
  await expect(picture).toHaveJSProperty("naturalWidth", 256);
  // By the brand's own id it is for those who are signed in.
  expect((await phone.request.get(`/api/files/logos/${brandId}`)).status()).toBe(404);
  expect((await phone.request.get("/b/wy3deng5xx")).status()).toBe(404);
  const wide = await phone.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(wide).toBe(0);
  expect(sheetsOf(await phone.pdf({ preferCSSPageSize: true, printBackground: true }))).toBe(1);
  await phone.close();
}

async function revise(page: Page): Promise<void> {
  await page.getByRole("link", { name: "迭代或结束" }).click();
  await expect(page.getByLabel("新一轮从哪个月开始")).toHaveValue(NEXT);
  await page.getByLabel("原因").fill("年轻患者另设下班后门诊");
  await page.getByRole("button", { name: "开始新一轮" }).click();
  await expect(page.getByRole("main")).toContainText("新一轮已建好");
  await page.getByLabel("品牌名称").fill(`${NAME}二期`);
  await page.getByRole("button", { name: "保存品牌" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(`${NAME}二期`);
}

test("a brand is founded, analysed, measured, published, revised, read in its history, and retired", async ({
  page,
  browser,
}) => {
  await signIn(page, "committee");
  const first = await found(page);
  await fillSwot(page);
  await measure(page);

  await page.getByRole("button", { name: "公开这个品牌" }).click();
  const open = page.getByRole("link", { name: "打开公开页" });
  await expect(open).toBeVisible();
  const address = (await open.getAttribute("href")) ?? "";
  await readPublic(browser, address, first.split("/").at(-1)?.replace(/#.*$/, "") ?? "");

  await revise(page);
  const history = page.locator("#history");
  await expect(history).toContainText("年轻患者另设下班后门诊");
  await expect(page.locator("#swot")).toContainText("复查日即取药日");
  await history.getByRole("link", { name: NAME, exact: true }).click();
  await expect(page).toHaveURL(first.replace(/#.*$/, ""));
  await expect(history).toContainText(`迭代为“${NAME}二期”`);
  // It runs until its last month is over.
  await expect(page.getByRole("main")).not.toContainText("已结束");

  await page.getByRole("button", { name: "撤回公开页" }).click();
  await expect(page.getByRole("button", { name: "公开这个品牌" })).toBeVisible();
  expect((await page.request.get(address)).status()).toBe(404);

  await history.getByRole("link", { name: `${NAME}二期` }).click();
  await page.getByRole("link", { name: "迭代或结束" }).click();
  await page.getByRole("link", { name: "结束", exact: true }).click();
  await page.getByLabel("最后一个月").fill(NEXT);
  await page.getByLabel("原因").fill("工作已成常态");
  await page.getByRole("button", { name: "结束品牌" }).click();
  await expect(history).toContainText("到此结束");
  await expect(page.getByRole("button", { name: "恢复为进行中" })).toBeVisible();
});

/** Passages of a poster of which a line is seen in part only. */
function cutLines(): string[] {
  const body = document.querySelector(".public-body")?.getBoundingClientRect().bottom ?? 0;
  return [...document.querySelectorAll(".public-body p")].flatMap((one) => {
    const { top, bottom, height } = one.getBoundingClientRect();
    const frame = one.closest("section")?.getBoundingClientRect().bottom ?? bottom;
    const lines = (Math.min(bottom, frame, body) - top) / Number.parseFloat(getComputedStyle(one).lineHeight);
    return height === 0 || Math.abs(lines - Math.round(lines)) < 0.1 ? [] : [`${one.className}: ${lines}`];
  });
}

test("the longest texts still print as one sheet", async ({ page }) => {
  const [brand] = await ask<{ publicCode: string; id: string }>(
    `UPDATE "Brand" SET idea = repeat('说得很长。', 200), work = repeat(E'第一步，先把事情做好。\n', 160),
       "leadTaskTarget" = repeat('目标', 100)
     WHERE "publicCode" = (SELECT max("publicCode") FROM "Brand") RETURNING "publicCode", id`,
  );
  await ask(
    `INSERT INTO "BrandIndicator" ("hospitalId", id, "brandId", position, title, unit, direction, target)
     SELECT "hospitalId", gen_random_uuid(), id, n, repeat('指标', 19) || n, '%', 'up', 90
     FROM "Brand", generate_series(3, 9) n WHERE id = $1`,
    [brand?.id],
  );
  await page.goto(`/b/${brand?.publicCode}`);
  expect(sheetsOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toBe(1);
  // As wide as the text of an A4 sheet, and as the printer lays it out: the code is not pushed off.
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 688, height: 1123 });
  const [foot, sheet] = await page.evaluate(() =>
    [".public-foot", ".public"].map((one) => document.querySelector(one)?.getBoundingClientRect().bottom ?? 0),
  );
  expect(foot).toBeLessThanOrEqual((sheet ?? 0) + 1);
  expect(await page.evaluate(cutLines)).toEqual([]);
  await ask(`UPDATE "Brand" SET "toMonth" = $2 WHERE id = $1`, [brand?.id, addMonths(thisMonth(), -1)]);
  await page.reload();
  expect(await page.evaluate(cutLines)).toEqual([]);
});

test("without scripts an error keeps what was typed, and the matrix is written all the same", async ({ browser }) => {
  const page = await pageWithoutScripts(browser);
  await signIn(page, "secretary");
  const [brand] = await ask<{ id: string }>(
    `SELECT x.id FROM "Brand" x JOIN "Branch" b ON b.id = x."branchId" WHERE b.name = '外科党支部' AND x."toMonth" IS NULL`,
  );
  await page.goto(`/brands/${brand?.id}/swot`);
  await page.getByLabel("T3 内容").fill("门诊楼改造影响就诊动线");
  await page.getByRole("button", { name: "保存，去写策略" }).click();
  await expect(page.getByRole("main")).toContainText("请写明依据");
  await expect(page.getByLabel("T3 内容")).toHaveValue("门诊楼改造影响就诊动线");
  await page.getByLabel("T3 依据").fill("基建工期通知");
  await page.getByRole("button", { name: "保存，去写策略" }).click();
  await page.goto(`/brands/${brand?.id}`);
  await expect(page.locator("#swot")).toContainText("T3 门诊楼改造影响就诊动线");
  await page.context().close();
});
