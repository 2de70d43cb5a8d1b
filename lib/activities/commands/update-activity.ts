import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import type { WithStored } from "@/lib/core/files/uploads";
import { assertCanRecordActivity } from "../policy";
import { type ActivityDetail, getActivity } from "../queries/activity-detail";
import { activityColumns, auditedActivity, type RecordedMark } from "../rules";
import { FILES_TOTAL, type UpdateActivityInput } from "../schema";
import { attachFiles } from "./attach-files";
import { checkReferences } from "./check-references";

async function dropFiles(tx: Tx, actor: Actor, input: WithStored<UpdateActivityInput>): Promise<string[]> {
  const where = { hospitalId: actor.hospitalId, activityId: input.id, id: { in: input.removedFileIds } };
  const rows = await tx.attachment.findMany({ where, select: { storeKey: true, name: true } });
  await tx.attachment.deleteMany({ where });
  input.dropped.push(...rows.map((row) => row.storeKey));
  return rows.map((row) => row.name);
}

async function replaceFiles(
  tx: Tx,
  actor: Actor,
  input: WithStored<UpdateActivityInput>,
  names: string[],
): Promise<string[]> {
  const removed = await dropFiles(tx, actor, input);
  if (names.length - removed.length + input.files.length > FILES_TOTAL) {
    throw fieldError("files", "core.invalid.tooMany");
  }
  await attachFiles(tx, actor, { activityId: input.id, files: input.files });
  return [...names.filter((name) => !removed.includes(name)), ...input.files.map((file) => file.name)];
}

function storedMarks({ attendances }: ActivityDetail): RecordedMark[] {
  return attendances.map(({ memberId, status, reason, voting }) => ({ memberId, status, reason, voting }));
}

/** Changes an activity; a cancelled one has to be restored first. CONFLICT names who changed it meanwhile. */
export async function updateActivity(
  tx: Tx,
  actor: Actor,
  input: WithStored<UpdateActivityInput>,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { hospitalId } = actor;
  const { id } = input;
  const old = await getActivity(actor, id, tx);
  const branchId = old.branch.id;
  assertCanRecordActivity(actor, branchId);
  const before = {
    departmentIds: old.departments.map((department) => department.id),
    partnerId: old.partner?.id ?? null,
    marks: storedMarks(old),
  };
  const { departmentIds, marks } = await checkReferences(tx, actor, { ...input, branchId }, before);
  const columns = activityColumns(input);
  const { count } = await tx.activity.updateMany({
    where: { hospitalId, id, version: input.version, cancelledAt: null },
    data: { ...columns, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "activity", id);
  const link = { hospitalId, activityId: id };
  await tx.activityDepartment.deleteMany({ where: link });
  await tx.activityDepartment.createMany({ data: departmentIds.map((departmentId) => ({ ...link, departmentId })) });
  await tx.attendance.deleteMany({ where: link });
  await tx.attendance.createMany({ data: marks.map((mark) => ({ ...link, ...mark })) });
  const names = old.attachments.map((file) => file.name);
  const files = await replaceFiles(tx, actor, input, names);
  const audit = {
    action: "activity.update",
    subject: "activity",
    subjectId: id,
    branchId,
    before: auditedActivity({ ...old, partnerId: before.partnerId }, { ...before, files: names }),
    after: auditedActivity(columns, { departmentIds, marks, files }),
  };
  return { data: { id, branchId }, audit: [audit] };
}
