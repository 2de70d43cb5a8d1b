import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import type { WithStored } from "@/lib/core/files/uploads";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { assertCanRecordActivity } from "../policy";
import { activityColumns, auditedActivity } from "../rules";
import type { CreateActivityInput } from "../schema";
import { attachFiles } from "./attach-files";
import { checkReferences } from "./check-references";

/** Logs an activity with attendances and files. Throws FORBIDDEN for another's branch, INVALID for ids out of reach. */
export async function createActivity(
  tx: Tx,
  actor: Actor,
  input: WithStored<CreateActivityInput>,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { hospitalId } = actor;
  const { branchId } = input;
  assertCanRecordActivity(actor, branchId);
  const branches = await listBranchOptions(actor, "activity.record", tx);
  if (!branches.some((branch) => branch.id === branchId)) {
    throw fieldError("branchId", "activities.invalid.branch");
  }
  const { departmentIds, marks } = await checkReferences(tx, actor, input);
  const columns = activityColumns(input);
  const { id } = await tx.activity.create({
    data: { hospitalId, branchId, createdById: actor.userId, ...columns },
    select: { id: true },
  });
  const link = { hospitalId, activityId: id };
  await tx.activityDepartment.createMany({ data: departmentIds.map((departmentId) => ({ ...link, departmentId })) });
  await tx.attendance.createMany({ data: marks.map((mark) => ({ ...link, ...mark })) });
  await attachFiles(tx, actor, { activityId: id, files: input.files });
  const files = input.files.map((file) => file.name);
  const after = auditedActivity(columns, { departmentIds, marks, files });
  const audit = { action: "activity.create", subject: "activity", subjectId: id, branchId, after };
  return { data: { id, branchId }, audit: [audit] };
}
