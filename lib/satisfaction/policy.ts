import { type Actor, can } from "@/lib/core/actor";
import type { Prisma } from "@/lib/core/db/generated/client";
import { type Day, type Month, monthOf, toDbDay } from "@/lib/core/period";

/**
 * A branch secretary sees the whole hospital's figures and those of the departments their branches stood in on some
 * day from `first` to `last`.
 */
export function scopeFigures(actor: Actor, first: Day, last: Day = first): Prisma.SatisfactionFigureWhereInput {
  const { hospitalId } = actor;
  if (actor.hospitalWide.has("satisfaction.read")) return { hospitalId };
  if (!can(actor, "satisfaction.read")) return { hospitalId, id: { in: [] } };
  return { hospitalId, OR: [{ departmentId: null }, { department: scopePairedDepartments(actor, first, last) }] };
}

function scopePairedDepartments(actor: Actor, first: Day, last: Day): Prisma.DepartmentWhereInput {
  const { hospitalId } = actor;
  const paired: Prisma.DepartmentPairingWhereInput = {
    hospitalId,
    branchId: { in: [...actor.branchIds] },
    fromDay: { lte: toDbDay(last) },
    OR: [{ toDay: null }, { toDay: { gte: toDbDay(first) } }],
  };
  return { hospitalId, pairings: { some: paired } };
}

type Span = { departmentId: string; fromDay: Day; toDay: Day | null };

/**
 * Figures of all months: a branch secretary sees the whole hospital's, and a department's of those months in which a
 * branch of theirs stood in it. A department that went over to another, or was closed, keeps its months.
 */
export function scopeFiguresByMonth(actor: Actor, spans: readonly Span[]): Prisma.SatisfactionFigureWhereInput {
  const { hospitalId } = actor;
  if (actor.hospitalWide.has("satisfaction.read")) return { hospitalId };
  if (!can(actor, "satisfaction.read")) return { hospitalId, id: { in: [] } };
  const own = spans.map(({ departmentId, fromDay, toDay }) => ({
    departmentId,
    month: { gte: monthOf(fromDay), ...(toDay ? { lte: monthOf(toDay) } : {}) },
  }));
  return { hospitalId, OR: [{ departmentId: null }, ...own] };
}

/**
 * The same of the hospital's own counts: whether the actor may see a department's of a month. Those of the whole
 * hospital are seen by everybody who may read figures.
 */
export function departmentsInReach(
  actor: Actor,
  spans: readonly Span[],
): (departmentId: string, month: Month) => boolean {
  if (actor.hospitalWide.has("satisfaction.read")) return () => true;
  if (!can(actor, "satisfaction.read")) return () => false;
  return (departmentId, month) => spans.some((span) => span.departmentId === departmentId && standsIn(span, month));
}

/** Whether a pairing holds on some day of a month: in the month of a change both branches stand in the department. */
export function standsIn({ fromDay, toDay }: Pick<Span, "fromDay" | "toDay">, month: Month): boolean {
  return monthOf(fromDay) <= month && (toDay === null || monthOf(toDay) >= month);
}

export function canRecordFigures(actor: Actor): boolean {
  return can(actor, "satisfaction.record");
}
