import { expect, test } from "@playwright/test";
import { addDays, addMonths, monthOf, today } from "@/lib/core/period";
import { formatDay } from "@/lib/i18n/format";
import { ask, signIn } from "@/tests/support/browser";

const OLD = ["医学影像科", "超声功能科"];
const NEW = "影像超声中心";
const LAST_YEAR = addMonths(monthOf(today()), -12);

const figures = () =>
  ask(
    `SELECT d.name, f.id, f.population, f.month, f.value, f.n FROM "SatisfactionFigure" f
     JOIN "Department" d ON d."hospitalId" = f."hospitalId" AND d.id = f."departmentId"
     WHERE d.name = ANY($1) ORDER BY f.id`,
    [OLD],
  );
const people = async (names: string[]) =>
  (
    await ask<{ count: number }>(
      `SELECT count(*)::int AS count FROM "Staff" s
       JOIN "Department" d ON d."hospitalId" = s."hospitalId" AND d.id = s."departmentId"
       WHERE d.name = ANY($1) AND s."leftOn" IS NULL`,
      [names],
    )
  )[0]?.count ?? 0;
const idOf = async (name: string) =>
  (await ask<{ id: string }>(`SELECT id FROM "Department" WHERE name = $1`, [name]))[0]?.id ?? "";

test("an administrator merges two departments in two steps; a day before the last record is refused and nothing typed is lost", async ({
  page,
}) => {
  const before = { figures: await figures(), people: await people(OLD) };
  expect(before.figures.length).toBeGreaterThan(12);
  await signIn(page, "admin");
  await page.goto("/departments");
  await page.getByRole("link", { name: "撤并调整" }).click();
  for (const name of OLD) await page.getByRole("checkbox", { name }).check();
  await page.getByRole("button", { name: "下一步" }).click();
  const main = page.getByRole("main");
  await expect(main).toContainText("医学影像科：在册");
  await expect(main).toContainText("医技党支部");

  await page.getByLabel("名称").fill(NEW);
  await page.getByLabel("合并日期").fill("2012-06-01");
  await page.getByRole("button", { name: "合并" }).click();
  await expect(page.locator(".form-summary")).toContainText("请选更晚的日期");
  await expect(page.getByLabel("名称")).toHaveValue(NEW);
  expect(await people(OLD)).toBe(before.people);

  await page.getByLabel("合并日期").fill(today());
  await page.getByRole("button", { name: "合并" }).click();
  await expect(page.getByRole("heading", { level: 1, name: NEW })).toBeVisible();
  for (const name of OLD) await expect(main).toContainText(`${formatDay(today(), "zh-CN")} 由${name}合并而来`);
  await expect(main).toContainText(`在册 ${before.people} 人`);
  expect([await people([NEW]), await people(OLD)]).toEqual([before.people, 0]);
  expect(await figures()).toEqual(before.figures);
});

test("last year's figures stay under the old names: for the leader, on the dashboard and for the branch", async ({
  page,
}) => {
  const old = await idOf("医学影像科");
  await signIn(page, "leader");
  const main = page.getByRole("main");
  await page.goto(`/dashboard?month=${LAST_YEAR}`);
  for (const name of OLD) await expect(main).toContainText(name);
  await expect(main).not.toContainText(NEW);

  await page.goto(`/departments/${old}`);
  await expect(main).toContainText(`${formatDay(today(), "zh-CN")} 起撤销`);
  await expect(main.getByRole("link", { name: NEW })).toBeVisible();
  await page.goto(`/satisfaction/figures?department=${old}&month=${LAST_YEAR}`);
  await expect(page.getByRole("table")).toContainText("医学影像科");

  await page.goto("/branches");
  await page.getByRole("link", { name: "医技党支部" }).click();
  await expect(main.getByRole("link", { name: NEW }).first()).toBeVisible();
  await page.getByText("曾经所在的科室（3）").click();
  const until = formatDay(addDays(today(), -1), "zh-CN");
  await expect(main).toContainText(`至 ${until}`);
});
