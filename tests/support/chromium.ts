import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const ELSEWHERE = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];
/** Playwright reads its configuration again in every worker; the browser is looked for once. */
const FOUND = "TONGXIN_CHROMIUM";

/**
 * The path of a Chromium: an installed one, else Playwright's own, else on Debian as root one that is installed now.
 * Nothing is downloaded from anywhere but Debian. Throws one line that says what to do.
 */
export function findChromium(): string {
  const found = process.env[FOUND] ?? installed() ?? playwrightsOwn() ?? installOnDebian();
  if (!found) {
    throw new Error(`No Chromium was found. Install Chromium or Google Chrome, or name one in ${FOUND}.`);
  }
  process.env[FOUND] = found;
  return found;
}

function installed(): string | null {
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  return [...onPath, ...ELSEWHERE].find(isExecutable) ?? null;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightsOwn(): string | null {
  const own = chromium.executablePath();
  return own && existsSync(own) ? own : null;
}

function installOnDebian(): string | null {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return null;
  console.log("No Chromium yet: installing Debian's (apt-get install chromium fonts-noto-cjk) …");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    execFileSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-noto-cjk"], {
      env,
      stdio: "ignore",
    });
  } catch {
    return null;
  }
  return installed();
}

/** Switches for a browser without a screen, also as root in a container, that talks to nobody but our server. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-default-apps",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-first-run",
  "--no-default-browser-check",
  "--font-render-hinting=none",
];
