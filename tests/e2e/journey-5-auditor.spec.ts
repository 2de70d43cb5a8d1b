import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { ask, signIn } from "@/tests/support/browser";
import { readE2eState } from "@/tests/support/e2e-state";

function verify(): { code: number; output: string } {
  try {
    const env = { ...process.env, DATABASE_URL: readE2eState().databaseUrl };
    const output = execFileSync(process.execPath, ["--import", "tsx", "prisma/launch/audit-verify.ts"], {
      env,
      encoding: "utf8",
    });
    return { code: 0, output };
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: string };
    return { code: status, output: stdout };
  }
}

test("the auditor finds who did what, when, before and after", async ({ page, browser }) => {
  const committee = await (await browser.newContext()).newPage();
  await signIn(committee, "committee");
  await committee.goto("/departments");
  await committee.locator("tbody").getByRole("link").first().click();
  await committee.getByRole("main").getByRole("link", { name: "编辑" }).click();
  const name = await committee.getByLabel("科室", { exact: true }).inputValue();
  await committee.getByLabel("人数").fill("77");
  await committee.getByRole("button", { name: "保存" }).click();
  await expect(committee.getByRole("heading", { level: 1, name })).toBeVisible();

  await signIn(page, "auditor");
  await page.goto("/audit");
  const main = page.getByRole("main");
  await expect(main).toContainText("沈若兰");
  await expect(main).toContainText("77");
  await expect(main).toContainText(name);
});

test("the trail cannot be changed through the database's own door, and what went round it is found", async () => {
  expect(verify().code).toBe(0);
  await expect(ask(`UPDATE "AuditEntry" SET "actorName" = 'x'`)).rejects.toThrow(/append-only/);
  await expect(ask(`DELETE FROM "AuditEntry"`)).rejects.toThrow(/append-only/);

  const [row] = await ask<{ seq: number; actorName: string }>(
    `SELECT seq, "actorName" FROM "AuditEntry" ORDER BY seq DESC LIMIT 1`,
  );
  const tamper = (to: string) =>
    ask(`ALTER TABLE "AuditEntry" DISABLE TRIGGER audit_is_append_only`)
      .then(() => ask(`UPDATE "AuditEntry" SET "actorName" = $1 WHERE seq = $2`, [to, row?.seq]))
      .finally(() => ask(`ALTER TABLE "AuditEntry" ENABLE TRIGGER audit_is_append_only`));
  await tamper("somebody else");
  expect(verify().code).toBe(1);
  await tamper(row?.actorName ?? "");
  expect(verify().code).toBe(0);
});
