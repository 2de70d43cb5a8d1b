// `npm run screenshots`: the pictures of the README, taken from the demo hospital on a server of their own.
import { spawn } from "node:child_process";
import { mkdirSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { type Browser, chromium, type Page } from "@playwright/test";
import { DEMO_PASSWORD } from "@/lib/users/rules";
import { anyFreePort } from "@/prisma/launch/ports";
import { CHROMIUM_ARGS, findChromium } from "./chromium";

const FOLDER = "public/readme";
const SHOTS = [
  { name: "dashboard-1440-zh", username: "leader", path: "/dashboard", width: 1440, height: 1000, locale: "zh-CN" },
  { name: "dashboard-1440-en", username: "leader", path: "/dashboard", width: 1440, height: 1000, locale: "en" },
  {
    name: "branch-1440-zh",
    username: "committee",
    path: "/branches?key=true",
    width: 1440,
    height: 900,
    locale: "zh-CN",
  },
  { name: "today-390-zh", username: "secretary", path: "/today", width: 390, height: 844, locale: "zh-CN" },
  { name: "report-390-zh", username: "secretary", path: "report", width: 390, height: 844, locale: "zh-CN" },
] as const;

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await fetch(`${address}/api/health`).catch(() => null);
    if (found?.ok) return;
    await wait(500);
  }
  throw new Error("the server did not start");
}

async function signIn(page: Page, address: string, username: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  await page.locator("input[name=username]").fill(username);
  await page.locator("input[name=password]").fill(DEMO_PASSWORD);
  await page.locator("input[name=password]").press("Enter");
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

async function shoot(browser: Browser, address: string, shot: (typeof SHOTS)[number]): Promise<void> {
  const viewport = { width: shot.width, height: shot.height };
  const context = await browser.newContext({ viewport, timezoneId: "Asia/Shanghai", locale: shot.locale });
  await context.addCookies([{ name: "locale", value: shot.locale, url: address }]);
  const page = await context.newPage();
  await signIn(page, address, shot.username);
  if (shot.path === "report") {
    await page.goto(`${address}/reports`);
    await page.locator("main form button[type=submit]").first().click();
    await page.waitForURL(/\/reports\/[0-9a-f-]+/);
  } else await page.goto(`${address}${shot.path}`);
  await page.screenshot({ path: `${FOLDER}/${shot.name}.png` });
  await context.close();
}

async function main(): Promise<void> {
  const port = await anyFreePort();
  const env = { ...process.env, E2E_PORT: String(port), E2E_RUNNER_PID: String(process.pid), LOG_LEVEL: "warn" };
  const server = spawn(process.execPath, ["--import", "tsx", "tests/support/serve-e2e.ts"], { env, stdio: "inherit" });
  const address = `http://localhost:${port}`;
  try {
    await answers(address);
    mkdirSync(FOLDER, { recursive: true });
    const browser = await chromium.launch({ executablePath: findChromium(), args: CHROMIUM_ARGS });
    for (const shot of SHOTS) await shoot(browser, address, shot);
    await browser.close();
  } finally {
    server.kill("SIGTERM");
  }
}

await main();
