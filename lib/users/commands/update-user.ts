import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { maskEmail } from "@/lib/core/mask";
import { canSetRoles } from "../policy";
import { assignmentsOf } from "../rules";
import type { UpdateUserInput } from "../schema";
import { assertAdministratorRemains, changeUser, loadUser, lockAdministrators } from "./change-user";
import { resolveReach } from "./resolve-reach";

/** Changes name, staff member, roles and branches; the next request of that person already has the new roles. */
export async function updateUser(tx: Tx, actor: Actor, input: UpdateUserInput): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  const { id, version, name, email = null, roles, branchIds } = input;
  await lockAdministrators(tx, actor);
  const user = await loadUser(tx, actor, id);
  if (!canSetRoles(actor, user, roles)) {
    throw new AppError("FORBIDDEN", "users.error.ownAdministrator", {
      fieldErrors: { roles: "users.error.ownAdministrator" },
    });
  }
  const { staffId } = await resolveReach(tx, actor, input);
  await changeUser(tx, actor, { id, version }, { name, email, staffId });
  const assignments = assignmentsOf(roles, branchIds);
  await tx.roleAssignment.deleteMany({ where: { hospitalId, userId: id } });
  await tx.roleAssignment.createMany({ data: assignments.map((one) => ({ hospitalId, userId: id, ...one })) });
  await assertAdministratorRemains(tx, actor);
  const before = { name: user.name, email: maskEmail(user.email), staffId: user.staffId, roles: user.roles };
  const after = { name, email: maskEmail(email), staffId, roles: assignments };
  return { data: { id }, audit: [{ action: "user.update", subject: "user", subjectId: id, before, after }] };
}
