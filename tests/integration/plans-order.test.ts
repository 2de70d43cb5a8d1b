import { beforeAll, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { translatorOf } from "@/lib/i18n/translate";
import { getPlanWord } from "@/lib/plans/queries/plan-word";
import { getRoadmapSheet } from "@/lib/plans/queries/roadmap-sheet";
import { actorOf } from "@/tests/support/actors";
import { buildPlan, type PlanWorld } from "@/tests/support/roadmap-world";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { act, itemVersion } from "./plan-acts";

const database = useDatabase();
const t = translatorOf("en");

let world: World;
let committee: Actor;
let draft: PlanWorld;
let issued: PlanWorld;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  draft = await buildPlan(database.url(), world.home, { year: 2027, status: "draft" });
  issued = await buildPlan(database.url(), world.home, { year: 2026, status: "issued" });
});

const place = async (id: string, way: "up" | "down", actor = committee, version?: number) =>
  act("place", actor, { id, way, version: version ?? (await itemVersion(id)) });
const titles = async () => {
  const { rows } = await getRoadmapSheet(committee, { plan: draft.planId }, t);
  return rows.map((row) => String(row[1]).trim());
};

test("tasks and milestones of a draft change places, with all below them, on the roadmap and on paper", async () => {
  expect(await titles()).toEqual(["Goal", "Task", "First", "Last", "Given up", "Other", "Committee"]);
  await place(draft.committeeTaskId, "up");
  await place(draft.milestones.last, "up");
  await place(draft.taskId, "down");
  expect(await titles()).toEqual(["Goal", "Committee", "Task", "Last", "First", "Given up", "Other"]);
  const { document } = await getPlanWord(committee, draft.planId, t, { letterhead: false });
  const headings = document.blocks.flatMap((block) => (block.kind === "heading" ? [block.text] : []));
  expect(headings).toEqual(["Goal", "Committee", "Task", "Other"]);
  const trail = await db.auditEntry.findFirstOrThrow({ where: { subjectId: draft.taskId, action: "planItem.place" } });
  expect([trail.before, trail.after]).toEqual([{ position: 1 }, { position: 2 }]);
});

test("items that were given the same number get one each; at an end nothing moves", async () => {
  const below = { parentId: draft.taskId };
  await db.planItem.updateMany({ where: below, data: { position: 1 } });
  const first = await db.planItem.findFirstOrThrow({
    where: below,
    orderBy: [{ position: "asc" }, { startsOn: "asc" }],
  });
  await place(first.id, "up");
  const after = await db.planItem.findMany({ where: below, orderBy: { position: "asc" } });
  expect(after.map(({ position }) => position)).toEqual([1, 2, 3]);
  expect(after[0]?.id).toBe(first.id);
});

test("whoever saw an older order hears so, and of two at once one moves it", async () => {
  const version = await itemVersion(draft.otherTaskId);
  const both = await Promise.allSettled([1, 2].map(() => place(draft.otherTaskId, "up", committee, version)));
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(place(draft.otherTaskId, "up", committee, version)).rejects.toMatchObject({ code: "CONFLICT" });
});

test("once a plan is issued its order stands; nobody else's plan can be put in order", async () => {
  const stands = { code: "CONFLICT", messageKey: "plans.error.orderStands" };
  await expect(place(issued.committeeTaskId, "up")).rejects.toMatchObject(stands);
  const secretary = actorAtHome(world, "branchSecretary");
  await expect(place(draft.taskId, "up", secretary)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
  await expect(place(draft.taskId, "up", stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
