import { parentPort } from "node:worker_threads";
import type { OfficialDocument, Written } from "../official";
import { renderOfficial } from "./render";

parentPort?.on("message", async ({ id, document }: { id: number; document: OfficialDocument }) => {
  try {
    const bytes = await renderOfficial(document);
    parentPort?.postMessage({ id, bytes } satisfies Written, [bytes.buffer]);
  } catch (error) {
    const failure = error instanceof Error ? (error.stack ?? error.message) : String(error);
    parentPort?.postMessage({ id, failure } satisfies Written);
  }
});
