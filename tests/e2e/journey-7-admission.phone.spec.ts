import { expect, type Page, test } from "@playwright/test";
import { addMonthsTo, today } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { ask, Hand, signIn } from "@/tests/support/browser";

const MOST_INTERACTIONS = 4;
const ARTICLE = "《中国共产党发展党员工作细则》第十三条";

type Activist = { id: string; name: string; stage: string; activist_on: string; candidate_on: string | null };

/** The branch's activists, the one who has been cultivated longest first. */
const activists = () =>
  ask<Activist>(
    `SELECT m.id, s.name, m.stage, to_char(m."activistOn", 'YYYY-MM-DD') AS activist_on,
            to_char(m."candidateOn", 'YYYY-MM-DD') AS candidate_on
     FROM "Member" m JOIN "Staff" s ON s."hospitalId" = m."hospitalId" AND s.id = m."staffId"
     JOIN "Branch" b ON b."hospitalId" = m."hospitalId" AND b.id = m."branchId"
     WHERE b.name = '外科党支部' AND m.stage IN ('activist', 'candidate') AND m."leftOn" IS NULL
     ORDER BY m."activistOn"`,
  );

const member = async (id: string) => (await activists()).find((one) => one.id === id);

async function openActivists(page: Page): Promise<void> {
  await signIn(page, "secretary");
  await page.goto("/admission");
  await page.getByRole("link", { name: /^入党积极分子/ }).tap();
  await expect(page).toHaveURL(/stage=activist/);
}

test("a secretary takes an activist to candidate: the page says that everything is there, and one form does it", async ({
  page,
}) => {
  const ripe = (await activists()).find(({ stage }) => stage === "activist");
  if (!ripe) throw new Error("nobody is ripe");
  await openActivists(page);
  const hand = new Hand();
  await hand.tap(page.getByRole("link", { name: ripe.name }));
  await expect(page.getByRole("heading", { level: 2, name: "下一步：列为发展对象" })).toBeVisible();
  await expect(page.getByText("这一步的材料和条件都已具备，可以办理。")).toBeVisible();
  // The contacts stand there as introducers: nothing is chosen twice.
  await expect(page.getByLabel("入党介绍人", { exact: true })).not.toHaveValue("");
  // The day on which the committee agreed stands on its paper: nobody's guess is stored.
  await hand.fill(page.locator("#next").getByLabel("上级党委同意日期"), today());
  await hand.tap(page.getByRole("button", { name: "列为发展对象" }));
  await expect(page.getByText("已列为发展对象。")).toBeVisible();
  expect(await member(ripe.id)).toMatchObject({ stage: "candidate", candidate_on: today() });
  await expect(page.getByRole("listitem").filter({ hasText: "发展对象" }).first()).toHaveAttribute(
    "aria-current",
    "step",
  );
  expect(hand.interactions).toBeLessThanOrEqual(MOST_INTERACTIONS);
});

test("a step too early is refused with the article and the first day, and what was typed stays", async ({ page }) => {
  const green = (await activists()).filter(({ stage }) => stage === "activist").at(-1);
  if (!green) throw new Error("everybody is ripe");
  const first = formatDay(addMonthsTo(green.activist_on, 12), "zh-CN");
  await openActivists(page);
  await page.getByRole("link", { name: green.name }).tap();
  const next = page.locator("#next");
  await expect(next).toContainText(`最早可在${first}办理`);
  await expect(next).toContainText(ARTICLE);
  await next.getByText("条件未齐，仍要填写").tap();
  await next.getByLabel("上级党委同意日期").fill(today());
  await next.getByLabel("说明", { exact: false }).fill("支委会已讨论");
  await next.getByRole("button", { name: "列为发展对象" }).tap();
  const refused = next.getByText(`最早${first}可以列为发展对象`).first();
  await expect(refused).toBeVisible();
  await expect(refused).toContainText(ARTICLE);
  await expect(next.getByLabel("说明", { exact: false })).toHaveValue("支委会已讨论");
  expect(await member(green.id)).toMatchObject({ stage: "activist", candidate_on: null });
});
