import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { databaseFailure } from "@/lib/core/db/failure";
import { AppError, fieldError } from "@/lib/core/errors";
import { lastDayOf } from "@/lib/core/period";
import { openDuring } from "@/lib/organisation/policy";
import { getFigure } from "./queries";
import type { CorrectFigureInput, RecordFigureInput } from "./schema";

type FigureData = { id: string; month: string };

/** Columns of a figure as typed; an empty department is the whole hospital, an empty n unknown. */
function columnsOf({ departmentId, n, population, month, value, formula, source, method }: RecordFigureInput) {
  return { population, departmentId: departmentId ?? null, month, value, n: n ?? null, formula, source, method };
}

/** A figure of the whole hospital, or of a department that was open in its month. Throws INVALID. */
async function assertDepartment(tx: Tx, actor: Actor, { departmentId, month }: RecordFigureInput): Promise<void> {
  if (!departmentId) return;
  const where = { hospitalId: actor.hospitalId, id: departmentId };
  if ((await tx.department.count({ where })) === 0) throw fieldError("departmentId", "core.invalid.choose");
  const open = { ...where, ...openDuring(`${month}-01`, lastDayOf(month)) };
  if ((await tx.department.count({ where: open })) === 0) {
    throw fieldError("departmentId", "satisfaction.invalid.departmentNotOpen");
  }
}

/** The database alone knows whether the figure is there already; its refusal becomes words at the field. */
async function refuseDuplicate<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (databaseFailure(error)?.code !== "CONFLICT") throw error;
    const fieldErrors = { source: "satisfaction.error.duplicate" };
    throw new AppError("CONFLICT", "satisfaction.error.duplicate", { fieldErrors });
  }
}

/** Stores a new figure; throws CONFLICT when the same figure of the same source is there already. */
export async function recordFigure(tx: Tx, actor: Actor, input: RecordFigureInput): Promise<Outcome<FigureData>> {
  await assertDepartment(tx, actor, input);
  const after = columnsOf(input);
  const data = { hospitalId: actor.hospitalId, ...after };
  const { id } = await refuseDuplicate(() => tx.satisfactionFigure.create({ data, select: { id: true } }));
  return {
    data: { id, month: input.month },
    audit: [{ action: "satisfaction.record", subject: "satisfactionFigure", subjectId: id, after }],
  };
}

/** Corrects a figure; throws CONFLICT when somebody else changed it meanwhile. Approved reports keep what they froze. */
export async function correctFigure(tx: Tx, actor: Actor, input: CorrectFigureInput): Promise<Outcome<FigureData>> {
  const { hospitalId } = actor;
  const { id, version } = input;
  const { id: _, version: __, departmentName: ___, ...before } = await getFigure(actor, id, tx);
  await assertDepartment(tx, actor, input);
  const after = columnsOf(input);
  const { count } = await refuseDuplicate(() =>
    tx.satisfactionFigure.updateMany({
      where: { hospitalId, id, version },
      data: { ...after, version: { increment: 1 } },
    }),
  );
  if (count === 0) throw await conflictOn(tx, actor, "satisfactionFigure", id);
  return {
    data: { id, month: input.month },
    audit: [{ action: "satisfaction.correct", subject: "satisfactionFigure", subjectId: id, before, after }],
  };
}
