import { type Actor, can } from "@/lib/core/actor";
import type { Prisma } from "@/lib/core/db/generated/client";
import { type Day, toDbDay } from "@/lib/core/period";

/** A branch secretary sees the whole hospital's figures and those of the departments their branches stand in today. */
export function scopeFigures(actor: Actor, today: Day): Prisma.SatisfactionFigureWhereInput {
  const { hospitalId } = actor;
  if (actor.hospitalWide.has("satisfaction.read")) return { hospitalId };
  if (!can(actor, "satisfaction.read")) return { hospitalId, id: { in: [] } };
  return { hospitalId, OR: [{ departmentId: null }, { department: scopePairedDepartments(actor, today) }] };
}

/** Departments that the actor's branches stand in on a day. */
function scopePairedDepartments(actor: Actor, today: Day): Prisma.DepartmentWhereInput {
  const { hospitalId } = actor;
  const day = toDbDay(today);
  const paired: Prisma.DepartmentPairingWhereInput = {
    hospitalId,
    branchId: { in: [...actor.branchIds] },
    fromDay: { lte: day },
    OR: [{ toDay: null }, { toDay: { gte: day } }],
  };
  return { hospitalId, pairings: { some: paired } };
}

export function canRecordFigures(actor: Actor): boolean {
  return can(actor, "satisfaction.record");
}
