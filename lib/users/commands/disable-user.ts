import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import { canDisableUser } from "../policy";
import type { oneUserSchema } from "../schema";
import { assertAdministratorRemains, changeUser, loadUser, lockAdministrators } from "./change-user";
import { endAllSessions } from "./end-sessions";

type Input = z.output<typeof oneUserSchema>;

/** Closes an account and ends its sessions at once; what the person did stays. */
export async function disableUser(tx: Tx, actor: Actor, { id, version }: Input): Promise<Outcome<{ id: string }>> {
  await lockAdministrators(tx, actor);
  const user = await loadUser(tx, actor, id);
  if (!canDisableUser(actor, user)) throw new AppError("FORBIDDEN", "users.error.ownAccount");
  const disabledAt = clock.now();
  await changeUser(tx, actor, { id, version }, { disabledAt });
  await endAllSessions(tx, actor.hospitalId, id);
  await assertAdministratorRemains(tx, actor);
  const before = { disabledAt: user.disabledAt };
  return {
    data: { id },
    audit: [{ action: "user.disable", subject: "user", subjectId: id, before, after: { disabledAt } }],
  };
}

/** Opens a closed account again; failed attempts and a lock are forgotten. */
export async function enableUser(tx: Tx, actor: Actor, { id, version }: Input): Promise<Outcome<{ id: string }>> {
  const user = await loadUser(tx, actor, id);
  await changeUser(tx, actor, { id, version }, { disabledAt: null, failedAttempts: 0, lockedUntil: null });
  const before = { disabledAt: user.disabledAt };
  const audit = [{ action: "user.enable", subject: "user", subjectId: id, before, after: { disabledAt: null } }];
  return { data: { id }, audit };
}
