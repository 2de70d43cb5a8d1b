import "server-only";
import { type Actor, canForBranch } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { fromDbDay, today } from "@/lib/core/period";
import { heldOn } from "@/lib/organisation/policy";
import { scopeStandingDepartments } from "../policy";

type Owner = { departmentId: string | null; branchId: string | null };

type Ending = { ending: Date | null }[];

/** A department that is open, and in which the actor has a say. Until the transaction ends it is not closed. */
export async function assertDepartment(tx: Tx, actor: Actor, departmentId: string): Promise<void> {
  const wide = actor.hospitalWide.has("improvement.manage");
  const scope = wide ? { hospitalId: actor.hospitalId } : scopeStandingDepartments(actor);
  const found = await tx.department.count({ where: { AND: [scope, { id: departmentId }] } });
  if (found === 0) throw fieldError("departmentId", "core.invalid.choose");
  const [row] = await tx.$queryRaw<Ending>`SELECT "closedOn" AS ending FROM "Department"
    WHERE "hospitalId" = ${actor.hospitalId}::uuid AND id = ${departmentId}::uuid FOR SHARE`;
  const closed = row?.ending && fromDbDay(row.ending);
  if (closed && closed <= today()) {
    throw fieldError("departmentId", "improvements.invalid.departmentClosed", { day: closed });
  }
}

async function listStanding(tx: Tx, { hospitalId }: Actor, departmentId: string): Promise<string[]> {
  const where = { hospitalId, departmentId, ...heldOn(today()) };
  const rows = await tx.departmentPairing.findMany({ where, select: { branchId: true } });
  return [...new Set(rows.map(({ branchId }) => branchId))];
}

/** A branch of the actor's that is not dissolved. Until the transaction ends it is not. */
async function assertBranch(tx: Tx, actor: Actor, branchId: string): Promise<void> {
  const [row] = await tx.$queryRaw<Ending>`SELECT "dissolvedOn" AS ending FROM "Branch"
    WHERE "hospitalId" = ${actor.hospitalId}::uuid AND id = ${branchId}::uuid FOR SHARE`;
  if (!row || !canForBranch(actor, "improvement.manage", branchId)) throw fieldError("branchId", "core.invalid.choose");
  if (row.ending) {
    throw fieldError("branchId", "improvements.invalid.branchDissolved", { day: fromDbDay(row.ending) });
  }
}

/** The one branch of the actor's among those that stand in the department; null where none stands there. */
function onlyOne(actor: Actor, standing: readonly string[]): string | null {
  const own = standing.filter((branchId) => canForBranch(actor, "improvement.manage", branchId));
  if (own.length > 1) throw fieldError("branchId", "improvements.invalid.severalBranches");
  return own[0] ?? null;
}

/**
 * The branch that answers for an action: the chosen one, which must stand in the department today, or the one that
 * does. An action for the whole hospital needs one. Throws INVALID at the field.
 */
export async function chooseBranch(tx: Tx, actor: Actor, { departmentId, branchId }: Owner): Promise<string | null> {
  const standing = departmentId ? await listStanding(tx, actor, departmentId) : null;
  const chosen = branchId ?? (standing && onlyOne(actor, standing));
  if (!chosen) {
    if (departmentId) return null;
    throw fieldError("branchId", "improvements.invalid.owner");
  }
  await assertBranch(tx, actor, chosen);
  if (standing && !standing.includes(chosen)) throw fieldError("branchId", "improvements.invalid.branchElsewhere");
  return chosen;
}
