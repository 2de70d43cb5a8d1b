import type { SourceFile } from "./source";

/** One locale's words: full key ("reports.error.notDraft") to text, and the file each came from. */
export type Words = { locale: string; texts: Map<string, string>; files: Map<string, SourceFile> };

const MESSAGE_FILE = /^lib\/i18n\/messages\/([^/]+)\/([a-z-]+)\.json$/;

/** Reads every messages/<locale>/<domain>.json; the domain is the first segment of its keys. */
export function readWords(files: SourceFile[]): Words[] {
  const byLocale = new Map<string, Words>();
  for (const file of files) {
    const [, locale, domain] = MESSAGE_FILE.exec(file.path) ?? [];
    if (!locale || !domain) continue;
    const words = byLocale.get(locale) ?? { locale, texts: new Map(), files: new Map() };
    byLocale.set(locale, words);
    for (const [key, text] of flatten(domain, JSON.parse(file.text))) {
      words.texts.set(key, text);
      words.files.set(key, file);
    }
  }
  return [...byLocale.values()];
}

function flatten(prefix: string, value: unknown): [string, string][] {
  if (typeof value !== "object" || value === null) return [[prefix, String(value)]];
  return Object.entries(value).flatMap(([key, child]) => flatten(`${prefix}.${key}`, child));
}

/** The names of the arguments of an ICU message, also those inside the branches of a plural or select, sorted. */
export function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  for (const inside of bracesOf(text)) {
    const [name = "", type = "", ...rest] = inside.split(",");
    if (/^\s*\w+\s*$/.test(name)) names.add(name.trim());
    // `{count, plural, one {# day} other {{count} days}}`: its branches are messages themselves.
    if (!/plural|select/.test(type)) continue;
    for (const branch of bracesOf(rest.join(","))) for (const inner of argumentsOf(branch)) names.add(inner);
  }
  return [...names].sort();
}

/** What stands between outermost braces. */
function bracesOf(text: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: brace, index } of text.matchAll(/[{}]/g)) {
    if (brace === "{" && depth === 0) start = index + 1;
    depth += brace === "{" ? 1 : -1;
    if (depth === 0) found.push(text.slice(start, index));
  }
  return found;
}

/** True when the key is a message, or the beginning of several. */
export function hasKey(words: Words, key: string): boolean {
  if (words.texts.has(key)) return true;
  const prefix = `${key}.`;
  return [...words.texts.keys()].some((known) => known.startsWith(prefix));
}

/** The line of a JSON file on which the last segment of a key is written; 1 if it is not found. */
export function lineOfKey(file: SourceFile | undefined, key: string): number {
  const segment = `"${key.split(".").at(-1)}"`;
  const index = file?.text.indexOf(segment) ?? -1;
  return file && index >= 0 ? file.text.slice(0, index).split("\n").length : 1;
}
