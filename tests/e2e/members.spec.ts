import { expect, type Page, test } from "@playwright/test";
import { ask, signIn } from "@/tests/support/browser";

type Stay = { branch: string; fromDay: string; toDay: string | null };

/** A full member without a post who has been in one branch ever since. */
const SETTLED = `SELECT m.id FROM "Member" m JOIN "Branch" b ON b.id = m."branchId"
  WHERE m.stage = 'full' AND m."leftOn" IS NULL AND m."flowFrom" IS NULL AND b.name = '骨科党支部'
    AND NOT EXISTS (SELECT 1 FROM "Appointment" a WHERE a."staffId" = m."staffId")
    AND (SELECT count(*) FROM "BranchMembership" s WHERE s."memberId" = m.id) = 1 ORDER BY m.id LIMIT 1`;

const STAYS = `SELECT b.name AS branch, s."fromDay"::text AS "fromDay", s."toDay"::text AS "toDay"
  FROM "BranchMembership" s JOIN "Branch" b ON b.id = s."branchId" WHERE s."memberId" = $1 ORDER BY s."fromDay"`;

const staysOf = (id: string) => ask<Stay>(STAYS, [id]);

async function record(page: Page, act: string, day: string): Promise<void> {
  await page.getByRole("link", { name: act, exact: true }).click();
  await page.locator("input[name=onDay]").fill(day);
}

const save = (page: Page) => page.getByRole("button", { name: "登记", exact: true }).click();
const latest = (page: Page) => page.locator(".timeline li").last();

for (const javaScriptEnabled of [true, false]) {
  test(`a member moves, the day is corrected and the move taken back, scripts ${javaScriptEnabled ? "on" : "off"}`, async ({
    browser,
  }) => {
    const page = await (await browser.newContext({ javaScriptEnabled })).newPage();
    const [member] = await ask<{ id: string }>(SETTLED);
    const id = member?.id ?? "";
    const before = await staysOf(id);
    await signIn(page, "committee");
    await page.goto(`/members/${id}`);
    await record(page, "院内转支部", "2026-03-02");
    await page.getByLabel("转到哪个党支部").selectOption({ label: "急诊党支部" });
    await save(page);
    await expect(latest(page)).toContainText("院内转到急诊党支部");
    const { fromDay = "" } = before[0] ?? {};
    expect(await staysOf(id)).toEqual([
      { branch: "骨科党支部", fromDay, toDay: "2026-03-01" },
      { branch: "急诊党支部", fromDay: "2026-03-02", toDay: null },
    ]);

    await page.getByRole("link", { name: "更正或撤回" }).click();
    await page.locator("input[name=onDay]").fill("1999-03-02");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(
      page.getByText("应在前一项和后一项登记之间").first().or(page.getByText("应晚于到本支部").first()),
    ).toBeVisible();
    await page.locator("input[name=onDay]").fill("2026-02-02");
    await page.getByRole("button", { name: "保存" }).click();
    await expect(latest(page)).toContainText("2026年2月2日");
    expect((await staysOf(id))[0]?.toDay).toBe("2026-02-01");

    await page.getByRole("link", { name: "更正或撤回" }).click();
    await page.getByRole("button", { name: "撤回这次登记" }).click();
    await expect(page.getByText("院内转到急诊党支部")).toHaveCount(0);
    await expect.poll(() => staysOf(id)).toEqual(before);
  });
}

test("somebody of the staff register comes onto the books; what is too early is refused with the article", async ({
  page,
}) => {
  const [free] = await ask<{ employeeNo: string; name: string }>(`SELECT s."employeeNo", s.name FROM "Staff" s
    WHERE s."leftOn" IS NULL AND NOT EXISTS (SELECT 1 FROM "Member" m WHERE m."staffId" = s.id)
    ORDER BY s."employeeNo" DESC LIMIT 1`);
  await signIn(page, "committee");
  await page.goto("/members/new");
  await page.getByPlaceholder("姓名或工号").fill(free?.employeeNo ?? "");
  await page.getByPlaceholder("姓名或工号").press("Enter");
  await page.getByRole("link", { name: `登记${free?.name}` }).click();
  await page.getByLabel("从外单位转入组织关系").check();
  await page.getByLabel("党支部", { exact: true }).selectOption({ label: "骨科党支部" });
  await page.getByLabel("到本支部的日期").fill("2026-05-06");
  await page.getByLabel("发展阶段").selectOption({ label: "正式党员" });
  await page.getByLabel("接收为预备党员").fill("2024-03-31");
  await page.getByLabel("转为正式党员").fill("2025-03-30");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByText(/发展党员工作细则.*最早为2025年3月31日/).first()).toBeVisible();
  await page.getByLabel("转为正式党员").fill("2025-03-31");
  await page.getByRole("button", { name: "登记", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(free?.name ?? "");
  await expect(latest(page)).toContainText("组织关系转入：骨科党支部");
  // Where the next test finds the hospital as it was.
  await record(page, "组织关系转出", "2026-05-20");
  await save(page);
  await expect(page.getByText("已转出").first()).toBeVisible();
});
