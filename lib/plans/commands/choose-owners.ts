import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { fromDbDayOrNull } from "@/lib/core/period";
import type { StoredItem } from "../queries/items";
import { findResponsible } from "../queries/responsible";

type Branch = { name: string; dissolvedOn: Date | null };

export type Owners = { ownerBranchId: string | null; coOwnerIds: string[]; responsible: string };

type Typed = { ownerBranchId?: string | undefined; coOwnerIds: string[]; responsible?: string | undefined };

/** A branch of the hospital; until the transaction ends it is not dissolved. */
async function findBranch(tx: Tx, { hospitalId }: Actor, id: string): Promise<Branch | undefined> {
  const [row] = await tx.$queryRaw<Branch[]>`SELECT name, "dissolvedOn" FROM "Branch"
    WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${id}::uuid FOR SHARE`;
  return row;
}

async function assertBranch(tx: Tx, actor: Actor, field: string, id: string): Promise<void> {
  const branch = await findBranch(tx, actor, id);
  if (!branch) throw fieldError(field, "core.invalid.choose");
  const day = fromDbDayOrNull(branch.dissolvedOn);
  if (day) throw fieldError(field, "plans.invalid.branchDissolved", { branch: branch.name, day });
}

/**
 * Who answers for an item: branches that are not dissolved, the owner not among its helpers, and a person: where none
 * was written the owner's present secretary. Whoever helped before may go on. Throws INVALID at the field.
 */
export async function chooseOwners(tx: Tx, actor: Actor, typed: Typed, before: StoredItem | null): Promise<Owners> {
  const ownerBranchId = typed.ownerBranchId ?? null;
  const coOwnerIds = [...new Set(typed.coOwnerIds)].toSorted();
  if (ownerBranchId) await assertBranch(tx, actor, "ownerBranchId", ownerBranchId);
  if (ownerBranchId && coOwnerIds.includes(ownerBranchId)) throw fieldError("coOwnerIds", "plans.invalid.ownerHelps");
  const helped = new Set(before?.coOwners.map(({ id }) => id));
  for (const id of coOwnerIds.filter((one) => !helped.has(one))) await assertBranch(tx, actor, "coOwnerIds", id);
  const responsible = typed.responsible ?? (await findResponsible(actor, ownerBranchId, tx)) ?? "";
  return { ownerBranchId, coOwnerIds, responsible };
}
