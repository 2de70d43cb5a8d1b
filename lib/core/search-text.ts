/** A typed word for LIKE and for Prisma's `contains`, neither of which leaves `%`, `_` and `\` as they were meant. */
export function literal(typed: string): string {
  return typed.replace(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** A Prisma filter for text that contains what was typed, whatever its case. */
export function containing(typed: string) {
  return { contains: literal(typed), mode: "insensitive" } as const;
}
