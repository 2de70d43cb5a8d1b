import type { APIResponse, Browser, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** A page whose browser runs no scripts: every form is posted as HTML alone does it. */
export async function pageWithoutScripts(browser: Browser): Promise<Page> {
  return (await browser.newContext({ javaScriptEnabled: false })).newPage();
}

/** Does something that posts, and gives the status of the answer. */
export async function statusOfPost(page: Page, act: () => Promise<unknown>): Promise<number> {
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await act();
  return (await answered).status();
}

/** What a browser without scripts would post from a form of this page, to be changed and posted by hand. */
export async function fieldsOf(page: Page, form: string): Promise<FormData> {
  const html = await (await page.request.get(page.url())).text();
  const pairs = await page.evaluate(
    ([text, id]) => {
      const found = new DOMParser().parseFromString(text, "text/html").querySelector(`form[id="${id}"]`);
      const fields = [...new FormData(found as HTMLFormElement)];
      return fields.filter((pair): pair is [string, string] => typeof pair[1] === "string");
    },
    [html, form] as const,
  );
  const fields = new FormData();
  for (const [name, value] of pairs) fields.append(name, value);
  return fields;
}

/** Posts fields to the page's own address, round the form and all that it checks. */
export function post(page: Page, fields: FormData): Promise<APIResponse> {
  const { origin } = new URL(page.url());
  return page.request.post(page.url(), { multipart: fields, headers: { origin }, maxRedirects: 0 });
}

/** What the inside of the program looks like may never stand in an answer. */
export function expectNoInsides(text: string): void {
  expect(text).not.toMatch(/prisma/i);
  expect(text).not.toMatch(/node_modules|\bat \S+ \(\S+:\d+:\d+\)|\.tsx?:\d+/);
}
