import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Day, fromDbDay, toDbDay, today } from "@/lib/core/period";
import { heldOn, scopeBranches } from "@/lib/organisation/policy";
import { scopeStaff } from "../policy";
import { type BranchTerm, type CommitteeMember, listBranchCommittee } from "./posts";

/** Full members of a branch in the actor's reach on a day, or of those below a general branch: who can be elected there. */
export async function listElectable(
  actor: Actor,
  branchId: string,
  day: Day = today(),
  client: Tx = db,
): Promise<{ staffId: string; name: string; employeeNo: string }[]> {
  const date = toDbDay(day);
  const rows = await client.staff.findMany({
    where: {
      AND: [scopeStaff(actor)],
      member: {
        memberships: { some: { branch: { OR: [{ id: branchId }, { parentId: branchId }] }, ...heldOn(day) } },
        stage: "full",
        AND: [
          { OR: [{ fullOn: null }, { fullOn: { lte: date } }] },
          { OR: [{ leftOn: null }, { leftOn: { gt: date } }] },
        ],
      },
    },
    orderBy: [{ pinyin: "asc" }, { employeeNo: "asc" }],
    select: { id: true, name: true, employeeNo: true },
  });
  return rows.map(({ id, ...row }) => ({ staffId: id, ...row }));
}

export type PastTerm = BranchTerm & { endedOn: Day | null; committee: CommitteeMember[] };

/** Every term of a branch with its committee on the day of its election, newest first. */
export async function listBranchTerms(actor: Actor, branchId: string): Promise<PastTerm[]> {
  const rows = await db.branchTerm.findMany({
    where: { hospitalId: actor.hospitalId, branch: { AND: [scopeBranches(actor), { id: branchId }] } },
    orderBy: { electedOn: "desc" },
    select: { id: true, electedOn: true, dueOn: true, endedOn: true, version: true },
  });
  return Promise.all(
    rows.map(async ({ electedOn, dueOn, endedOn, ...row }) => ({
      ...row,
      electedOn: fromDbDay(electedOn),
      dueOn: fromDbDay(dueOn),
      endedOn: endedOn && fromDbDay(endedOn),
      committee: await listBranchCommittee(actor, branchId, fromDbDay(electedOn)),
    })),
  );
}
