import { fork } from "node:child_process";
import path from "node:path";
import type { CrowdOrder, CrowdReport } from "./crowd";

export type Crowding = { report: Promise<CrowdReport>; stop: () => void };

/** Sends respondents from a process of their own; `stop` sends them home before their time. */
export function sendCrowd(order: CrowdOrder): Crowding {
  const child = fork(path.join(import.meta.dirname, "crowd.ts"), [], { execArgv: ["--import", "tsx"] });
  const report = new Promise<CrowdReport>((resolve, reject) => {
    child.once("message", (message) => resolve(message as CrowdReport));
    child.once("exit", (code) => reject(new Error(`The crowd ended with ${code}.`)));
  });
  child.send(order);
  return { report, stop: () => child.send("stop") };
}
