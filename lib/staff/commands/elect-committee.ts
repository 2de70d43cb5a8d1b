import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { addDays, addMonthsTo, type Day, toDbDay, today } from "@/lib/core/period";
import { scopeBranches } from "@/lib/organisation/policy";
import { getRule } from "@/lib/organisation/queries/hospital";
import { findBranchTerm } from "../queries/posts";
import { listElectable } from "../queries/terms";
import { seatsProblem } from "../rules/committee";
import { BRANCH_POSTS, type ElectCommitteeInput } from "../schema";
import { takeTurns } from "./save-post";

type Seat = { staffId: string; post: ElectCommitteeInput["seats"][number]["post"]; title: string };

/** The rows that name somebody, with their place in the form for its messages. */
function filled(input: ElectCommitteeInput): (Seat & { row: number })[] {
  return input.seats.flatMap(({ staffId, post, title }, row) =>
    staffId ? [{ staffId, post, title: title ?? "", row }] : [],
  );
}

/** Throws NOT_FOUND for a branch that is dissolved or out of the actor's reach. */
export async function assertBranch(tx: Tx, actor: Actor, branchId: string): Promise<void> {
  const where = { AND: [scopeBranches(actor), { id: branchId, dissolvedOn: null }] };
  if (!(await tx.branch.findFirst({ where, select: { id: true } }))) {
    throw new AppError("NOT_FOUND", "core.error.notFound");
  }
}

/** Only full members of the branch can be elected; a probationary member has no right to be (art. 3 of the charter). */
async function assertElectable(tx: Tx, actor: Actor, input: ElectCommitteeInput): Promise<void> {
  const known = new Set((await listElectable(actor, input.branchId, input.electedOn, tx)).map((one) => one.staffId));
  const stranger = filled(input).find(({ staffId }) => !known.has(staffId));
  if (stranger) throw fieldError(`seats.${stranger.row}.staffId`, "staff.invalid.notElectable");
}

/**
 * Records an election: a new term with its committee. The term before it and its posts end on the day before. Throws
 * INVALID for an election in the future or before the last one, and for somebody who could not be elected.
 */
export async function electCommittee(
  tx: Tx,
  actor: Actor,
  input: ElectCommitteeInput,
): Promise<Outcome<{ id: string; branchId: string }>> {
  const { hospitalId } = actor;
  const { branchId, electedOn } = input;
  await takeTurns(tx, hospitalId);
  await assertBranch(tx, actor, branchId);
  if (electedOn > today()) throw fieldError("electedOn", "staff.invalid.inFuture");
  const problem = seatsProblem(input.seats);
  if (problem) throw fieldError(problem.field, problem.key);
  await assertElectable(tx, actor, input);
  const last = await findBranchTerm(actor, branchId, tx);
  if (last && electedOn <= last.electedOn) {
    throw fieldError("electedOn", "staff.invalid.beforeLastElection", { day: last.electedOn });
  }
  const dueOn = input.dueOn ?? addMonthsTo(electedOn, (await getRule(actor, "branch.termYears", tx)).value * 12);
  await endTerm(tx, actor, branchId, electedOn);
  const { id } = await tx.branchTerm.create({
    data: { hospitalId, branchId, electedOn: toDbDay(electedOn), dueOn: toDbDay(dueOn) },
    select: { id: true },
  });
  const seats = filled(input).map(({ row: _, ...one }) => one);
  await tx.appointment.createMany({
    data: seats.map(({ staffId, post, title }) => ({
      hospitalId,
      staffId,
      kind: "party" as const,
      partyPost: post,
      title,
      branchId,
      fromDay: toDbDay(electedOn),
    })),
  });
  const after = { electedOn, dueOn, committee: seats };
  const before = last && { electedOn: last.electedOn, dueOn: last.dueOn };
  const audit = { action: "committee.elect", subject: "branch", subjectId: branchId, branchId, before, after };
  return { data: { id, branchId }, audit: [audit] };
}

/** Ends the term that runs and its posts the day before the election. */
async function endTerm(tx: Tx, { hospitalId }: Actor, branchId: string, electedOn: Day): Promise<void> {
  const date = toDbDay(electedOn);
  const until = toDbDay(addDays(electedOn, -1));
  const seats = { hospitalId, branchId, partyPost: { in: [...BRANCH_POSTS] } };
  if (await tx.appointment.findFirst({ where: { ...seats, fromDay: { gte: date } }, select: { id: true } })) {
    throw fieldError("electedOn", "staff.invalid.laterPosts");
  }
  await tx.branchTerm.updateMany({
    where: { hospitalId, branchId, endedOn: null },
    data: { endedOn: until, version: { increment: 1 } },
  });
  await tx.appointment.updateMany({
    where: { ...seats, OR: [{ toDay: null }, { toDay: { gte: date } }] },
    data: { toDay: until, version: { increment: 1 } },
  });
}
