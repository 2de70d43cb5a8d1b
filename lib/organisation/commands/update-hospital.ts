import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import { getHospital } from "../queries/hospital";
import type { UpdateHospitalInput } from "../schema";
import { addRules } from "./add-rules";

type Fields = Omit<UpdateHospitalInput, "version">;

/** What is left out becomes null, so that an emptied field is emptied. */
function columns({ name, ownership, reportDueWorkday, weeklyNudges, ...input }: Fields) {
  return {
    name,
    ownership,
    grade: input.grade ?? null,
    openedOn: input.openedOn ?? null,
    beds: input.beds ?? null,
    largeDevices: input.largeDevices ?? null,
    staffCount: input.staffCount ?? null,
    outpatientTarget: input.outpatientTarget ?? null,
    inpatientTarget: input.inpatientTarget ?? null,
    staffTarget: input.staffTarget ?? null,
    reportDueWorkday,
    letterhead: input.letterhead ?? null,
    documentPrefix: input.documentPrefix ?? null,
    weeklyNudges,
  };
}

/**
 * Changes the hospital's profile, satisfaction targets (0–100; left empty: none), the working day on which reports are due
 * and what stands on its documents.
 * A hospital that passes from public to private hands, or back, gets the rules of its new ownership; those of the old
 * one stay stored and hold no more. CONFLICT when somebody else changed it since the form was opened.
 */
export async function updateHospital(
  tx: Tx,
  actor: Actor,
  { version, ...input }: UpdateHospitalInput,
): Promise<Outcome<{ version: number }>> {
  const { hospitalId } = actor;
  const { code: _, version: __, robotKind: ___, ...before } = await getHospital(actor, tx);
  const after = columns(input);
  const { count } = await tx.hospital.updateMany({
    where: { id: hospitalId, version },
    data: { ...after, openedOn: after.openedOn && toDbDay(after.openedOn), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "hospital", hospitalId);
  const rules = before.ownership === after.ownership ? 0 : await addRules(tx, hospitalId, after.ownership);
  const audit = [
    {
      action: "hospital.update",
      subject: "hospital",
      subjectId: hospitalId,
      before,
      after: rules > 0 ? { ...after, rules } : after,
    },
  ];
  return { data: { version: version + 1 }, audit };
}
