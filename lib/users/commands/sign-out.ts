import "server-only";
import type { Outcome, PublicOutcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { sessionInCookie } from "@/lib/core/auth";
import type { Tx } from "@/lib/core/db/client";
import { clock } from "@/lib/core/period";

/** Ends the present session. Works for a session that is over too: whoever leaves is let go. */
export async function signOut(tx: Tx, _input: unknown, known?: Leaving): Promise<PublicOutcome<null>> {
  const actor = known ?? (await findLeaving(tx));
  if (!actor) return { data: null, audit: [], hospitalId: null, actorName: "" };
  const { hospitalId, userId, sessionId } = actor;
  await tx.session.updateMany({ where: { hospitalId, id: sessionId, endedAt: null }, data: { endedAt: clock.now() } });
  const audit = [{ action: "user.signOut", subject: "user", subjectId: userId }];
  return { data: null, audit, hospitalId, actorId: userId, actorName: actor.name };
}

type Leaving = Pick<Actor, "hospitalId" | "userId" | "sessionId" | "name">;

/** Asks inside the open transaction: a second connection could be what everybody waits for. */
async function findLeaving(tx: Tx): Promise<Leaving | null> {
  const session = await sessionInCookie();
  if (!session) return null;
  const { hospitalId, sessionId } = session;
  const where = { hospitalId, id: sessionId, endedAt: null };
  const row = await tx.session.findFirst({ where, select: { userId: true, user: { select: { name: true } } } });
  return row && { hospitalId, sessionId, userId: row.userId, name: row.user.name };
}

/** Ends every session of the actor, this one included. */
export async function signOutEverywhere(tx: Tx, actor: Actor): Promise<Outcome<{ ended: number }>> {
  const { hospitalId, userId } = actor;
  const { count } = await tx.session.updateMany({
    where: { hospitalId, userId, endedAt: null },
    data: { endedAt: clock.now() },
  });
  const audit = [{ action: "user.signOutEverywhere", subject: "user", subjectId: userId, after: { sessions: count } }];
  return { data: { ended: count }, audit };
}
