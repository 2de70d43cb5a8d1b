import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { clock } from "@/lib/core/period";
import type { userIdSchema } from "../schema";
import { loadUser } from "./change-user";

/** Ends every open session of an account; gives how many. */
export async function endAllSessions(tx: Tx, hospitalId: string, userId: string): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { hospitalId, userId, endedAt: null },
    data: { endedAt: clock.now() },
  });
  return count;
}

/** Signs an account out everywhere, for a lost phone or a shared computer. */
export async function endSessions(
  tx: Tx,
  actor: Actor,
  { id }: z.output<typeof userIdSchema>,
): Promise<Outcome<{ id: string; ended: number }>> {
  await loadUser(tx, actor, id);
  const ended = await endAllSessions(tx, actor.hospitalId, id);
  const audit = [{ action: "user.endSessions", subject: "user", subjectId: id, after: { sessions: ended } }];
  return { data: { id, ended }, audit };
}
