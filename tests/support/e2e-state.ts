import { readFileSync } from "node:fs";
import path from "node:path";
import { DATA_ROOT } from "@/prisma/launch/paths";

/** The tests' own build, beside that of `npm start`, which may be serving meanwhile. */
export const TEST_BUILD = ".next-test";

/** Written by the running test server, so that a test may look into its database; two runs at once have one each. */
export const E2E_STATE = path.join(DATA_ROOT, `e2e-${process.env.E2E_PORT ?? 3100}.json`);

export type E2eState = { address: string; databaseUrl: string; files: string; pid: number };

export function readE2eState(): E2eState {
  return JSON.parse(readFileSync(E2E_STATE, "utf8"));
}
