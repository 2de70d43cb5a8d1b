import { afterAll, beforeAll, expect, test } from "vitest";
import { db } from "@/lib/core/db/client";
import { clock, instantOf, toDbDay } from "@/lib/core/period";
import { findBranchHands } from "@/lib/dashboards/queries/branch-hands";
import { actorOf } from "@/tests/support/actors";
import { buildPlan, type PlanWorld } from "@/tests/support/roadmap-world";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const now = clock.now;
let world: World;
let plan: PlanWorld;

beforeAll(async () => {
  clock.now = () => instantOf("2026-03-02", "10:00");
  world = await buildWorld(database.url());
  // Of the world's own plans, far ahead, nothing is looked at here.
  await db.planItem.updateMany({ where: { plan: { year: { gt: 2100 } } }, data: { ownerBranchId: null } });
  plan = await buildPlan(database.url(), world.home, { year: 2026, status: "issued" });
});

afterAll(() => {
  clock.now = now;
});

const handsOf = (role: "committee" | "administrator") =>
  findBranchHands(actorAtHome(world, role), world.home.own.branchId);
const hrefs = async (kind: string) =>
  ((await handsOf("committee")) ?? []).flatMap((one) => (one.kind === kind ? [one.href] : []));

test("what is open in a branch's hands is found, each where it is handed on; what is over is not", async () => {
  const { own } = world.home;
  const { brandId, reports } = own;
  const itemHref = (id: string) => `/plans/${plan.planId}/items/${id}`;
  const { first, last } = plan.milestones;
  expect(await hrefs("planItem")).toEqual([plan.taskId, first, last].map(itemHref));
  await db.planItem.updateMany({ where: { id: first }, data: { doneOn: toDbDay("2026-03-01") } });
  expect(await hrefs("planItem")).toEqual([plan.taskId, last].map(itemHref));
  expect(await hrefs("brand")).toEqual([`/brands/${brandId}`]);
  expect(await hrefs("followUp")).toEqual([`/reports/follow-ups/${own.followUps.open}`]);
  expect(await hrefs("improvement")).toEqual([`/improvements/${own.improvementId}`]);
  const unfiled = await hrefs("month");
  expect(unfiled).toEqual(expect.arrayContaining([reports.draft, reports.returned].map((id) => `/reports/${id}`)));
  expect(unfiled.join()).not.toMatch(new RegExp(`${reports.submitted}|${reports.approved}`));
  await db.planItem.updateMany({ where: { id: plan.taskId }, data: { doneOn: toDbDay("2026-03-01") } });
  await db.planItem.updateMany({ where: { id: last }, data: { droppedOn: toDbDay("2026-03-01") } });
  expect(await hrefs("planItem")).toEqual([]);
});

test("a branch with nothing left has nothing; whoever may not read all of it is told that it is not known", async () => {
  const { hospitalId } = world.home;
  const dissolved = await db.branch.create({ data: { hospitalId, name: "Empty", foundedOn: toDbDay("2020-01-01") } });
  expect(await findBranchHands(actorAtHome(world, "committee"), dissolved.id)).toEqual([]);
  expect(await handsOf("administrator")).toBeNull();
});

test("another hospital finds nothing", async () => {
  const stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
  expect(await findBranchHands(stranger, world.home.own.branchId)).toEqual([]);
});
