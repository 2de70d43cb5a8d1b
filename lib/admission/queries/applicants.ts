import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { listStaffOptions, type StaffOption } from "@/lib/staff/queries/staff";

/** Staff in the actor's reach who may hand in an application: not on the books, or their way ended before. */
export async function listApplicantOptions(actor: Actor): Promise<StaffOption[]> {
  const { hospitalId } = actor;
  const [staff, members] = await Promise.all([
    listStaffOptions(actor),
    db.member.findMany({
      where: { hospitalId, OR: [{ leaveKind: null }, { leaveKind: { not: "cancelled" } }] },
      select: { staffId: true },
    }),
  ]);
  const onBooks = new Set(members.map(({ staffId }) => staffId));
  return staff.filter(({ id }) => !onBooks.has(id));
}
