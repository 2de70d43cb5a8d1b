import { type Browser, expect, type Page, test } from "@playwright/test";
import { ask, signIn } from "@/tests/support/browser";

async function swotOf(page: Page, account: string): Promise<void> {
  await signIn(page, account);
  const [brand] = await ask<{ id: string }>(
    `SELECT x.id FROM "Brand" x JOIN "Branch" b ON b.id = x."branchId" WHERE b.name = '五官党支部' AND x."toMonth" IS NULL`,
  );
  await page.goto(`/brands/${brand?.id}/swot`);
}

const save = (page: Page) => page.getByRole("button", { name: "保存，去写策略" }).click();

/** Somebody else of the same right, who is faster. */
async function saveElsewhere(browser: Browser, typed: Record<string, string>): Promise<void> {
  const page = await browser.newPage();
  await swotOf(page, "committee");
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).fill(text);
  await save(page);
  await expect(page).toHaveURL(/strategies/);
  await page.close();
}

test("who comes second sees what the other saved, and saves in the end with nothing lost of either", async ({
  page,
  browser,
}) => {
  await swotOf(page, "secretary14");
  await page.getByLabel("W1 内容").fill("夜间急诊骨科手术间不足");
  await page.getByLabel("O1 依据").fill("本院的说法");
  await saveElsewhere(browser, {
    "S1 依据": "党办查证的依据",
    "O1 依据": "党办的说法",
    "T3 内容": "耗材集采改变术式",
    "T3 依据": "集采通知",
  });

  await save(page);
  const told = page.locator(".form-summary");
  await expect(told.getByRole("listitem")).toHaveText([
    "S1 依据：党办查证的依据",
    "O1 依据：党办的说法 （您也改了这一项）",
    "T3 内容：耗材集采改变术式",
    "T3 依据：集采通知",
  ]);
  await expect(told.getByRole("link", { name: "在新窗口查看对方保存的内容" })).toHaveAttribute("target", "_blank");
  await told.getByRole("button", { name: "已看过，在对方的基础上继续" }).click();
  await expect(page.getByLabel("S1 依据")).toHaveValue("党办查证的依据");
  await expect(page.getByLabel("W1 内容")).toHaveValue("夜间急诊骨科手术间不足");

  await save(page);
  await expect(page).toHaveURL(/strategies/);
  await page.goto(page.url().replace(/\/swot.*$/, ""));
  for (const text of ["夜间急诊骨科手术间不足", "本院的说法", "党办查证的依据", "耗材集采改变术式"]) {
    await expect(page.locator("#swot")).toContainText(text);
  }
});

test("a page on which something was typed is not left without a question", async ({ page }) => {
  await swotOf(page, "committee");
  const address = page.url();
  await page.getByLabel("S1 内容").fill("还没写完");
  const asked: string[] = [];
  page.once("dialog", (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole("link", { name: "品牌", exact: true }).first().click();
  expect(asked).toEqual(["本页还有没保存的内容，离开就会丢失。确定离开吗？"]);
  expect(page.url()).toBe(address);
  await expect(page.getByLabel("S1 内容")).toHaveValue("还没写完");
  page.once("dialog", (dialog) => void dialog.accept());
  await page.getByRole("link", { name: "品牌", exact: true }).first().click();
  await expect(page).toHaveURL(/\/brands$/);
});
