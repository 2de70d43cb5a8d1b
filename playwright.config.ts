import { defineConfig } from "@playwright/test";
import { anyFreePort } from "./prisma/launch/ports";
import { CHROMIUM_ARGS, findChromium } from "./tests/support/chromium";

// Workers load this file too and inherit the environment: the first one chooses the port for all.
process.env.E2E_PORT ??= String(await anyFreePort());
process.env.E2E_RUNNER_PID ??= String(process.pid);
const address = `http://localhost:${process.env.E2E_PORT}`;

const EVERY_PAGE = /accessibility\.both\.spec\.ts$/;
const DESK = { browserName: "chromium", viewport: { width: 1440, height: 900 } } as const;

export default defineConfig({
  testDir: "tests/e2e",
  outputDir: "test-results",
  reporter: "list",
  // A test that passes only the second time is a failure that has not been understood yet.
  retries: 0,
  forbidOnly: true,
  // One server and one hospital are shared, so the journeys follow one another.
  workers: 1,
  // Three streams share the machine: what waits in vain is found a little later, what is slow is no failure.
  timeout: 120_000,
  expect: { timeout: 20_000 },
  use: {
    baseURL: address,
    actionTimeout: 20_000,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: { executablePath: findChromium(), args: CHROMIUM_ARGS },
  },
  // name.spec.ts runs at a desk, name.phone.spec.ts on a phone, name.both.spec.ts on both. The longest file at the
  // desk is a project of its own, so that it can run beside the others.
  projects: [
    { name: "desktop", testIgnore: [/\.phone\.spec\.ts$/, EVERY_PAGE], use: DESK },
    { name: "desktop-pages", testMatch: EVERY_PAGE, use: DESK },
    {
      name: "phone",
      testMatch: /\.(phone|both)\.spec\.ts$/,
      use: {
        browserName: "chromium",
        viewport: { width: 390, height: 844 },
        deviceScaleFactor: 2,
        isMobile: true,
        hasTouch: true,
      },
    },
  ],
  webServer: {
    command: `"${process.execPath}" --import tsx tests/support/serve-e2e.ts`,
    url: `${address}/api/health`,
    // A build, the template of the demo hospital, and the start itself, on a machine that does other things too.
    timeout: 300_000,
    reuseExistingServer: false,
    stdout: "pipe",
    env: { LOG_LEVEL: process.env.LOG_LEVEL ?? "warn" },
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
  },
});
