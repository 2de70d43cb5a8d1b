import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { getQuestionnaire, type QuestionnaireDetail } from "../queries/questionnaires";
import type { ArchiveQuestionnaireInput, UpdateQuestionnaireInput } from "../schema/questionnaires";

type Stored = { id: string };
type Columns = Partial<Pick<QuestionnaireDetail, "title" | "formula" | "archived">>;

async function change(tx: Tx, actor: Actor, { id, version }: { id: string; version: number }, data: Columns) {
  const { count } = await tx.questionnaire.updateMany({
    where: { hospitalId: actor.hospitalId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "questionnaire", id);
}

/**
 * Renames a questionnaire. Its formula changes only until the first round is issued: figures of different formulas are
 * never compared. Throws INVALID for a later change, CONFLICT when somebody was faster or the title is taken.
 */
export async function updateQuestionnaire(
  tx: Tx,
  actor: Actor,
  { id, version, title, formula }: UpdateQuestionnaireInput,
): Promise<Outcome<Stored>> {
  const before = await getQuestionnaire(actor, id, tx);
  if (formula !== before.formula && before.versions.some(({ frozen }) => frozen)) {
    throw fieldError("formula", "surveys.invalid.formulaFixed");
  }
  await change(tx, actor, { id, version }, { title, formula });
  const audit = {
    action: "questionnaire.update",
    subject: "questionnaire",
    subjectId: id,
    before: { title: before.title, formula: before.formula },
    after: { title, formula },
  };
  return { data: { id }, audit: [audit] };
}

/** Takes a questionnaire out of the choice for new rounds; rounds on it go on. Throws CONFLICT when it is out already. */
export async function archiveQuestionnaire(
  tx: Tx,
  actor: Actor,
  input: ArchiveQuestionnaireInput,
): Promise<Outcome<Stored>> {
  return setArchived(tx, actor, { ...input, archived: true });
}

export async function restoreQuestionnaire(
  tx: Tx,
  actor: Actor,
  input: ArchiveQuestionnaireInput,
): Promise<Outcome<Stored>> {
  return setArchived(tx, actor, { ...input, archived: false });
}

async function setArchived(
  tx: Tx,
  actor: Actor,
  { id, version, archived }: ArchiveQuestionnaireInput & { archived: boolean },
): Promise<Outcome<Stored>> {
  const before = await getQuestionnaire(actor, id, tx);
  if (before.archived === archived) throw await conflictOn(tx, actor, "questionnaire", id);
  await change(tx, actor, { id, version }, { archived });
  const action = archived ? "questionnaire.archive" : "questionnaire.restore";
  const states = { before: { archived: before.archived }, after: { archived } };
  return { data: { id }, audit: [{ action, subject: "questionnaire", subjectId: id, ...states }] };
}
