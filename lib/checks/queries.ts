import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type Day, fromDbDay, toDbDay, today } from "@/lib/core/period";
import { heldOn, scopeBranches } from "@/lib/organisation/policy";
import { listRules } from "@/lib/organisation/queries/hospital";
import { citationOf } from "@/lib/organisation/rules";
import { scopeExceptions } from "./policy";
import { type BranchFacts, checkBranch, compareFindings, type Finding } from "./rules";
import type { CheckKey, FindingFilters } from "./schema";

const COMMITTEE_POSTS = ["branchSecretary", "branchDeputySecretary", "branchCommitteeMember"] as const;

type Post = { staffId: string; partyPost: string | null };
type BranchWithFacts = BranchFacts & { branchId: string; branchName: string };

function postFacts(posts: Post[]) {
  const holders = (post: string) => new Set(posts.filter((one) => one.partyPost === post).map((one) => one.staffId));
  return {
    secretaries: holders("branchSecretary").size,
    committeeMembers: holders("branchCommitteeMember").size,
    committee: new Set(posts.map(({ staffId }) => staffId)).size,
  };
}

/** Party members on the books by branch, and how many of them are full members. */
async function countMembers(actor: Actor, branchIds: string[], day: Day, client: Tx) {
  const rows = await client.member.groupBy({
    by: ["branchId", "stage"],
    where: {
      hospitalId: actor.hospitalId,
      branchId: { in: branchIds },
      stage: { in: ["probationary", "full"] },
      OR: [{ leftOn: null }, { leftOn: { gt: toDbDay(day) } }],
    },
    _count: { _all: true },
  });
  return (branchId: string, stages: string[]) =>
    rows
      .filter((row) => row.branchId === branchId && stages.includes(row.stage))
      .reduce((sum, row) => sum + row._count._all, 0);
}

async function listFacts(actor: Actor, branchId: string | undefined, client: Tx): Promise<BranchWithFacts[]> {
  const day = today();
  const branches = await client.branch.findMany({
    where: { AND: [scopeBranches(actor), { dissolvedOn: null, ...(branchId ? { id: branchId } : {}) }] },
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      kind: true,
      appointments: {
        where: { partyPost: { in: [...COMMITTEE_POSTS] }, ...heldOn(day) },
        select: { staffId: true, partyPost: true },
      },
      terms: { where: { endedOn: null }, select: { electedOn: true, dueOn: true } },
      _count: { select: { pairings: { where: heldOn(day) } } },
    },
  });
  const count = await countMembers(
    actor,
    branches.map(({ id }) => id),
    day,
    client,
  );
  return branches.map(({ id, name, kind, appointments, terms: [term], _count }) => ({
    branchId: id,
    branchName: name,
    kind,
    fullMembers: count(id, ["full"]),
    partyMembers: count(id, ["full", "probationary"]),
    ...postFacts(appointments),
    term: term ? { electedOn: fromDbDay(term.electedOn), dueOn: fromDbDay(term.dueOn) } : null,
    units: _count.pairings,
  }));
}

export type ExceptionRow = {
  id: string;
  version: number;
  branchId: string;
  branchName: string;
  check: CheckKey;
  reason: string;
  approvedOn: Day;
  approvedBy: string;
  untilDay: Day;
};

/** Exceptions that hold today, soonest end first. */
export async function listExceptions(actor: Actor, client: Tx = db): Promise<ExceptionRow[]> {
  const { hospitalId } = actor;
  const rows = await client.ruleException.findMany({
    where: { AND: [scopeExceptions(actor), { untilDay: { gte: toDbDay(today()) } }] },
    orderBy: [{ untilDay: "asc" }, { id: "asc" }],
    select: {
      id: true,
      version: true,
      branchId: true,
      check: true,
      reason: true,
      approvedOn: true,
      approvedById: true,
      untilDay: true,
      branch: { select: { name: true } },
    },
  });
  const people = await client.user.findMany({
    where: { hospitalId, id: { in: rows.map((row) => row.approvedById) } },
    select: { id: true, name: true },
  });
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  return rows.map(({ approvedById, branch, ...row }) => ({
    ...row,
    branchName: branch.name,
    approvedBy: nameOf.get(approvedById) ?? "",
    approvedOn: fromDbDay(row.approvedOn),
    untilDay: fromDbDay(row.untilDay),
  }));
}

export type FindingRow = Finding & {
  branchId: string;
  branchName: string;
  /** The rule's source and article. */
  citation: string;
  exception: ExceptionRow | null;
};

/** What the rules find in the branches in the actor's reach today, worst first; an excepted finding keeps its exception. */
export async function listFindings(
  actor: Actor,
  { branchId }: { branchId?: string } = {},
  client: Tx = db,
): Promise<FindingRow[]> {
  const [rules, exceptions, facts] = [
    await listRules(actor, client),
    await listExceptions(actor, client),
    await listFacts(actor, branchId, client),
  ];
  const citations = new Map(rules.map((rule) => [rule.key, citationOf(rule)]));
  return facts
    .flatMap(({ branchId: id, branchName, ...branch }) =>
      checkBranch(branch, rules, today()).map((finding) => ({
        ...finding,
        branchId: id,
        branchName,
        citation: citations.get(finding.ruleKey) ?? "",
        exception: exceptions.find((one) => one.branchId === id && one.check === finding.check) ?? null,
      })),
    )
    .sort(compareFindings);
}

/** The findings of the page's filters, and how many branches there are and are as they should be. */
export async function summarizeFindings(
  actor: Actor,
  { branch, check, state }: FindingFilters,
): Promise<{ rows: FindingRow[]; branches: number; sound: number }> {
  const [all, branches] = await Promise.all([
    listFindings(actor),
    db.branch.count({ where: { AND: [scopeBranches(actor), { dissolvedOn: null }] } }),
  ]);
  const wrong = new Set(all.filter((one) => one.state !== "soon" && !one.exception).map((one) => one.branchId));
  const rows = all.filter(
    (one) =>
      (!branch || one.branchId === branch) &&
      (!check || one.check === check) &&
      (!state || (one.exception ? "excepted" : one.state) === state),
  );
  return { rows, branches, sound: branches - wrong.size };
}
