import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clock, toDbDay, today } from "@/lib/core/period";
import { firstDayFrom } from "../rules/round-state";
import { documentSchema, type OneRoundInput } from "../schema";
import { auditOf, changeRound, getRoundIn, type RoundData } from "./change-round";
import { assertDepartments, assertVersion } from "./check-round";
import { addChannels, addLink } from "./make-channels";

/**
 * Issues a draft: from now on its questionnaire never changes, and it has its public addresses. A first day that has
 * passed becomes today. Throws CONFLICT when it was issued before, when its last day has passed or when its
 * questionnaire asks nothing; INVALID for a department that will not be open.
 */
export async function issueRound(tx: Tx, actor: Actor, input: OneRoundInput): Promise<Outcome<RoundData>> {
  const { id } = input;
  const twice = "surveys.error.alreadyIssued";
  const round = await getRoundIn(tx, actor, id, { waiting: twice, open: twice, closed: twice });
  if (round.closesOn < today()) throw new AppError("CONFLICT", "surveys.error.overBeforeIssue");
  if (round.departments.length === 0) throw new AppError("CONFLICT", "surveys.error.noDepartments");
  const opensOn = firstDayFrom(round, today());
  const departmentIds = round.departments.map((one) => one.id);
  await assertVersion(tx, actor, round.questionnaire.versionId);
  await assertDepartments(tx, actor, departmentIds, { opensOn, closesOn: round.closesOn });
  const data = { issuedAt: clock.now(), opensOn: toDbDay(opensOn) };
  await changeRound(tx, actor, input, { where: { issuedAt: null }, data });
  await freeze(tx, actor, round.questionnaire.versionId);
  await addLink(tx, actor, id);
  await addChannels(tx, actor, id, departmentIds);
  const before = { issued: false, opensOn: round.opensOn };
  const after = { issued: true, opensOn, departments: departmentIds.length };
  return { data: { id }, audit: [auditOf("issue", id, { before, after })] };
}

/** Nobody changes the version from here on; what it asks is looked at once it is held. */
async function freeze(tx: Tx, { hospitalId }: Actor, versionId: string): Promise<void> {
  const where = { hospitalId, id: versionId };
  await tx.questionnaireVersion.updateMany({ where: { ...where, frozen: false }, data: { frozen: true } });
  const { document } = await tx.questionnaireVersion.findFirstOrThrow({ where, select: { document: true } });
  if (!documentSchema.safeParse(document).success) throw new AppError("CONFLICT", "surveys.error.notAnswerable");
}
