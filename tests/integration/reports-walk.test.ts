import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { addMonths } from "@/lib/core/period";
import { getItemPage } from "@/lib/plans/queries/item-page";
import { toldOfTask } from "@/lib/plans/rules/told";
import { listConcerns } from "@/lib/reports/queries/concerns";
import { listCarriedSteps } from "@/lib/reports/queries/prefill";
import { getReport } from "@/lib/reports/queries/report-detail";
import { listVersions } from "@/lib/reports/queries/versions";
import { stepsOf } from "@/lib/reports/rules";
import { firstHandedIn, wasWithdrawn } from "@/lib/reports/rules/versions";
import type { Sections } from "@/lib/reports/schema";
import { concernFilters } from "@/lib/reports/schema/concerns";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { type Drafted, issued } from "./plan-acts";
import { act } from "./reports-acts";

const database = useDatabase();

let world: World;
let actors: Record<(typeof PEOPLE)[number], Actor>;
let task: Drafted;
let year = 2024;

beforeAll(async () => {
  world = await buildWorld(database.url());
  const as = (role: "branchSecretary" | "committee" | "leader", name: string): Actor => ({
    ...actorAtHome(world, role),
    userId: randomUUID(),
    name,
  });
  const writes = as("branchSecretary", "both");
  const permissions = new Set([...writes.permissions, "report.review" as const]);
  actors = {
    secretary: as("branchSecretary", "secretary"),
    deputy: as("branchSecretary", "deputy"),
    reviewer: as("committee", "reviewer"),
    colleague: as("committee", "colleague"),
    both: { ...writes, permissions },
    leader: as("leader", "leader"),
    stranger: { ...as("branchSecretary", "stranger"), branchIds: [world.home.other.branchId] },
  };
  task = await issued(actors.reviewer, 2026, world.home.own.branchId);
  const where = { id: world.home.own.brandId };
  await db.brand.updateMany({ where, data: { fromMonth: "1901-01", planItemId: task.task } });
});

const text = fc.constantFrom("", "随访 18 例", "等待 1.5 天", "<b>x</b>", "培训护士\n复盘");
const sections = fc.record({ progress: text, result: text, problem: text, nextStep: text, helpWanted: text });
const MOVES = ["save", "submit", "withdraw", "opened", "return", "approve", "reopen"] as const;
type MoveName = (typeof MOVES)[number];
const PEOPLE = ["secretary", "deputy", "reviewer", "colleague", "both", "leader", "stranger"] as const;

/** What makes sense where a report stands: of moves drawn blindly hardly one would be allowed. */
const LIKELY: Record<string, MoveName[]> = {
  draft: ["save", "submit"],
  submitted: ["opened", "return", "approve", "withdraw"],
  returned: ["save", "submit"],
  approved: ["reopen"],
};
const WRITERS = ["secretary", "deputy", "both"] as const;
const REVIEWERS = ["reviewer", "colleague", "both"] as const;

const step = fc.record({
  draw: fc.nat({ max: 999 }),
  person: fc.nat({ max: 999 }),
  /** Anybody does anything. */
  wild: fc.constantFrom(false, false, true),
  sections,
  comment: text,
  /** How many versions behind the page is from which the move is made. */
  behind: fc.constantFrom(0, 0, 0, 0, 1),
});
type Drawn = typeof step extends fc.Arbitrary<infer Value> ? Value : never;
type Step = Pick<Drawn, "sections" | "comment" | "behind"> & { who: (typeof PEOPLE)[number]; move: MoveName };

function pick<Item>(items: readonly Item[], draw: number): Item {
  return items[draw % items.length] as Item;
}

function stepIn(status: string, { draw, person, wild, ...rest }: Drawn): Step {
  const move = pick(wild ? MOVES : (LIKELY[status] ?? MOVES), draw);
  const fitting = ["save", "submit", "withdraw"].includes(move) ? WRITERS : REVIEWERS;
  return { move, who: pick<Step["who"]>(wild ? PEOPLE : fitting, person), ...rest };
}

async function stateOf(id: string) {
  const report = await db.monthlyReport.findFirstOrThrow({ where: { id } });
  const versions = await db.reportVersion.findMany({ where: { reportId: id }, orderBy: { number: "asc" } });
  const events = await db.reviewEvent.findMany({ where: { reportId: id }, orderBy: [{ at: "asc" }, { id: "asc" }] });
  return { report, versions, events };
}
type State = Awaited<ReturnType<typeof stateOf>>;

/** Makes the move as the application would; false where it was refused in words. */
async function make(id: string, { who, move, sections: words, comment, behind }: Step, version: number) {
  const page = { id, version: Math.max(1, version - behind) };
  const actor = actors[who];
  const review = move === "return" || move === "approve";
  const name = move === "return" || move === "approve" ? "review" : move;
  const input = review ? { ...page, intent: move, comment } : { ...page, ...words, comment };
  try {
    await act(name, actor, input);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

/** Everybody who wrote since the last decision. */
let wrote = new Set<string>();

function noteWriter({ who, move }: Step): void {
  if (move === "save" || move === "submit") wrote.add(who);
  if (move === "return" || move === "approve") wrote = new Set();
}

const standing = ({ versions, events }: State) =>
  versions.findLast((version) => !wasWithdrawn(version, versions, events)) ?? null;
type Kept = { sections: Sections };
const sectionsIn = (version: { snapshot: unknown } | null) => (version?.snapshot as Kept | undefined)?.sections ?? null;

/** What stands of a report, after any move: on its row, in the plan, in the steps that later reports carry. */
async function judgeStanding({ report, versions, events }: State): Promise<void> {
  const stands = standing({ report, versions, events });
  const handedIn = stands ? { snapshot: stands.snapshot, submittedAt: stands.submittedAt } : { submittedAt: null };
  expect(report).toMatchObject(handedIn);
  expect(report.status === "draft").toBe(stands === null);
  const { branchId, brandId, id } = report;
  const told = await db.planProgress.findMany({ where: { reportId: id } });
  const sections = sectionsIn(stands);
  expect(told.map(({ text }) => text)).toEqual(sections ? [toldOfTask(sections)] : []);
  const written = await db.reportStep.findMany({ where: { reportId: id }, select: { id: true } });
  const later = { id: world.home.own.reports.draft, branchId, brandId, month: addMonths(report.month, 1) };
  const carried = await listCarriedSteps(actors.secretary, later);
  const own = carried.filter((step) => written.some((one) => one.id === step.id));
  expect(own.map(({ text }) => text)).toEqual(sections ? [...new Set(stepsOf(sections.nextStep))] : []);
}

/** Once decided on, the day on which a report was first handed in does not move; taken back, it was not handed in. */
function judgeDay(before: State, after: State, { move }: Step): void {
  const first = ({ versions, events }: State) => firstHandedIn(versions, events);
  if (before.report.status !== "draft" && move !== "withdraw") expect(first(after)).toEqual(first(before));
  const decided = before.events.some(({ kind }) => kind === "returned" || kind === "approved");
  if (move === "withdraw") expect(first(after)).toEqual(decided ? first(before) : null);
}

/** Who only reads never meets an unapproved word once a version was approved, on any of their pages. */
async function judgeReader({ report, versions }: State): Promise<void> {
  const frozen = versions.findLast(({ approvedAt }) => approvedAt !== null);
  const sections = sectionsIn(frozen ?? null);
  if (!frozen || !sections) return;
  const { leader } = actors;
  expect(await getReport(leader, report.id)).toMatchObject({ sections, shown: frozen.number });
  expect((await listVersions(leader, report.id)).every(({ approvedAt }) => approvedAt !== null)).toBe(true);
  const { rows } = await listConcerns(leader, concernFilters.parse({ month: report.month }));
  const words = [sections.problem, sections.helpWanted].map((text) => text.trim()).filter(Boolean);
  expect(rows.map((row) => row.words)).toEqual(words);
  const page = await getItemPage(leader, task.id, task.task);
  const told = page.progress.filter(({ reportHref }) => reportHref === `/reports/${report.id}`);
  expect(told.map(({ text }) => text)).toEqual([toldOfTask(sections)]);
}

const wordsOf = ({ progress, result, problem, nextStep, helpWanted }: State["report"]) => ({
  progress,
  result,
  problem,
  nextStep,
  helpWanted,
});

/** No review is skipped: approval comes from a submission that another person handed in. */
function judgeApproval(before: State, after: State, { who, move }: Step): void {
  if (before.report.status === "approved" && after.report.status !== "approved") expect(move).toBe("reopen");
  if (after.report.status !== "approved" || before.report.status === "approved") return;
  expect([move, before.report.status]).toEqual(["approve", "submitted"]);
  const handedIn = before.events.findLast(({ kind }) => kind === "submitted");
  expect(handedIn?.actorName).not.toBe(who);
  expect(wrote).not.toContain(who);
  expect(after.versions.at(-1)?.approvedByName).toBe(who);
  expect(after.versions.at(-1)?.snapshot).toEqual(after.report.snapshot);
}

/** What must hold of any move that was made, by whomever. */
function judge(before: State, after: State, step: Step): void {
  const { who, move, sections: words } = step;
  const writing = move === "save" || move === "submit";
  // No text is lost: only a writer's own move changes the working words, and to what they typed.
  expect(wordsOf(after.report)).toEqual(writing ? words : wordsOf(before.report));
  if (writing) expect(["secretary", "deputy", "both"]).toContain(who);
  // What was handed in stays, and what was approved stays approved, to the letter.
  const kept = after.versions.slice(0, before.versions.length);
  for (const [index, version] of before.versions.entries()) {
    const { approvedAt, approvedByName, ...same } = version;
    expect(kept[index]).toMatchObject(same);
    if (approvedAt) expect(kept[index]).toMatchObject({ approvedAt, approvedByName });
  }
  expect(after.versions.length - before.versions.length).toBe(move === "submit" ? 1 : 0);
  judgeApproval(before, after, step);
}

test("no path of any people loses text, skips a review or changes a frozen version", async () => {
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 12 }), async (steps) => {
      year -= 1;
      const month = `${year}-0${(year % 9) + 1}`;
      const { id } = await act("open", actors.secretary, { brandId: world.home.own.brandId, month });
      let state = await stateOf(id);
      wrote = new Set();
      for (const drawn of steps) {
        const one = stepIn(state.report.status, drawn);
        const made = await make(id, one, state.report.version);
        const after = await stateOf(id);
        if (!made) expect(after).toEqual(state);
        if (made) {
          judge(state, after, one);
          judgeDay(state, after, one);
          noteWriter(one);
          await judgeStanding(after);
          await judgeReader(after);
          seen.add(one.move);
        }
        state = after;
      }
    }),
    // Bounded: a database is asked for every move.
    { numRuns: 30 },
  );
  expect([...seen].sort()).toEqual(["approve", "opened", "reopen", "return", "save", "submit", "withdraw"]);
});
