import { execFileSync } from "node:child_process";
import { accessSync, constants, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

const PROGRAMS = ["soffice", "pdfinfo", "pdffonts", "pdftotext", "pdftoppm"] as const;
type Program = (typeof PROGRAMS)[number];
const PACKAGES = ["libreoffice-writer-nogui", "poppler-utils", "fonts-noto-cjk"];
const ELSEWHERE: Partial<Record<Program, string[]>> = {
  soffice: [
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.com",
  ],
};

let found: Record<Program, string> | undefined;

/**
 * LibreOffice and the programs that read a PDF: installed ones, else on Debian as root ones that are installed now.
 * Nothing is downloaded from anywhere but Debian. Throws one line that says what to do.
 */
function programs(): Record<Program, string> {
  found ??= installed() ?? installOnDebian() ?? undefined;
  if (!found) throw new Error(`Documents cannot be rendered: install LibreOffice Writer and poppler-utils.`);
  return found;
}

function installed(): Record<Program, string> | null {
  const places = PROGRAMS.map((name) => [name, placeOf(name)] as const);
  return places.every(([, place]) => place) ? (Object.fromEntries(places) as Record<Program, string>) : null;
}

function placeOf(name: Program): string | undefined {
  const onPath = (process.env.PATH ?? "")
    .split(path.delimiter)
    .flatMap((folder) => [path.join(folder, name), path.join(folder, `${name}.exe`)]);
  return [...onPath, ...(ELSEWHERE[name] ?? [])].find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function installOnDebian(): Record<Program, string> | null {
  if (!existsSync("/etc/debian_version") || process.getuid?.() !== 0) return null;
  console.log(`Documents cannot be rendered yet: installing Debian's (apt-get install ${PACKAGES.join(" ")}) …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    execFileSync("apt-get", ["update", "-qq"], { env, stdio: "ignore" });
    execFileSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...PACKAGES], { env, stdio: "ignore" });
  } catch {
    return null;
  }
  return installed();
}

/** Nobody's typefaces are here; these stand in for them and are as wide: Latin half as wide as Chinese. */
const STAND_INS = ["仿宋_GB2312", "楷体_GB2312", "黑体", "方正小标宋简体", "宋体"].map(
  (name) =>
    `<match target="pattern"><test name="family"><string>${name}</string></test><edit name="family" mode="assign" binding="strong"><string>Noto Sans Mono CJK SC</string></edit></match>`,
);
const FONTS = `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include>${STAND_INS.join("")}</fontconfig>`;

/** A word of a page with its box in points from the upper left corner. */
export type Word = { text: string; left: number; top: number; right: number; bottom: number };
export type Rendered = {
  pages: number;
  /** In points. */
  size: { width: number; height: number };
  fonts: string[];
  /** The text of each page, laid out as on it. */
  texts: string[];
  words: Word[][];
  file: string;
};

const run = (program: Program, ...args: string[]) =>
  execFileSync(programs()[program], args, { encoding: "utf8", maxBuffer: 64_000_000 });

/** A folder that LibreOffice works in, with a profile of its own beside those of other tests. */
export function openOffice() {
  const folder = mkdtempSync(path.join(tmpdir(), "tongxin-office-"));
  const fonts = path.join(folder, "fonts.conf");
  writeFileSync(fonts, FONTS);

  /** Renders the documents, .docx by name, in one run of LibreOffice; throws the name of one that it cannot open. */
  function render(documents: Record<string, Uint8Array>): Record<string, Rendered> {
    const names = Object.keys(documents);
    for (const name of names) writeFileSync(path.join(folder, `${name}.docx`), documents[name] ?? new Uint8Array());
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, "profile"))}`;
    const files = names.map((name) => path.join(folder, `${name}.docx`));
    execFileSync(
      programs().soffice,
      [profile, "--headless", "--norestore", "--convert-to", "pdf", "--outdir", folder, ...files],
      { stdio: "ignore", timeout: 240_000, env: { ...process.env, FONTCONFIG_FILE: fonts } },
    );
    const made = new Set(readdirSync(folder));
    const missing = names.find((name) => !made.has(`${name}.pdf`));
    if (missing !== undefined) throw new Error(`LibreOffice could not open ${missing}.docx`);
    return Object.fromEntries(names.map((name) => [name, readPdf(path.join(folder, `${name}.pdf`))]));
  }

  return { render, close: () => rmSync(folder, { recursive: true, force: true }) };
}

function readPdf(file: string): Rendered {
  const info = run("pdfinfo", file);
  const [, width = "0", height = "0"] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(info) ?? [];
  const boxes = run("pdftotext", "-bbox", file, "-").split("<page ").slice(1);
  return {
    pages: Number(/Pages:\s+(\d+)/.exec(info)?.[1]),
    size: { width: Number(width), height: Number(height) },
    fonts: run("pdffonts", file).split("\n").slice(2).filter(Boolean),
    texts: run("pdftotext", "-layout", file, "-").split("\f").slice(0, -1),
    words: boxes.map(wordsOf),
    file,
  };
}

const BOX = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)<\/word>/g;

function wordsOf(page: string): Word[] {
  return [...page.matchAll(BOX)].map(([, left, top, right, bottom, text = ""]) => ({
    text,
    left: Number(left),
    top: Number(top),
    right: Number(right),
    bottom: Number(bottom),
  }));
}

/** The page as a picture, for the eyes: a PNG beside the PDF. */
export function pictures(rendered: Rendered, dpi = 70): void {
  run("pdftoppm", "-r", String(dpi), "-png", rendered.file, rendered.file.replace(/\.pdf$/, ""));
}
