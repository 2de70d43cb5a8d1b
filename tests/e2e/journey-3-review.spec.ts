import { expect, test } from "@playwright/test";
import { ask, signIn } from "@/tests/support/browser";

const BRANCH = "心血管党支部";
const COMMENT = "成效缺少数据，请补上再灌注时间。";

test("returned with a comment on one section, corrected, approved, and frozen from then on", async ({ browser }) => {
  const secretary = await (await browser.newContext()).newPage();
  await signIn(secretary, "secretary2");
  await secretary.getByRole("button", { name: /^填写/ }).first().click();
  await secretary.getByLabel("进展", { exact: false }).fill("胸痛中心流程再造");
  await secretary.getByLabel("成效", { exact: false }).fill("有所改善");
  await secretary.getByRole("button", { name: "提交月报" }).click();
  await expect(secretary.getByText("已提交，等待审阅")).toBeVisible();
  const address = secretary.url();

  const committee = await (await browser.newContext()).newPage();
  await signIn(committee, "committee");
  await committee.goto(address);
  await committee.getByRole("button", { name: "退回修改" }).click();
  await expect(committee.getByText("退回时请写明原因").first()).toBeVisible();
  await committee.locator("textarea[name=comment]").fill("请补充数据后重新提交。");
  await committee.getByText("对单项提意见").click();
  await committee.getByLabel("对“成效”的意见").fill(COMMENT);
  await committee.getByRole("button", { name: "退回修改" }).click();
  await expect(committee).not.toHaveURL(address);

  await secretary.goto("/today");
  await expect(secretary.getByText(/月报被退回/).first()).toBeVisible();
  await secretary.goto(address);
  await expect(secretary.getByText("请补充数据后重新提交。").first()).toBeVisible();
  await expect(secretary.getByText(COMMENT).first()).toBeVisible();
  await expect(secretary.getByLabel("进展", { exact: false })).toHaveValue("胸痛中心流程再造");
  await secretary.getByLabel("成效", { exact: false }).fill("再灌注时间中位数 68 分钟，较上月缩短 9 分钟。");
  await secretary.getByRole("button", { name: "修改后重新提交" }).click();
  await expect(secretary.getByText("已提交，等待审阅")).toBeVisible();

  // Two reviewers have the same report open; the second one's decision comes too late.
  const second = await (await browser.newContext()).newPage();
  await signIn(second, "committee");
  await committee.goto(address);
  await second.goto(address);
  await committee.getByRole("button", { name: "批准" }).click();
  await expect(committee).not.toHaveURL(address);
  await second.locator("textarea[name=comment]").fill("我认为还要改");
  await second.getByRole("button", { name: "退回修改" }).click();
  await expect(second.getByText(/批准了这份月报/).first()).toBeVisible();
  await expect(second.locator("textarea[name=comment]")).toHaveValue("我认为还要改");

  const id = address.split("/").at(-1)?.split("?")[0];
  const frozen = () =>
    ask<{ status: string; snapshot: unknown }>(`SELECT status, snapshot FROM "MonthlyReport" WHERE id = $1`, [id]);
  const before = await frozen();
  expect(before[0]?.status).toBe("approved");
  await secretary.goto("/activities/new");
  await secretary.getByRole("link", { name: "学习培训" }).click();
  await secretary.getByLabel("开始").fill("00:01");
  await secretary.getByLabel("结束").fill("00:20");
  await secretary.getByRole("button", { name: "保存" }).click();
  await expect(secretary.getByRole("heading", { level: 1 })).toContainText("学习培训");
  expect(await frozen()).toEqual(before);
  await secretary.goto(address);
  await expect(secretary.getByText("再灌注时间中位数 68 分钟").first()).toBeVisible();
  await expect(secretary.getByText(BRANCH).first()).toBeVisible();
});
