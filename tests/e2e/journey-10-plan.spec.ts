import { expect, type Page, test } from "@playwright/test";
import { today } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { ask, awake, signIn } from "@/tests/support/browser";

// This year's plan is issued and next year's drafted: the journey begins with the one after.
const YEAR = Number(today().slice(0, 4)) + 2;
const PLAN = `${YEAR}年党建工作要点与路线图`;
const GOAL = "手术患者少等候、少疼痛";
const TASK = "日间手术全流程随访";
const MILESTONE = "随访清单在两个病区用起来";
const SECOND = "随访电话由专人接听";
const DUE = `${YEAR}-11-30`;

// A plan is closed once its year has begun.
const PAST = YEAR - 7;

const heading = (page: Page) => page.getByRole("heading", { level: 1 });

/** Issues the plan that stands there; that is asked once more. */
async function issue(page: Page): Promise<void> {
  await page.getByRole("link", { name: "下发计划" }).click();
  await expect(heading(page)).toHaveText("下发计划");
  await page.getByRole("button", { name: "确定下发" }).click();
}

async function addBelow(page: Page, button: string, title: string): Promise<void> {
  await page.getByRole("link", { name: button }).click();
  await expect(heading(page)).toHaveText(button);
  await page.locator("#item-title").fill(title);
}

test("a plan is drafted, put in order and issued", async ({ page }) => {
  await signIn(page, "committee");
  await page.goto("/plans");
  await page.getByRole("link", { name: "起草年度计划" }).click();
  await expect(page.getByLabel("年度", { exact: true })).toHaveValue(String(YEAR));
  await page.getByLabel("年度", { exact: true }).fill(String(YEAR - 2));
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(page.locator(".form-summary")).toContainText(
    `${YEAR - 2} 年已有计划“${YEAR - 2}年党建工作要点与路线图”`,
  );
  await page.getByLabel("年度", { exact: true }).fill(String(YEAR));
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(heading(page)).toContainText(PLAN);
  await expect(heading(page).locator("..")).toContainText("草稿");
  await expect(page).toHaveTitle(new RegExp(`^${PLAN} · 同心`));
  const plan = page.url();
  await issue(page);
  await expect(page.getByRole("main")).toContainText("计划里还没有目标，不能下发");

  await test.step("goal, task and milestone, each inside the one above", async () => {
    await page.goto(`${plan}/items/new`);
    await page.locator("#item-title").fill(GOAL);
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(heading(page)).toContainText(GOAL);

    await addBelow(page, "添加重点工作", TASK);
    await page.getByLabel("负责支部").selectOption({ label: "外科党支部" });
    await page.getByRole("checkbox", { name: "麻醉手术党支部" }).check();
    await page.getByLabel("期限").fill(DUE);
    await expect(page.getByLabel("目标值")).toBeHidden();
    await page.getByRole("radio", { name: /系统已有的数据/ }).check();
    await expect(page.getByLabel("单位")).toBeHidden();
    await page.locator("#item-figure").selectOption("inpatient");
    await page.getByLabel("目标值").fill("120");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.locator(".form-summary")).toContainText("满意度的目标值不能超过 100");
    await expect(page.locator("#item-title")).toHaveValue(TASK);
    await page.getByLabel("目标值").fill("100");
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(heading(page)).toContainText(TASK);
    await expect(page).toHaveTitle(new RegExp(`^${TASK} · 同心`));
    // Nobody was named: the branch's secretary answers for it.
    await expect(page.getByRole("main")).toContainText("程砚之");
    await expect(page.getByRole("main")).toContainText("麻醉手术党支部");

    await addBelow(page, "添加节点", MILESTONE);
    await page.getByLabel("期限").fill(`${YEAR}-12-15`);
    // At the first press, which a line that appears on leaving the field would have pushed away.
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(page.locator(".form-summary")).toContainText(`期限不能超过 ${formatDay(DUE, "zh-CN")}`);
    await page.getByLabel("期限").fill(`${YEAR}-06-30`);
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(heading(page)).toContainText(MILESTONE);
  });

  await test.step("a milestone added last is put first, by keyboard alone", async () => {
    await page.getByRole("link", { name: TASK, exact: true }).first().click();
    await addBelow(page, "添加节点", SECOND);
    await page.getByLabel("期限").fill(`${YEAR}-09-30`);
    await page.getByRole("button", { name: "保存", exact: true }).click();
    await expect(heading(page)).toContainText(SECOND);
    await page.goto(plan);
    await page.getByRole("link", { name: "调整次序" }).click();
    await expect(heading(page)).toHaveText("调整次序");
    const places = page.getByRole("main").getByRole("status");
    await expect(places).toContainText([`${MILESTONE}：第 1 项，共 2 项`, `${SECOND}：第 2 项，共 2 项`]);
    await awake(page);
    const up = page.getByRole("button", { name: `上移 ${SECOND}` });
    await up.focus();
    await page.keyboard.press("Enter");
    await expect(places).toContainText([`${SECOND}：第 1 项，共 2 项`, `${MILESTONE}：第 2 项，共 2 项`]);
    await expect(up).toHaveCount(0);
  });

  await page.goto(plan);
  const lines = page.locator("#roadmap .rm-milestone");
  await expect(lines).toContainText([SECOND, MILESTONE]);
  await issue(page);
  await expect(page).toHaveURL(plan);
  await expect(page.getByRole("link", { name: "下发计划" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "调整次序" })).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("已下发");
});

test("the owner marks a milestone done with one tap and tells progress; another branch reads it", async ({ page }) => {
  await signIn(page, "secretary");
  await page.goto("/plans");
  await page.getByRole("link", { name: PLAN }).click();
  await page.getByRole("link", { name: TASK, exact: true }).first().click();
  await expect(heading(page)).toContainText(TASK);
  const milestone = page.getByRole("listitem").filter({ hasText: MILESTONE });
  await milestone.getByRole("button", { name: "标记完成" }).click();
  await expect(milestone.getByRole("button", { name: "撤销完成" })).toBeVisible();
  await page.getByLabel("做了什么").fill("随访清单印好，周一起用。");
  await page.getByRole("button", { name: "记下进展" }).click();
  await expect(page.getByRole("list", { name: "进展" })).toContainText("随访清单印好，周一起用。");
  const address = page.url();
  await page.context().clearCookies();
  await signIn(page, "secretary2");
  await page.goto(address);
  await expect(page.getByRole("list", { name: "进展" })).toContainText("随访清单印好");
  await expect(page.getByRole("button", { name: /标记完成|撤销完成|记下进展/ })).toHaveCount(0);
  expect((await page.request.get(`${address}/edit`, { maxRedirects: 0 })).status()).not.toBe(200);
});

test("an issued plan is amended with a reason, next year's begins from it, and its own has to begin before it is closed", async ({
  page,
}) => {
  await signIn(page, "committee");
  await page.goto("/plans");
  await page.getByRole("link", { name: PLAN }).click();
  await expect(heading(page)).toContainText(PLAN);
  const plan = page.url();
  await page.getByRole("link", { name: TASK, exact: true }).first().click();
  await page.getByRole("link", { name: "修订", exact: true }).click();
  await page.getByLabel("期限").fill(`${YEAR}-10-31`);
  await page.getByRole("button", { name: "保存为修订" }).click();
  await expect(page.locator(".form-summary")).toContainText("修订原因");
  await page.locator("#item-reason").fill("随访系统提前上线");
  await page.getByRole("button", { name: "保存为修订" }).click();
  await expect(heading(page)).toContainText(TASK);
  await expect(page.getByRole("list", { name: "涉及的修订" })).toContainText("随访系统提前上线");
  await page.goto(`${plan}/amendments`);
  await expect(page.getByRole("main")).toContainText(`期限：${YEAR}年11月30日 → ${YEAR}年10月31日`);

  await page.goto(plan);
  await page.getByRole("button", { name: `以此起草 ${YEAR + 1} 年计划` }).click();
  await expect(page).toHaveURL(/\/edit$/);
  await expect(page.getByLabel("标题")).toHaveValue(`${YEAR + 1}年党建工作要点与路线图`);
  const copied = await ask<{ title: string; due: string }>(
    `SELECT i.title, i."dueOn"::text AS due FROM "PlanItem" i JOIN "AnnualPlan" p ON p.id = i."planId"
     WHERE p.year = $1 ORDER BY i.kind, i.position`,
    [YEAR + 1],
  );
  expect(copied.map(({ title }) => title)).toEqual([GOAL, TASK, SECOND, MILESTONE]);
  expect(copied[1]?.due).toBe(`${YEAR + 1}-10-31`);

  // There is one now: what led to it leads there.
  await page.goto(plan);
  await expect(page.getByRole("button", { name: `以此起草 ${YEAR + 1} 年计划` })).toHaveCount(0);
  await page.getByRole("link", { name: `打开 ${YEAR + 1} 年计划` }).click();
  await expect(heading(page)).toContainText(`${YEAR + 1}年党建工作要点与路线图`);

  await page.goto(`${plan}/close`);
  await expect(page.getByRole("main")).toContainText(`${YEAR} 年还没有开始，不能办结`);
  await expect(page.getByRole("button", { name: "办结", exact: true })).toHaveCount(0);
});

test("a plan whose year is over is closed with a review, and keeps where its items stood", async ({ page }) => {
  await signIn(page, "committee");
  await page.goto("/plans/new");
  await page.getByLabel("年度", { exact: true }).fill(String(PAST));
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(heading(page)).toContainText("党建工作要点");
  const plan = page.url();
  await page.goto(`${plan}/items/new`);
  await page.locator("#item-title").fill(GOAL);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await addBelow(page, "添加重点工作", TASK);
  await page.getByRole("button", { name: "保存", exact: true }).click();
  await expect(heading(page)).toContainText(TASK);
  await page.goto(plan);
  await issue(page);
  await expect(page).toHaveURL(plan);
  await page.getByRole("link", { name: "办结", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("还有 1 项重点工作没有完成");
  await page.getByLabel("年终总结").fill("随访做到应访尽访，患者少跑一趟。");
  await page.getByRole("button", { name: "办结", exact: true }).click();
  await expect(page.getByRole("main")).toContainText("随访做到应访尽访");
  await expect(page.getByRole("main")).toContainText("已办结");
  await expect(page.getByRole("link", { name: "修改计划" })).toHaveCount(0);
  await expect(page.getByRole("main")).toContainText("办结时存下的");
  const kept = await ask<{ count: number }>(
    `SELECT count(*)::int AS count FROM "AnnualPlan" p, jsonb_object_keys(p.standings) WHERE p.year = $1`,
    [PAST],
  );
  expect(kept[0]?.count).toBe(2);
});
