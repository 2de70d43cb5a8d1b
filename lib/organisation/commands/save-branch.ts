import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { addDays, fromDbDay, toDbDay, today } from "@/lib/core/period";
import { heldOn } from "../policy";
import type { BranchInput, updateBranchSchema } from "../schema";

function columns({ name, foundedOn, key, ledById }: BranchInput) {
  return { name, key, foundedOn: foundedOn ? toDbDay(foundedOn) : null, ledById: ledById ?? null };
}

/** Founds a branch and pairs it with its departments from today. */
export async function createBranch(tx: Tx, actor: Actor, input: BranchInput): Promise<Outcome<{ id: string }>> {
  const data = { hospitalId: actor.hospitalId, ...columns(input) };
  const { id } = await tx.branch.create({ data, select: { id: true } });
  await pairDepartments(tx, actor, id, input.departmentIds);
  return {
    data: { id },
    audit: [{ action: "branch.create", subject: "branch", subjectId: id, branchId: id, after: input }],
  };
}

/** Changes a branch; a department taken away keeps its pairing until yesterday. CONFLICT on a stale version. */
export async function updateBranch(
  tx: Tx,
  actor: Actor,
  { id, version, ...input }: z.output<typeof updateBranchSchema>,
): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  const where = { hospitalId, id };
  const row = await tx.branch.findUnique({
    where: { hospitalId_id: where },
    select: { name: true, key: true, ledById: true, foundedOn: true },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  if (input.ledById === id) {
    throw new AppError("INVALID", "core.error.invalid", {
      fieldErrors: { ledById: "organisation.invalid.leadsItself" },
    });
  }
  const { count } = await tx.branch.updateMany({
    where: { ...where, version },
    data: { ...columns(input), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "branch", id);
  const departmentIds = await pairDepartments(tx, actor, id, input.departmentIds);
  const before = { ...row, foundedOn: row.foundedOn && fromDbDay(row.foundedOn), departmentIds };
  return {
    data: { id },
    audit: [{ action: "branch.update", subject: "branch", subjectId: id, branchId: id, before, after: input }],
  };
}

/** Ends pairings that are no longer wanted, begins new ones today; gives the departments paired before. */
async function pairDepartments(tx: Tx, actor: Actor, branchId: string, wanted: string[]): Promise<string[]> {
  const { hospitalId } = actor;
  const present = await tx.departmentPairing.findMany({
    where: { hospitalId, branchId, ...heldOn(today()) },
    select: { id: true, departmentId: true, fromDay: true },
  });
  for (const pairing of present.filter(({ departmentId }) => !wanted.includes(departmentId))) {
    const where = { hospitalId_id: { hospitalId, id: pairing.id } };
    // A pairing of today alone has no yesterday to end on: it never was.
    if (pairing.fromDay >= toDbDay(today())) await tx.departmentPairing.delete({ where });
    else await tx.departmentPairing.update({ where, data: { toDay: toDbDay(addDays(today(), -1)) } });
  }
  const paired = present.map(({ departmentId }) => departmentId);
  await tx.departmentPairing.createMany({
    data: [...new Set(wanted)]
      .filter((departmentId) => !paired.includes(departmentId))
      .map((departmentId) => ({ hospitalId, branchId, departmentId, fromDay: toDbDay(today()) })),
  });
  return paired;
}
