import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { ROOT } from "./paths";

/** Unix ids the database server runs under; null means "as ourselves". */
export type Identity = { uid: number; gid: number } | null;

const ACCOUNT = "postgres";

function idOf(flag: "-u" | "-g"): number | null {
  const result = spawnSync("id", [flag, ACCOUNT], { encoding: "utf8" });
  return result.status === 0 ? Number.parseInt(result.stdout, 10) : null;
}

/** PostgreSQL refuses to run as root, so root hands it to the user `postgres`, created when missing. */
export function serverIdentity(): Identity {
  if (process.getuid?.() !== 0) return null;
  if (idOf("-u") === null) {
    spawnSync("groupadd", ["--system", ACCOUNT]);
    spawnSync("useradd", ["--system", "--no-create-home", "-g", ACCOUNT, "-s", "/usr/sbin/nologin", ACCOUNT]);
  }
  const uid = idOf("-u");
  const gid = idOf("-g");
  if (uid === null || gid === null) {
    throw new Error(
      "PostgreSQL cannot run as root, and the user 'postgres' could not be created. Start as an ordinary user.",
    );
  }
  return { uid, gid };
}

function mayPass(folder: string, who: { uid: number; gid: number }): boolean {
  const { mode, uid, gid } = statSync(folder);
  if (uid === who.uid) return (mode & 0o100) !== 0;
  if (gid === who.gid) return (mode & 0o010) !== 0;
  return (mode & 0o001) !== 0;
}

/** Whether the server's user can walk down to this folder (its existing ancestors are checked). */
export function canReach(folder: string, who: Identity): boolean {
  if (who === null) return true;
  let current = path.resolve(folder);
  while (true) {
    if (existsSync(current) && !mayPass(current, who)) return false;
    const parent = path.dirname(current);
    if (parent === current) return true;
    current = parent;
  }
}

/**
 * A lasting folder outside the project, for a project below a private home that the server's user cannot enter. The
 * name is derived from the project's place, so that the same data are found again.
 */
export function folderOutside(): string {
  const place = createHash("sha256").update(ROOT).digest("hex").slice(0, 12);
  return path.join("/var/lib/tongxin", place);
}
