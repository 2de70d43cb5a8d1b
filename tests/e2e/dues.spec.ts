import { expect, test } from "@playwright/test";
import { ask, signIn } from "@/tests/support/browser";
import { pageWithoutScripts } from "@/tests/support/forms";

const PAYER = `SELECT p."memberId" AS id, p."amountFen" AS fen, s.name FROM "DuesPayment" p
  JOIN "Branch" b ON b."hospitalId" = p."hospitalId" AND b.id = p."branchId"
  JOIN "Member" m ON m."hospitalId" = p."hospitalId" AND m.id = p."memberId" AND m."branchId" = b.id
  JOIN "Staff" s ON s."hospitalId" = m."hospitalId" AND s.id = m."staffId"
  WHERE b.name = '外科党支部' ORDER BY p.month DESC, p.id LIMIT 1`;

const paymentsOf = async (memberId: string) =>
  (await ask<{ n: number }>(`SELECT count(*)::int AS n FROM "DuesPayment" WHERE "memberId" = $1`, [memberId]))[0]?.n;

test("a secretary takes a payment back, records it again and corrects it", async ({ page }) => {
  const [payer] = await ask<{ id: string; name: string }>(PAYER);
  if (!payer) throw new Error("nobody has paid dues");
  const before = (await paymentsOf(payer.id)) ?? 0;
  await signIn(page, "secretary");
  await page.goto("/dues");
  await page.getByRole("row", { name: payer.name }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: payer.name })).toBeVisible();
  await page.getByRole("button", { name: "撤销" }).first().click();
  await expect.poll(() => paymentsOf(payer.id)).toBe(before - 1);

  const form = page.locator("form#dues");
  await expect(form).toBeVisible();
  await form.getByRole("button", { name: "登记为已交" }).click();
  await expect(form.getByRole("alert")).toContainText("请至少勾选一项");
  await form.getByRole("checkbox").first().check();
  await form.getByRole("button", { name: "登记为已交" }).click();
  await expect.poll(() => paymentsOf(payer.id)).toBe(before);

  await page.goto(`/dues/${payer.id}`);
  await page.getByRole("link", { name: "更正" }).first().click();
  await page.getByLabel("实交金额（元）").fill("1.005");
  await page.getByRole("button", { name: "保存更正" }).click();
  await expect(page.locator("#correct").getByRole("alert")).toContainText("最多两位小数");
  await page.getByLabel("实交金额（元）").fill("0.01");
  await page.getByRole("button", { name: "保存更正" }).click();
  await expect(page.getByRole("row", { name: "少交" })).toContainText("¥0.01");
});

test("a wage is shown for a purpose and once, also without scripts; who does not collect finds no page", async ({
  browser,
}) => {
  const [payer] = await ask<{ id: string }>(PAYER);
  const page = await pageWithoutScripts(browser);
  await signIn(page, "secretary");
  await page.goto(`/dues/${payer?.id}`);
  const form = page.locator("form#reveal");
  await expect(form.locator("dl")).toHaveCount(0);
  await form.getByLabel("用途").fill("核对基数");
  await form.getByRole("button", { name: "显示工资" }).click();
  await expect(page.locator("form#reveal dl")).toContainText("¥");
  await page.goto(`/dues/${payer?.id}`);
  await expect(page.locator("form#reveal dl")).toHaveCount(0);
  const [entry] = await ask<{ after: object }>(
    `SELECT after FROM "AuditEntry" WHERE action = 'personal.reveal' AND "subjectId" = $1 ORDER BY seq DESC LIMIT 1`,
    [payer?.id],
  );
  expect(entry?.after).toEqual({ purpose: "核对基数", fields: ["wage"] });

  const reader = await (await browser.newContext()).newPage();
  await signIn(reader, "leader");
  for (const path of ["/dues", `/dues/${payer?.id}`, "/api/exports/dues"]) {
    expect([path, (await reader.request.get(path)).status()]).toEqual([path, 404]);
  }
});
