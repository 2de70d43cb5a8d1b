import { expect, type Page, test } from "@playwright/test";
import { ask, signIn } from "@/tests/support/browser";

type Upload = { name: string; mimeType: string; buffer: Buffer };

const csv = (name: string, ...lines: string[]): Upload => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`\uFEFF${lines.join("\r\n")}`),
});

async function upload(page: Page, kind: string, file: Upload): Promise<void> {
  await page.goto("/imports/new");
  await page.getByRole("radio", { name: new RegExp(`^${kind}`) }).check();
  await page.getByLabel("文件").setInputFiles(file);
  await page.getByRole("button", { name: "上传并检查" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(file.name);
}

const staffCount = async () => (await ask<{ count: string }>(`SELECT count(*) AS count FROM "Staff"`))[0]?.count;

test("columns with names of their own are chosen by hand, and what changes is shown field by field", async ({
  page,
}) => {
  await signIn(page, "admin");
  await upload(page, "科室", csv("科室调整.csv", "单位,性质,医生和护士", "骨科,临床,66", "日间手术中心,临床,12"));
  await expect(page.getByText("有几列没有认出来")).toBeVisible();
  await page.getByLabel("科室名称").selectOption({ label: "A 列 · 单位" });
  await page.getByLabel("人数").selectOption({ label: "C 列 · 医生和护士" });
  await page.getByRole("button", { name: "按这样检查" }).click();
  await expect(page.getByText("检查完了，还没有改动任何数据")).toBeVisible();
  await page.getByRole("link", { name: "变更" }).click();
  await expect(page.getByRole("row", { name: /第 2 行 骨科/ })).toContainText(/人数：\d+ → 66/);
  await page.getByRole("button", { name: "放弃这个文件" }).click();
  await expect(page).toHaveURL(/\/imports$/);
  await expect(page.getByText("科室调整.csv")).toHaveCount(0);
});

test("a long dry run shows how far it is, and stopped it has changed nothing", async ({ page }) => {
  test.setTimeout(120_000);
  const before = await staffCount();
  const people = Array.from({ length: 120_000 }, (_, at) => `Z${at},张三,骨科,主治医师`);
  await signIn(page, "admin");
  await upload(page, "职工", csv("全院职工.csv", "工号,姓名,科室,职称", ...people));
  await expect(page.getByRole("progressbar", { name: "正在检查" })).toBeVisible();
  await expect(page.getByText(/已检查 [1-9][\d,]* 行/)).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "停止" }).click();
  await expect(page.getByText("已停止，没有改动任何数据")).toBeVisible({ timeout: 30_000 });
  expect(await staffCount()).toBe(before);
  await page.getByRole("button", { name: "放弃这个文件" }).click();
  await expect(page).toHaveURL(/\/imports$/);
});

test("a file that is no table says what it is and what to do", async ({ page }) => {
  await signIn(page, "committee");
  const webPage = Buffer.from("<html><body><table><tr><td>姓名</td></tr></table></body></html>");
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  await upload(page, "党员", { name: "党员.xlsx", mimeType, buffer: webPage });
  await expect(page.getByText("没有完成，没有改动任何数据")).toBeVisible();
  await expect(page.getByRole("main")).toContainText("这其实是网页或 XML 文件");
  await expect(page.getByRole("link", { name: "上传另一个文件" })).toBeVisible();
});

test("figures from elsewhere come in by file, stand in their list with their method, and are taken back", async ({
  page,
}) => {
  await signIn(page, "committee");
  await page.goto("/satisfaction/figures");
  await page.getByRole("link", { name: "导入文件" }).click();
  await expect(page.getByRole("radio", { name: /^外部数据/ })).toBeChecked();
  const lines = [
    "住院,骨科,2024-03,96.5,120",
    "住院,,2024-03,97.25%,",
    "住院,,2024-03,98,",
    "住院,没有的科,2024-03,98,",
  ];
  const rows = lines.map((line) => `${line},满意率,国家满意度平台,国家平台`);
  await page
    .getByLabel("文件")
    .setInputFiles(csv("国家平台.csv", "调查对象,科室,月份,得分,样本量,公式,数据来源,方式", ...rows));
  await page.getByRole("button", { name: "上传并检查" }).click();
  await expect(page.getByRole("row", { name: /第 4 行/ })).toContainText("与第 3 行重复");
  await expect(page.getByRole("row", { name: /第 5 行/ })).toContainText("没有“没有的科”这个科室");
  await page.getByRole("link", { name: "新增" }).click();
  await expect(page.getByRole("row", { name: /第 2 行/ })).toContainText(/科室：骨科.*方式：国家平台/);
  await page.getByRole("button", { name: "确认写入 2 行" }).click();
  await expect(page.getByText("已写入：新增 2 行")).toBeVisible();
  const batch = page.url();
  await page.goto("/satisfaction/figures?q=国家满意度平台&month=2024-03&method=nationalPlatform");
  await expect(page.getByRole("row", { name: "全院" })).toContainText("97.25");
  await expect(page.getByRole("row", { name: "骨科" })).toContainText("国家平台");
  await page.goto(batch);
  await page.getByRole("button", { name: /^撤销这次导入/ }).click();
  await expect(page.getByText("已撤销，数据恢复到导入之前")).toBeVisible();
  await page.goto("/satisfaction/figures?q=国家满意度平台&month=2024-03");
  await expect(page.getByRole("main")).not.toContainText("97.25");
});

test("without scripts a file is brought in as well", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? "" });
  const page = await context.newPage();
  await signIn(page, "admin");
  await upload(page, "科室", csv("无脚本.csv", "科室名称,科室类别", "日间手术中心,临床"));
  await expect(async () => {
    await page.goto(page.url());
    await expect(page.getByRole("button", { name: "确认写入 1 行" })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await page.getByRole("button", { name: "放弃这个文件" }).click();
  await expect(page).toHaveURL(/\/imports$/);
  await context.close();
});
