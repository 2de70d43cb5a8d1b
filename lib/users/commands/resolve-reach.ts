import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";

type Typed = { employeeNo?: string | undefined; roles: readonly string[]; branchIds: readonly string[] };

/** Finds the staff member of a typed employee number and checks the branches; both only in the actor's hospital. */
export async function resolveReach(tx: Tx, actor: Actor, input: Typed): Promise<{ staffId: string | null }> {
  const { hospitalId } = actor;
  if (input.roles.includes("branchSecretary")) {
    const wanted = [...new Set(input.branchIds)];
    const found = await tx.branch.count({ where: { hospitalId, id: { in: wanted }, dissolvedOn: null } });
    if (found !== wanted.length) throw fieldError("branchIds", "users.invalid.branches");
  }
  if (!input.employeeNo) return { staffId: null };
  const staff = await tx.staff.findUnique({
    where: { hospitalId_employeeNo: { hospitalId, employeeNo: input.employeeNo } },
    select: { id: true },
  });
  if (!staff) throw fieldError("employeeNo", "users.invalid.employeeNo");
  return { staffId: staff.id };
}
