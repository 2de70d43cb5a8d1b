import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import { standsBelow } from "@/lib/organisation/rules/tree";
import type { MergeDepartmentsInput } from "../schema";
import { closeFrom, handOverPairings, handOverPosts, handOverStaff, type Leaving, lockDepartments } from "./hand-over";

/** The sum of what is known; null when nothing is. */
function total(values: (number | null | undefined)[]): number | null {
  const known = values.filter((value) => value != null);
  return known.length > 0 ? known.reduce((sum, value) => sum + value, 0) : null;
}

async function openNew(tx: Tx, { hospitalId }: Actor, input: MergeDepartmentsInput, from: Leaving[]) {
  const parents = new Set(from.map(({ parentId }) => parentId));
  const [parentId = null] = parents.size === 1 ? parents : [];
  const after = {
    name: input.name ?? "",
    kind: input.kind ?? "clinical",
    parentId,
    headcount: input.headcount ?? total(from.map(({ headcount }) => headcount)),
    beds: input.beds ?? total(from.map(({ beds }) => beds)),
  };
  const data = { hospitalId, ...after, openedOn: toDbDay(input.onDay) };
  const { id } = await tx.department.create({ data, select: { id: true } });
  const audit = { action: "department.create", subject: "department", subjectId: id };
  return { id, audit: { ...audit, after: { ...after, openedOn: input.onDay } } };
}

/** A department that goes on takes in the posts and beds of the others; it may not stand below one of them. */
async function enlarge(tx: Tx, actor: Actor, intoId: string, input: MergeDepartmentsInput, from: Leaving[]) {
  const { hospitalId } = actor;
  const where = { hospitalId, closedOn: null };
  const tree = await tx.department.findMany({ where, select: { id: true, parentId: true } });
  if (from.some(({ id }) => standsBelow(tree, intoId, id))) throw fieldError("intoId", "staff.invalid.mergeIntoBelow");
  const into = await tx.department.findFirst({
    where: { ...where, id: intoId },
    select: { openedOn: true, headcount: true, beds: true },
  });
  if (!into || (into.openedOn && into.openedOn > toDbDay(input.onDay))) {
    throw fieldError("intoId", "staff.invalid.departmentClosed");
  }
  const before = { headcount: into.headcount, beds: into.beds };
  const after = {
    headcount: input.headcount ?? total([into.headcount, ...from.map(({ headcount }) => headcount)]),
    beds: input.beds ?? total([into.beds, ...from.map(({ beds }) => beds)]),
  };
  await tx.department.update({
    where: { hospitalId_id: { hospitalId, id: intoId } },
    data: { ...after, version: { increment: 1 } },
  });
  return {
    id: intoId,
    audit: { action: "department.update", subject: "department", subjectId: intoId, before, after },
  };
}

/**
 * Merges departments into a new one, or into one that goes on. People, posts and branches go over on the day; what was
 * recorded before stays under the old names. Throws INVALID.
 */
export async function mergeDepartments(
  tx: Tx,
  actor: Actor,
  input: MergeDepartmentsInput,
): Promise<Outcome<{ id: string }>> {
  const { fromIds, intoId, onDay } = input;
  const { hospitalId } = actor;
  const from = await lockDepartments(tx, actor, { ids: fromIds, field: "fromIds", onDay, intoId });
  const into = intoId ? await enlarge(tx, actor, intoId, input, from) : await openNew(tx, actor, input, from);
  const audit: AuditDraft[] = [into.audit];
  for (const { id: fromId } of from) {
    const hand = { fromId, onDay, closes: true, targetOf: () => into.id };
    const staff = await handOverStaff(tx, actor, hand);
    const heads = await handOverPosts(tx, actor, hand);
    const branchIds = await handOverPairings(tx, actor, { fromId, onDay, ends: true, intoIds: [into.id] });
    await closeFrom(tx, actor, { fromId, onDay, childrenTo: into.id });
    const data = { hospitalId, kind: "merge" as const, fromId, intoId: into.id, onDay: toDbDay(onDay) };
    await tx.departmentSuccession.create({ data });
    const after = { onDay, intoId: into.id, movedStaff: staff, endedHeads: heads, branchIds };
    audit.push({ action: "department.merge", subject: "department", subjectId: fromId, after });
  }
  return { data: { id: into.id }, audit };
}
