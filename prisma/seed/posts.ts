import type { PartyPost } from "@/lib/core/db/generated/enums";
import { addDays, addMonths, addMonthsTo } from "@/lib/core/period";
import { appointmentRow, branchTermRow } from "@/tests/support/factories";
import { DEMO_ACCOUNTS } from "./accounts";
import { idOf, itemAt } from "./chance";
import type { RowOf } from "./rows";
import { BRANCH_POSTS } from "./words/branches";
import { type BranchPlan, dayIn, type MemberPlan, type Person, type Term, type World } from "./world";

type Appointment = RowOf<"Appointment">;
type Post = Pick<Appointment, "kind" | "title" | "fromDay"> & Partial<Appointment>;

const TERM_MONTHS = 36;
const EXPERTS = { members: 26, others: 14 };

function appoint(world: World, person: Person, post: Post): Appointment {
  return appointmentRow({
    hospitalId: world.hospitalId,
    id: idOf(`post/${person.row.employeeNo}/${post.title}/${post.fromDay}`),
    staffId: person.row.id,
    ...post,
  });
}

/** The present committee of a branch and the one before it, newest first. */
export function buildTerms(world: World, branch: BranchPlan, members: MemberPlan[]): Term[] {
  const electedOn = dayIn(addMonths(world.month, -branch.words.electedMonthsAgo), 20);
  const beforeOn = dayIn(addMonths(world.month, -branch.words.electedMonthsAgo - TERM_MONTHS), 20);
  const able = members.filter(
    ({ row, person }) =>
      row.branchId === branch.row.id &&
      branch.words.departments.includes(person.department.name) &&
      (row.fullOn ?? "9") < beforeOn,
  );
  const account = DEMO_ACCOUNTS.find(({ branch: name }) => name === branch.words.name);
  const secretary = members.find(({ person }) => person.row.name === account?.name) ?? itemAt(able, 0);
  const others = able.filter((member) => member !== secretary);
  const size = branch.words.members < 15 ? 3 : 5;
  return [
    { fromDay: electedOn, toDay: null, members: [secretary, ...others.slice(0, size - 1)] },
    { fromDay: beforeOn, toDay: addDays(electedOn, -1), members: others.slice(1, size + 1) },
  ];
}

/** Terms of a branch's committees; a term lasts three years. */
export function buildBranchTerms(world: World, branch: BranchPlan, terms: Term[]): RowOf<"BranchTerm">[] {
  return terms.map(({ fromDay, toDay }) =>
    branchTermRow({
      hospitalId: world.hospitalId,
      id: idOf(`term/${branch.words.name}/${fromDay}`),
      branchId: branch.row.id,
      electedOn: fromDay,
      dueOn: addMonthsTo(fromDay, TERM_MONTHS),
      endedOn: toDay,
    }),
  );
}

/** Posts of a branch's committees: the secretary, a deputy in large branches, and the committee members. */
export function buildBranchPosts(world: World, branch: BranchPlan, terms: Term[]): Appointment[] {
  const { words, row } = branch;
  return terms.flatMap(({ fromDay, toDay, members }) =>
    members.map(({ person }, place) => {
      const [partyPost, title] = branchPost(words.members, place);
      const post: Post = { kind: "party", partyPost, title: `${words.name}${title}`, branchId: row.id, fromDay, toDay };
      return appoint(world, person, post);
    }),
  );
}

function branchPost(members: number, place: number): [PartyPost, string] {
  if (place === 0) return ["branchSecretary", "书记"];
  if (place === 1 && members >= 25) return ["branchDeputySecretary", "副书记"];
  return ["branchCommitteeMember", itemAt(BRANCH_POSTS, place - 1)];
}

/** Every group is led by one of its full members who sits on no committee, since the last election. */
export function buildGroupLeaders(
  world: World,
  branch: BranchPlan,
  terms: Term[],
  members: MemberPlan[],
): Appointment[] {
  const term = itemAt(terms, 0);
  return branch.groups.flatMap((group) => {
    const leader = members.find(
      (member) =>
        member.row.groupId === group.id &&
        (member.row.fullOn ?? "9") < term.fromDay &&
        !member.person.head &&
        member.person.department.kind !== "administrative" &&
        !term.members.includes(member),
    );
    if (!leader) return [];
    const title = `${branch.words.name}${group.name}组长`;
    const place = { branchId: branch.row.id, groupId: group.id, fromDay: term.fromDay };
    return [appoint(world, leader.person, { kind: "party", partyPost: "groupLeader", title, ...place })];
  });
}

function headTitle({ department: { name, kind } }: Person): string {
  if (name === "院长办公室") return "院长";
  return kind === "clinical" || kind === "medicalTechnology"
    ? `${name}科主任`.replace(/[科部]科主任$/, "科主任")
    : `${name}主任`;
}

/**
 * The administrative team, the discipline leaders and the medical experts. Whose heads are members is set with the
 * departments; the experts are drawn so that members make up 26 of 40.
 */
export function buildHospitalPosts(world: World, people: Person[], members: MemberPlan[]): Appointment[] {
  const since = dayIn(addMonths(world.month, -31), 1);
  const heads = people.filter(({ head }) => head);
  const inParty = new Set(members.filter(({ row }) => row.fullOn).map(({ person }) => person));
  const disciplines = heads.filter(({ department }) => ["clinical", "medicalTechnology"].includes(department.kind));
  const office = people.filter(({ department, head }) => department.name === "院长办公室" && !head);
  const deputies = [
    ...office.filter((person) => inParty.has(person)).slice(0, 3),
    ...office.filter((person) => !inParty.has(person)).slice(0, 1),
  ];
  const senior = people.filter(({ rank, head, department }) => rank >= 2 && !head && department.kind === "clinical");
  const experts = [
    ...senior.filter((person) => inParty.has(person)).slice(0, EXPERTS.members),
    ...senior.filter((person) => !inParty.has(person)).slice(0, EXPERTS.others),
  ];
  const place = ({ row }: Person) => ({ departmentId: row.departmentId, fromDay: since });
  return [
    ...heads.map((head) =>
      appoint(world, head, { kind: "administrative", title: headTitle(head), head: true, ...place(head) }),
    ),
    ...deputies.map((one) => appoint(world, one, { kind: "administrative", title: "副院长", ...place(one) })),
    ...disciplines.map((one) =>
      appoint(world, one, { kind: "disciplineLeader", title: `${one.department.name}学科带头人`, ...place(one) }),
    ),
    ...experts.map((one) => appoint(world, one, { kind: "medicalExpert", title: "院级医疗专家", ...place(one) })),
    ...partyCommittee(
      world,
      deputies,
      heads.filter((head) => inParty.has(head)),
    ),
  ];
}

/** Cross-appointment: the committee's members hold administrative posts as well. */
function partyCommittee(world: World, deputies: Person[], heads: Person[]): Appointment[] {
  const fromDay = dayIn(addMonths(world.month, -20), 1);
  const president = heads.filter(({ department }) => department.name === "院长办公室");
  const office = heads.filter(({ department }) => department.name === "党委办公室");
  const ordered = [...deputies.slice(0, 1), ...president, ...office, ...deputies.slice(1, 3), ...heads.slice(0, 2)];
  return ordered.map((person, place) => {
    if (place === 0)
      return appoint(world, person, { kind: "party", partyPost: "committeeSecretary", title: "党委书记", fromDay });
    if (place === 1)
      return appoint(world, person, {
        kind: "party",
        partyPost: "committeeDeputySecretary",
        title: "党委副书记",
        fromDay,
      });
    return appoint(world, person, { kind: "party", partyPost: "committeeMember", title: "党委委员", fromDay });
  });
}
