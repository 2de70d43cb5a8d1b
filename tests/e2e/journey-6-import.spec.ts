import { readFileSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import {
  BRANCHES,
  branchesXlsx,
  DEPARTMENTS,
  departmentsCsv,
  MEMBER_COUNT,
  MISTAKES,
  membersXlsx,
  placesOf,
  rightCell,
  rowOf,
  WRONG_COUNT,
  WRONG_ROWS,
} from "@/tests/support/member-register";
import { ADMINISTRATOR, COMMITTEE, fillSetUp, signInAs, startReal } from "@/tests/support/real-installation";

// The first day of an office: each test goes on where the one before it ended.
test.describe.configure({ mode: "serial" });

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const REASONS = "错误原因";

let real: Awaited<ReturnType<typeof startReal>>;
let page: Page;
let corrected: Buffer;

test.beforeAll(async ({ browser }) => {
  real = await startReal();
  page = await (await browser.newContext({ baseURL: real.address })).newPage();
});

test.afterAll(() => real.stop());

type Upload = { name: string; mimeType: string; buffer: Buffer };

const workbook = (name: string, bytes: Uint8Array): Upload => ({ name, mimeType: XLSX, buffer: Buffer.from(bytes) });

/** Takes a file to the end of its dry run. */
async function bring(kind: string, file: Upload): Promise<void> {
  await page.goto("/imports/new");
  await page.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
  await page.getByLabel("文件").setInputFiles(file);
  await page.getByRole("button", { name: "上传并检查" }).click();
  await expect(page.getByText("检查完了，还没有改动任何数据")).toBeVisible({ timeout: 30_000 });
}

async function confirm(rows: number): Promise<void> {
  await page.getByRole("button", { name: `确认写入 ${rows} 行` }).click();
  await expect(page.getByText("已写入：新增")).toBeVisible({ timeout: 30_000 });
}

const counts = async () =>
  Object.fromEntries(
    (await page.getByRole("navigation", { name: "逐行结果" }).getByRole("link").allTextContents()).map((text) => {
      const [, word = "", count = ""] = /^(\D+)(\d+)$/.exec(text) ?? [];
      return [word, Number(count)];
    }),
  );

async function membersOnTheBooks(): Promise<string> {
  await page.goto("/members");
  return (await page.getByRole("navigation", { name: /分页|页码/ }).textContent()) ?? "";
}

test("the hospital is set up and empty; the office finds the way to bring its registers in", async () => {
  await page.goto("/setup");
  await fillSetUp(page);
  await page.getByLabel("一次性设置码").fill(real.code);
  await page.getByRole("button", { name: "建立医院" }).click();
  await expect(page.getByText("医院已建立")).toBeVisible();
  await signInAs(page, COMMITTEE);
  await page.getByRole("link", { name: "导入 Excel 名册" }).click();
  await expect(page.getByRole("main")).toContainText("还没有导入过文件");
});

test("the departments come out of a CSV file, the branches out of a workbook", async () => {
  await bring("科室", { name: "科室.csv", mimeType: "text/csv", buffer: departmentsCsv() });
  expect(await counts()).toEqual({ 新增: DEPARTMENTS.length, 变更: 0, 未变: 0, 有错: 0 });
  await page.goto("/departments");
  await expect(page.getByRole("main")).toContainText("还没有科室");
  await page.goBack();
  await confirm(DEPARTMENTS.length);

  await bring("党支部", workbook("支部.xlsx", await branchesXlsx()));
  expect(await counts()).toMatchObject({ 新增: BRANCHES.length, 有错: 0 });
  await confirm(BRANCHES.length);
  await page.goto("/branches");
  await expect(page.getByRole("row", { name: /外科党支部/ })).toContainText("骨科");
});

test("300 members with twelve kinds of mistakes: every mistake is named in its Excel row", async () => {
  await bring("党员", workbook("党员名册2026.xlsx", await membersXlsx()));
  expect(await counts()).toEqual({ 新增: MEMBER_COUNT - WRONG_COUNT, 变更: 0, 未变: 0, 有错: WRONG_COUNT });
  expect(new Set(WRONG_ROWS.map(({ mistake }) => mistake)).size).toBe(MISTAKES.length);
  for (const { place, mistake } of WRONG_ROWS) {
    const line = page.getByRole("row", { name: new RegExp(`第 ${rowOf(place)} 行`) });
    await expect(line, mistake.kind).toContainText(mistake.said);
  }
  await page.goto("/members");
  await expect(page.getByRole("main")).toContainText("还没有党员");
});

test("the good rows are written at once, the wrong ones come back as a file with their reasons", async () => {
  await page.goto("/imports");
  await page.getByRole("link", { name: "党员名册2026.xlsx" }).click();
  await confirm(MEMBER_COUNT - WRONG_COUNT);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: `下载有错的 ${WRONG_COUNT} 行` }).click(),
  ]);
  const book = await readXlsx(readFileSync(await download.path()));
  const [header = [], ...rows] = book.sheets[0]?.rows ?? [];
  expect(header.at(-1)).toBe(REASONS);
  expect(rows).toHaveLength(WRONG_COUNT);
  // As a clerk does it: the reason is read, the cell is corrected, the column of reasons stays.
  const mended = rows.map((cells, index) => {
    const { place = 0, mistake } = WRONG_ROWS[index] ?? {};
    expect(String(cells.at(-1))).toContain(mistake?.said);
    return cells.map((cell, at) => (header[at] === mistake?.column ? rightCell(place, String(header[at])) : cell));
  });
  corrected = Buffer.from(await writeXlsx({ sheets: [{ name: "有错的行", rows: [header, ...mended] }] }));
});

test("corrected and sent again they are all written; sent a third time nothing changes", async () => {
  const file = workbook("有错的行.xlsx", corrected);
  await bring("党员", file);
  expect(await counts()).toEqual({ 新增: WRONG_COUNT, 变更: 0, 未变: 0, 有错: 0 });
  await confirm(WRONG_COUNT);
  expect(await membersOnTheBooks()).toContain(`共 ${MEMBER_COUNT} 条`);

  await bring("党员", file);
  expect(await counts()).toEqual({ 新增: 0, 变更: 0, 未变: WRONG_COUNT, 有错: 0 });
  await expect(page.getByText("没有可写入的行")).toBeVisible();
  await expect(page.getByRole("button", { name: /确认写入/ })).toHaveCount(0);
});

test("the last import is taken back and brought in again; the one before it stays", async () => {
  await page.goto("/imports");
  await page
    .getByRole("row", { name: /有错的行.xlsx.*已写入/ })
    .getByRole("link")
    .click();
  await page.getByRole("button", { name: "撤销这次导入" }).click();
  await expect(page.getByText("已撤销，数据恢复到导入之前")).toBeVisible();
  expect(await membersOnTheBooks()).toContain(`共 ${MEMBER_COUNT - WRONG_COUNT} 条`);

  await bring("党员", workbook("党员名册2026.xlsx", await membersXlsx(true)));
  expect(await counts()).toEqual({ 新增: WRONG_COUNT, 变更: 0, 未变: MEMBER_COUNT - WRONG_COUNT, 有错: 0 });
  await confirm(WRONG_COUNT);
  expect(await membersOnTheBooks()).toContain(`共 ${MEMBER_COUNT} 条`);
});

test("everybody stands in branch, group and department as the file says", async () => {
  await page.goto("/members?q=𠮷文远");
  const person = page.getByRole("row", { name: /𠮷文远/ });
  for (const name of placesOf(12)) await expect(person).toContainText(name);
});

test("personal data stay masked; rare and minority names come out as they are", async () => {
  await page.goto("/members?q=𠮷文远");
  await expect(page.getByRole("row", { name: /𠮷文远/ })).toBeVisible();
  await page.goto(`/members?q=${encodeURIComponent("古丽·阿不都")}`);
  await expect(page.getByRole("row", { name: /古丽·阿不都/ })).toBeVisible();
  expect(await page.content()).not.toMatch(/999999\d{11}/);
});

test("the administrator may bring in departments and staff, but no members", async () => {
  await signInAs(page, ADMINISTRATOR);
  await page.goto("/imports/new");
  await expect(page.getByRole("radio", { name: /^科室/ })).toBeVisible();
  await expect(page.getByRole("radio", { name: /^党员/ })).toHaveCount(0);
  expect((await page.request.get("/api/exports/import-template?kind=members")).status()).toBe(404);
  expect((await page.request.get("/api/exports/import-template?kind=staff")).status()).toBe(200);
});
