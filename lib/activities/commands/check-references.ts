import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { findMemberName, listBranchMembers } from "@/lib/members/queries";
import { openDuring } from "@/lib/organisation/policy";
import { listPartnerOptions } from "@/lib/partners/queries";
import { type RecordedMark, recordMarks } from "../rules";
import type { ActivityFields } from "../schema";

type Before = { departmentIds: string[]; partnerId: string | null; marks: RecordedMark[] };
const NOTHING: Before = { departmentIds: [], partnerId: null, marks: [] };

/** Departments that were open on the day of the activity. */
async function checkDepartments(tx: Tx, actor: Actor, input: ActivityFields, before: string[]): Promise<string[]> {
  const wanted = [...new Set(input.departmentIds)];
  const fresh = wanted.filter((id) => !before.includes(id));
  const known = await tx.department.count({
    where: { hospitalId: actor.hospitalId, id: { in: fresh }, ...openDuring(input.day) },
  });
  if (known !== fresh.length) throw fieldError("departmentIds", "activities.invalid.department");
  return wanted;
}

/**
 * Ids in a form prove nothing: departments must be the hospital's, the partner in the actor's reach, and who attended
 * must belong to the branch. What was stored before may stay, also when it has since closed or left. Throws INVALID.
 */
export async function checkReferences(
  tx: Tx,
  actor: Actor,
  { branchId, ...input }: ActivityFields & { branchId: string },
  before: Before = NOTHING,
): Promise<{ departmentIds: string[]; marks: RecordedMark[] }> {
  const departmentIds = await checkDepartments(tx, actor, input, before.departmentIds);
  if (input.partnerId && input.partnerId !== before.partnerId) {
    const partners = await listPartnerOptions(actor, branchId, input.day, tx);
    if (!partners.some(({ id }) => id === input.partnerId)) throw fieldError("partnerId", "activities.invalid.partner");
  }
  const { kind, day } = input;
  const members = await listBranchMembers(actor, branchId, day, tx);
  const { marks, unknown } = recordMarks(input.attendance, { kind, members, recorded: before.marks, day });
  if (unknown[0]) {
    const name = await findMemberName(actor, unknown[0], tx);
    throw name
      ? fieldError("attendance", "activities.invalid.notThere", { name })
      : fieldError("attendance", "activities.invalid.member");
  }
  return { departmentIds, marks };
}
