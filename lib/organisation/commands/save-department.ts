import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import type { DepartmentInput, updateDepartmentSchema } from "../schema";

const AUDITED = { name: true, kind: true, headcount: true, beds: true } as const;

/** Opens a department. */
export async function createDepartment(tx: Tx, actor: Actor, input: DepartmentInput): Promise<Outcome<{ id: string }>> {
  const { id, ...after } = await tx.department.create({
    data: { hospitalId: actor.hospitalId, ...input },
    select: { id: true, ...AUDITED },
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
  const before = await tx.department.findUnique({ where: { hospitalId_id: { hospitalId, id } }, select: AUDITED });
  if (!before) throw new AppError("NOT_FOUND", "core.error.notFound");
  const data = { ...input, headcount: input.headcount ?? null, beds: input.beds ?? null };
  const { count } = await tx.department.updateMany({
    where: { hospitalId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "department", id);
  const audit = [{ action: "department.update", subject: "department", subjectId: id, before, after: data }];
  return { data: { id }, audit };
}
