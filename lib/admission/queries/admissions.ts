import "server-only";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { type Day, today } from "@/lib/core/period";
import { listBranchMembers } from "@/lib/members/queries";
import { listMemberEvents, type MemberEventRow } from "@/lib/members/queries/events";
import type { MemberStage } from "@/lib/members/schema";
import { canTakeStep } from "../policy";
import type { Laws } from "../rules/laws";
import { type Outlook, otherSteps, outlookOf } from "../rules/outlook";
import type { AdmissionFilters, Step, Who } from "../schema";
import { findPerson, getLaws, listPeople, type PersonOnTheWay } from "./people";

export type AdmissionRow = {
  id: string;
  name: string;
  departmentName: string;
  branchName: string;
  stage: MemberStage;
  who: Who[];
  /** The day on which the present stage began. */
  since: Day | null;
  outlook: Outlook;
};

const SINCE = {
  applicant: "appliedOn",
  activist: "activistOn",
  candidate: "candidateOn",
  probationary: "probationaryOn",
  full: "fullOn",
} as const;

const PAGE_SIZE = 50;

const URGENCY: Outlook["state"][] = ["over", "soon", "ready", "missing", "waiting", "none"];

/**
 * Everybody on the way into the Party in the actor's reach, the most pressing first. `stage` and `due` narrow the rows
 * only: the counts by stage stay those of the other filters.
 */
export async function listAdmissions(
  actor: Actor,
  { branch: branchId, q, who, stage, due, page }: AdmissionFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: AdmissionRow[]; total: number; counts: Partial<Record<MemberStage, number>> }> {
  const [people, laws] = await Promise.all([listPeople(actor, { branchId, q }), getLaws(actor)]);
  const all = people.filter((person) => !who || person.who.includes(who)).map((person) => rowOf(person, laws));
  const counts: Partial<Record<MemberStage, number>> = {};
  for (const row of all) counts[row.stage] = (counts[row.stage] ?? 0) + 1;
  const rows = all
    .filter((row) => (!stage || row.stage === stage) && (!due || row.outlook.state === due))
    .toSorted((a, b) => URGENCY.indexOf(a.outlook.state) - URGENCY.indexOf(b.outlook.state));
  return { rows: rows.slice((page - 1) * pageSize, page * pageSize), total: rows.length, counts };
}

function rowOf({ id, name, departmentName, branchName, who, path }: PersonOnTheWay, laws: Laws): AdmissionRow {
  const { stage } = path;
  const outlook = outlookOf(path, laws, today());
  return { id, name, departmentName, branchName, stage, who, since: path[SINCE[stage]], outlook };
}

export type AdmissionDetail = PersonOnTheWay & {
  outlook: Outlook;
  laws: Laws;
  /** Steps that the actor may take now besides the next one. */
  others: Step[];
  /** The actor may take the next step. */
  mayTakeNext: boolean;
  /** The actor may take back what was recorded last. */
  mayTakeBack: boolean;
  /** The actor keeps the branch's papers. */
  mayTick: boolean;
  events: MemberEventRow[];
  /** Full members of the branch today, for contacts, introducers and votes. */
  fullMembers: { id: string; name: string }[];
};

/** One person's way with everything that a page shows of it; throws NOT_FOUND outside the actor's reach. */
export async function getAdmission(actor: Actor, id: string): Promise<AdmissionDetail> {
  const person = await findPerson(actor, id);
  if (!person) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { branchId, path } = person;
  const [laws, events, members] = await Promise.all([
    getLaws(actor),
    listMemberEvents(actor, id),
    listBranchMembers(actor, branchId, today()),
  ]);
  const outlook = outlookOf(path, laws, today());
  const mayTake = (step: Step) => canTakeStep(actor, step, branchId);
  return {
    ...person,
    outlook,
    laws,
    others: otherSteps(path, outlook.step, laws, today()).filter(mayTake),
    mayTakeNext: outlook.step !== null && mayTake(outlook.step),
    mayTakeBack: person.last !== null && mayTake(person.last.step),
    mayTick: !path.left && mayTake("talk"),
    events,
    fullMembers: members.filter(({ voting }) => voting).map(({ id: memberId, name }) => ({ id: memberId, name })),
  };
}
