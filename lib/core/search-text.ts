/** A typed word for LIKE and for Prisma's `contains`, neither of which leaves `%`, `_` and `\` as they were meant. */
export function literal(typed: string): string {
  return typed.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** A Prisma filter for text that contains what was typed, whatever its case. */
export function containing(typed: string) {
  return { contains: literal(typed), mode: "insensitive" } as const;
}

/** A LIKE pattern for pinyin initials: "zxm" finds "zhang xiao ming". Null when the text is not a word of letters. */
export function initialsPattern(typed: string): string | null {
  return /^[a-z]{2,6}$/i.test(typed) ? `${[...typed.toLowerCase()].join("% ")}%` : null;
}
