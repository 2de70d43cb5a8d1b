import { papersAt } from "@/lib/admission/rules/papers";
import type { PaperKey } from "@/lib/admission/schema";
import { addDays, addMonthsTo, type Day } from "@/lib/core/period";
import { type MemberStage, STAGE_DAYS } from "@/lib/members/schema";
import { introducerRow, memberEventRow } from "@/tests/support/factories";
import { DEMO_ACCOUNTS } from "./accounts";
import { idOf } from "./chance";
import type { RowOf } from "./rows";
import { userId } from "./users";
import { type MemberPlan, monthsAgo, type World } from "./world";

type Event = Pick<RowOf<"MemberEvent">, "kind" | "onDay"> & Partial<Pick<RowOf<"MemberEvent">, "details" | "note">>;

export type Admissions = {
  events: RowOf<"MemberEvent">[];
  introducers: RowOf<"Introducer">[];
  materials: RowOf<"AdmissionMaterial">[];
};

/** One person on the way: what was recorded, which papers came in, and who goes along. */
type Story = { events: Event[]; papers: readonly PaperKey[]; named: "cultivation" | "admission" | null };

const DAYS_OF_REVIEW = 175;
const VOTES = { entitled: 21, present: 18, agree: 18 };

/**
 * What was done for everybody on the way into the Party, so that every state of it is there to be seen: ready, too
 * early, waiting for papers, due soon and overdue. Moves the stage days of some to where their story needs them.
 */
export function buildAdmissions(world: World, members: readonly MemberPlan[]): Admissions {
  const rows: Admissions = { events: [], introducers: [], materials: [] };
  for (const [stage, storyOf] of STORIES) {
    for (const [place, member] of members.filter(({ row }) => row.stage === stage).entries()) {
      addStory(rows, { member, members, story: storyOf(world, member.row, place) });
    }
  }
  return rows;
}

type Telling = { member: MemberPlan; members: readonly MemberPlan[]; story: Story };

function addStory(rows: Admissions, { member, members, story }: Telling): void {
  const { hospitalId, id: memberId, branchId } = member.row;
  const recordedById = userId(DEMO_ACCOUNTS[0]?.username ?? "");
  for (const [place, event] of story.events.entries()) {
    const id = idOf(`admission/${memberId}/${event.kind}/${place}`);
    const createdAt = `${event.onDay}T09:00:00.000Z`;
    rows.events.push(memberEventRow({ hospitalId, memberId, id, recordedById, createdAt, ...event }));
  }
  const receivedOn =
    story.events
      .map(({ onDay }) => onDay)
      .toSorted()
      .at(-1) ?? "2026-01-01";
  for (const key of story.papers) rows.materials.push({ hospitalId, memberId, key, receivedOn });
  const kind = story.named;
  if (!kind) return;
  const others = members.filter(({ row }) => row.branchId === branchId && row.stage === "full").slice(3, 5);
  for (const [place, { row, person }] of others.entries()) {
    const of = { hospitalId, memberId, kind, position: place + 1 };
    rows.introducers.push(introducerRow({ ...of, introducerId: row.id, name: person.row.name }));
  }
}

const papers = (stage: MemberStage, count = 9) =>
  papersAt(stage)
    .map(({ key }) => key)
    .slice(0, count);

const set = (row: MemberPlan["row"], ...days: (Day | null)[]) => {
  for (const [place, column] of STAGE_DAYS.entries()) row[column] = days[place] ?? null;
};

/** Everything before the present stage, as it was done in order. */
function before({ appliedOn, activistOn, candidateOn, probationaryOn }: MemberPlan["row"]): Event[] {
  return [
    ...(appliedOn ? [{ kind: "applied" as const, onDay: appliedOn }] : []),
    ...(appliedOn && activistOn
      ? [
          { kind: "talked" as const, onDay: addDays(appliedOn, 12), note: "入党动机端正，对党的认识较清楚" },
          { kind: "becameActivist" as const, onDay: activistOn },
        ]
      : []),
    ...(activistOn && candidateOn
      ? [...reviews(activistOn, candidateOn), { kind: "becameCandidate" as const, onDay: candidateOn }]
      : []),
    ...(candidateOn && probationaryOn ? admitted(candidateOn, probationaryOn) : []),
  ];
}

function reviews(from: Day, until: Day): Event[] {
  const events: Event[] = [];
  for (let onDay = addDays(from, DAYS_OF_REVIEW); onDay <= until; onDay = addDays(onDay, DAYS_OF_REVIEW)) {
    events.push({ kind: "reviewed", onDay, note: "按时参加党课，工作踏实，群众反映好" });
  }
  return events;
}

const reviewed = (onDay: Day): Event => ({ kind: "politicalReview", onDay, details: { passed: true } });
const trained = (onDay: Day, days: number): Event => ({ kind: "training", onDay, details: { days, hours: days * 8 } });
const preReviewed = (onDay: Day): Event => ({ kind: "preReview", onDay, details: { passed: true } });
const met = (onDay: Day, details: object): Event => ({
  kind: "branchMeeting",
  onDay,
  details: { ...VOTES, decision: "admit", passed: true, ...details },
});

function admitted(candidateOn: Day, resolvedOn: Day): Event[] {
  return [
    reviewed(addDays(candidateOn, 20)),
    trained(addDays(candidateOn, 30), 3),
    preReviewed(addDays(resolvedOn, -14)),
    met(resolvedOn, {}),
    { kind: "approved", onDay: addDays(resolvedOn, 25), details: { decision: "admit", passed: true } },
    { kind: "becameProbationary", onDay: resolvedOn },
  ];
}

function applicant({ today }: World, row: MemberPlan["row"], place: number): Story {
  // Two have just applied: the talk is due within the month.
  if (place % 8 === 1) set(row, addDays(today, -8 - place));
  const talk = addDays(row.appliedOn ?? today, 15);
  const talked = place % 8 !== 0 && place % 8 !== 1 && talk < today;
  return {
    events: [...before(row), ...(talked ? [{ kind: "talked" as const, onDay: talk, note: "了解基本情况" }] : [])],
    papers: papers("applicant", place % 3 === 0 ? 3 : 1),
    named: null,
  };
}

function activist(world: World, row: MemberPlan["row"], place: number): Story {
  const ripe = place < 14;
  const months = ripe ? 13 + (place % 4) : 2 + (place % 8);
  set(row, monthsAgo(world, months + 6, 10), monthsAgo(world, months, 10));
  const events = [...before(row), ...reviews(row.activistOn ?? world.today, world.today)];
  // Some half-yearly reviews were forgotten.
  const kept = place % 9 === 5 ? events.slice(0, 3) : events;
  return { events: kept, papers: papers("activist", ripe && place % 2 === 0 ? 4 : place % 3), named: "cultivation" };
}

function candidate(world: World, row: MemberPlan["row"], place: number): Story {
  set(row, monthsAgo(world, 25, 8), monthsAgo(world, 20, 8), monthsAgo(world, 6, 8));
  const ago = (days: number) => addDays(world.today, -days);
  const sound = [reviewed(ago(120)), trained(ago(110), 3)];
  const stories: [Event[], papers: number][] = [
    [[], 0],
    [[reviewed(ago(60))], 0],
    [[reviewed(ago(60)), trained(ago(30), 2)], 0],
    [sound, 0],
    [sound, 1],
    [[...sound, preReviewed(ago(10))], 1],
    [[...sound, preReviewed(ago(40))], 2],
    [[...sound, preReviewed(ago(30)), met(ago(20), {})], 4],
    [[...sound, preReviewed(ago(108)), met(ago(100), {})], 3],
    [[...sound, preReviewed(ago(50)), met(ago(30), { agree: 9, passed: false })], 2],
  ];
  const [events, count] = stories[place % stories.length] ?? [[], 0];
  return { events: [...before(row), ...events], papers: papers("candidate", count), named: "admission" };
}

function probationary(world: World, row: MemberPlan["row"], place: number): Story {
  const ends = (months: number) => {
    set(
      row,
      ...[months + 24, months + 18, months + 4, months].map((since, index) => monthsAgo(world, since, 2 + index * 6)),
    );
  };
  // One whose probation is over and not discussed, one whose full membership waits for approval, one extended.
  if (place === 0) ends(13);
  if (place === 1) ends(14);
  if (place === 2) ends(16);
  const resolvedOn = row.probationaryOn ?? world.today;
  const end = addMonthsTo(resolvedOn, 12);
  const decided = { ...VOTES, passed: true, months: 0 };
  const events = before(row).filter(({ onDay }) => onDay <= world.today);
  if (place === 1) {
    events.push({ kind: "branchMeeting", onDay: addDays(end, 12), details: { ...decided, decision: "full" } });
  }
  if (place === 2) {
    const extendedUntil = addMonthsTo(end, 6);
    row.extendedUntil = extendedUntil;
    const onDay = addDays(end, 25);
    events.push(
      { kind: "branchMeeting", onDay: addDays(end, 5), details: { ...decided, decision: "extend", months: 6 } },
      { kind: "approved", onDay, details: { decision: "extend", passed: true } },
      { kind: "probationExtended", onDay, details: { extendedUntil } },
    );
  }
  return { events, papers: papers("probationary", place % 6 === 3 ? 0 : 1), named: null };
}

const STORIES: readonly [MemberStage, (world: World, row: MemberPlan["row"], place: number) => Story][] = [
  ["applicant", applicant],
  ["activist", activist],
  ["candidate", candidate],
  ["probationary", probationary],
];
