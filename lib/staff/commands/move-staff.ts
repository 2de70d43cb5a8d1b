import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { type Day, toDbDay, today } from "@/lib/core/period";
import { listStaffMoves } from "../queries/posts";
import { getStaff, type StaffDetail } from "../queries/staff";
import type { MoveStaffInput } from "../schema";
import { assertOpenDepartment } from "./save-staff";

/** A move lies between the first working day, the last move, and today. */
function assertDay(onDay: Day, staff: StaffDetail, lastMove: Day | undefined): void {
  if (onDay > today()) throw fieldError("onDay", "staff.invalid.moveInFuture");
  const since = [staff.joinedOn, lastMove]
    .filter((one) => one != null)
    .sort()
    .at(-1);
  if (since && onDay < since) throw fieldError("onDay", "staff.invalid.moveTooEarly", { day: since });
}

/** Moves somebody to another department from a day on; where they were before stays known. */
export async function moveStaff(tx: Tx, actor: Actor, input: MoveStaffInput): Promise<Outcome<{ id: string }>> {
  const { hospitalId } = actor;
  const { id, version, departmentId, onDay } = input;
  const staff = await getStaff(actor, id, tx);
  await assertOpenDepartment(tx, actor, departmentId);
  if (departmentId === staff.departmentId) throw fieldError("departmentId", "staff.invalid.sameDepartment");
  const moves = await listStaffMoves(actor, id, tx);
  assertDay(onDay, staff, moves[0]?.onDay);
  const { count } = await tx.staff.updateMany({
    where: { hospitalId, id, version },
    data: { departmentId, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "staff", id);
  await tx.staffMove.create({
    data: {
      hospitalId,
      staffId: id,
      fromDepartmentId: staff.departmentId,
      intoDepartmentId: departmentId,
      onDay: toDbDay(onDay),
    },
  });
  const audit = {
    action: "staff.move",
    subject: "staff",
    subjectId: id,
    before: { departmentId: staff.departmentId },
    after: { departmentId, onDay },
  };
  return { data: { id }, audit: [audit] };
}
