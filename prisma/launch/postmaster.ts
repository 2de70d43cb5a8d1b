import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export type Credentials = { user: string; password: string };

/** Whether a process with this id exists (also one that belongs to somebody else). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** What the server wrote about itself: process id and port, or null when it left no readable file. */
export function readPidFile(dataFolder: string): { pid: number; port: number } | null {
  const file = path.join(dataFolder, "postmaster.pid");
  if (!existsSync(file)) return null;
  const lines = readFileSync(file, "utf8").split("\n");
  const pid = Number.parseInt(lines[0] ?? "", 10);
  const port = Number.parseInt(lines[3] ?? "", 10);
  return Number.isInteger(pid) && pid > 0 ? { pid, port: Number.isInteger(port) ? port : 0 } : null;
}

// After a reboot or a container's restart the noted id often belongs to an unrelated program, or another server.
function serves(pid: number, dataFolder: string): boolean {
  if (process.platform === "win32") {
    const { stdout } = spawnSync("tasklist", ["/fi", `PID eq ${pid}`, "/fo", "csv", "/nh"], { encoding: "utf8" });
    return /postgres/i.test(stdout ?? "");
  }
  const proc = `/proc/${pid}/cmdline`;
  if (existsSync(proc)) return readFileSync(proc, "utf8").includes(dataFolder);
  const { stdout } = spawnSync("ps", ["-ww", "-p", String(pid), "-o", "command="], { encoding: "utf8" });
  return (stdout ?? "").includes(dataFolder);
}

type Answer = "ours" | "another" | "not-ready" | "silent";

// Which data folder the server on this port serves. A wrong password counts as another server.
async function ask(port: number, who: Credentials, dataFolder: string): Promise<Answer> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    database: "postgres",
    connectionTimeoutMillis: 3000,
    ...who,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query("SHOW data_directory");
    return realpathSync(rows[0].data_directory) === realpathSync(dataFolder) ? "ours" : "another";
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "57P03") return "not-ready";
    return code?.startsWith("28") ? "another" : "silent";
  } finally {
    await client.end().catch(() => {});
  }
}

export type ServerState = { state: "none" | "stale" } | { state: "running"; port: number };

// Null: it is starting, recovering or stopping, so look again.
async function look(dataFolder: string, who: Credentials): Promise<ServerState | null> {
  const left = readPidFile(dataFolder);
  if (left === null) return { state: existsSync(path.join(dataFolder, "postmaster.pid")) ? "stale" : "none" };
  if (!isAlive(left.pid)) return { state: "stale" };
  const answer = left.port > 0 ? await ask(left.port, who, dataFolder) : "silent";
  if (answer === "ours") return { state: "running", port: left.port };
  return serves(left.pid, dataFolder) ? null : { state: "stale" };
}

/**
 * Looks for a server that a killed start left behind. `running` may be taken over; `stale` means that the pid file
 * names no server of this folder and may be removed. Throws when one is alive but does not answer for a minute.
 */
export async function inspectServer(dataFolder: string, who: Credentials): Promise<ServerState> {
  const deadline = Date.now() + 60_000;
  while (Date.now() < deadline) {
    const found = await look(dataFolder, who);
    if (found) return found;
    await sleep(200);
  }
  throw new Error(`The database server of ${dataFolder} runs but does not answer. End it, then start again.`);
}
