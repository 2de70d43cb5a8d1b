import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import type { Binaries } from "./binaries";
import { writeSecretFile } from "./paths";
import type { Identity } from "./postgres-user";
import { isAlive } from "./postmaster";

/** Runs one program as the server's user and waits for it; `collect` gathers what it prints. */
export function runAs(
  who: Identity,
  program: string,
  args: string[],
  collect = false,
): Promise<{ code: number; output: string }> {
  return new Promise((resolve, reject) => {
    // A started server inherits open pipes, and waiting for their end would never return: hence "ignore".
    const out: "pipe" | "ignore" = collect ? "pipe" : "ignore";
    const cwd = path.parse(process.cwd()).root;
    const child = spawn(program, args, { cwd, stdio: ["ignore", out, out], windowsHide: true, ...who });
    let output = "";
    const note = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout?.on("data", note);
    child.stderr?.on("data", note);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

/** Gives a file or folder to the server's user. */
function handOver(file: string, who: Identity): void {
  if (who) chownSync(file, who.uid, who.gid);
}

/** Makes sure the log file exists and that the server may write it. */
export function touchFor(file: string, who: Identity): void {
  closeSync(openSync(file, "a", 0o600));
  handOver(file, who);
}

/** The last lines of a log file. */
export function tailOf(file: string, lines = 12): string {
  if (!existsSync(file)) return "";
  return readFileSync(file, "utf8").trimEnd().split("\n").slice(-lines).join("\n");
}

function removeAbandoned(base: string): void {
  for (const name of readdirSync(base)) {
    const pid = /^new-(\d+)-/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(path.join(base, name), { recursive: true, force: true });
  }
}

function settle(draft: string, data: string): void {
  try {
    renameSync(draft, data);
  } catch (error) {
    // Another program that started at the same time was quicker; its data folder is as good.
    if (!existsSync(path.join(data, "PG_VERSION"))) throw error;
  }
}

/**
 * Creates the data folder. Written beside and renamed at the end, so that a start killed half-way leaves nothing that
 * looks finished.
 */
export async function createCluster(server: {
  who: Identity;
  binaries: Binaries;
  base: string;
  data: string;
  user: string;
  password: string;
  options: { durable?: boolean };
}): Promise<void> {
  const { who, base, data } = server;
  removeAbandoned(base);
  const draft = path.join(base, `new-${process.pid}-${randomBytes(4).toString("hex")}`);
  const passwordFile = `${draft}.password`;
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  handOver(draft, who);
  writeSecretFile(passwordFile, `${server.password}\n`);
  handOver(passwordFile, who);
  // Code-point order is the same on every machine and never changes with the C library, so indexes stay valid.
  const args = ["-D", draft, "-U", server.user, "--pwfile", passwordFile, "--auth=scram-sha-256"];
  args.push("--encoding=UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
  if (server.options.durable === false) args.push("--no-sync");
  try {
    const { code, output } = await runAs(who, server.binaries.initdb, args, true);
    if (code !== 0) throw new Error(`The database could not be created in ${base}:\n${output.trim()}`);
    settle(draft, data);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(draft, { recursive: true, force: true });
  }
}
