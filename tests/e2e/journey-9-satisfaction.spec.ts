import { type Browser, expect, type Page, test } from "@playwright/test";
import { addDays, today } from "@/lib/core/period";
import { questionsOf } from "@/lib/surveys/rules/answers";
import { fieldOf } from "@/lib/surveys/rules/submission";
import type { QuestionnaireDocument } from "@/lib/surveys/schema";
import { ask, signIn } from "@/tests/support/browser";
import { type Choices, expectThanks, fillIn, newPhone, send } from "@/tests/support/phones";

const DEPARTMENT = "旅行医学门诊";
const PHONES = 10;

test.setTimeout(300_000);

/** A department whose figures come from this journey alone. */
async function openDepartment(): Promise<void> {
  await ask(
    `INSERT INTO "Department" ("hospitalId", id, name, kind) SELECT id, gen_random_uuid(), $1, 'clinical' FROM "Hospital"`,
    [DEPARTMENT],
  );
}

async function issueRound(page: Page, title: string): Promise<string> {
  await page.goto("/surveys/new");
  const questionnaire = page.getByLabel("问卷", { exact: true });
  const outpatients = questionnaire.locator("option", { hasText: "门诊患者满意度问卷" });
  await questionnaire.selectOption((await outpatients.getAttribute("value")) ?? "");
  await page.getByLabel("调查标题").fill(title);
  await page.getByRole("checkbox", { name: DEPARTMENT }).check();
  await page.getByLabel("每个科室的目标份数").fill(String(PHONES * 5));
  await page.getByRole("button", { name: "保存草稿" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(title);
  await page.getByRole("button", { name: "发布", exact: true }).click();
  await expect(page.getByText("进行中").first()).toBeVisible();
  return page.url();
}

/** What the printed posters lead to. */
async function printPosters(page: Page, title: string): Promise<string> {
  const pdf = page.locator('a[href*="/api/posters"][href*="a4.pdf"]').first();
  const poster = await page.request.get((await pdf.getAttribute("href")) ?? "");
  expect(poster.headers()["content-type"]).toBe("application/pdf");
  expect((await poster.body()).subarray(0, 5).toString()).toBe("%PDF-");
  const [channel] = await ask<{ token: string }>(
    `SELECT c.token FROM "SurveyChannel" c JOIN "SurveyRound" r ON r.id = c."roundId" WHERE r.title = $1 AND c.kind = 'poster'`,
    [title],
  );
  return `/s/${channel?.token}`;
}

/** All phones at once, each with the whole step. */
async function withEach(phones: readonly Page[], act: (phone: Page) => Promise<void>): Promise<void> {
  await Promise.all(phones.map(act));
}

async function sendWithoutNetwork(phone: Page): Promise<void> {
  await phone.context().setOffline(true);
  await send(phone);
  await expect(phone.getByRole("status")).toContainText("联网后自动提交");
}

/** Ten phones that answer five times each; the hospital's network goes away while the third answer is sent. */
async function answerFromPhones(browser: Browser, address: string, choices: Choices): Promise<void> {
  const phones = await Promise.all(Array.from({ length: PHONES }, () => newPhone(browser)));
  for (let turn = 0; turn < 5; turn += 1) {
    await withEach(phones, async (phone) => {
      await phone.goto(address);
      await fillIn(phone, choices);
    });
    await withEach(phones, turn === 2 ? sendWithoutNetwork : send);
    await withEach(phones, (phone) => phone.context().setOffline(false));
    await withEach(phones, expectThanks);
  }
  await withEach(phones, (phone) => phone.context().close());
}

async function doctorQuestions(): Promise<Choices> {
  const [version] = await ask<{ document: QuestionnaireDocument }>(
    `SELECT v.document FROM "QuestionnaireVersion" v JOIN "Questionnaire" q ON q.id = v."questionnaireId"
     WHERE q.title = '门诊患者满意度问卷' ORDER BY v.number DESC LIMIT 1`,
  );
  const asked = questionsOf(version?.document as QuestionnaireDocument);
  const doctors = asked.filter((one) => one.kind === "scale" && one.dimension === "doctorCommunication");
  return Object.fromEntries(doctors.map((one) => [fieldOf(one), 1]));
}

test("a round, its posters, fifty answers with the network away in the middle, an action, a second round, before and after", async ({
  page,
  browser,
}) => {
  await openDepartment();
  await signIn(page, "committee");
  const first = `${DEPARTMENT}第一轮`;
  const firstRound = await issueRound(page, first);
  const address = await printPosters(page, first);
  await answerFromPhones(browser, address, await doctorQuestions());

  await page.goto(firstRound);
  const row = page.getByRole("row").filter({ hasText: DEPARTMENT }).first();
  await expect(row).toContainText("50");
  await expect(row).toContainText("100.0 %");

  await page.goto("/satisfaction");
  await page
    .getByRole("link", { name: new RegExp(`${DEPARTMENT}.*医生沟通.*整改`) })
    .first()
    .click();
  await expect(page.getByRole("main")).toContainText(`${DEPARTMENT} · 门诊患者 · 医生沟通`);
  await page.getByLabel("标题").fill("接诊先听患者说完");
  await page.getByLabel("原因").fill("候诊压力大，医生常打断患者");
  await page.getByLabel("措施").fill("每次接诊前两分钟不打断，科主任每周抽查");
  await page.getByLabel("完成期限").fill(addDays(today(), 30));
  await page.getByRole("button", { name: "保存整改" }).click();
  await expect(page).toHaveURL(/\/improvements\/[0-9a-f-]{36}$/);
  const action = page.url();
  // Of the last answers up to four wait for others.
  await expect(page.locator("#effect")).toContainText(/n = (4[6-9]|50)）/);
  await expect(page.locator("#effect")).toContainText("无法判断");

  const second = `${DEPARTMENT}第二轮`;
  await issueRound(page, second);
  await answerFromPhones(browser, await printPosters(page, second), {});
  await page.goto(action);
  await expect(page.locator("#effect")).toContainText("有效");
  await expect(page.locator("#effect")).not.toContainText("无法判断");
  await page.getByLabel("结果或终止原因").fill("抽查二十次，均未打断患者。");
  await page.getByRole("button", { name: "完成", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("已完成");
  const stored = await ask<{ answers: string }>(
    `SELECT count(*) AS answers FROM "SurveyAnswer" a JOIN "SurveyRound" r ON r.id = a."roundId" WHERE r.title = ANY($1)`,
    [[first, second]],
  );
  expect(stored[0]?.answers).toBe("100");
});
