import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addMonths, type Month } from "@/lib/core/period";
import { scopeDues } from "./policy";
import { listStandings, type Standing } from "./queries/standings";
import { type DuesSums, grouped, sumDues } from "./rules";

/** Further back nobody looks for dues that were not paid. */
const LOOK_BACK_MONTHS = 36;

/** Who owes dues for a month, to a branch or to all in the actor's reach, how each stands, and the sums. */
export async function listDues(
  actor: Actor,
  { branchId, month }: { branchId?: string | undefined; month: Month },
  client: Tx = db,
): Promise<{ rows: Standing[]; sums: DuesSums }> {
  const rows = await listStandings(actor, { from: month, until: month, branchId }, client);
  return { rows, sums: sumDues(rows) };
}

export type BranchDues = DuesSums & { branchId: string; branchName: string };

/** A month's sums for every branch in the actor's reach to which somebody owes dues. */
export async function listBranchDues(actor: Actor, month: Month): Promise<BranchDues[]> {
  const { rows } = await listDues(actor, { month });
  return [...grouped(rows, ({ branchId }) => branchId)].map(([branchId, own]) => ({
    branchId,
    branchName: own[0]?.branchName ?? "",
    ...sumDues(own),
  }));
}

export type Arrears = { memberId: string; name: string; months: Standing[]; sumFen: number };

/** Months before `month` for which nothing was paid to the branch though a sum was due, by member. Nothing follows from it. */
export async function listArrears(
  actor: Actor,
  { branchId, month }: { branchId?: string | undefined; month: Month },
): Promise<Arrears[]> {
  const window = { from: addMonths(month, -LOOK_BACK_MONTHS), until: addMonths(month, -1), branchId };
  const unpaid = (await listStandings(actor, window)).filter(({ state }) => state === "unpaid");
  return [...grouped(unpaid, ({ memberId }) => memberId)].map(([memberId, months]) => ({
    memberId,
    name: months[0]?.name ?? "",
    months,
    sumFen: sumDues(months).dueFen,
  }));
}

/** Branches whose dues the actor collects: where members are or were on the books. */
export async function listDuesBranches(actor: Actor): Promise<{ id: string; name: string }[]> {
  const { hospitalId, branchId } = scopeDues(actor);
  return db.branch.findMany({
    where: { hospitalId, ...(branchId ? { id: branchId } : {}), memberships: { some: {} } },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}
