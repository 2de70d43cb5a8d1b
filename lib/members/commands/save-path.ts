import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import type { MemberEventRow } from "../queries/events";
import type { MemberDetail } from "../queries/member-detail";
import { flowOf, type Path } from "../rules/path";
import { toDbDayOrNull } from "./add-member";
import { assertBranchesLast } from "./hold-branches";

/** What the acts of a member's life move, out of everything that is known; `events` newest first. */
export function pathOf({ memberships, ...member }: MemberDetail, events: readonly MemberEventRow[]): Path {
  const { lastFlowOn } = flowOf(events.map((event) => ({ ...event, place: null })));
  return { ...member, lastFlowOn, stays: memberships.map(({ branchName: _, ...stay }) => stay) };
}

async function saveStays(tx: Tx, { hospitalId }: Actor, memberId: string, path: Path): Promise<void> {
  const kept = path.stays.flatMap(({ id }) => (id ? [id] : []));
  await tx.branchMembership.deleteMany({ where: { hospitalId, memberId, id: { notIn: kept } } });
  // One open stay at a time is an index: what ends has to end before anything begins.
  const endedFirst = path.stays.toSorted((a, b) => Number(a.toDay === null) - Number(b.toDay === null));
  for (const { id, branchId, ...days } of endedFirst) {
    const data = { branchId, fromDay: toDbDay(days.fromDay), toDay: toDbDayOrNull(days.toDay) };
    if (id) await tx.branchMembership.updateMany({ where: { hospitalId, memberId, id }, data });
    else await tx.branchMembership.create({ data: { hospitalId, memberId, ...data } });
  }
}

/**
 * Stores a path that the rules have passed: the member's columns, the stays, and what belongs to the staff record.
 * INVALID for a stay that outlasts its branch; CONFLICT names who changed the member meanwhile.
 */
export async function savePath(
  tx: Tx,
  actor: Actor,
  { member, version, path }: { member: MemberDetail; version: number; path: Path },
): Promise<void> {
  const { hospitalId } = actor;
  const { id, staffId } = member;
  const { groupId, flowFrom, flowPlace, leftOn, leaveKind, retiredOn, staffLeftOn } = path;
  const branchId = path.stays.at(-1)?.branchId ?? member.branchId;
  await assertBranchesLast(tx, actor, path.stays);
  const left = { leftOn: toDbDayOrNull(leftOn), leaveKind };
  const { count } = await tx.member.updateMany({
    where: { hospitalId, id, version },
    data: { branchId, groupId, flowFrom: toDbDayOrNull(flowFrom), flowPlace, ...left, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "member", id);
  await saveStays(tx, actor, id, path);
  if (retiredOn === member.retiredOn && staffLeftOn === member.staffLeftOn) return;
  await tx.staff.updateMany({
    where: { hospitalId, id: staffId },
    data: {
      retiredOn: toDbDayOrNull(retiredOn),
      leftOn: toDbDayOrNull(staffLeftOn),
      version: { increment: 1 },
    },
  });
}
