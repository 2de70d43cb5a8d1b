import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, branchScope } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { today } from "@/lib/core/period";
import { heldOn } from "@/lib/organisation/policy";
import type { RemoveGroupInput } from "../schema";

/** Removes a group that nobody belongs to or leads any more. CONFLICT on a stale version. */
export async function removeGroup(
  tx: Tx,
  actor: Actor,
  { id, version }: RemoveGroupInput,
): Promise<Outcome<{ branchId: string }>> {
  const { hospitalId } = actor;
  const group = await tx.group.findFirst({
    where: { AND: [branchScope(actor, "member.manage"), { id }] },
    select: {
      name: true,
      branchId: true,
      _count: { select: { members: { where: { leftOn: null } }, appointments: { where: heldOn(today()) } } },
    },
  });
  if (!group) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { name, branchId, _count } = group;
  const held = _count.members + _count.appointments;
  if (held > 0) throw new AppError("INVALID", "members.error.groupInUse", { params: { count: _count.members } });
  // Who has left the hospital, or led the group once, keeps the post in words but belongs to no group.
  await tx.member.updateMany({ where: { hospitalId, groupId: id }, data: { groupId: null } });
  await tx.appointment.updateMany({ where: { hospitalId, groupId: id }, data: { groupId: null } });
  const { count } = await tx.group.deleteMany({ where: { hospitalId, id, version } });
  if (count === 0) throw await conflictOn(tx, actor, "group", id);
  const audit = { action: "group.remove", subject: "group", subjectId: id, branchId, before: { name } };
  return { data: { branchId }, audit: [audit] };
}
