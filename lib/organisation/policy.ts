import { type Actor, branchScope, can } from "@/lib/core/actor";
import { type Day, toDbDay } from "@/lib/core/period";

/** Branches the actor may see: all of the hospital, or a branch secretary's own. */
export function scopeBranches(actor: Actor): { hospitalId: string; id?: { in: string[] } } {
  const { hospitalId, branchId } = branchScope(actor, "organisation.read");
  return branchId ? { hospitalId, id: branchId } : { hospitalId };
}

/** Whether the actor may change branches, departments, rules and the hospital's profile. */
export function canManageOrganisation(actor: Actor): boolean {
  return can(actor, "organisation.manage");
}

/** Rows that hold on a day: begun, and not ended before it. Both ends inclusive. */
export function heldOn(day: Day) {
  const date = toDbDay(day);
  return { fromDay: { lte: date }, OR: [{ toDay: null }, { toDay: { gte: date } }] };
}

/**
 * Departments that were open on at least one day from `first` to `last`. A department is closed from the day of its
 * closing on: the day before is its last.
 */
export function openDuring(first: Day, last: Day = first) {
  return {
    AND: [
      { OR: [{ openedOn: null }, { openedOn: { lte: toDbDay(last) } }] },
      { OR: [{ closedOn: null }, { closedOn: { gt: toDbDay(first) } }] },
    ],
  };
}
