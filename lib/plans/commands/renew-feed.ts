import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { clock } from "@/lib/core/period";

/** Gives the actor a calendar address, or a new one: from then on the one before leads nowhere. */
export async function renewFeed(tx: Tx, actor: Actor): Promise<Outcome<{ serial: number }>> {
  const { hospitalId, userId } = actor;
  const { serial } = await tx.calendarFeed.upsert({
    where: { hospitalId_userId: { hospitalId, userId } },
    create: { hospitalId, userId, createdAt: clock.now() },
    update: { serial: { increment: 1 }, createdAt: clock.now() },
    select: { serial: true },
  });
  const audit = [{ action: "calendarFeed.renew", subject: "calendarFeed", subjectId: userId, after: { serial } }];
  return { data: { serial }, audit };
}
