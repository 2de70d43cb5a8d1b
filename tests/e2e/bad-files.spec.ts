import { readdirSync } from "node:fs";
import { expect, type Page, test } from "@playwright/test";
import { MAX_FILE_BYTES } from "@/lib/core/files/accepted";
import { ask, signIn } from "@/tests/support/browser";
import { readE2eState } from "@/tests/support/e2e-state";
import { fieldsOf, pageWithoutScripts, post, statusOfPost } from "@/tests/support/forms";

const HTML = Buffer.from("<!doctype html><script>alert(1)</script>");
/** The first bytes of a zip with nothing in it. */
const ZIP = Buffer.from(`504b0506${"00".repeat(18)}`, "hex");
const png = (size: number) => Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), Buffer.alloc(size - 8)]);

const storedFiles = () => readdirSync(readE2eState().files, { recursive: true }).length;

async function openTraining(page: Page, title: string): Promise<void> {
  await signIn(page, "secretary10");
  await page.goto("/activities/new?kind=training");
  await page.getByLabel("活动主题").fill(title);
  await page.getByLabel("开始").fill("00:01");
  await page.getByLabel("结束").fill("00:30");
}

async function expectNothingStored(title: string, filesBefore: number): Promise<void> {
  expect(await ask(`SELECT 1 FROM "Activity" WHERE title = $1`, [title])).toHaveLength(0);
  expect(storedFiles()).toBe(filesBefore);
}

const save = (page: Page) => page.getByRole("button", { name: "保存" });

test("a file that is not what its name says is refused", async ({ page }) => {
  const before = storedFiles();
  await openTraining(page, "冒名的文件");
  for (const [name, mimeType, buffer] of [
    ["照片.png", "image/png", HTML],
    ["总结.pdf", "application/pdf", ZIP],
    ["总结.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", HTML],
  ] as const) {
    await page.getByLabel("照片和文件").setInputFiles({ name, mimeType, buffer });
    expect([name, await statusOfPost(page, () => save(page).click())]).toEqual([name, 400]);
    await expect(page.locator(".form-summary")).toContainText("文件内容与扩展名不符");
    await expect(page.getByLabel("照片和文件")).toHaveAccessibleDescription(/文件内容与扩展名不符/);
    await expect(page.getByLabel("活动主题")).toHaveValue("冒名的文件");
  }
  await expectNothingStored("冒名的文件", before);
});

test("a kind of file that nobody asked for is refused before it is sent, and by the server too", async ({ page }) => {
  const before = storedFiles();
  await openTraining(page, "网页文件");
  await page.getByLabel("照片和文件").setInputFiles({ name: "x.html", mimeType: "text/html", buffer: HTML });
  await save(page).click();
  await expect(page.locator(".form-summary")).toContainText("“x.html”的类型不支持");

  const fields = await fieldsOf(page, "activity");
  fields.set("title", "网页文件");
  fields.set("start", "00:01");
  fields.set("end", "00:30");
  fields.append("files[]", new File([HTML], "x.html", { type: "image/png" }));
  expect((await post(page, fields)).status()).toBe(400);
  await expectNothingStored("网页文件", before);
});

test("a file that is too large is named before it is sent, and refused by the server", async ({ page, browser }) => {
  // Twenty megabytes pass from the runner to the browser and on to the server, twice.
  test.slow();
  const before = storedFiles();
  const large = { name: "太大.png", mimeType: "image/png", buffer: png(MAX_FILE_BYTES + 1) };
  await openTraining(page, "太大的照片");
  await page.getByLabel("照片和文件").setInputFiles(large);
  await save(page).click();
  await expect(page.locator(".form-summary")).toContainText("“太大.png”超过 20 MB");

  const plain = await pageWithoutScripts(browser);
  await openTraining(plain, "太大的照片");
  await plain.getByLabel("照片和文件").setInputFiles(large);
  expect(await statusOfPost(plain, () => save(plain).click())).toBe(413);
  await expect(plain.getByRole("main")).toContainText("文件超过 20 MB，请压缩后再传");
  await expect(plain.getByLabel("活动主题")).toHaveValue("太大的照片");
  await expectNothingStored("太大的照片", before);
});

test("files that are too large together are refused, and what was typed stays", async ({ page }) => {
  const before = storedFiles();
  await openTraining(page, "太多的照片");
  const one = png(MAX_FILE_BYTES - 1);
  // Put together in the page: the test runner passes on no more than 50 MB.
  await page.getByLabel("照片和文件").evaluate((input: HTMLInputElement, size) => {
    const chosen = new DataTransfer();
    for (const name of ["一.png", "二.png", "三.png"]) chosen.items.add(new File([new Uint8Array(size)], name));
    input.files = chosen.files;
  }, one.length);
  expect(await statusOfPost(page, () => save(page).click())).toBe(413);
  await expect(page.locator(".form-summary")).toContainText("内容太大，无法上传");
  await expect(page.getByLabel("活动主题")).toHaveValue("太多的照片");
  await expectNothingStored("太多的照片", before);
});
