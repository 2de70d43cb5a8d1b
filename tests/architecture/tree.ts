import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFile } from "./source";

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

// Built, installed or written while running: git ignores them too, and a clone does not have them.
const NOT_SOURCES =
  /^(node_modules|\.git|\.next[^/]*|\.data|test-results|playwright-report|next-env\.d\.ts|\.env(\..+)?|[^/]+\.tsbuildinfo|lib\/core\/db\/generated)$/;
const TEXT = /\.(tsx?|mts|mjs|json|css|md|prisma|sql)$/;

/** Every file of the checkout that is a source; large and binary ones come with an empty text. */
export function readTree(folder = ""): SourceFile[] {
  return readdirSync(path.join(ROOT, folder), { withFileTypes: true }).flatMap((entry): SourceFile[] => {
    const here = folder ? `${folder}/${entry.name}` : entry.name;
    if (NOT_SOURCES.test(here) && here !== ".env.example") return [];
    if (entry.isDirectory()) return readTree(here);
    return [{ path: here, text: TEXT.test(here) ? readFileSync(path.join(ROOT, here), "utf8") : "" }];
  });
}
