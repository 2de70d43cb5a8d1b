import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { getHospital } from "../queries/hospital";
import type { UpdateHospitalInput } from "../schema";

/**
 * Changes the hospital's profile, satisfaction targets (0–100; left empty: none) and the day on which reports are due.
 * CONFLICT when somebody else changed it since the form was opened.
 */
export async function updateHospital(
  tx: Tx,
  actor: Actor,
  { version, ...input }: UpdateHospitalInput,
): Promise<Outcome<{ version: number }>> {
  const { hospitalId } = actor;
  const { name, grade, beds, outpatientTarget, inpatientTarget, staffTarget, reportDueDay } = await getHospital(
    actor,
    tx,
  );
  const before = { name, grade, beds, outpatientTarget, inpatientTarget, staffTarget, reportDueDay };
  const after = {
    name: input.name,
    grade: input.grade ?? null,
    beds: input.beds ?? null,
    outpatientTarget: input.outpatientTarget ?? null,
    inpatientTarget: input.inpatientTarget ?? null,
    staffTarget: input.staffTarget ?? null,
    reportDueDay: input.reportDueDay,
  };
  const { count } = await tx.hospital.updateMany({
    where: { id: hospitalId, version },
    data: { ...after, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "hospital", hospitalId);
  const audit = [{ action: "hospital.update", subject: "hospital", subjectId: hospitalId, before, after }];
  return { data: { version: version + 1 }, audit };
}
