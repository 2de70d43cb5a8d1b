import { randomUUID } from "node:crypto";
import pg from "pg";
import { insertRows } from "@/prisma/seed/insert";
import type { RowOf, TableName } from "@/prisma/seed/rows";
import { planItemRow, planProgressRow, planRow } from "./plan-rows";
import type { HospitalWorld } from "./world";

/** The day on which the plan below is looked at: a Monday. */
export const MONDAY = "2037-06-15";

export type Supervised = {
  planId: string;
  /** Of the own branch: a task that is late, its milestone that is due in three days, and a task nobody speaks of. */
  late: string;
  soon: string;
  quiet: string;
  /** Of the own branch, and nothing to look after: in time and heard of, done, given up. */
  well: string;
  done: string;
  dropped: string;
  /** Of the other branch, late. */
  others: string;
  /** Of the committee itself, late. */
  committees: string;
};

const named = (title: string, given: object) => ({ title, kind: "task" as const, ...given });

/** An issued plan of 2037 with one matter of every sort. */
export async function buildSupervised(url: string, { hospitalId, own, other }: HospitalWorld): Promise<Supervised> {
  const plan = planRow({ hospitalId, year: 2037, status: "issued" });
  const at = { hospitalId, planId: plan.id, startsOn: "2037-01-01", dueOn: "2037-12-31" };
  const goal = planItemRow({ ...at, title: "Goal" });
  const below = { ...at, parentId: goal.id, ownerBranchId: own.branchId };
  const item = (title: string, given: object = {}) => planItemRow({ ...below, ...named(title, given) });
  const late = item("Late task", { dueOn: "2037-06-09" });
  const soon = planItemRow({
    ...below,
    ...named("Milestone due soon", {
      kind: "milestone",
      parentId: late.id,
      startsOn: "2037-06-01",
      dueOn: "2037-06-18",
    }),
  });
  const quiet = item("Quiet task");
  const well = item("Task that is well");
  const done = item("Done task", { dueOn: "2037-05-01", doneOn: "2037-04-30" });
  const dropped = item("Dropped task", { dueOn: "2037-05-01", droppedOn: "2037-04-30" });
  const others = item("Task of others", { ownerBranchId: other.branchId, dueOn: "2037-05-31" });
  const committees = item("Task of the committee", { ownerBranchId: null, dueOn: "2037-06-01" });
  const told = [late, well, others, committees].map(({ id }) =>
    planProgressRow({ hospitalId, itemId: id, at: "2037-06-08T02:00:00.000Z" }),
  );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  // What the world has of nudges is not this plan's.
  await client.query(`DELETE FROM "NudgeMessage" WHERE "hospitalId" = $1`, [hospitalId]);
  await insertRows(client, "AnnualPlan", [plan]);
  await insertRows(client, "PlanItem", [goal]);
  await insertRows(client, "PlanItem", [late, quiet, well, done, dropped, others, committees]);
  await insertRows(client, "PlanItem", [soon]);
  await insertRows(client, "PlanProgress", told);
  await client.end();
  const ids = { late, soon, quiet, well, done, dropped, others, committees };
  const entries = Object.entries(ids).map(([name, { id }]) => [name, id]);
  return { planId: plan.id, ...(Object.fromEntries(entries) as Omit<Supervised, "planId">) };
}

type Insert = <Table extends TableName>(table: Table, ...rows: RowOf<Table>[]) => Promise<void>;
type OfBranch = { hospitalId: string; planId: string; branchId: string };

/** A task of a branch that it was nudged about, and the e-mail that did not arrive. */
export async function buildNudge(insert: Insert, { branchId, ...at }: OfBranch) {
  const { hospitalId } = at;
  const goal = planItemRow({ ...at, startsOn: "2190-01-01", dueOn: "2190-12-31" });
  const task = planItemRow({ ...goal, id: randomUUID(), kind: "task", parentId: goal.id, ownerBranchId: branchId });
  await insert("PlanItem", goal);
  await insert("PlanItem", task);
  const ofHospital = { hospitalId, id: randomUUID() };
  const message = {
    ...ofHospital,
    branchId,
    at: "2026-02-02T02:00:00.000Z",
    actorId: null,
    actorName: "Office",
    seenAt: null,
    seenByName: null,
  };
  await insert("NudgeMessage", message);
  const messageId = message.id;
  await insert("PlanNudge", { hospitalId, messageId, itemId: task.id, reason: "late", onDay: "2026-02-02" });
  const delivery = {
    hospitalId,
    id: randomUUID(),
    messageId,
    channel: "email" as const,
    recipient: "secretary@example.org",
    status: "failed" as const,
    attempts: 3,
    error: JSON.stringify({ key: "core.delivery.timeout" }),
    at: "2026-02-02T02:40:00.000Z",
  };
  await insert("NudgeDelivery", delivery);
  return { itemId: task.id, messageId, deliveryId: delivery.id };
}
