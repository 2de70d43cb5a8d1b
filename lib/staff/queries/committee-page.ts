import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { scopeBranches } from "@/lib/organisation/policy";
import { listRules } from "@/lib/organisation/queries/hospital";
import { citationOf } from "@/lib/organisation/rules";
import { listGroupSeats, listGroupStaff } from "./places";
import { type CommitteeMember, listBranchCommittee } from "./posts";
import { listBranchTerms, listElectable, type PastTerm } from "./terms";

type Person = { staffId: string; name: string };

/** How many the committee should have, in the rules' numbers. */
export type CommitteeSize =
  | { members: number; citation: string; min: number; usualMax: number; max: number }
  | { members: number; citation: string; from: number };

export type CommitteePage = {
  branch: { id: string; name: string };
  terms: PastTerm[];
  committee: CommitteeMember[];
  groups: { id: string; name: string; leader: string | null; people: Person[] }[];
  /** Who could be elected today. */
  people: Person[];
  /** Length of a term. */
  years: number;
  size: CommitteeSize;
};

async function findCommitteeSize(actor: Actor, members: number): Promise<{ size: CommitteeSize; years: number }> {
  const rules = new Map((await listRules(actor)).map((rule) => [rule.key, rule]));
  const value = (key: string, otherwise: number) => rules.get(`branch.${key}`)?.value ?? otherwise;
  const rule = rules.get("branch.committeeFromFullMembers");
  const from = rule?.value ?? 7;
  const base = { members, citation: rule ? citationOf(rule) : "" };
  const max = value("committeeMax", 7);
  const full = { ...base, min: value("committeeMin", 3), usualMax: value("committeeUsualMax", 5), max };
  return { size: members < from ? { ...base, from } : full, years: value("termYears", 3) };
}

/** A branch's committee: its terms, its groups' leaders, who can be elected; throws NOT_FOUND out of reach. */
export async function getCommitteePage(actor: Actor, branchId: string): Promise<CommitteePage> {
  const branch = await db.branch.findFirst({
    where: { AND: [scopeBranches(actor), { id: branchId }] },
    select: { id: true, name: true },
  });
  if (!branch) throw new AppError("NOT_FOUND", "core.error.notFound");
  const [terms, committee, seats, people] = await Promise.all([
    listBranchTerms(actor, branchId),
    listBranchCommittee(actor, branchId),
    listGroupSeats(actor, branchId),
    listElectable(actor, branchId),
  ]);
  const groups = await Promise.all(
    seats.map(async ({ id, name, leader }) => ({ id, name, leader, people: await listGroupStaff(actor, id) })),
  );
  return { branch, terms, committee, groups, people, ...(await findCommitteeSize(actor, people.length)) };
}
