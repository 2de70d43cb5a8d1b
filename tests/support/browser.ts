import { expect, type Locator, type Page } from "@playwright/test";
import pg from "pg";
import { DEMO_PASSWORD } from "@/lib/users/rules";
import { readE2eState } from "./e2e-state";

/** Signs in through the form, as a person does. */
export async function signIn(page: Page, username: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("用户名").fill(username);
  await page.getByLabel("密码").fill(DEMO_PASSWORD);
  await page.getByRole("button", { name: "登录" }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Waits until the page's scripts listen: a page is there before it hears keys, drags and what is typed. */
export async function awake(page: Page): Promise<void> {
  const hydrated = () =>
    page.evaluate(() => {
      const root = Object.entries(document).find(([name]) => name.startsWith("__reactContainer$"))?.[1];
      return root?.stateNode.current.memoizedState?.isDehydrated === false;
    });
  await expect.poll(hydrated).toBe(true);
  // A turn later the effects of what was drawn have run.
  await page.evaluate(() => new Promise((turn) => setTimeout(turn)));
}

/** Asks the tests' database directly: what the page says is not what proves that something was stored. */
export async function ask<Row extends pg.QueryResultRow>(statement: string, values: unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: readE2eState().databaseUrl });
  await client.connect();
  try {
    return (await client.query<Row>(statement, values)).rows;
  } finally {
    await client.end();
  }
}

/** A hand that counts what it does: one for each tap and one for each field filled. */
export class Hand {
  interactions = 0;

  async tap(target: Locator): Promise<void> {
    this.interactions += 1;
    await target.tap();
  }

  async fill(target: Locator, text: string): Promise<void> {
    this.interactions += 1;
    await target.fill(text);
  }
}
