import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { ROOT, readIfThere } from "./paths";
import { atEnd } from "./shutdown";

/** What a build is made of. `public` is served as it lies, so it needs no build. */
const SOURCES = [
  "app",
  "components",
  "lib",
  "prisma/schema",
  "instrumentation.ts",
  "next.config.ts",
  "package-lock.json",
  "postcss.config.mjs",
  "proxy.ts",
  "tsconfig.json",
];
const GENERATED = path.join(ROOT, "lib/core/db/generated");

function filesBelow(place: string): string[] {
  if (!existsSync(place) || place === GENERATED) return [];
  if (statSync(place).isFile()) return [place];
  const names = readdirSync(place).filter((name) => !name.startsWith("."));
  return names.sort().flatMap((name) => filesBelow(path.join(place, name)));
}

/** A fingerprint of the sources' contents: a fresh clone or a changed clock does not make them look newer. */
export function sourcesHash(): string {
  const hash = createHash("sha256");
  for (const file of SOURCES.flatMap((name) => filesBelow(path.join(ROOT, name)))) {
    hash.update(path.relative(ROOT, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function run(program: string, args: string[], extra: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...extra };
    const child = spawn(process.execPath, [program, ...args], { cwd: ROOT, env, stdio: "inherit" });
    atEnd(() => child.kill());
    child.once("error", reject);
    child.once("close", (code) => resolve(code ?? 1));
  });
}

/**
 * Builds the application into a folder below the project unless the build there is of exactly these sources. Returns
 * whether it built. Throws when the build fails.
 */
export async function buildIfNeeded(folder = ".next", announce: () => void = () => {}): Promise<boolean> {
  const stamp = path.join(ROOT, folder, "tongxin-sources");
  const hash = sourcesHash();
  if (readIfThere(stamp) === hash && existsSync(path.join(ROOT, folder, "BUILD_ID"))) return false;
  announce();
  rmSync(stamp, { force: true });
  const require = createRequire(import.meta.url);
  const prisma = path.join(path.dirname(require.resolve("prisma/package.json")), "build/index.js");
  const next = path.join(path.dirname(require.resolve("next/package.json")), "dist/bin/next");
  // A pulled change of the schema is not yet in the generated client if nobody ran npm install.
  if ((await run(prisma, ["generate"], {})) !== 0) throw new Error("The database client could not be generated.");
  const env = { NODE_ENV: "production", NEXT_DIST_DIR: folder };
  if ((await run(next, ["build"], env)) !== 0) throw new Error("The build failed; see above.");
  writeFileSync(stamp, `${hash}\n`);
  return true;
}
