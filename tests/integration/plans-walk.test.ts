import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { AppError } from "@/lib/core/errors";
import { clock, instantOf } from "@/lib/core/period";
import { type Amendment, listAmendments } from "@/lib/plans/queries/amendments";
import { listItems, type StoredItem } from "@/lib/plans/queries/items";
import { getPlan, type PlanHead } from "@/lib/plans/queries/plans";
import { changesBetween } from "@/lib/plans/rules/changes";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld } from "@/tests/support/world";
import { act, type Drafted, draftPlan, typedItem } from "./plan-acts";

const database = useDatabase();

let committee: Actor;
let secretary: Actor;
let branchId: string;
let otherId: string;
const now = clock.now;

beforeAll(async () => {
  clock.now = () => instantOf("2026-06-15", "10:00");
  const world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  branchId = world.home.own.branchId;
  otherId = world.home.other.branchId;
});

afterAll(() => {
  clock.now = now;
});

type Picture = { plan: PlanHead; items: StoredItem[]; amendments: Amendment[] };

async function look(id: string): Promise<Picture> {
  const plan = await getPlan(committee, id);
  return { plan, items: await listItems(committee, id), amendments: await listAmendments(committee, id) };
}

/** What binds in an item, by name; done or not is progress, not content. */
const contentOf = (item: StoredItem) => ({
  title: item.title,
  detail: item.detail,
  owner: item.ownerName,
  coOwners: item.coOwners.map(({ name }) => name),
  startsOn: item.startsOn,
  dueOn: item.dueOn,
  dropped: item.droppedOn,
  target: item.target,
});

/** Which fields of which items differ between two pictures, as amendments tell them. */
function differences(before: Picture, after: Picture): string[] {
  const known = new Map(before.items.map((item) => [item.id, item]));
  const items = after.items.flatMap((item) => {
    const was = known.get(item.id);
    if (!was) return [`${item.id} added`];
    const about = { itemId: item.id, kind: item.kind, title: was.title };
    return changesBetween(about, contentOf(was), contentOf(item)).map(({ field }) => `${item.id} ${field}`);
  });
  const gone = before.items
    .filter(({ id }) => !after.items.some((item) => item.id === id))
    .map(({ id }) => `${id} gone`);
  const head = before.plan.title === after.plan.title ? [] : ["null planTitle"];
  return [...items, ...gone, ...head].toSorted();
}

// Most tries are such as could succeed.
const REASONS = ["", "Reason", "Reason"];
const step = fc.record({
  kind: fc.constantFrom(
    "change",
    "change",
    "add",
    "drop",
    "remove",
    "head",
    "issue",
    "close",
    "done",
    "undone",
    "tell",
  ),
  who: fc.constantFrom("committee", "committee", "committee", "secretary"),
  which: fc.nat(5),
  reason: fc.constantFrom(...REASONS),
  owner: fc.boolean(),
  month: fc.integer({ min: 1, max: 12 }),
  stale: fc.constantFrom(false, false, false, true),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function attempt({ plan, items }: Picture, one: Step): Promise<void> {
  const actor = one.who === "committee" ? committee : secretary;
  const item = items[one.which % Math.max(1, items.length)];
  const reason = one.reason;
  const version = (one.stale ? -1 : 0) + (item?.version ?? 1);
  const of = { id: item?.id ?? plan.id, version: Math.max(1, version) };
  const days = { startsOn: `${plan.year}-01-01`, dueOn: `${plan.year}-${String(one.month).padStart(2, "0")}-28` };
  const typed = typedItem({ ...days, title: `T${one.month}`, ownerBranchId: one.owner ? branchId : otherId, reason });
  const head = { id: plan.id, version: plan.version };
  const acts = {
    change: () => act("changeItem", actor, { ...typed, ...of }),
    add: () => act("addItem", actor, { ...typed, planId: plan.id, parentId: item?.id ?? "" }),
    drop: () => act("dropItem", actor, { ...of, reason }),
    remove: () => act("removeItem", actor, of),
    head: () => act("update", actor, { ...head, title: `H${one.month}`, preface: "", reason }),
    issue: () => act("issue", actor, head),
    close: () => act("close", actor, { ...head, review: "Review" }),
    done: () => act("done", actor, of),
    undone: () => act("undone", actor, of),
    tell: () => act("tell", actor, { id: of.id, text: "Text" }),
  };
  await acts[one.kind as keyof typeof acts]().catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
  });
}

/** What must hold between two looks at a plan, whoever did whatever in between. */
function judge(before: Picture, after: Picture): void {
  const changed = differences(before, after);
  const fresh = after.amendments.slice(0, after.amendments.length - before.amendments.length);
  const order = ["draft", "issued", "closed"];
  expect(order.indexOf(after.plan.status)).toBeGreaterThanOrEqual(order.indexOf(before.plan.status));
  if (before.plan.status === "closed") expect(after).toEqual(before);
  if (before.plan.status === "draft") {
    expect(after.amendments).toEqual([]);
    expect(after.items.every(({ doneOn, droppedOn }) => doneOn === null && droppedOn === null)).toBe(true);
  }
  if (before.plan.status === "issued") {
    expect(fresh).toHaveLength(changed.length > 0 ? 1 : 0);
    const told = fresh.flatMap(({ changes }) => changes.map(({ itemId, field }) => `${itemId} ${field}`));
    const content = told.filter((name) => !name.endsWith(" responsible"));
    expect(content.toSorted()).toEqual(changed);
    expect(fresh.every(({ reason }) => reason !== "")).toBe(true);
  }
  // Whatever was amended before stays as it was written.
  expect(after.amendments.slice(fresh.length)).toEqual(before.amendments);
}

describe("whatever is tried with a plan", () => {
  test("nothing changes in a closed one, and nothing in an issued one without an amendment that tells it", async () => {
    let year = 2010;
    const plans: Drafted[] = [];
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), fc.boolean(), async (steps, issue) => {
        year += 1;
        // Everybody may do so much in a minute: each walk is somebody else's.
        committee = { ...committee, userId: randomUUID() };
        secretary = { ...secretary, userId: randomUUID() };
        const plan = await draftPlan(committee, year, branchId);
        plans.push(plan);
        if (issue) await act("issue", committee, { id: plan.id, version: 1 });
        for (const one of steps) {
          const before = await look(plan.id);
          await attempt(before, one);
          judge(before, await look(plan.id));
        }
      }),
      { numRuns: 15, endOnFailure: true },
    );
    expect(plans).toHaveLength(15);
  });
});
