// The server that the browser tests visit: a production build of its own, a clone of the demo hospital, a free port.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { buildIfNeeded } from "@/prisma/launch/build";
import { DATA_ROOT, passableFolder } from "@/prisma/launch/paths";
import { isAlive } from "@/prisma/launch/postmaster";
import { atEnd, end, endOnSignals } from "@/prisma/launch/shutdown";
import { cloneDatabase, dropAbandoned, startTestServer } from "./database";
import { E2E_STATE, type E2eState, TEST_BUILD } from "./e2e-state";
import { TEST_KEYS } from "./keys";

async function serveForTests(): Promise<void> {
  const port = Number(process.env.E2E_PORT ?? 3100);
  await buildIfNeeded(TEST_BUILD, () => console.log("building the application …"));
  const server = await startTestServer();
  atEnd(server.stop);
  await dropAbandoned();
  const database = await cloneDatabase({ demo: true });
  atEnd(database.drop);
  const files = mkdtempSync(path.join(tmpdir(), "tongxin-e2e-"));
  atEnd(() => rmSync(files, { recursive: true, force: true }));
  Object.assign(process.env, {
    NODE_ENV: "production",
    NEXT_DIST_DIR: TEST_BUILD,
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: database.url,
    AUTH_SECRET: "only-for-tests-only-for-tests-only",
    PERSONAL_DATA_KEYS: TEST_KEYS,
    FILES_DIR: files,
    PORT: String(port),
    TONGXIN_MODE: "demo",
  });
  // Loaded only now: it reads the environment that was just made.
  const { serve } = await import("@/lib/core/serve");
  const serving = await serve({ port, hostname: "localhost" });
  atEnd(serving.close);
  passableFolder(DATA_ROOT);
  const state: E2eState = { address: `http://localhost:${port}`, databaseUrl: database.url, files, pid: process.pid };
  writeFileSync(E2E_STATE, JSON.stringify(state), { mode: 0o600 });
  atEnd(() => rmSync(E2E_STATE, { force: true }));
  console.log(`serving the demo hospital at ${state.address}`);
}

// A runner that was killed cannot stop its server: the server then leaves by itself.
function leaveWithRunner(): void {
  const runner = Number(process.env.E2E_RUNNER_PID ?? 0);
  if (runner > 0) setInterval(() => !isAlive(runner) && void end(0), 1_000).unref();
}

endOnSignals(console.log);
leaveWithRunner();
serveForTests().catch(async (error: unknown) => {
  console.error(error);
  await end(1);
});
