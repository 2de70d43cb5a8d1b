import "server-only";
import { initialsPattern, literal } from "../search-text";
import { Prisma } from "./generated/client";

/** SQL for a person's name: part of it, the beginning of its pinyin, or its initials; `person` has name and pinyin. */
export function nameMatches(person: Prisma.Sql, typed: string): Prisma.Sql {
  const escaped = literal(typed);
  const joined = `${escaped.toLowerCase().replace(/\s+/g, "")}%`;
  const initials = initialsPattern(typed);
  return Prisma.sql`(${person}.name ILIKE ${`%${escaped}%`} OR replace(${person}.pinyin, ' ', '') LIKE ${joined}
    ${initials ? Prisma.sql`OR ${person}.pinyin LIKE ${initials}` : Prisma.empty})`;
}
