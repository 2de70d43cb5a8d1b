import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Day, fromDbDay, toDbDay } from "@/lib/core/period";
import { scopeMembers } from "./policy";
import { compareOrdinals, PARTY_STAGES } from "./rules";
import { MEMBER_STAGES, type MemberStage } from "./schema";

export type BranchMember = {
  id: string;
  name: string;
  stage: MemberStage;
  /** May vote today. */
  voting: boolean;
  groupId: string | null;
  fullOn: Day | null;
};

/** Party members (probationary and full) present in a branch, by pinyin; none outside the actor's reach. */
export async function listBranchMembers(actor: Actor, branchId: string, client: Tx = db): Promise<BranchMember[]> {
  const rows = await client.member.findMany({
    where: { AND: [scopeMembers(actor), { branchId, leftOn: null, stage: { in: [...PARTY_STAGES] } }] },
    orderBy: [{ staff: { pinyin: "asc" } }, { id: "asc" }],
    select: { id: true, stage: true, groupId: true, fullOn: true, staff: { select: { name: true } } },
  });
  return rows.map(({ staff, fullOn, ...row }) => ({
    ...row,
    name: staff.name,
    voting: row.stage === "full",
    fullOn: fullOn && fromDbDay(fullOn),
  }));
}

/** Members who hold a post in the branch's committee on a day, secretary and deputy included; posts are public. */
export async function listCommitteeMemberIds(
  actor: Actor,
  branchId: string,
  day: Day,
  client: Tx = db,
): Promise<string[]> {
  const date = toDbDay(day);
  const rows = await client.member.findMany({
    where: {
      AND: [branchScope(actor, "organisation.read"), { branchId }],
      staff: {
        appointments: {
          some: {
            branchId,
            partyPost: { in: ["branchSecretary", "branchDeputySecretary", "branchCommitteeMember"] },
            fromDay: { lte: date },
            OR: [{ toDay: null }, { toDay: { gte: date } }],
          },
        },
      },
    },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** Groups (党小组) of a branch in the actor's reach. */
export async function listGroupOptions(actor: Actor, branchId: string): Promise<{ id: string; name: string }[]> {
  const groups = await db.group.findMany({
    where: { AND: [scopeMembers(actor), { branchId }] },
    select: { id: true, name: true },
  });
  return groups.sort((a, b) => compareOrdinals(a.name, b.name));
}

/** Members on the books by stage; every stage is there, also with none. */
export async function summarizeMembers(
  actor: Actor,
  filters: { branchId?: string | undefined } = {},
): Promise<{ stage: MemberStage; count: number }[]> {
  const rows = await db.member.groupBy({
    by: ["stage"],
    where: {
      AND: [scopeMembers(actor), { leftOn: null, ...(filters.branchId ? { branchId: filters.branchId } : {}) }],
    },
    _count: { _all: true },
  });
  const counts = new Map(rows.map((row) => [row.stage, row._count._all]));
  return MEMBER_STAGES.map((stage) => ({ stage, count: counts.get(stage) ?? 0 }));
}

/** Party members by branch, within the actor's reach. */
export async function countBranchMembers(actor: Actor): Promise<ReadonlyMap<string, number>> {
  const rows = await db.member.groupBy({
    by: ["branchId"],
    where: { AND: [scopeMembers(actor), { leftOn: null, stage: { in: [...PARTY_STAGES] } }] },
    _count: { _all: true },
  });
  return new Map(rows.map((row) => [row.branchId, row._count._all]));
}
