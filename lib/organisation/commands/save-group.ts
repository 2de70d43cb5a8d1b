import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import { type Actor, assertCanForBranch, branchScope } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import type { createGroupSchema, renameGroupSchema } from "../schema";

type Saved = Outcome<{ id: string; branchId: string }>;

/** Forms a group in a branch that is not dissolved. */
export async function createGroup(
  tx: Tx,
  actor: Actor,
  { branchId, name }: z.output<typeof createGroupSchema>,
): Promise<Saved> {
  const { hospitalId } = actor;
  assertCanForBranch(actor, "member.manage", branchId);
  const branch = await tx.branch.findFirst({
    where: { hospitalId, id: branchId, dissolvedOn: null },
    select: { id: true },
  });
  if (!branch) throw fieldError("branchId", "core.invalid.choose");
  const { id } = await tx.group.create({ data: { hospitalId, branchId, name }, select: { id: true } });
  return {
    data: { id, branchId },
    audit: [{ action: "group.create", subject: "group", subjectId: id, branchId, after: { branchId, name } }],
  };
}

/** Renames a group; CONFLICT on a stale version. */
export async function renameGroup(
  tx: Tx,
  actor: Actor,
  { id, version, name }: z.output<typeof renameGroupSchema>,
): Promise<Saved> {
  const { hospitalId } = actor;
  const row = await tx.group.findFirst({
    where: { AND: [branchScope(actor, "member.manage"), { id }] },
    select: { name: true, branchId: true },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { branchId } = row;
  const { count } = await tx.group.updateMany({
    where: { hospitalId, id, version },
    data: { name, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "group", id);
  const audit = { action: "group.rename", subject: "group", subjectId: id, branchId };
  return { data: { id, branchId }, audit: [{ ...audit, before: { name: row.name }, after: { name } }] };
}
