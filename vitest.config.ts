import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (file: string) => fileURLToPath(new URL(file, import.meta.url));

const resolve = {
  alias: [
    // Next replaces this package in a server build; in a test there is no browser to keep it from.
    { find: /^server-only$/, replacement: at("./tests/support/server-only.ts") },
    { find: /^@\//, replacement: at("./") },
  ],
};

/** Only what hangs ends by the clock: how long a test takes is a matter of what else the machine does. */
const PATIENCE = { testTimeout: 300_000, hookTimeout: 300_000, expect: { poll: { timeout: 60_000 } } };

export default defineConfig({
  resolve,
  test: {
    restoreMocks: true,
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.ts", "tests/unit/**/*.test.tsx"],
          setupFiles: ["tests/support/same-cases.ts"],
          ...PATIENCE,
          env: { TZ: "UTC" },
        },
      },
      {
        resolve,
        test: {
          name: "architecture",
          include: ["tests/architecture/**/*.test.ts"],
          exclude: ["tests/architecture/built/**"],
          ...PATIENCE,
        },
      },
      {
        // What can only be judged on the built application.
        resolve,
        test: { name: "built", include: ["tests/architecture/built/**/*.test.ts"] },
      },
      {
        resolve,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          setupFiles: ["tests/support/same-cases.ts"],
          // Every file clones its own database; one process per core keeps the server from being the bottleneck.
          pool: "forks",
          maxWorkers: 2,
          ...PATIENCE,
          // A server's time zone is not the hospital's: what forgets to say which one fails here.
          env: { TZ: "UTC" },
        },
      },
    ],
  },
});
