import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { fromDbDay, toDbDay, today } from "@/lib/core/period";
import type { BranchInput, CreateBranchInput, UpdateBranchInput } from "../schema";
import { checkPairing } from "./save-pairing";

function columns({ name, kind, parentId, foundedOn, key, ledById }: BranchInput) {
  return { name, kind, parentId: parentId ?? null, foundedOn: foundedOn ?? null, key, ledById: ledById ?? null };
}

const stored = (fields: ReturnType<typeof columns>) => ({
  ...fields,
  foundedOn: fields.foundedOn && toDbDay(fields.foundedOn),
});

/** Above a branch stands a general branch, and nothing above that; it is led by a key branch, which itself is not led. */
async function checkPlace(tx: Tx, { hospitalId }: Actor, input: BranchInput, id?: string): Promise<void> {
  const { kind, parentId, key, ledById } = input;
  const wanted = [parentId, ledById].filter((one) => one !== undefined);
  const others = await tx.branch.findMany({
    where: { hospitalId, id: { in: wanted, ...(id ? { not: id } : {}) }, dissolvedOn: null },
    select: { id: true, kind: true, key: true },
  });
  const find = (other: string | undefined) => others.find((row) => row.id === other);
  if (parentId && kind === "generalBranch") throw fieldError("parentId", "organisation.invalid.generalBranchAbove");
  if (parentId && find(parentId)?.kind !== "generalBranch") {
    throw fieldError("parentId", "organisation.invalid.notGeneralBranch");
  }
  if (ledById && key) throw fieldError("ledById", "organisation.invalid.keyIsNotLed");
  if (ledById && !find(ledById)?.key) throw fieldError("ledById", "organisation.invalid.notKeyBranch");
}

/** Founds a branch and pairs it with its departments. */
export async function createBranch(tx: Tx, actor: Actor, input: CreateBranchInput): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  await checkPlace(tx, actor, input);
  const data = { hospitalId, ...stored(columns(input)) };
  const { id } = await tx.branch.create({ data, select: { id: true } });
  const span = { fromDay: input.pairedFrom ?? today(), toDay: null };
  const departmentIds = [...new Set(input.departmentIds)];
  for (const departmentId of departmentIds) await checkPairing(tx, actor, { branchId: id, departmentId, ...span });
  await tx.departmentPairing.createMany({
    data: departmentIds.map((departmentId) => ({
      hospitalId,
      branchId: id,
      departmentId,
      fromDay: toDbDay(span.fromDay),
    })),
  });
  return {
    data: { id },
    audit: [{ action: "branch.create", subject: "branch", subjectId: id, branchId: id, after: input }],
  };
}

/** Changes a branch; INVALID for one that is dissolved, CONFLICT on a stale version. */
export async function updateBranch(
  tx: Tx,
  actor: Actor,
  { id, version, ...input }: UpdateBranchInput,
): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  const row = await tx.branch.findUnique({
    where: { hospitalId_id: { hospitalId, id } },
    select: {
      name: true,
      kind: true,
      parentId: true,
      foundedOn: true,
      dissolvedOn: true,
      key: true,
      ledById: true,
      _count: { select: { leads: { where: { dissolvedOn: null } }, children: { where: { dissolvedOn: null } } } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { _count: below, dissolvedOn, ...before } = row;
  if (dissolvedOn) {
    throw new AppError("INVALID", "organisation.error.branchDissolved", { params: { day: fromDbDay(dissolvedOn) } });
  }
  if (below.children > 0 && input.kind !== "generalBranch") {
    throw fieldError("kind", "organisation.invalid.hasBranches", { count: below.children });
  }
  if (below.leads > 0 && !input.key) throw fieldError("key", "organisation.invalid.leads", { count: below.leads });
  await checkPlace(tx, actor, input, id);
  const after = columns(input);
  const { count } = await tx.branch.updateMany({
    where: { hospitalId, id, version },
    data: { ...stored(after), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "branch", id);
  return {
    data: { id },
    audit: [
      {
        action: "branch.update",
        subject: "branch",
        subjectId: id,
        branchId: id,
        before: { ...before, foundedOn: before.foundedOn && fromDbDay(before.foundedOn) },
        after,
      },
    ],
  };
}
