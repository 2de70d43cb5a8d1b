import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import { canCollectDues } from "../policy";
import { listStandings, type Standing } from "../queries/standings";
import { grouped } from "../rules";
import { type DuesItem, type RecordPaymentsInput, WAGE_STATUSES } from "../schema";

type Recorded = { count: number; memberIds: string[] };

/**
 * Records that what is due was paid, for many members and months at once. All or nothing: throws CONFLICT naming those
 * for whom somebody recorded a payment already, INVALID naming those for whom no sum is due.
 */
export async function recordPayments(
  tx: Tx,
  actor: Actor,
  { items, paidOn }: RecordPaymentsInput,
): Promise<Outcome<Recorded>> {
  const { hospitalId, userId } = actor;
  const owed = await standingsOf(tx, actor, items);
  assertPayable(owed);
  // Who moved meanwhile pays old months where they are now, unless the actor collects for the old branch too.
  const collected = owed.map((one) => ({
    ...one,
    branchId: canCollectDues(actor, one.branchId) ? one.branchId : one.presentBranchId,
  }));
  await tx.duesPayment.createMany({
    data: collected.map(({ memberId, branchId, month, dueFen }) => ({
      hospitalId,
      memberId,
      branchId,
      month,
      amountFen: dueFen ?? 0,
      paidOn: toDbDay(paidOn),
      recordedById: userId,
    })),
  });
  const memberIds = [...new Set(owed.map(({ memberId }) => memberId))];
  return { data: { count: owed.length, memberIds }, audit: auditOf(collected, paidOn) };
}

/** From this many on a sum tells nobody's dues; fewer would tell them, and with them the wage. */
const FEWEST_IN_A_SUM = 3;

/** One entry a branch: who paid for which months, and how much together where wages of enough people are in the sum. */
function auditOf(collected: readonly Standing[], paidOn: string): AuditDraft[] {
  return [...grouped(collected, ({ branchId }) => branchId)].map(([branchId, own]) => {
    const earning = own.filter(({ status }) => status && WAGE_STATUSES.includes(status));
    const isTelling = new Set(earning.map(({ memberId }) => memberId)).size < FEWEST_IN_A_SUM;
    const payments = own.map(({ memberId, month }) => ({ memberId, month }));
    const sums = isTelling ? {} : { totalFen: own.reduce((sum, { dueFen }) => sum + (dueFen ?? 0), 0) };
    const after = { paidOn, ...sums, payments };
    return { action: "dues.record", subject: "branch", subjectId: branchId, branchId, after };
  });
}

async function standingsOf(tx: Tx, actor: Actor, items: readonly DuesItem[]): Promise<Standing[]> {
  const wanted = new Set(items.map(({ memberId, month }) => `${memberId}/${month}`));
  const months = items.map(({ month }) => month).sort();
  const [from = "", until = ""] = [months[0], months.at(-1)];
  const memberIds = [...new Set(items.map(({ memberId }) => memberId))];
  const all = await listStandings(actor, { from, until, memberIds, followMembers: true }, tx);
  const owed = all.filter(({ memberId, month }) => wanted.has(`${memberId}/${month}`));
  if (owed.length < wanted.size) throw new AppError("NOT_FOUND", "core.error.notFound");
  return owed;
}

function assertPayable(owed: readonly Standing[]): void {
  const names = (states: readonly string[]) => [
    ...new Set(owed.filter(({ state }) => states.includes(state)).map(({ name }) => name)),
  ];
  const paid = names(["paid", "partial"]);
  if (paid.length > 0) {
    throw new AppError("CONFLICT", "dues.error.alreadyPaid", { params: { names: paid.join(" ") } });
  }
  const none = names(["exempt", "noBase"]);
  if (none.length > 0) throw new AppError("INVALID", "dues.error.notDue", { params: { names: none.join(" ") } });
}
