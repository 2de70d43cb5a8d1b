import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { id as uuid } from "@/lib/core/validation";
import { scopeKnownBrands } from "../policy";
import { isPublicCode } from "../rules/publication";

export type LogoPicture = { png: Uint8Array; sha256: string };

const PICTURE = { logo: { select: { png: true, sha256: true } } };

/** The logo of a brand that the actor may read or is shown, by the brand's id; null when there is none. */
export async function findLogo(actor: Actor, id: string): Promise<LogoPicture | null> {
  if (!uuid.safeParse(id).success) return null;
  const found = await db.brand.findFirst({ where: { AND: [scopeKnownBrands(actor), { id }] }, select: PICTURE });
  return found?.logo ?? null;
}

/** The logo of a published brand, by the code of its public page; null when there is none. */
export async function findPublicLogo(actor: { code: string }): Promise<LogoPicture | null> {
  if (!isPublicCode(actor.code)) return null;
  const found = await db.brand.findUnique({ where: { publicCode: actor.code }, select: PICTURE });
  return found?.logo ?? null;
}
