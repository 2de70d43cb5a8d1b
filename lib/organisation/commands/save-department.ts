import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import { getDepartment } from "../queries/department-detail";
import { standsBelow } from "../rules/tree";
import type { DepartmentInput, updateDepartmentSchema } from "../schema";

/** The one above must be open, and not the department itself or one below it. Throws INVALID. */
async function checkParent(tx: Tx, actor: Actor, parentId: string | undefined, id?: string): Promise<void> {
  if (!parentId) return;
  const { hospitalId } = actor;
  const rows = await tx.department.findMany({
    where: { hospitalId, closedOn: null },
    select: { id: true, parentId: true },
  });
  if (!rows.some((row) => row.id === parentId)) throw fieldError("parentId", "core.invalid.choose");
  if (id && standsBelow(rows, parentId, id)) throw fieldError("parentId", "organisation.invalid.parentBelow");
}

function columns({ name, kind, parentId, openedOn, headcount, beds }: DepartmentInput) {
  return {
    name,
    kind,
    parentId: parentId ?? null,
    openedOn: openedOn ?? null,
    headcount: headcount ?? null,
    beds: beds ?? null,
  };
}

const stored = (input: ReturnType<typeof columns>) => ({
  ...input,
  openedOn: input.openedOn && toDbDay(input.openedOn),
});

/** Opens a department. */
export async function createDepartment(tx: Tx, actor: Actor, input: DepartmentInput): Promise<Outcome<{ id: string }>> {
  await checkParent(tx, actor, input.parentId);
  const after = columns(input);
  const { id } = await tx.department.create({
    data: { hospitalId: actor.hospitalId, ...stored(after) },
    select: { id: true },
  });
  return { data: { id }, audit: [{ action: "department.create", subject: "department", subjectId: id, after }] };
}

/** Changes a department; CONFLICT when somebody else changed it since the form was opened. */
export async function updateDepartment(
  tx: Tx,
  actor: Actor,
  { id, version, ...input }: z.output<typeof updateDepartmentSchema>,
): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  const row = await getDepartment(actor, id, tx);
  if (input.parentId !== row.parent?.id) await checkParent(tx, actor, input.parentId, id);
  if (row.closedOn && input.openedOn && input.openedOn >= row.closedOn) {
    throw fieldError("openedOn", "organisation.invalid.openedAfterClosing");
  }
  const after = columns(input);
  const { count } = await tx.department.updateMany({
    where: { hospitalId, id, version },
    data: { ...stored(after), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "department", id);
  const { name, kind, parent, openedOn, headcount, beds } = row;
  const before = { name, kind, parentId: parent?.id ?? null, openedOn, headcount, beds };
  return {
    data: { id },
    audit: [{ action: "department.update", subject: "department", subjectId: id, before, after }],
  };
}
