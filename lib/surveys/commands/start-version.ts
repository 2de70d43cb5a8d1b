import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { getQuestionnaire, getVersion } from "../queries/questionnaires";
import type { RemoveVersionInput, StartVersionInput } from "../schema/questionnaires";

type Stored = { id: string; questionnaireId: string };

/** Two people who begin or remove a version of one questionnaire take turns. */
async function lock(tx: Tx, { hospitalId }: Actor, id: string): Promise<void> {
  await tx.$queryRaw`
    SELECT 1 FROM "Questionnaire" WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${id}::uuid FOR UPDATE`;
}

/**
 * Begins the next version as a copy of the newest, which rounds were issued on. Throws CONFLICT while there is a
 * version that may still be changed: there is one at a time.
 */
export async function startNextVersion(
  tx: Tx,
  actor: Actor,
  { id: questionnaireId }: StartVersionInput,
): Promise<Outcome<Stored>> {
  await lock(tx, actor, questionnaireId);
  const { versions } = await getQuestionnaire(actor, questionnaireId, tx);
  if (versions.some(({ frozen }) => !frozen)) throw new AppError("CONFLICT", "surveys.error.draftExists");
  const newest = versions[0] ? await getVersion(actor, { id: versions[0].id }, tx) : null;
  if (!newest) throw new AppError("NOT_FOUND", "core.error.notFound");
  const number = newest.number + 1;
  const { id } = await tx.questionnaireVersion.create({
    data: { hospitalId: actor.hospitalId, questionnaireId, number, document: newest.document },
    select: { id: true },
  });
  const after = { questionnaireId, versionNumber: number };
  const audit = { action: "questionnaire.startVersion", subject: "questionnaireVersion", subjectId: id, after };
  return { data: { id, questionnaireId }, audit: [audit] };
}

/**
 * Removes a version that no round was issued on. Throws CONFLICT when one was, when a draft of a round stands on it,
 * when somebody changed it meanwhile, or when it is the only one.
 */
export async function removeDraftVersion(
  tx: Tx,
  actor: Actor,
  { id, version }: RemoveVersionInput,
): Promise<Outcome<Stored>> {
  const { hospitalId } = actor;
  const { questionnaireId, number, frozen } = await getVersion(actor, { id }, tx);
  await lock(tx, actor, questionnaireId);
  const { versions } = await getQuestionnaire(actor, questionnaireId, tx);
  if (frozen) throw new AppError("CONFLICT", "surveys.error.frozenStays");
  if (versions.length === 1) throw new AppError("CONFLICT", "surveys.error.onlyVersion");
  const drafts = await tx.surveyRound.count({ where: { hospitalId, questionnaireVersionId: id } });
  if (drafts > 0) throw new AppError("CONFLICT", "surveys.error.versionInUse");
  const { count } = await tx.questionnaireVersion.deleteMany({ where: { hospitalId, id, version, frozen: false } });
  if (count === 0) throw await conflictOn(tx, actor, "questionnaireVersion", id);
  const before = { questionnaireId, versionNumber: number };
  const audit = { action: "questionnaire.removeVersion", subject: "questionnaireVersion", subjectId: id, before };
  return { data: { id, questionnaireId }, audit: [audit] };
}
