import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import type { CloseDepartmentInput } from "../schema";
import { closeFrom, handOverPairings, handOverPosts, handOverStaff, lockDepartments } from "./hand-over";

/** People who work there must have somewhere to go, and that department be open on the day. */
async function checkTarget(tx: Tx, { hospitalId }: Actor, { fromId, intoId, onDay }: CloseDepartmentInput) {
  const date = toDbDay(onDay);
  if (!intoId) {
    const where = { hospitalId, departmentId: fromId, OR: [{ leftOn: null }, { leftOn: { gt: date } }] };
    const count = await tx.staff.count({ where });
    if (count > 0) throw fieldError("intoId", "staff.invalid.staffRemains", { count });
    return;
  }
  const into = await tx.department.findFirst({
    where: { hospitalId, id: intoId, closedOn: null, OR: [{ openedOn: null }, { openedOn: { lte: date } }] },
    select: { id: true },
  });
  if (!into) throw fieldError("intoId", "staff.invalid.departmentClosed");
}

/**
 * Closes a department from a day on. Its people go to another; its pairings end the day before and are continued by
 * none, because nothing takes its place. Throws INVALID.
 */
export async function closeDepartment(
  tx: Tx,
  actor: Actor,
  input: CloseDepartmentInput,
): Promise<Outcome<{ id: string }>> {
  const { fromId, onDay, intoId } = input;
  const [from] = await lockDepartments(tx, actor, { ids: [fromId], field: "fromId", onDay, intoId });
  if (input.confirm !== from?.name) {
    throw fieldError("confirm", "staff.invalid.confirmName", { name: from?.name ?? "" });
  }
  await checkTarget(tx, actor, input);
  const hand = { fromId, onDay, closes: true, targetOf: () => intoId ?? null };
  const movedStaff = await handOverStaff(tx, actor, hand);
  const endedHeads = await handOverPosts(tx, actor, hand);
  const branchIds = await handOverPairings(tx, actor, { fromId, onDay, ends: true, intoIds: [] });
  await closeFrom(tx, actor, { fromId, onDay, childrenTo: from.parentId });
  const after = { onDay, intoId: intoId ?? null, movedStaff, endedHeads, branchIds };
  return {
    data: { id: fromId },
    audit: [{ action: "department.close", subject: "department", subjectId: fromId, after }],
  };
}
