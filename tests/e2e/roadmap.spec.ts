import { expect, test } from "@playwright/test";
import { ask, awake, signIn } from "@/tests/support/browser";
import { readCalendar } from "@/tests/support/read-calendar";
import { barOf, drag, planOf, storedDates } from "@/tests/support/roadmap-page";

test("in a draft a bar is dragged with its milestones, and taken back within ten seconds", async ({ page }) => {
  const plan = await planOf(2091, "draft");
  await signIn(page, "committee");
  await page.goto(`/plans/${plan.planId}`);
  await awake(page);
  await drag(page, "Task", {
    days: 10,
    held: async () => expect(page.locator(".rm-hint")).toHaveText("2091年3月11日—2091年7月10日"),
  });
  const said = page.locator(".rm-said");
  await expect(said).toContainText("“Task”改为 2091年3月11日—2091年7月10日，其下 2 项一起移动");
  expect(await storedDates(plan.taskId)).toEqual(["2091-03-11", "2091-07-10"]);
  expect(await storedDates(plan.milestones.first)).toEqual(["2091-04-20", "2091-04-20"]);
  await expect(barOf(page, "First")).toHaveAttribute("aria-label", /4月20日/);

  await said.getByRole("button", { name: "撤销" }).click();
  await expect(said).toContainText("已恢复原来的日期");
  expect(await storedDates(plan.taskId)).toEqual(["2091-03-01", "2091-06-30"]);
  expect(await storedDates(plan.milestones.first)).toEqual(["2091-04-10", "2091-04-10"]);

  await test.step("its end alone, which milestones hold and the parent too", async () => {
    await expect(barOf(page, "Task")).toHaveAttribute("aria-label", /6月30日/);
    await drag(page, "Task", {
      days: 400,
      end: true,
      held: async () => expect(page.locator(".rm-hint")).toContainText("不能超出“Goal”的日期"),
    });
    await expect(said).toContainText("2091年3月1日—2091年11月30日");
    expect(await storedDates(plan.taskId)).toEqual(["2091-03-01", "2091-11-30"]);
    expect(await storedDates(plan.milestones.last)).toEqual(["2091-06-30", "2091-06-30"]);
  });

  await test.step("without its milestones they would be left outside: said at the bar, which goes back", async () => {
    await page.getByRole("checkbox", { name: "移动工作时，下面的节点一起移动" }).uncheck();
    await drag(page, "Other", { days: 5 });
    await expect(said).toContainText("“Other”改为");
    await drag(page, "Task", { days: -20 });
    await expect(said).toContainText("2091年2月9日");
    await drag(page, "Goal", { days: 20 });
    const hint = page.locator(".rm-hint-err");
    await expect(hint).toContainText("Task");
    await expect(page.getByRole("alert").filter({ hasText: "Task" })).toBeVisible();
    expect(await storedDates(plan.goalId)).toEqual(["2091-02-01", "2091-11-30"]);
  });

  await test.step("a click opens the item, and somebody else's change is not overwritten", async () => {
    await ask(`UPDATE "PlanItem" SET version = version + 1 WHERE id = $1`, [plan.committeeTaskId]);
    await drag(page, "Committee", { days: 7 });
    await expect(said).toContainText("改");
    await expect(page.getByRole("alert").filter({ hasText: /修改/ })).toBeVisible();
    expect(await storedDates(plan.committeeTaskId)).toEqual(["2091-05-01", "2091-10-31"]);
    await barOf(page, "Committee").click();
    await expect(page).toHaveURL(new RegExp(`/plans/${plan.planId}/items/${plan.committeeTaskId}$`));
  });
});

test("in an issued plan the keyboard moves a bar, and the move is an amendment with its reason", async ({ page }) => {
  const plan = await planOf(2092, "issued");
  await signIn(page, "committee");
  await page.goto(`/plans/${plan.planId}`);
  await awake(page);
  const bar = barOf(page, "Task");
  await bar.focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  const spoken = page.getByRole("status").filter({ hasText: "整体移动" });
  await expect(spoken).toContainText("2092年3月9日—2092年7月8日");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("status").filter({ hasText: "已放回原处" })).toBeAttached();
  await expect(page.locator(".rm-moving")).toHaveCount(0);

  await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "修订：移动“Task”" });
  await expect(dialog.getByText("2092年3月8日—2092年7月7日")).toBeVisible();
  await dialog.getByRole("button", { name: "保存为修订" }).click();
  await expect(dialog.getByRole("textbox", { name: "调整原因" })).toHaveAttribute("aria-invalid", "true");
  expect(await storedDates(plan.taskId)).toEqual(["2092-03-01", "2092-06-30"]);
  await dialog.getByLabel("调整原因").fill("病区搬迁推迟一周");
  await dialog.getByRole("button", { name: "保存为修订" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.locator(".rm-said")).toContainText("2092年3月8日—2092年7月7日");
  await expect(bar).toBeFocused();
  expect(await storedDates(plan.milestones.last)).toEqual(["2092-07-07", "2092-07-07"]);

  await page.getByRole("link", { name: "第 1 次修订" }).click();
  await expect(page.getByText("病区搬迁推迟一周")).toBeVisible();
  await expect(page.getByText("2092年7月7日").first()).toBeVisible();
});

test("whoever only reads moves nothing, finds their part by filters, and sees no draft", async ({ page }) => {
  const plan = await planOf(2093, "issued");
  const draft = await planOf(2094, "draft");
  await signIn(page, "leader");
  await page.goto(`/plans/${plan.planId}`);
  await expect(page.getByRole("heading", { name: "Goal" })).toBeVisible();
  await expect(page.locator("[data-bar]")).toHaveCount(0);
  await page.getByLabel("排列").selectOption("branch");
  await page.getByLabel("负责或协同").selectOption({ label: "心血管党支部" });
  await page.getByRole("button", { name: "筛选" }).click();
  await expect(page).toHaveURL(/by=branch&branch=/);
  await expect(page.getByRole("link", { name: "Other", exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "Committee", exact: true })).toBeHidden();
  await page.getByRole("link", { name: "去掉筛选 负责或协同：心血管党支部" }).click();
  await expect(page.getByRole("link", { name: "Committee", exact: true })).toBeVisible();
  const answer = await page.goto(`/plans/${draft.planId}`);
  expect(answer?.status()).toBe(404);
});

/** Width and height of every sheet, in millimetres. */
function sheetsOf(pdf: Buffer): number[][] {
  const boxes = pdf.toString("latin1").matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g);
  return [...boxes].map(([, width, height]) =>
    [width, height].map((points) => Math.round((Number(points) / 72) * 25.4)),
  );
}

test("prints on A4 and A3 across, every line whole", async ({ page }) => {
  await signIn(page, "leader");
  const [plan] = await ask<{ id: string }>(
    `SELECT id::text FROM "AnnualPlan" WHERE status = 'issued' ORDER BY year LIMIT 1`,
  );
  for (const [paper, size] of [
    ["a4", [297, 210]],
    ["a3", [420, 297]],
  ] as const) {
    await page.goto(`/plans/${plan?.id}?paper=${paper}`);
    await expect(page.getByRole("link", { name: paper.toUpperCase(), exact: true })).toHaveAttribute(
      "aria-current",
      "true",
    );
    const sheets = sheetsOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    expect(sheets.length).toBeGreaterThan(0);
    for (const sheet of sheets) expect(sheet).toEqual(size);
  }
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: 1032, height: 1400 });
  const cut = await page.evaluate(() => {
    const sheet = document.querySelector(".rm-sheet")?.getBoundingClientRect();
    const names = [...document.querySelectorAll<HTMLElement>(".rm-name, .rm-track")];
    const wide = names.filter((one) => one.getBoundingClientRect().right > (sheet?.right ?? 0) + 1);
    return { lines: names.length, wide: wide.length, beyond: (sheet?.right ?? 0) > window.innerWidth };
  });
  expect(cut.lines).toBeGreaterThan(100);
  expect(cut).toMatchObject({ wide: 0, beyond: false });
  await expect(page.locator(".rm-print-line")).toContainText("截至");
});

test("a calendar subscribes to a private address until it is renewed", async ({ page, playwright, baseURL }) => {
  await signIn(page, "secretary");
  await page.goto("/plans/calendar");
  await page.getByRole("button", { name: "生成地址" }).click();
  const address = page.locator(".private-address code");
  const first = (await address.textContent()) ?? "";
  expect(first).toMatch(/\/api\/calendar\/[\w-]{86}\.ics$/);
  // A calendar program has no session and sends no cookie.
  const program = await playwright.request.newContext({ baseURL });
  const answer = await program.get(first);
  expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "text/calendar; charset=utf-8"]);
  const { events } = readCalendar(await answer.text());
  expect(events.length).toBeGreaterThan(0);
  expect(events.every((event) => event["DTSTART;"] === "VALUE=DATE")).toBe(true);
  const again = await program.get(first, { headers: { "If-None-Match": answer.headers().etag ?? "" } });
  expect(again.status()).toBe(304);

  await page.getByRole("button", { name: "换新地址" }).click();
  await expect(address).not.toHaveText(first);
  expect((await program.get(first)).status()).toBe(404);
  expect((await program.get((await address.textContent()) ?? "")).status()).toBe(200);
  await program.dispose();
});
