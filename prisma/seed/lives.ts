import { addDays, type Day } from "@/lib/core/period";
import type { LeaveKind } from "@/lib/members/schema";
import { branchMembershipRow, introducerRow, memberEventRow, memberRow } from "@/tests/support/factories";
import { DEMO_ACCOUNTS } from "./accounts";
import { type Chance, chanceOf, idOf, itemAt } from "./chance";
import type { RowOf } from "./rows";
import { userId } from "./users";
import type { BranchPlan, MemberPlan, Person, World } from "./world";
import { monthsAgo } from "./world";

export type Lives = {
  /** People on nobody's books any more; they come on top of the members counted. */
  gone: MemberPlan[];
  memberships: RowOf<"BranchMembership">[];
  events: RowOf<"MemberEvent">[];
  introducers: RowOf<"Introducer">[];
};

type Event = Pick<RowOf<"MemberEvent">, "kind" | "onDay"> & Partial<RowOf<"MemberEvent">>;

/** Everything older than the activities, so that nobody attended in a branch before they came to it. */
const BEFORE_ACTIVITIES = 27;
const MOVES = 8;
const PLACES = ["西安市", "咸阳市", "成都市", "汉中市"];

const LEAVES: readonly [kind: LeaveKind, note: string][] = [
  ["transferredOut", "转往市卫生健康系统某单位"],
  ["transferredOut", "转往外省某医院"],
  ["transferredOut", "随配偶转往外市"],
  ["died", ""],
  ["exited", "本人申请退党，经支部党员大会讨论同意并报上级批准"],
];

/** Where everybody has been and what happened to some; changes the rows of those who are away or retired. */
export function buildLives(
  world: World,
  branches: BranchPlan[],
  { people, members, posts }: { people: Person[]; members: MemberPlan[]; posts: RowOf<"Appointment">[] },
): Lives {
  const busy = busyOf(people, posts);
  const chance = chanceOf("lives");
  const lives: Lives = { gone: [], memberships: [], events: [], introducers: [] };
  const plain = members.filter(
    ({ row, person }) =>
      !busy.has(person.row.id) &&
      (row.fullOn ?? "9") < monthsAgo(world, 48) &&
      cameOn({ row, person }) < monthsAgo(world, 48),
  );
  const drawn = chance.shuffled(plain);
  const movers = new Set(drawn.slice(0, MOVES));
  for (const member of members) {
    if (movers.has(member)) addMove(world, lives, { branches, member, chance });
    else lives.memberships.push(stay(member, cameOn(member), null));
    addArrival(lives, member);
    addIntroducers(world, lives, { members, member, chance });
  }
  const [away, back, old] = [drawn.slice(MOVES, MOVES + 4), drawn.slice(MOVES + 4, MOVES + 7), drawn.slice(MOVES + 7)];
  for (const [place, member] of away.entries()) addFlow(world, lives, { member, place, backAfter: null });
  for (const [place, member] of back.entries()) addFlow(world, lives, { member, place, backAfter: 5 });
  for (const member of longestHere(old).slice(0, 5)) retire(world, lives, member, chance);
  const taken = new Set(members.map(({ person }) => person));
  const others = people.filter(
    (person) => !taken.has(person) && !busy.has(person.row.id) && (person.row.joinedOn ?? "9") < monthsAgo(world, 60),
  );
  for (const [place, leave] of LEAVES.entries()) {
    addGone(world, lives, { branch: itemAt(branches, place + 2), person: itemAt(others, place * 7), leave, place });
  }
  return lives;
}

/** Who holds a post or has an account of the demo stays where they are. */
function busyOf(people: Person[], posts: RowOf<"Appointment">[]): ReadonlySet<string> {
  const accounts = new Set(DEMO_ACCOUNTS.map(({ name }) => name));
  const known = people.filter(({ row }) => accounts.has(row.name)).map(({ row }) => row.id);
  return new Set([...posts.map(({ staffId }) => staffId), ...known]);
}

/** Nobody stood on these books before they worked here. */
function cameOn({ row, person }: MemberPlan): Day {
  const applied = row.appliedOn ?? "2018-01-10";
  const joined = person.row.joinedOn;
  return joined && joined > applied ? joined : applied;
}

function longestHere(members: MemberPlan[]): MemberPlan[] {
  return members.toSorted((a, b) => (a.person.row.joinedOn ?? "").localeCompare(b.person.row.joinedOn ?? ""));
}

function stay({ row }: MemberPlan, fromDay: Day, toDay: Day | null, branchId = row.branchId) {
  const { hospitalId, id: memberId } = row;
  const id = idOf(`membership/${memberId}/${fromDay}`);
  return branchMembershipRow({ hospitalId, id, memberId, branchId, fromDay, toDay });
}

function addEvent(lives: Lives, { row }: MemberPlan, { kind, onDay, ...given }: Event): void {
  const { hospitalId, id: memberId } = row;
  const [recorder] = DEMO_ACCOUNTS;
  lives.events.push(
    memberEventRow({
      hospitalId,
      memberId,
      id: idOf(`event/${memberId}/${kind}/${onDay}`),
      kind,
      onDay,
      recordedById: userId(recorder?.username ?? ""),
      createdAt: `${onDay}T08:00:00.000Z`,
      ...given,
    }),
  );
}

/** Whoever was in the Party before they came here brought their membership along. */
function addArrival(lives: Lives, member: MemberPlan): void {
  const { row } = member;
  const onDay = cameOn(member);
  if ((row.probationaryOn ?? "9") >= onDay) return;
  const first = lives.memberships.find(({ memberId, fromDay }) => memberId === row.id && fromDay === onDay);
  addEvent(lives, member, {
    kind: "transferredIn",
    onDay,
    note: "由原工作单位党组织转来",
    details: { branchId: first?.branchId ?? row.branchId },
  });
}

type Move = { branches: BranchPlan[]; member: MemberPlan; chance: Chance };

function addMove(world: World, lives: Lives, { branches, member, chance }: Move): void {
  const { row } = member;
  const before = itemAt(branches, branches.findIndex((branch) => branch.row.id === row.branchId) + chance.int(1, 5));
  const onDay = monthsAgo(world, chance.int(BEFORE_ACTIVITIES, 40), chance.int(2, 26));
  const details = { fromBranchId: before.row.id, branchId: row.branchId };
  lives.memberships.push(stay(member, cameOn(member), addDays(onDay, -1), before.row.id), stay(member, onDay, null));
  addEvent(lives, member, { kind: "transferredWithin", onDay, note: "随科室调整", details });
}

type Flow = { member: MemberPlan; place: number; backAfter: number | null };

/** Away for further training. */
function addFlow(world: World, lives: Lives, { member, place, backAfter }: Flow): void {
  const { row } = member;
  const where = itemAt(PLACES, place);
  const since = backAfter === null ? place + 1 : place + 12;
  const onDay = monthsAgo(world, since, 3);
  addEvent(lives, member, { kind: "flowedOut", onDay, note: "外出进修", details: { place: where } });
  if (backAfter !== null)
    addEvent(lives, member, { kind: "flowedBack", onDay: monthsAgo(world, since - backAfter, 3) });
  else Object.assign(row, { flowFrom: onDay, flowPlace: where });
}

function retire(world: World, lives: Lives, member: MemberPlan, chance: Chance): void {
  const onDay = monthsAgo(world, chance.int(2, 16), 1);
  member.person.row.retiredOn = onDay;
  addEvent(lives, member, { kind: "retired", onDay });
}

type Gone = { branch: BranchPlan; person: Person; leave: readonly [kind: LeaveKind, note: string]; place: number };

/** Somebody who was a full member and is on the books no more. */
function addGone(world: World, lives: Lives, { branch, person, leave, place }: Gone): void {
  const [leaveKind, note] = leave;
  const day = (months: number) => monthsAgo(world, months, 12);
  const leftOn = monthsAgo(world, BEFORE_ACTIVITIES + place, 18);
  const row = memberRow({
    hospitalId: world.hospitalId,
    id: idOf(`member/${person.row.employeeNo}`),
    staffId: person.row.id,
    branchId: branch.row.id,
    appliedOn: day(110),
    activistOn: day(104),
    candidateOn: day(88),
    probationaryOn: day(84),
    fullOn: day(72),
    leftOn,
    leaveKind,
  });
  const member = { row, person };
  lives.gone.push(member);
  lives.memberships.push(stay(member, cameOn(member), addDays(leftOn, -1)));
  if (leaveKind === "died") person.row.leftOn = leftOn;
  if (leaveKind !== "cancelled") addEvent(lives, member, { kind: leaveKind, onDay: leftOn, note });
}

type Introduced = { members: MemberPlan[]; member: MemberPlan; chance: Chance };

/** Two full members of the branch introduced everybody who came to the Party within ten years. */
function addIntroducers(world: World, lives: Lives, { members, member, chance }: Introduced): void {
  const { row } = member;
  const onDay = row.probationaryOn;
  if (!onDay || onDay < monthsAgo(world, 120) || onDay <= cameOn(member)) return;
  const able = members.filter((other) => other.row.branchId === row.branchId && (other.row.fullOn ?? "9") < onDay);
  for (const [place, one] of chance.shuffled(able).slice(0, 2).entries()) {
    const of = { hospitalId: row.hospitalId, memberId: row.id, position: place + 1 };
    lives.introducers.push(introducerRow({ ...of, introducerId: one.row.id, name: one.person.row.name }));
  }
}
