import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, assertCanForBranch } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { clock, type Day, fromDbDay, toDbDay } from "@/lib/core/period";
import { withoutTurns } from "@/lib/core/validation";
import { createImprovement } from "@/lib/improvements/commands/create-improvement";
import { findResponsible } from "@/lib/plans/queries/responsible";
import { type ConcernRow, getConcern } from "../queries/concerns";
import { getReport } from "../queries/report-detail";
import { followUpChanges } from "../rules/follow-ups";
import type { ConcernSection, CreateImprovementFromInput, CreateTaskInput, FollowUpKind } from "../schema/concerns";
import { noteOpened } from "./review-report";

type About = { reportId: string; section: ConcernSection; quoted: string; seen: number; again: boolean };

type Held = { concern: ConcernRow; opened: AuditDraft[] };

/**
 * The words a follow-up is made from, held until the transaction ends, and read from then on: what is taken up is not
 * taken back by its branch any more. NOT_FOUND where there are none; CONFLICT where
 * the branch has handed in others since the page was read, or where somebody else has just taken these up.
 */
async function holdConcern(tx: Tx, actor: Actor, { reportId, section, quoted, ...seen }: About): Promise<Held> {
  await tx.$queryRaw`SELECT 1 FROM "MonthlyReport" WHERE "hospitalId" = ${actor.hospitalId}::uuid AND id = ${reportId}::uuid FOR UPDATE`;
  const concern = await getConcern(actor, reportId, section, tx);
  assertCanForBranch(actor, "report.review", concern.branchId);
  // What is typed comes without marks of direction; words kept from before they were left out may hold some.
  if (withoutTurns(concern.words).trim() !== quoted) throw new AppError("CONFLICT", "desk.error.wordsChanged");
  const latest = concern.followUps.at(-1);
  if (latest && concern.followUps.length > seen.seen && !seen.again) {
    throw new AppError("CONFLICT", "desk.error.takenUp", {
      fieldErrors: { again: "desk.invalid.again" },
      params: { name: latest.createdByName, title: latest.title },
    });
  }
  return { concern, opened: await noteOpened(tx, actor, await getReport(actor, reportId, tx)) };
}

/** A branch that is still there; until the transaction ends it is not dissolved. */
export async function assertOwner(tx: Tx, { hospitalId }: Actor, branchId: string): Promise<void> {
  const [row] = await tx.$queryRaw<{ ending: Date | null }[]>`SELECT "dissolvedOn" AS ending FROM "Branch"
    WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${branchId}::uuid FOR SHARE`;
  if (!row) throw fieldError("ownerBranchId", "core.invalid.choose");
  if (row.ending) throw fieldError("ownerBranchId", "desk.invalid.ownerDissolved", { day: fromDbDay(row.ending) });
}

/** Who answers for a task: whoever is named, or else the owner branch's present secretary. */
export async function nameResponsible(tx: Tx, actor: Actor, branchId: string | null, named: string | undefined) {
  if (named || branchId === null) return named ?? "";
  return (await findResponsible(actor, branchId, tx)) ?? "";
}

type Made = {
  kind: FollowUpKind;
  title: string;
  ownerBranchId: string | null;
  responsible: string;
  dueOn: Day;
  improvementId?: string;
};

async function keepFollowUp(tx: Tx, actor: Actor, concern: ConcernRow, made: Made): Promise<[string, AuditDraft]> {
  const { hospitalId, name: createdByName } = actor;
  const { reportId, section, words: quoted, branchId } = concern;
  const { id } = await tx.followUp.create({
    data: {
      ...made,
      dueOn: toDbDay(made.dueOn),
      hospitalId,
      reportId,
      section,
      quoted,
      createdAt: clock.now(),
      createdByName,
    },
    select: { id: true },
  });
  const { kind, title, ownerBranchId, responsible, dueOn } = made;
  const after = followUpChanges({ kind, section, title, ownerBranchId, responsible, dueOn });
  return [id, { action: "followUp.create", subject: "followUp", subjectId: id, branchId, after }];
}

export type TakenUp = { id: string; reportId: string; section: ConcernSection };

/** Makes a task with an owner and a date out of a branch's words. INVALID for a dissolved owner. */
export async function createTask(tx: Tx, actor: Actor, input: CreateTaskInput): Promise<Outcome<TakenUp>> {
  const { concern, opened } = await holdConcern(tx, actor, input);
  const ownerBranchId = input.ownerBranchId ?? null;
  if (ownerBranchId) await assertOwner(tx, actor, ownerBranchId);
  const responsible = await nameResponsible(tx, actor, ownerBranchId, input.responsible);
  const { title, reportId, section } = input;
  const made = { kind: "task" as const, title, ownerBranchId, responsible, dueOn: input.dueOn };
  const [id, entry] = await keepFollowUp(tx, actor, concern, made);
  return { data: { id, reportId, section }, audit: [...opened, entry] };
}

/** Makes an improvement action out of a branch's words, in the same transaction; its state is read from it alone. */
export async function createImprovementFrom(
  tx: Tx,
  actor: Actor,
  input: CreateImprovementFromInput,
): Promise<Outcome<TakenUp>> {
  if (!actor.permissions.has("improvement.manage")) throw new AppError("FORBIDDEN", "core.error.forbidden");
  const { concern, opened } = await holdConcern(tx, actor, input);
  const { data, audit } = await createImprovement(tx, actor, input);
  const { branchId: ownerBranchId } = await tx.improvement.findUniqueOrThrow({
    where: { hospitalId_id: { hospitalId: actor.hospitalId, id: data.id } },
    select: { branchId: true },
  });
  const { title, dueOn, reportId, section } = input;
  const made = { kind: "improvement" as const, improvementId: data.id, title, ownerBranchId, responsible: "", dueOn };
  const [id, entry] = await keepFollowUp(tx, actor, concern, made);
  return { data: { id, reportId, section }, audit: [...opened, ...audit, entry] };
}
