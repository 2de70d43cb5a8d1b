import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Day, today } from "@/lib/core/period";
import { issueNumber } from "../rules/issue-number";

/** What whoever takes a document along asks for: the hospital's letterhead, and a number of issue below it. */
export type LetterheadChoice = { letterhead?: boolean | undefined; number?: string | null | undefined };

export type Letterhead = { name: string; number: string | null };

/**
 * What stands in red above the hospital's official documents; null where it has set nothing. `wanted` is the number of
 * the document, whole or only its last part, which the hospital's prefix and the year are put before; `day` is the document's own, else today.
 */
export async function findLetterhead(
  actor: Actor,
  wanted: string | null = null,
  { day = today(), client = db }: { day?: Day; client?: Tx } = {},
): Promise<Letterhead | null> {
  const { letterhead, documentPrefix } = await client.hospital.findUniqueOrThrow({
    where: { id: actor.hospitalId },
    select: { letterhead: true, documentPrefix: true },
  });
  const year = day.slice(0, 4);
  return letterhead ? { name: letterhead, number: issueNumber(wanted, { prefix: documentPrefix, year }) } : null;
}
