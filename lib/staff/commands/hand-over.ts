import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { addDays, type Day, fromDbDay, toDbDay } from "@/lib/core/period";
import { uncovered } from "@/lib/organisation/rules/spans";

/** A department whose people and posts go over to others, and where somebody of it goes; null: nowhere. */
export type HandOver = { fromId: string; onDay: Day; closes: boolean; targetOf: (staffId: string) => string | null };

export type Leaving = {
  id: string;
  name: string;
  parentId: string | null;
  headcount: number | null;
  beds: number | null;
};

type Locking = { ids: string[]; field: string; onDay: Day; intoId?: string | undefined };

/**
 * The departments, open and locked until the end of the transaction with the one they go into. Throws INVALID at `field`
 * or `intoId` when one is not there or is closed, and at the day when it is not after everything recorded of those that
 * go: history is added to, not rewritten.
 */
export async function lockDepartments(
  tx: Tx,
  { hospitalId }: Actor,
  { ids, field, onDay, intoId }: Locking,
): Promise<Leaving[]> {
  const rows = await tx.$queryRaw<Leaving[]>`
    SELECT id::text, name, "parentId"::text, headcount, beds FROM "Department"
    WHERE "hospitalId" = ${hospitalId}::uuid AND id = ANY(${intoId ? [...ids, intoId] : ids}::text[]::uuid[])
      AND "closedOn" IS NULL
    ORDER BY id FOR UPDATE`;
  const leaving = rows.filter(({ id }) => id !== intoId);
  if (leaving.length !== new Set(ids).size) throw fieldError(field, "staff.invalid.departmentClosed");
  if (intoId && leaving.length === rows.length) throw fieldError("intoId", "staff.invalid.departmentClosed");
  const last = await lastRecorded(tx, hospitalId, ids);
  if (last && onDay <= last) throw fieldError("onDay", "staff.invalid.reorganisedBefore", { day: last });
  return leaving;
}

async function lastRecorded(tx: Tx, hospitalId: string, ids: string[]): Promise<Day | null> {
  const [row] = await tx.$queryRaw<{ day: Date | null }[]>`
    SELECT max(day) AS day FROM (
      SELECT "openedOn" AS day FROM "Department"
        WHERE "hospitalId" = ${hospitalId}::uuid AND id = ANY(${ids}::text[]::uuid[])
      UNION ALL SELECT "fromDay" FROM "DepartmentPairing"
        WHERE "hospitalId" = ${hospitalId}::uuid AND "departmentId" = ANY(${ids}::text[]::uuid[])
      UNION ALL SELECT "fromDay" FROM "Appointment"
        WHERE "hospitalId" = ${hospitalId}::uuid AND "departmentId" = ANY(${ids}::text[]::uuid[])
      UNION ALL SELECT "onDay" FROM "StaffMove"
        WHERE "hospitalId" = ${hospitalId}::uuid
          AND ("fromDepartmentId" = ANY(${ids}::text[]::uuid[]) OR "intoDepartmentId" = ANY(${ids}::text[]::uuid[]))
    ) AS recorded`;
  return row?.day ? fromDbDay(row.day) : null;
}

/** Moves the people who still work there; those who have left stay where they were. The number moved. */
export async function handOverStaff(tx: Tx, { hospitalId }: Actor, hand: HandOver): Promise<number> {
  const { fromId, onDay, targetOf } = hand;
  const staff = await tx.staff.findMany({
    where: { hospitalId, departmentId: fromId, OR: [{ leftOn: null }, { leftOn: { gt: toDbDay(onDay) } }] },
    select: { id: true, joinedOn: true },
  });
  const going = Map.groupBy(staff, ({ id }) => targetOf(id));
  going.delete(null);
  for (const [departmentId, people] of going) {
    if (departmentId === null) continue;
    const ids = people.map(({ id }) => id);
    const where = { hospitalId, id: { in: ids } };
    await tx.staff.updateMany({ where, data: { departmentId, version: { increment: 1 } } });
    // Who came after the day never worked in the old department.
    const worked = people.filter(({ joinedOn }) => !joinedOn || fromDbDay(joinedOn) < onDay);
    await tx.staffMove.createMany({
      data: worked.map(({ id: staffId }) => ({
        hospitalId,
        staffId,
        fromDepartmentId: fromId,
        intoDepartmentId: departmentId,
        onDay: toDbDay(onDay),
      })),
    });
  }
  return [...going.values()].reduce((sum, people) => sum + people.length, 0);
}

/**
 * Ends the posts of those who go, or all when the department closes, and continues them where the person goes. The post
 * of a head belongs to the old department alone and ends with it. The number of heads whose post ended.
 */
export async function handOverPosts(tx: Tx, { hospitalId }: Actor, hand: HandOver): Promise<number> {
  const { fromId, onDay, closes, targetOf } = hand;
  const rows = await tx.appointment.findMany({
    where: { hospitalId, departmentId: fromId, OR: [{ toDay: null }, { toDay: { gte: toDbDay(onDay) } }] },
    omit: { version: true },
  });
  const going = rows.flatMap((post) => {
    const departmentId = targetOf(post.staffId);
    return departmentId || closes ? [{ post, departmentId }] : [];
  });
  const ids = going.map(({ post }) => post.id);
  await tx.appointment.updateMany({
    where: { hospitalId, id: { in: ids } },
    data: { toDay: toDbDay(addDays(onDay, -1)), version: { increment: 1 } },
  });
  await tx.appointment.createMany({
    data: going
      .filter(({ post, departmentId }) => departmentId && !post.head)
      .map(({ post: { id: _, ...post }, departmentId }) => ({ ...post, departmentId, fromDay: toDbDay(onDay) })),
  });
  return going.filter(({ post }) => post.head).length;
}

type PairingHandOver = { fromId: string; onDay: Day; ends: boolean; intoIds: string[] };

/**
 * The branches that stand in the department on the day stand in its successors from that day on, so that their figures
 * go on without a gap or a day counted twice. The branches concerned.
 */
export async function handOverPairings(tx: Tx, { hospitalId }: Actor, hand: PairingHandOver): Promise<string[]> {
  const { fromId, onDay, ends, intoIds } = hand;
  const lasting = { OR: [{ toDay: null }, { toDay: { gte: toDbDay(onDay) } }] };
  const pairings = await tx.departmentPairing.findMany({
    where: { hospitalId, departmentId: fromId, ...lasting },
    select: { id: true, branchId: true, toDay: true },
  });
  const branchIds = [...new Set(pairings.map(({ branchId }) => branchId))].sort();
  await tx.$queryRaw`SELECT 1 FROM "Branch" WHERE "hospitalId" = ${hospitalId}::uuid
    AND id = ANY(${branchIds}::text[]::uuid[]) ORDER BY id FOR UPDATE`;
  for (const { id, branchId, toDay } of pairings) {
    if (ends) {
      const where = { hospitalId_id: { hospitalId, id } };
      const data = { toDay: toDbDay(addDays(onDay, -1)), version: { increment: 1 } };
      await tx.departmentPairing.update({ where, data });
    }
    for (const departmentId of intoIds) {
      await pairOn(tx, hospitalId, { branchId, departmentId }, { fromDay: onDay, toDay: toDay && fromDbDay(toDay) });
    }
  }
  return branchIds;
}

/** Pairs on those days of the span on which the two are not paired yet. */
export async function pairOn(
  tx: Tx,
  hospitalId: string,
  pair: { branchId: string; departmentId: string },
  span: { fromDay: Day; toDay: Day | null },
): Promise<void> {
  const present = await tx.departmentPairing.findMany({
    where: { hospitalId, ...pair },
    select: { fromDay: true, toDay: true },
  });
  const taken = present.map(({ fromDay, toDay }) => ({
    fromDay: fromDbDay(fromDay),
    toDay: toDay && fromDbDay(toDay),
  }));
  await tx.departmentPairing.createMany({
    data: uncovered(span, taken).map(({ fromDay, toDay }) => ({
      hospitalId,
      ...pair,
      fromDay: toDbDay(fromDay),
      toDay: toDay && toDbDay(toDay),
    })),
  });
}

type Closing = { fromId: string; onDay: Day; childrenTo: string | null };

/** Closes the department from the day on; what stood below it stands below another. */
export async function closeFrom(tx: Tx, { hospitalId }: Actor, { fromId, onDay, childrenTo }: Closing): Promise<void> {
  await tx.department.updateMany({
    where: { hospitalId, parentId: fromId, closedOn: null, ...(childrenTo ? { id: { not: childrenTo } } : {}) },
    data: { parentId: childrenTo, version: { increment: 1 } },
  });
  await tx.department.update({
    where: { hospitalId_id: { hospitalId, id: fromId } },
    data: { closedOn: toDbDay(onDay), version: { increment: 1 } },
  });
}
