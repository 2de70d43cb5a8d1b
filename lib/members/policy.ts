import { type Actor, assertCanForBranch, branchScope, can, canForBranch } from "@/lib/core/actor";
import { type Day, toDbDay } from "@/lib/core/period";
import { heldOn } from "@/lib/organisation/policy";
import { PARTY_STAGES } from "./rules";

/** Members the actor may see: those of the branches in reach. */
export function scopeMembers(actor: Actor): { hospitalId: string; branchId?: { in: string[] } } {
  return branchScope(actor, "member.read");
}

/** Those who were members of the Party and on the books on a day, in whichever branch. */
export function partyOn(day: Day) {
  const date = toDbDay(day);
  return {
    AND: [
      { OR: [{ leftOn: null }, { leftOn: { gt: date } }] },
      {
        OR: [
          { probationaryOn: { lte: date } },
          { fullOn: { lte: date } },
          // Old books know that somebody is a member, not always since when.
          { probationaryOn: null, fullOn: null, stage: { in: [...PARTY_STAGES] } },
        ],
      },
    ],
  };
}

/** Those who stood on a branch's books on a day, as far as the actor may see that branch. */
export function presentIn(scope: { hospitalId: string; branchId?: { in: string[] } }, branchId: string, day: Day) {
  return {
    hospitalId: scope.hospitalId,
    memberships: { some: { AND: [scope, { branchId }, heldOn(day)] } },
  };
}

/** Whether the actor may change what stands on the books of this branch. */
export function canManageMembers(actor: Actor, branchId: string): boolean {
  return canForBranch(actor, "member.manage", branchId);
}

/** Throws FORBIDDEN unless the actor may change what stands on the books of this branch. */
export function assertCanManageMembers(actor: Actor, branchId: string): void {
  assertCanForBranch(actor, "member.manage", branchId);
}

/** Whether the actor may correct a stage that was taken down wrongly; everybody else goes by way of admission. */
export function canCorrectStage(actor: Actor): boolean {
  return actor.hospitalWide.has("member.manage");
}

/** Whether the actor keeps the books of more than one branch, and so may move members between them. */
export function canMoveMembers(actor: Actor): boolean {
  return actor.hospitalWide.has("member.manage") || (can(actor, "member.manage") && actor.branchIds.length > 1);
}
