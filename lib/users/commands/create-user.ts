import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { maskEmail } from "@/lib/core/mask";
import { generatePassword, hashPassword } from "@/lib/core/password";
import { assignmentsOf } from "../rules";
import type { CreateUserInput } from "../schema";
import { resolveReach } from "./resolve-reach";

/** Opens an account with a generated first password, which is given back once and kept as a hash alone. */
export async function createUser(
  tx: Tx,
  actor: Actor,
  input: CreateUserInput,
): Promise<Outcome<{ id: string; username: string; password: string }>> {
  const { hospitalId } = actor;
  const { username, name, email = null, roles, branchIds } = input;
  const { staffId } = await resolveReach(tx, actor, input);
  const password = generatePassword();
  const { id } = await tx.user.create({
    data: { hospitalId, username, name, email, staffId, passwordHash: await hashPassword(password) },
    select: { id: true },
  });
  const assignments = assignmentsOf(roles, branchIds);
  await tx.roleAssignment.createMany({ data: assignments.map((one) => ({ hospitalId, userId: id, ...one })) });
  const after = { username, name, email: maskEmail(email), staffId, roles: assignments };
  return {
    data: { id, username, password },
    audit: [{ action: "user.create", subject: "user", subjectId: id, after }],
  };
}
