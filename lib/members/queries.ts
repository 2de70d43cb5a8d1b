import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { compareOrdinals } from "@/lib/core/ordinals";
import { type Day, fromDbDay } from "@/lib/core/period";
import { heldOn } from "@/lib/organisation/policy";
import { partyOn, presentIn, scopeMembers } from "./policy";
import { hasVote, PARTY_STAGES } from "./rules";
import { MEMBER_STAGES, type MemberStage } from "./schema";

export type BranchMember = {
  id: string;
  name: string;
  /** On the day asked for. */
  stage: MemberStage;
  /** Could vote on that day. */
  voting: boolean;
  groupId: string | null;
  fullOn: Day | null;
};

/**
 * Party members (probationary and full) who stood on a branch's books on a day, by pinyin, those who have moved on or
 * left since included; none outside the actor's reach.
 */
export async function listBranchMembers(
  actor: Actor,
  branchId: string,
  day: Day,
  client: Tx = db,
): Promise<BranchMember[]> {
  const rows = await client.member.findMany({
    where: { AND: [presentIn(scopeMembers(actor), branchId, day), partyOn(day)] },
    orderBy: [{ staff: { pinyin: "asc" } }, { id: "asc" }],
    select: { id: true, branchId: true, stage: true, groupId: true, fullOn: true, staff: { select: { name: true } } },
  });
  return rows.map(({ staff, branchId: now, groupId, id, ...row }) => {
    const fullOn = row.fullOn && fromDbDay(row.fullOn);
    const voting = hasVote({ stage: row.stage, fullOn }, day);
    // The group of somebody who has moved on is another branch's.
    return {
      id,
      name: staff.name,
      stage: voting ? "full" : "probationary",
      voting,
      groupId: now === branchId ? groupId : null,
      fullOn,
    };
  });
}

/** Members who hold a post in the branch's committee on a day, secretary and deputy included; posts are public. */
export async function listCommitteeMemberIds(
  actor: Actor,
  branchId: string,
  day: Day,
  client: Tx = db,
): Promise<string[]> {
  const rows = await client.member.findMany({
    where: {
      ...presentIn(branchScope(actor, "organisation.read"), branchId, day),
      staff: {
        appointments: {
          some: {
            branchId,
            partyPost: { in: ["branchSecretary", "branchDeputySecretary", "branchCommitteeMember"] },
            ...heldOn(day),
          },
        },
      },
    },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}

/** The name of a member within the actor's reach; null otherwise. */
export async function findMemberName(actor: Actor, id: string, client: Tx = db): Promise<string | null> {
  const row = await client.member.findFirst({
    where: { AND: [scopeMembers(actor), { id }] },
    select: { staff: { select: { name: true } } },
  });
  return row?.staff.name ?? null;
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
