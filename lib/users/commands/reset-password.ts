import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { generatePassword, hashPassword } from "@/lib/core/password";
import { canDisableUser } from "../policy";
import type { oneUserSchema } from "../schema";
import { changeUser, loadUser } from "./change-user";
import { endAllSessions } from "./end-sessions";

/** Gives an account a new first password, shown once; ends its sessions and lifts a lock. */
export async function resetPassword(
  tx: Tx,
  actor: Actor,
  { id, version }: z.output<typeof oneUserSchema>,
): Promise<Outcome<{ id: string; username: string; password: string }>> {
  const user = await loadUser(tx, actor, id);
  // Resetting ends the sessions, so one's own new password would never be seen: the password page is for that.
  if (!canDisableUser(actor, user)) throw new AppError("FORBIDDEN", "users.error.ownAccount");
  const password = generatePassword();
  const passwordHash = await hashPassword(password);
  await changeUser(
    tx,
    actor,
    { id, version },
    { passwordHash, mustChangePassword: true, failedAttempts: 0, lockedUntil: null },
  );
  const sessions = await endAllSessions(tx, actor.hospitalId, id);
  const audit = [{ action: "user.resetPassword", subject: "user", subjectId: id, after: { sessions } }];
  return { data: { id, username: user.username, password }, audit };
}
