import { expect, test } from "vitest";
import { db } from "@/lib/core/db/client";
import { today } from "@/lib/core/period";
import { findLeadTask, listLeadTasks } from "@/lib/plans/queries/lead-tasks";
import { findPlanOfYear, getRoadmap } from "@/lib/plans/queries/roadmap";
import { idOf } from "@/prisma/seed/chance";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";

useDatabase({ demo: true });

const hospitalId = idOf("hospital/demo");
const committee = actorOf({ hospitalId, roles: ["committee"] });
const surgery = idOf("branch/外科党支部");

test("the demo's plan of this year is issued, amended once, and its items stand in many ways", async () => {
  const year = Number(today().slice(0, 4));
  const plan = await findPlanOfYear(committee, year);
  expect(plan).toMatchObject({ status: "issued", amendments: 1 });
  const { items } = await getRoadmap(committee, plan?.id ?? "");
  const tasks = items.filter(({ kind }) => kind === "task");
  expect(tasks).toHaveLength(17);
  expect(tasks.every(({ responsible }) => responsible !== "")).toBe(true);
  expect(items.find(({ droppedOn }) => droppedOn !== null)?.state).toBe("dropped");
  expect(items.some(({ measure, current }) => measure === "figure" && current !== null)).toBe(true);
});

test("a branch's brand leads its task of the plan, which its reports tell of", async () => {
  const brand = await db.brand.findFirst({ where: { hospitalId, branchId: surgery, toMonth: null } });
  const [option] = await listLeadTasks(committee, { branchId: surgery, day: today() });
  expect(brand?.planItemId).toBe(option?.id);
  const task = await findLeadTask(committee, brand?.planItemId ?? "");
  expect(task?.milestones).toHaveLength(3);
  expect(task?.measure).toBe("number");
});

test("last year's plan is closed with a review, and secretaries do not see next year's draft", async () => {
  const year = Number(today().slice(0, 4));
  const secretary = actorOf({ hospitalId, roles: ["branchSecretary"], branchIds: [surgery] });
  expect((await findPlanOfYear(secretary, year - 1))?.review).not.toBe("");
  expect(await findPlanOfYear(secretary, year + 1)).toBeNull();
  const draft = await findPlanOfYear(committee, year + 1);
  const { items } = await getRoadmap(committee, draft?.id ?? "");
  expect(items.every(({ state }) => state === "notStarted")).toBe(true);
});

test("every item of the demo's later plans goes on with the one it was copied from", async () => {
  const year = Number(today().slice(0, 4));
  const later = await db.planItem.findMany({
    where: { hospitalId, plan: { year: { gte: year } } },
    select: { title: true, kind: true, plan: { select: { year: true } }, copiedFrom: { include: { plan: true } } },
  });
  const alone = later.filter(({ copiedFrom }) => copiedFrom === null);
  // What this year gave up has nothing to go on with.
  expect(alone.map(({ plan }) => plan.year)).toEqual([year + 1]);
  for (const { title, kind, plan, copiedFrom } of later.filter(({ copiedFrom: from }) => from !== null)) {
    expect([copiedFrom?.title, copiedFrom?.kind, copiedFrom?.plan.year]).toEqual([title, kind, plan.year - 1]);
  }
});
