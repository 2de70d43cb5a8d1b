import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { act } from "./reports-acts";

const database = useDatabase();

let world: World;
let actors: Record<(typeof PEOPLE)[number], Actor>;
let year = 2024;

beforeAll(async () => {
  world = await buildWorld(database.url());
  await db.brand.updateMany({ where: { id: world.home.own.brandId }, data: { fromMonth: "1901-01" } });
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
      for (const drawn of steps) {
        const one = stepIn(state.report.status, drawn);
        const made = await make(id, one, state.report.version);
        const after = await stateOf(id);
        if (made) judge(state, after, one);
        else expect(after).toEqual(state);
        if (made) seen.add(one.move);
        state = after;
      }
    }),
    // Bounded, and always the same walks: a database is asked for every move.
    { numRuns: 30, seed: 20_261_127 },
  );
  expect([...seen].sort()).toEqual(["approve", "opened", "reopen", "return", "save", "submit", "withdraw"]);
}, 120_000);
