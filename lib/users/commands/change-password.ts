import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { hashPassword } from "@/lib/core/password";
import { clock } from "@/lib/core/period";
import { homeOf, passwordProblem } from "../rules";
import type { changePasswordSchema } from "../schema";
import { checkPassword, lockUser } from "./check-password";

/** Sets the actor's own new password and ends every other session: whoever knew the old one is out. */
export async function changePassword(
  tx: Tx,
  actor: Actor,
  { current, next }: z.output<typeof changePasswordSchema>,
): Promise<Outcome<{ home: string }>> {
  const { hospitalId, userId: id } = actor;
  const user = await lockUser(tx, hospitalId, id);
  const data = { home: homeOf(actor.roles) };
  const checked = await checkPassword(tx, user, current, fieldError("current", "users.invalid.currentPassword"));
  if (checked.failure) return { data, ...checked };
  const problem = next === current ? "users.invalid.passwordSame" : passwordProblem(next, user.username);
  if (problem) throw fieldError("next", problem);
  await tx.user.update({
    where: { hospitalId_id: { hospitalId, id } },
    data: { passwordHash: await hashPassword(next), mustChangePassword: false, version: { increment: 1 } },
  });
  const { count } = await tx.session.updateMany({
    where: { hospitalId, userId: id, endedAt: null, id: { not: actor.sessionId } },
    data: { endedAt: clock.now() },
  });
  const audit = [{ action: "user.changePassword", subject: "user", subjectId: id, after: { sessions: count } }];
  return { data, audit };
}
