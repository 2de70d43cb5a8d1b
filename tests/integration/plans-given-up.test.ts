import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import { noteReportProgress } from "@/lib/plans/commands/note-progress";
import { listLeadTasks } from "@/lib/plans/queries/lead-tasks";
import { getRoadmap } from "@/lib/plans/queries/roadmap";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld } from "@/tests/support/world";
import { act, type Drafted, issued, itemVersion, typedItem } from "./plan-acts";
import { refusal } from "./survey-acts";

const database = useDatabase();

let own: BranchWorld;
let committee: Actor;
let secretary: Actor;
let plan: Drafted;
const now = clock.now;

beforeAll(async () => {
  clock.now = () => instantOf("2026-06-15", "10:00");
  const world = await buildWorld(database.url());
  own = world.home.own;
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  plan = await issued(committee, 2026, own.branchId);
  await act("done", committee, { id: plan.task, version: await itemVersion(plan.task) });
  const goal = { id: plan.goal, version: await itemVersion(plan.goal), reason: "Given up" };
  await act("dropItem", committee, goal);
});

afterAll(() => {
  clock.now = now;
});

describe("a done task below a goal that was given up", () => {
  test("stays done and readable, and nothing is added to it, changed or taken back", async () => {
    const days = { startsOn: "2026-01-01", dueOn: "2026-02-01", reason: "R" };
    const version = await itemVersion(plan.task);
    for (const [name, input] of [
      ["addItem", typedItem({ planId: plan.id, parentId: plan.task, ...days })],
      ["changeItem", typedItem({ id: plan.task, version, ...days })],
      ["undone", { id: plan.task, version }],
      ["tell", { id: plan.task, text: "More" }],
    ] as const) {
      const [code, key] = await refusal(act(name, committee, input));
      expect([name, code, key]).toEqual([name, "CONFLICT", "plans.error.dropped"]);
    }
    expect((await db.planItem.findFirstOrThrow({ where: { id: plan.task } })).droppedOn).toBeNull();
  });

  test("is no task that a branch takes in hand, and no report tells of it", async () => {
    expect(await listLeadTasks(secretary, { branchId: own.branchId, day: "2026-06-15" })).toEqual([]);
    const told = { itemId: plan.task, reportId: own.reports.submitted, text: "More", month: "2026-05" };
    expect(await db.$transaction((tx) => noteReportProgress(tx, secretary, told))).toEqual([]);
  });

  test("is left out of next year with the goal", async () => {
    const days = { startsOn: "2026-01-01", dueOn: "2026-12-31", reason: "R" };
    const goal = await act("addItem", committee, typedItem({ planId: plan.id, title: "Stays", ...days }));
    const { id } = await act("copy", committee, { id: plan.id });
    const { items } = await getRoadmap(committee, id);
    expect(items.map(({ title }) => title)).toEqual(["Stays"]);
    const copied = await db.planItem.findFirstOrThrow({ where: { planId: id } });
    expect(copied.copiedFromId).toBe(goal.id);
  });
});
