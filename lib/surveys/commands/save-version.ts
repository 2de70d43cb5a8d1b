import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { getVersion } from "../queries/questionnaires";
import { misplacedDimension, outlinesApart } from "../rules/outline";
import type { SaveVersionInput } from "../schema/questionnaires";

type Saved = { id: string; questionnaireId: string; version: number };

/**
 * Saves what a version asks. Throws CONFLICT when somebody saved it meanwhile, or a round was issued on it, which
 * freezes it; INVALID for a dimension that this population is not asked about.
 */
export async function saveVersion(
  tx: Tx,
  actor: Actor,
  { id, version, document }: SaveVersionInput,
): Promise<Outcome<Saved>> {
  const before = await getVersion(actor, { id }, tx);
  const misplaced = misplacedDimension(document, before.population);
  if (misplaced) throw fieldError(`document.${misplaced}`, "surveys.invalid.dimension");
  const { count } = await tx.questionnaireVersion.updateMany({
    where: { hospitalId: actor.hospitalId, id, version, frozen: false },
    data: { document, version: { increment: 1 } },
  });
  if (count === 0) throw await refusal(tx, actor, id);
  const [old, now] = outlinesApart(before.document, document);
  const { number, questionnaireId } = before;
  const audit = {
    action: "questionnaire.saveVersion",
    subject: "questionnaireVersion",
    subjectId: id,
    before: { versionNumber: number, ...old },
    after: { versionNumber: number, ...now },
  };
  return { data: { id, questionnaireId, version: version + 1 }, audit: [audit] };
}

/** Why nothing was saved although the version was there a moment ago. */
async function refusal(tx: Tx, actor: Actor, id: string): Promise<AppError> {
  const { frozen } = await getVersion(actor, { id }, tx);
  return frozen ? new AppError("CONFLICT", "surveys.error.frozen") : conflictOn(tx, actor, "questionnaireVersion", id);
}
