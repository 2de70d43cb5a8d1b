import { expect, type Locator, type Page } from "@playwright/test";
import { ask } from "./browser";
import { readE2eState } from "./e2e-state";
import { buildPlan, type PlanWorld } from "./roadmap-world";

/** A plan of its own for one journey, of a year that the demo hospital does not know. */
export async function planOf(year: number, status: "draft" | "issued"): Promise<PlanWorld> {
  const branches = await ask<{ hospitalId: string; id: string }>(
    `SELECT "hospitalId"::text, id::text FROM "Branch" WHERE name IN ('外科党支部', '心血管党支部') ORDER BY name = '外科党支部' DESC`,
  );
  const [own, other] = branches.map(({ id }) => ({ branchId: id }));
  const hospitalId = branches[0]?.hospitalId ?? "";
  if (!own || !other) throw new Error("The demo hospital has no such branches.");
  return buildPlan(readE2eState().databaseUrl, { hospitalId, own, other }, { year, status });
}

/** The dates of an item as they are stored. */
export async function storedDates(id: string): Promise<[string, string]> {
  const [row] = await ask<{ from: string; to: string }>(
    `SELECT "startsOn"::text AS from, "dueOn"::text AS to FROM "PlanItem" WHERE id = $1`,
    [id],
  );
  return [row?.from ?? "", row?.to ?? ""];
}

export function barOf(page: Page, title: string): Locator {
  return page.locator(`a[data-bar][aria-label^="${title} · "]`);
}

/** Takes a bar by its middle, or by its right end, and pulls it so many days; `held` runs before it is let go. */
export async function drag(
  page: Page,
  title: string,
  { days, end = false, held }: { days: number; end?: boolean; held?: () => Promise<void> },
): Promise<void> {
  const bar = barOf(page, title);
  await bar.scrollIntoViewIfNeeded();
  const box = await bar.boundingBox();
  const track = await bar.locator("xpath=..").boundingBox();
  if (!box || !track) throw new Error(`${title} is not drawn`);
  const from = { x: end ? box.x + box.width - 4 : box.x + box.width / 2, y: box.y + box.height / 2 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x + ((days * track.width) / 365) * 0.5, from.y);
  await page.mouse.move(from.x + (days * track.width) / 365, from.y);
  await expect(bar).toHaveClass(/rm-moving/);
  await held?.();
  await page.mouse.up();
}
