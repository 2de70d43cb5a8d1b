import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { type Day, today } from "@/lib/core/period";
import { openDuring } from "@/lib/organisation/policy";
import type { Population } from "../schema";

/** The population of a version that a round may be made of. Throws INVALID at the field. */
export async function assertVersion(tx: Tx, { hospitalId }: Actor, id: string): Promise<Population> {
  const found = await tx.questionnaireVersion.findFirst({
    where: { hospitalId, id },
    select: { questionnaire: { select: { population: true, archived: true } } },
  });
  if (!found) throw fieldError("questionnaireVersionId", "core.invalid.choose");
  if (found.questionnaire.archived) throw fieldError("questionnaireVersionId", "surveys.invalid.archived");
  return found.questionnaire.population;
}

/** A round to come begins today at the earliest. Throws INVALID at the field. */
export function assertDays({ opensOn }: { opensOn: Day }): void {
  if (opensOn < today()) throw fieldError("opensOn", "surveys.invalid.pastDay");
}

/**
 * Departments of the hospital that are there while the round is open. Throws INVALID, naming the first that was closed
 * before or opens only after it.
 */
export async function assertDepartments(
  tx: Tx,
  { hospitalId }: Actor,
  ids: readonly string[],
  { opensOn, closesOn }: { opensOn: Day; closesOn: Day },
): Promise<void> {
  const where = { hospitalId, id: { in: [...ids] } };
  const known = await tx.department.findMany({ where, select: { id: true, name: true } });
  if (known.length < new Set(ids).size) throw fieldError("departmentIds", "core.invalid.choose");
  const open = await tx.department.findMany({
    where: { ...where, ...openDuring(opensOn, closesOn) },
    select: { id: true },
  });
  const openIds = new Set(open.map(({ id }) => id));
  const closed = known.find(({ id }) => !openIds.has(id));
  if (closed) throw fieldError("departmentIds", "surveys.invalid.departmentClosed", { name: closed.name });
}
