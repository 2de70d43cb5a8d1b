import { constants, getPriority, platform, setPriority } from "node:os";
import { parentPort } from "node:worker_threads";
import type { OfficialDocument, Written } from "../official";
import { renderOfficial } from "./render";

// Whoever waits for a page goes first. Only Linux takes this thread alone; elsewhere it would be the whole server.
if (platform() === "linux") setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));

parentPort?.on("message", async ({ id, document }: { id: number; document: OfficialDocument }) => {
  try {
    const bytes = await renderOfficial(document);
    parentPort?.postMessage({ id, bytes } satisfies Written, [bytes.buffer]);
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ id, failure } satisfies Written);
  }
});
