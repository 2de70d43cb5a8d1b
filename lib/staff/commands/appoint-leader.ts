import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, assertCanForBranch } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { addDays, type Day, toDbDay, today } from "@/lib/core/period";
import type { AppointLeaderInput } from "../schema";
import { takeTurns } from "./save-post";

/** The leader from a day on: one of the group's own members. Whoever led it led until the day before. */
export async function appointLeader(
  tx: Tx,
  actor: Actor,
  { groupId, staffId, fromDay }: AppointLeaderInput,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { hospitalId } = actor;
  const where = { hospitalId, id: groupId };
  const group = await tx.group.findFirst({ where, select: { name: true, branchId: true } });
  if (!group) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { name, branchId } = group;
  assertCanForBranch(actor, "member.manage", branchId);
  if (fromDay > today()) throw fieldError("fromDay", "staff.invalid.inFuture");
  await takeTurns(tx, hospitalId);
  const member = { hospitalId, branchId, groupId, leftOn: null };
  const led = await tx.staff.findFirst({ where: { hospitalId, id: staffId, member }, select: { id: true } });
  if (!led) throw fieldError("staffId", "staff.invalid.notInGroup");
  const before = await endLeader(tx, actor, groupId, fromDay);
  const post = { staffId, kind: "party", partyPost: "groupLeader", title: name, branchId, groupId } as const;
  const { id } = await tx.appointment.create({
    data: { hospitalId, ...post, fromDay: toDbDay(fromDay) },
    select: { id: true },
  });
  const audit = {
    action: "post.create",
    subject: "appointment",
    subjectId: id,
    branchId,
    before: before && { staffId: before },
    after: { ...post, fromDay },
  };
  return { data: { id, branchId }, audit: [audit] };
}

/** Ends the present leader's post the day before; gives who it was. */
async function endLeader(tx: Tx, { hospitalId }: Actor, groupId: string, fromDay: Day): Promise<string | null> {
  const date = toDbDay(fromDay);
  const open = {
    hospitalId,
    groupId,
    partyPost: "groupLeader" as const,
    OR: [{ toDay: null }, { toDay: { gte: date } }],
  };
  const present = await tx.appointment.findFirst({
    where: open,
    orderBy: { fromDay: "desc" },
    select: { staffId: true, fromDay: true },
  });
  if (!present) return null;
  if (present.fromDay >= date) throw fieldError("fromDay", "staff.invalid.leaderSince");
  await tx.appointment.updateMany({
    where: open,
    data: { toDay: toDbDay(addDays(fromDay, -1)), version: { increment: 1 } },
  });
  return present.staffId;
}
