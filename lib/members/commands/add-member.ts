import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { type Day, toDbDay } from "@/lib/core/period";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { scopeStaff } from "@/lib/staff/policy";
import { type MemberStage, STAGE_DAYS, type StageDay } from "../schema";
import { findDissolution } from "./hold-branches";
import { type EventDraft, recordEvent } from "./record-event";

export type MemberDraft = Partial<Record<StageDay, Day | undefined>> & {
  staffId: string;
  branchId: string;
  groupId?: string | undefined;
  stage: MemberStage;
  /** The first day in the branch. */
  since: Day;
  event: Omit<EventDraft, "memberId">;
};

/** The branch must be within the actor's `member.manage`, and the group one of its own. Throws INVALID. */
export async function checkBranch(
  tx: Tx,
  actor: Actor,
  { branchId, groupId }: { branchId: string; groupId?: string | undefined },
): Promise<void> {
  const branches = await listBranchOptions(actor, "member.manage", tx);
  const open = branches.some(({ id }) => id === branchId);
  // It may be dissolved at this very moment: only the locked row tells.
  if (!open || (await findDissolution(tx, actor, [{ branchId, toDay: null }]))) {
    throw fieldError("branchId", "members.invalid.branch");
  }
  if (!groupId) return;
  const { hospitalId } = actor;
  const group = await tx.group.findUnique({ where: { hospitalId_branchId_id: { hospitalId, branchId, id: groupId } } });
  if (!group) throw fieldError("groupId", "members.invalid.group");
}

/**
 * Puts a staff record onto a branch's books with its first membership and event; gives the member's id. Throws INVALID
 * for a branch out of reach, a staff record that is not the hospital's, and somebody who is on the books already.
 */
export async function addMember(tx: Tx, actor: Actor, draft: MemberDraft): Promise<string> {
  const { hospitalId } = actor;
  const { staffId, branchId, groupId, stage, since, event } = draft;
  await checkBranch(tx, actor, draft);
  const staff = await tx.staff.findFirst({
    where: { AND: [scopeStaff(actor), { id: staffId, leftOn: null }] },
    select: { member: { select: { id: true } } },
  });
  if (!staff) throw fieldError("staffId", "members.invalid.staff");
  if (staff.member) throw fieldError("staffId", "members.invalid.onBooks");
  const days = Object.fromEntries(STAGE_DAYS.map((column) => [column, toDbDayOrNull(draft[column])]));
  const { id } = await tx.member.create({
    data: { hospitalId, staffId, branchId, groupId: groupId ?? null, stage, ...days },
    select: { id: true },
  });
  await tx.branchMembership.create({ data: { hospitalId, memberId: id, branchId, fromDay: toDbDay(since) } });
  await recordEvent(tx, actor, { memberId: id, ...event });
  return id;
}

/** A day as the database wants it, or nothing. */
export function toDbDayOrNull(day: Day | null | undefined): Date | null {
  return day ? toDbDay(day) : null;
}
