import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { addDays, type Day, fromDbDay, toDbDay } from "@/lib/core/period";
import type { DissolveBranchInput } from "../schema";

/** Its last day is the day before; nobody is on its books on the day, and no branch stands below it. Throws INVALID. */
async function checkEmpty(tx: Tx, { hospitalId }: Actor, branchId: string, onDay: Day): Promise<void> {
  const lasting = { OR: [{ toDay: null }, { toDay: { gte: toDbDay(onDay) } }] };
  const members = await tx.branchMembership.count({ where: { hospitalId, branchId, ...lasting } });
  if (members > 0) throw fieldError("onDay", "members.invalid.branchHasMembers", { count: members });
  const below = await tx.branch.count({ where: { hospitalId, parentId: branchId, dissolvedOn: null } });
  if (below > 0) throw fieldError("onDay", "organisation.invalid.hasBranches", { count: below });
  const [last] = await tx.$queryRaw<{ day: Date | null }[]>`
    SELECT max(day) AS day FROM (
      SELECT "fromDay" AS day FROM "DepartmentPairing"
        WHERE "hospitalId" = ${hospitalId}::uuid AND "branchId" = ${branchId}::uuid
      UNION ALL SELECT "fromDay" FROM "Appointment"
        WHERE "hospitalId" = ${hospitalId}::uuid AND "branchId" = ${branchId}::uuid
      UNION ALL SELECT "electedOn" FROM "BranchTerm"
        WHERE "hospitalId" = ${hospitalId}::uuid AND "branchId" = ${branchId}::uuid
      UNION ALL SELECT "foundedOn" FROM "Branch" WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${branchId}::uuid
    ) AS recorded`;
  const day = last?.day && fromDbDay(last.day);
  if (day && onDay <= day) throw fieldError("onDay", "members.invalid.dissolvedBefore", { day });
}

/** What lasts on the day ended the day before: departments, posts and the committee's term. */
async function endAll(tx: Tx, { hospitalId }: Actor, branchId: string, onDay: Day) {
  const where = { hospitalId, branchId, OR: [{ toDay: null }, { toDay: { gte: toDbDay(onDay) } }] };
  const toDay = toDbDay(addDays(onDay, -1));
  const pairings = await tx.departmentPairing.updateMany({ where, data: { toDay, version: { increment: 1 } } });
  const posts = await tx.appointment.updateMany({ where, data: { toDay, version: { increment: 1 } } });
  await tx.branchTerm.updateMany({
    where: { hospitalId, branchId, endedOn: null },
    data: { endedOn: toDay, version: { increment: 1 } },
  });
  const led = await tx.branch.updateMany({
    where: { hospitalId, ledById: branchId },
    data: { ledById: null, version: { increment: 1 } },
  });
  return { pairings: pairings.count, posts: posts.count, led: led.count };
}

/**
 * Dissolves a branch from a day on, once its members have gone to others. Everything recorded of it stays. CONFLICT on
 * a stale version.
 */
export async function dissolveBranch(
  tx: Tx,
  actor: Actor,
  { id, version, onDay, confirm }: DissolveBranchInput,
): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  const branch = await tx.branch.findFirst({ where: { hospitalId, id }, select: { name: true } });
  if (!branch) throw new AppError("NOT_FOUND", "core.error.notFound");
  if (confirm !== branch.name) throw fieldError("confirm", "members.invalid.confirmName", { name: branch.name });
  const { count } = await tx.branch.updateMany({
    where: { hospitalId, id, version, dissolvedOn: null },
    data: { dissolvedOn: toDbDay(onDay), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "branch", id);
  await checkEmpty(tx, actor, id, onDay);
  const ended = await endAll(tx, actor, id, onDay);
  const audit = { action: "branch.dissolve", subject: "branch", subjectId: id, branchId: id };
  return { data: { id }, audit: [{ ...audit, after: { dissolvedOn: onDay, ...ended } }] };
}
