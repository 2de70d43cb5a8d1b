import type { ImportKind } from "../schema";
import { IMPORT_FIELDS } from "./fields";
import { HEADERS } from "./vocabulary";

/** A header without what people add to it: spaces, line breaks, a star, a colon, a hint in brackets. */
export function plainHeader(header: string): string {
  return header
    .normalize("NFKC")
    .replace(/[([{\u3010].*?[)\]}\u3011]/g, "")
    .replace(/[\s*:_.\-#]/g, "")
    .toLowerCase();
}

const aliases = new Map<ImportKind, ReadonlyMap<string, string>>();

/** Plain header → field of a kind; where two fields share a word the earlier field has it. */
function aliasesOf(kind: ImportKind): ReadonlyMap<string, string> {
  const found = aliases.get(kind);
  if (found) return found;
  const map = new Map<string, string>();
  for (const { key } of IMPORT_FIELDS[kind]) {
    for (const word of [key, ...(HEADERS[key] ?? [])]) {
      const plain = plainHeader(word);
      if (!map.has(plain)) map.set(plain, key);
    }
  }
  aliases.set(kind, map);
  return map;
}

/** Whether a header names a field of the kind. */
export function knowsHeader(kind: ImportKind, header: string): boolean {
  return aliasesOf(kind).has(plainHeader(header));
}

/** For each field that a header names the index of its first column. */
export function recogniseColumns(kind: ImportKind, headers: readonly string[]): Record<string, number> {
  const columns: Record<string, number> = {};
  headers.forEach((header, index) => {
    const field = aliasesOf(kind).get(plainHeader(header));
    if (field !== undefined) columns[field] ??= index;
  });
  return columns;
}

/** Required fields that have no column. */
export function missingFields(kind: ImportKind, columns: Record<string, number>): string[] {
  return IMPORT_FIELDS[kind]
    .filter(({ key, required }) => required && columns[key] === undefined)
    .map(({ key }) => key);
}
