import "server-only";
import type { Actor } from "@/lib/core/actor";
import { clock, type Day, monthOf, timeOf, today } from "@/lib/core/period";
import { listBranchMembers, listCommitteeMemberIds, listGroupOptions } from "@/lib/members/queries";
import { hasVote } from "@/lib/members/rules";
import { listDepartmentOptions, listPairedDepartments } from "@/lib/organisation/queries/departments";
import { listPartnerOptions } from "@/lib/partners/queries";
import { expectedOf, expectsAllVoters, likelySlot, usualHours } from "../rules";
import type { ActivityKind, AttendanceStatus, CultureLayer, CultureTheme } from "../schema";
import type { ActivityDetail } from "./activity-detail";
import { findLastOfKind, findSecretaryName } from "./form-defaults";

export type FormPerson = {
  id: string;
  name: string;
  probationary: boolean;
  committee: boolean;
  /** Null: not expected unless somebody ticks them. */
  mark: { status: AttendanceStatus; reason: string | null } | null;
};

export type FormOption = { id: string; name: string; near: boolean };

export type ActivityFormData = {
  branchId: string;
  kind: ActivityKind;
  /** Null: made from kind and month. */
  title: string | null;
  day: Day;
  start: string;
  end: string;
  place: string;
  host: string;
  cultureTheme: CultureTheme | null;
  cultureLayer: CultureLayer | null;
  partnerId: string | null;
  served: number | null;
  notes: string;
  departmentIds: string[];
  people: FormPerson[];
  groups: { id: string; name: string }[];
  groupId: string | null;
  /** Near: paired with the branch. */
  departments: FormOption[];
  partners: FormOption[];
};

type Start = { branchId: string; kind: ActivityKind; day?: Day | undefined; groupId?: string | undefined };

/** A form filled in as far as can be known: hours, place and host as last time, everybody present. */
export async function getNewActivityForm(actor: Actor, start: Start): Promise<ActivityFormData> {
  const { branchId, kind } = start;
  const last = await findLastOfKind(actor, { branchId, kind });
  const hours = last ?? usualHours(kind);
  const usual = { start: hours.start, end: hours.end };
  const slot = start.day ? { day: start.day, ...usual } : likelySlot(today(), clock.now(), usual);
  const [secretary, surroundings, groups] = await Promise.all([
    findSecretaryName(actor, branchId, slot.day),
    surroundingsOf(actor, branchId, slot.day),
    kind === "groupMeeting" ? listGroupOptions(actor, branchId) : [],
  ]);
  const groupId = (groups.find(({ id }) => id === start.groupId) ?? groups[0])?.id ?? null;
  const expects = expectation(kind, surroundings, groupId);
  const near = surroundings.partners.filter((partner) => partner.near);
  return {
    branchId,
    kind,
    ...slot,
    title: null,
    place: last?.place ?? "",
    host: last?.host ?? secretary ?? actor.name,
    cultureTheme: null,
    cultureLayer: null,
    partnerId: kind === "partnerService" && near.length === 1 ? (near[0]?.id ?? null) : null,
    served: null,
    notes: "",
    departmentIds: surroundings.departments.filter((department) => department.near).map(({ id }) => id),
    departments: surroundings.departments,
    partners: surroundings.partners,
    groups,
    groupId,
    people: surroundings.members.map((member) => ({
      ...personOf(member, surroundings.committee),
      mark: expects(member) ? { status: "present", reason: null } : null,
    })),
  };
}

/** The form of an activity that is stored, with everybody who stood on the branch's books that day. */
export async function getActivityForm(actor: Actor, activity: ActivityDetail): Promise<ActivityFormData> {
  const { branch, heldOn, startsAt, endsAt, attendances, partner } = activity;
  const surroundings = await surroundingsOf(actor, branch.id, heldOn);
  const marks = new Map(attendances.map((mark) => [mark.memberId, mark]));
  const present = surroundings.members.map((member) => personOf(member, surroundings.committee));
  const known = new Set(present.map((person) => person.id));
  const gone = attendances.filter((mark) => !known.has(mark.memberId));
  // What saving would store for those who are not spoken of.
  const voters = surroundings.members.filter((member) => expectsAllVoters(activity.kind) && hasVote(member, heldOn));
  const owed = new Set(voters.map((member) => member.id));
  const unmarked = (memberId: string): FormPerson["mark"] =>
    owed.has(memberId) ? { status: "absent", reason: null } : null;
  const people = [
    ...present,
    ...gone.map(({ memberId, name, voting, committee }) => ({ id: memberId, name, probationary: !voting, committee })),
  ];
  return {
    ...activity,
    branchId: branch.id,
    day: heldOn,
    start: timeOf(startsAt),
    end: timeOf(endsAt),
    partnerId: partner?.id ?? null,
    departmentIds: activity.departments.map((department) => department.id),
    departments: withStored(surroundings.departments, activity.departments),
    partners: withStored(surroundings.partners, partner ? [partner] : []),
    groups: [],
    groupId: null,
    people: people.map((person) => ({ ...person, mark: marks.get(person.id) ?? unmarked(person.id) })),
  };
}

type Surroundings = Awaited<ReturnType<typeof surroundingsOf>>;
type Member = Surroundings["members"][number];

/** Everything around a branch that the form offers, as it stands on the day. */
async function surroundingsOf(actor: Actor, branchId: string, day: Day) {
  const [members, committee, departments, paired, partners] = await Promise.all([
    listBranchMembers(actor, branchId, day),
    listCommitteeMemberIds(actor, branchId, day),
    listDepartmentOptions(actor, { from: day, to: day }),
    listPairedDepartments(actor, [branchId], monthOf(day)),
    listPartnerOptions(actor, branchId, day),
  ]);
  const near = new Set(paired.map((pairing) => pairing.departmentId));
  return {
    members,
    committee: new Set(committee),
    departments: departments.map(({ id, name }) => ({ id, name, near: near.has(id) })),
    partners: partners.map(({ id, name, paired: isPaired }) => ({ id, name, near: isPaired })),
  };
}

function personOf({ id, name, stage }: Member, committee: ReadonlySet<string>) {
  return { id, name, probationary: stage === "probationary", committee: committee.has(id) };
}

function expectation(kind: ActivityKind, { committee }: Surroundings, groupId: string | null) {
  const who = expectedOf(kind);
  return ({ id, groupId: own }: Member): boolean => {
    if (who === "committee") return committee.size === 0 || committee.has(id);
    if (who === "group") return groupId === null || own === groupId;
    return who === "all";
  };
}

/** What is stored stays on offer, also when it has closed or was paired with someone else since. */
function withStored(options: FormOption[], stored: { id: string; name: string }[]): FormOption[] {
  const known = new Set(options.map((option) => option.id));
  return [...options, ...stored.filter(({ id }) => !known.has(id)).map((one) => ({ ...one, near: true }))];
}
