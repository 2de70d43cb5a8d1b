import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { fromDbDay, today } from "@/lib/core/period";
import type { CreateMemberInput } from "../schema";
import { addMember } from "./add-member";
import { checkAgeAtStart } from "./check-age";
import { checkStageDays } from "./update-member";

/** Nobody was in a branch before it was founded. Throws INVALID. */
async function checkFounded(tx: Tx, { hospitalId }: Actor, { branchId, since }: CreateMemberInput): Promise<void> {
  const branch = await tx.branch.findUnique({
    where: { hospitalId_id: { hospitalId, id: branchId } },
    select: { foundedOn: true },
  });
  const day = branch?.foundedOn && fromDbDay(branch.foundedOn);
  if (day && since < day) throw fieldError("since", "members.invalid.beforeFounded", { day });
}

/** Takes a member, or somebody on the way, onto the books at the stage they have reached, with the days known. */
export async function createMember(
  tx: Tx,
  actor: Actor,
  input: CreateMemberInput,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { branchId, arrival, since, note, stage } = input;
  if (since > today()) throw fieldError("since", "members.invalid.future");
  await checkFounded(tx, actor, input);
  await checkStageDays(tx, actor, stage, input);
  await checkAgeAtStart(tx, actor, { staffId: input.staffId, days: input });
  const event = { kind: arrival, onDay: since, note, details: { branchId, stage } };
  const id = await addMember(tx, actor, { ...input, event });
  const audit = { action: "member.create", subject: "member", subjectId: id, branchId, after: input };
  return { data: { id, branchId }, audit: [audit] };
}
