import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { type Day, toDbDay } from "@/lib/core/period";
import { openDuring } from "@/lib/organisation/policy";
import { type CareRow, findRemovedCare, getCare } from "./queries";
import type { CareRecord, CorrectCareInput, RecordCareInput, RemoveCareInput, RestoreCareInput } from "./schema";

type Stored = { id: string };

/** As the trail keeps it: a sum in fen is a number there, which JSON can hold. */
function recordOf({ kind, onDay, departmentId, title, people, amount, note }: RecordCareInput): CareRecord {
  return {
    kind,
    onDay,
    departmentId: departmentId ?? null,
    title,
    reached: people,
    amountFen: amount ?? null,
    note,
  };
}

const recordOfRow = ({ kind, onDay, departmentId, title, people, amountFen, note }: CareRow): CareRecord => ({
  kind,
  onDay,
  departmentId,
  title,
  reached: people,
  amountFen,
  note,
});

function columnsOf({ reached, amountFen, onDay, ...rest }: CareRecord) {
  return { ...rest, onDay: toDbDay(onDay), people: reached, amount: amountFen === null ? null : BigInt(amountFen) };
}

type Place = { departmentId: string | null; onDay: Day };

/** For the whole hospital, or for a department that was open on the day. Throws INVALID. */
async function assertDepartment(tx: Tx, { hospitalId }: Actor, { departmentId, onDay }: Place): Promise<void> {
  if (departmentId === null) return;
  const where = { hospitalId, id: departmentId };
  if ((await tx.department.count({ where })) === 0) throw fieldError("departmentId", "core.invalid.choose");
  if ((await tx.department.count({ where: { ...where, ...openDuring(onDay) } })) === 0) {
    throw fieldError("departmentId", "care.invalid.departmentNotOpen");
  }
}

/** Logs a care action. Throws INVALID for a department that was not open on the day. */
export async function recordCare(tx: Tx, actor: Actor, input: RecordCareInput): Promise<Outcome<Stored>> {
  const after = recordOf(input);
  await assertDepartment(tx, actor, after);
  const data = { hospitalId: actor.hospitalId, ...columnsOf(after) };
  const { id } = await tx.careAction.create({ data, select: { id: true } });
  return { data: { id }, audit: [{ action: "care.record", subject: "careAction", subjectId: id, after }] };
}

/** Corrects a care action; throws CONFLICT when somebody else changed it meanwhile. */
export async function correctCare(tx: Tx, actor: Actor, input: CorrectCareInput): Promise<Outcome<Stored>> {
  const { id, version } = input;
  const before = recordOfRow(await getCare(actor, id, tx));
  const after = recordOf(input);
  await assertDepartment(tx, actor, after);
  const { count } = await tx.careAction.updateMany({
    where: { hospitalId: actor.hospitalId, id, version },
    data: { ...columnsOf(after), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "careAction", id);
  return { data: { id }, audit: [{ action: "care.correct", subject: "careAction", subjectId: id, before, after }] };
}

/** Removes a care action; the trail keeps it, so that it can be brought back. CONFLICT on a stale version. */
export async function removeCare(tx: Tx, actor: Actor, { id, version }: RemoveCareInput): Promise<Outcome<Stored>> {
  const before = recordOfRow(await getCare(actor, id, tx));
  const { count } = await tx.careAction.deleteMany({ where: { hospitalId: actor.hospitalId, id, version } });
  if (count === 0) throw await conflictOn(tx, actor, "careAction", id);
  return { data: { id }, audit: [{ action: "care.remove", subject: "careAction", subjectId: id, before }] };
}

/** Brings a removed care action back as it was. NOT_FOUND when there was none, CONFLICT when it is there again. */
export async function restoreCare(tx: Tx, actor: Actor, { id }: RestoreCareInput): Promise<Outcome<Stored>> {
  const { hospitalId } = actor;
  if ((await tx.careAction.count({ where: { hospitalId, id } })) > 0)
    throw await conflictOn(tx, actor, "careAction", id);
  const after = await findRemovedCare(actor, id, tx);
  if (!after) throw new AppError("NOT_FOUND", "core.error.notFound");
  // Higher than it ever was: a form from before the removal is stale.
  const version = 1 + (await tx.auditEntry.count({ where: { hospitalId, subject: "careAction", subjectId: id } }));
  await tx.careAction.create({ data: { hospitalId, id, version, ...columnsOf(after) } });
  return { data: { id }, audit: [{ action: "care.restore", subject: "careAction", subjectId: id, after }] };
}
