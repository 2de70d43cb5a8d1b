import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock } from "@/lib/core/period";
import { id } from "@/lib/core/validation";

export type ExportGrant = { id: string; list: string; query: string; purpose: string };

/**
 * Leave to take a list along with its personal data in clear: the actor's own, for this list and these filters, and
 * not older than ten minutes; null otherwise, and then the list goes out masked.
 */
export async function findExportGrant(actor: Actor, list: string, grantId: unknown): Promise<ExportGrant | null> {
  const wanted = id.safeParse(grantId);
  if (!wanted.success || !actor.permissions.has("personal.reveal")) return null;
  return db.exportGrant.findFirst({
    where: {
      hospitalId: actor.hospitalId,
      id: wanted.data,
      userId: actor.userId,
      list,
      expiresAt: { gt: clock.now() },
    },
    select: { id: true, list: true, query: true, purpose: true },
  });
}
