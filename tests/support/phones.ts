import { type Browser, expect, type Page } from "@playwright/test";

/** What a respondent chooses, by the name of a question's field; where it says nothing, the best level. */
export type Choices = Record<string, number>;

/** A phone of its own: no other page's storage, cookies or connection. */
export async function newPhone(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  return context.newPage();
}

/** Taps one choice of every question that is asked, as they come: those that depend on it come and go meanwhile. */
export async function fillIn(phone: Page, choices: Choices): Promise<void> {
  await phone.locator("form").evaluate((form, chosen) => {
    for (const block of form.querySelectorAll("fieldset")) {
      const radios = [...block.querySelectorAll<HTMLInputElement>("input[type=radio]")];
      if (block.hidden || radios.length === 0) continue;
      const wanted = chosen[radios[0]?.name ?? ""] ?? Math.max(...radios.map(({ value }) => Number(value)));
      radios.find(({ value }) => Number(value) === wanted)?.click();
    }
  }, choices);
}

/** Sends without waiting for anything. */
export async function send(phone: Page): Promise<void> {
  await phone.getByRole("button", { name: "提交" }).tap();
}

export async function expectThanks(phone: Page): Promise<void> {
  await expect(phone.getByRole("heading", { name: "谢谢您" })).toBeVisible({ timeout: 30_000 });
}
