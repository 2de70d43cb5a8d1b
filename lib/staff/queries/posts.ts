import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Day, fromDbDay, today } from "@/lib/core/period";
import { heldOn, scopeBranches } from "@/lib/organisation/policy";
import { scopeStaff } from "../policy";
import { type AppointmentKind, BRANCH_POSTS, type BranchPost, type PartyPost } from "../schema";

export type StaffPost = {
  id: string;
  kind: AppointmentKind;
  partyPost: PartyPost | null;
  title: string;
  branch: { id: string; name: string } | null;
  groupId: string | null;
  groupName: string | null;
  department: { id: string; name: string } | null;
  head: boolean;
  fromDay: Day;
  toDay: Day | null;
  version: number;
};

/** Posts of one person in the actor's reach, held ones first, newest first. */
export async function listStaffPosts(actor: Actor, staffId: string, client: Tx = db): Promise<StaffPost[]> {
  const rows = await client.appointment.findMany({
    where: { hospitalId: actor.hospitalId, staffId, staff: scopeStaff(actor) },
    orderBy: [{ toDay: { sort: "desc", nulls: "first" } }, { fromDay: "desc" }, { id: "asc" }],
    select: {
      id: true,
      kind: true,
      partyPost: true,
      title: true,
      branch: { select: { id: true, name: true } },
      groupId: true,
      group: { select: { name: true } },
      department: { select: { id: true, name: true } },
      head: true,
      fromDay: true,
      toDay: true,
      version: true,
    },
  });
  return rows.map(({ group, fromDay, toDay, ...row }) => ({
    ...row,
    groupName: group?.name ?? null,
    fromDay: fromDbDay(fromDay),
    toDay: toDay && fromDbDay(toDay),
  }));
}

export type CommitteeMember = {
  id: string;
  staffId: string;
  name: string;
  post: BranchPost;
  title: string;
  fromDay: Day;
  toDay: Day | null;
};

/** Who sits on a branch's committee on a day, the secretary first; none for a branch out of reach. */
export async function listBranchCommittee(
  actor: Actor,
  branchId: string,
  day: Day = today(),
  client: Tx = db,
): Promise<CommitteeMember[]> {
  const rows = await client.appointment.findMany({
    where: {
      hospitalId: actor.hospitalId,
      branch: { AND: [scopeBranches(actor), { id: branchId }] },
      partyPost: { in: [...BRANCH_POSTS] },
      ...heldOn(day),
    },
    orderBy: [{ partyPost: "asc" }, { staff: { pinyin: "asc" } }],
    select: {
      id: true,
      staffId: true,
      partyPost: true,
      title: true,
      fromDay: true,
      toDay: true,
      staff: { select: { name: true } },
    },
  });
  return rows.map(({ staff, partyPost, fromDay, toDay, ...row }) => ({
    ...row,
    name: staff.name,
    post: partyPost as BranchPost,
    fromDay: fromDbDay(fromDay),
    toDay: toDay && fromDbDay(toDay),
  }));
}

export type BranchTerm = { id: string; electedOn: Day; dueOn: Day; version: number };

/** The committee's term that runs; null where none was elected, or the branch is out of reach. */
export async function findBranchTerm(actor: Actor, branchId: string, client: Tx = db): Promise<BranchTerm | null> {
  const row = await client.branchTerm.findFirst({
    where: { hospitalId: actor.hospitalId, endedOn: null, branch: { AND: [scopeBranches(actor), { id: branchId }] } },
    select: { id: true, electedOn: true, dueOn: true, version: true },
  });
  return row && { ...row, electedOn: fromDbDay(row.electedOn), dueOn: fromDbDay(row.dueOn) };
}

export type StaffMove = { id: string; fromName: string; intoName: string; onDay: Day };

/** From which department to which somebody in the actor's reach moved, newest first. */
export async function listStaffMoves(actor: Actor, staffId: string, client: Tx = db): Promise<StaffMove[]> {
  const rows = await client.staffMove.findMany({
    where: { hospitalId: actor.hospitalId, staffId, staff: scopeStaff(actor) },
    orderBy: [{ onDay: "desc" }, { id: "desc" }],
    select: { id: true, onDay: true, from: { select: { name: true } }, into: { select: { name: true } } },
  });
  return rows.map(({ id, onDay, from, into }) => ({
    id,
    fromName: from.name,
    intoName: into.name,
    onDay: fromDbDay(onDay),
  }));
}
