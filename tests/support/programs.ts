import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ROOT } from "@/prisma/launch/paths";

export type Finished = { code: number; output: string };

const running = new Set<ChildProcess>();

/** The JavaScript file behind a package's command: run with our own Node, it needs neither a shell nor a PATH. */
export function commandOf(name: string, command = name): string {
  const file = path.join(ROOT, "node_modules", name, "package.json");
  const { bin } = JSON.parse(readFileSync(file, "utf8")) as { bin: string | Record<string, string> };
  const script = typeof bin === "string" ? bin : bin[command];
  if (!script) throw new Error(`The package ${name} has no command ${command}.`);
  return createRequire(file).resolve(path.join(path.dirname(file), script));
}

/** Runs a Node program from the project's folder and collects what it prints; `live` also shows it at once. */
export function runNode(args: string[], env: Record<string, string> = {}, live = false): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      // Pipes are not terminals: colours are asked for where there is one, and switched off in a log file.
      env: { ...process.env, ...(process.stdout.isTTY ? { FORCE_COLOR: "1" } : { NO_COLOR: "1" }), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    running.add(child);
    const pieces: Buffer[] = [];
    const note = (piece: Buffer) => {
      pieces.push(piece);
      if (live) process.stdout.write(piece);
    };
    child.stdout.on("data", note);
    child.stderr.on("data", note);
    child.once("error", (error) => note(Buffer.from(`${error.message}\n`)));
    child.once("close", (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output: Buffer.concat(pieces).toString("utf8") });
    });
  });
}

/** Passes a signal on to every program that still runs, and waits until the last has ended. */
export async function stopPrograms(signal: NodeJS.Signals): Promise<void> {
  const ends = [...running].map((child) => new Promise((resolve) => child.once("close", resolve)));
  for (const child of running) child.kill(signal);
  await Promise.all(ends);
}
