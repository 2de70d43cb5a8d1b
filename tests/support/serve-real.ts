// A real installation for the browser tests: no hospital yet, a one-time code, a port and a folder of its own. Prints
// one line of JSON when it answers, and leaves on SIGTERM.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { prepareReal } from "@/prisma/launch/hospital";
import { anyFreePort } from "@/prisma/launch/ports";
import { isAlive } from "@/prisma/launch/postmaster";
import { atEnd, end, endOnSignals } from "@/prisma/launch/shutdown";
import { cloneDatabase, startTestServer } from "./database";
import { TEST_BUILD } from "./e2e-state";
import { TEST_KEYS } from "./keys";

export type RealInstallation = { address: string; databaseUrl: string; code: string };

async function serveReal(): Promise<void> {
  const server = await startTestServer();
  atEnd(server.stop);
  const database = await cloneDatabase();
  atEnd(database.drop);
  const files = mkdtempSync(path.join(tmpdir(), "tongxin-real-"));
  atEnd(() => rmSync(files, { recursive: true, force: true }));
  const code = (await prepareReal(database.url)) ?? "";
  Object.assign(process.env, {
    NODE_ENV: "production",
    NEXT_DIST_DIR: TEST_BUILD,
    NEXT_TELEMETRY_DISABLED: "1",
    DATABASE_URL: database.url,
    AUTH_SECRET: "of-the-real-one-of-the-real-one-of-the-real-one",
    PERSONAL_DATA_KEYS: TEST_KEYS,
    FILES_DIR: files,
    LOG_LEVEL: "warn",
    TONGXIN_MODE: "real",
  });
  // Loaded only now: it reads the environment that was just made.
  const { serve } = await import("@/lib/core/serve");
  const serving = await serve({ port: await anyFreePort(), hostname: "localhost" });
  atEnd(serving.close);
  const started: RealInstallation = { address: `http://localhost:${serving.port}`, databaseUrl: database.url, code };
  console.log(JSON.stringify(started));
}

// A test that was killed cannot stop it: it then leaves by itself.
const parent = process.ppid;
setInterval(() => !isAlive(parent) && void end(0), 1_000).unref();
endOnSignals(() => {});
serveReal().catch(async (error: unknown) => {
  console.error(error);
  await end(1);
});
