import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll } from "vitest";
import { cloneDatabase, type TestDatabase } from "./database";
import { TEST_KEYS } from "./keys";

/**
 * Gives the calling test file its own database and file folder, as the application finds them: in the environment.
 * Call it at the top of the file; `lib` connects at the first query, so imports need no care.
 */
export function useDatabase(options: { demo?: boolean } = {}): { url: () => string } {
  let database: TestDatabase | undefined;
  const files = mkdtempSync(path.join(tmpdir(), "tongxin-files-"));
  beforeAll(async () => {
    database = await cloneDatabase(options);
    process.env.DATABASE_URL = database.url;
    process.env.AUTH_SECRET ??= "only-for-tests-only-for-tests-only";
    process.env.PERSONAL_DATA_KEYS = TEST_KEYS;
    process.env.FILES_DIR = files;
    process.env.LOG_LEVEL ??= "silent";
  });
  afterAll(async () => {
    rmSync(files, { recursive: true, force: true });
    await database?.drop();
  });
  return { url: () => database?.url ?? "" };
}
