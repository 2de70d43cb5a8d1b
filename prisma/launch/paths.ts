import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The project folder: every launch program works from here, whatever the shell's working directory. */
export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/** Everything a running installation writes lives below this one folder. */
export const DATA_ROOT = path.join(ROOT, ".data");

/** Creates a folder only its owner can read: uploaded files and secrets. */
export function privateFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Creates a folder other users may pass through: the database server runs as another user when we are root. */
export function passableFolder(folder: string): string {
  mkdirSync(folder, { recursive: true });
  // mkdir's mode is cut by the umask, which is 077 on hardened servers.
  if (process.platform !== "win32") chmodSync(folder, 0o755);
  return folder;
}

/** Writes a file that only its owner can read. */
export function writeSecretFile(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
  if (process.platform !== "win32") chmodSync(file, 0o600);
}

/** Keeps a new secret in a file, unless another program was quicker: then that one's secret holds. Returns what holds. */
export function keepSecret(file: string, secret: string): string {
  const draft = `${file}.${process.pid}`;
  writeSecretFile(draft, `${secret}\n`);
  try {
    // A link is made whole or not at all, and never over an existing file.
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readIfThere(file) ?? secret;
}

/** A file's text without surrounding blanks, or null when there is no such file. */
export function readIfThere(file: string): string | null {
  return existsSync(file) ? readFileSync(file, "utf8").trim() : null;
}
