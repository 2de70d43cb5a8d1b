import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { addDays, type Day, fromDbDay, toDbDay } from "@/lib/core/period";
import { findBranchTerm } from "../queries/posts";
import { BRANCH_POSTS, type CorrectTermInput, type TakeBackElectionInput } from "../schema";
import { assertBranch } from "./elect-committee";

type Term = { id: string; electedOn: Day; dueOn: Day };

/**
 * The term that runs, as the actor saw it. Throws NOT_FOUND for a branch out of reach and CONFLICT when another term
 * runs by now, or none.
 */
async function getRunningTerm(
  tx: Tx,
  actor: Actor,
  { branchId, termId, version }: TakeBackElectionInput,
): Promise<Term> {
  await assertBranch(tx, actor, branchId);
  const term = await findBranchTerm(actor, branchId, tx);
  if (term?.id !== termId || term.version !== version) throw await conflictOn(tx, actor, "branch", branchId);
  return term;
}

/** Sets another end of the term that runs, such as one that the Party committee has put off or brought forward. */
export async function correctTerm(
  tx: Tx,
  actor: Actor,
  input: CorrectTermInput,
): Promise<Outcome<{ branchId: string }>> {
  const { branchId, version, dueOn } = input;
  const { id, electedOn, dueOn: before } = await getRunningTerm(tx, actor, input);
  if (dueOn <= electedOn) throw fieldError("dueOn", "staff.invalid.dueBeforeElection");
  const { count } = await tx.branchTerm.updateMany({
    where: { hospitalId: actor.hospitalId, id, version },
    data: { dueOn: toDbDay(dueOn), version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "branch", branchId);
  const base = { action: "committee.correctTerm", subject: "branch", subjectId: branchId, branchId };
  return {
    data: { branchId },
    audit: [{ ...base, before: { electedOn, dueOn: before }, after: { electedOn, dueOn } }],
  };
}

/**
 * Takes back an election that was entered by mistake: its term and posts go, and what it had ended the day before
 * runs on. Throws INVALID once posts of the committee began later, for they stand on it.
 */
export async function takeBackElection(
  tx: Tx,
  actor: Actor,
  input: TakeBackElectionInput,
): Promise<Outcome<{ branchId: string }>> {
  const { branchId, version } = input;
  const { hospitalId } = actor;
  const { id, electedOn, dueOn } = await getRunningTerm(tx, actor, input);
  const seats = { hospitalId, branchId, partyPost: { in: [...BRANCH_POSTS] } };
  const later = { ...seats, fromDay: { gt: toDbDay(electedOn) } };
  if (await tx.appointment.findFirst({ where: later, select: { id: true } })) {
    throw new AppError("INVALID", "staff.error.electionStands");
  }
  const { count } = await tx.branchTerm.deleteMany({ where: { hospitalId, id, version } });
  if (count === 0) throw await conflictOn(tx, actor, "branch", branchId);
  const elected = { ...seats, fromDay: toDbDay(electedOn) };
  const gone = await tx.appointment.findMany({ where: elected, select: { staffId: true, partyPost: true } });
  await tx.appointment.deleteMany({ where: elected });
  await reopen(tx, actor, branchId, electedOn);
  const base = { action: "committee.takeBack", subject: "branch", subjectId: branchId, branchId };
  return { data: { branchId }, audit: [{ ...base, before: { electedOn, dueOn, committee: gone } }] };
}

/** The term and posts that ended the day before run on, but for people who left: until the day before that. */
async function reopen(tx: Tx, { hospitalId }: Actor, branchId: string, electedOn: Day): Promise<void> {
  const until = toDbDay(addDays(electedOn, -1));
  const data = { version: { increment: 1 } };
  await tx.branchTerm.updateMany({
    where: { hospitalId, branchId, endedOn: until },
    data: { ...data, endedOn: null },
  });
  const ended = { hospitalId, branchId, partyPost: { in: [...BRANCH_POSTS] }, toDay: until };
  await tx.appointment.updateMany({ where: { ...ended, staff: { leftOn: null } }, data: { ...data, toDay: null } });
  const leaving = await tx.appointment.findMany({
    where: { ...ended, staff: { leftOn: { gt: toDbDay(electedOn) } } },
    select: { id: true, staff: { select: { leftOn: true } } },
  });
  for (const { id, staff } of leaving) {
    const toDay = staff.leftOn && toDbDay(addDays(fromDbDay(staff.leftOn), -1));
    await tx.appointment.updateMany({ where: { hospitalId, id }, data: { ...data, toDay } });
  }
}
