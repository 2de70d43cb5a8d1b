import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addDays, type Day, type Month, monthBounds, toDbDay } from "@/lib/core/period";
import type { Dimension, Population } from "@/lib/surveys/schema";
import { scopeImprovements } from "../policy";
import { getImprovement } from "../queries";
import type { FrozenFigure, ImprovementStatus, Verdict } from "../schema";
import { findEffect } from "./figures";

/** An action as a monthly report tells of it. */
export type ReportedImprovement = {
  id: string;
  title: string;
  population: Population;
  dimension: Dimension | null;
  /** Null: the whole hospital. */
  departmentName: string | null;
  dueOn: Day;
  status: ImprovementStatus;
  closedOn: Day | null;
  before: FrozenFigure | null;
  after: FrozenFigure | null;
  verdict: Verdict;
  preliminary: boolean;
};

async function getReported(actor: Actor, improvementId: string, client: Tx): Promise<ReportedImprovement> {
  const improvement = await getImprovement(actor, improvementId, client);
  const { before, after, judgement, preliminary } = await findEffect(actor, improvement, client);
  const { id, title, population, dimension, departmentName, dueOn, status, closedOn } = improvement;
  const told = { id, title, population, dimension, departmentName, dueOn, status, closedOn };
  return { ...told, before, after, verdict: judgement.verdict, preliminary };
}

/**
 * Actions of a branch that were under way in a month or closed in it, soonest due first. One after the other: a
 * transaction has a single connection.
 */
export async function listReportedImprovements(
  actor: Actor,
  { branchId, month }: { branchId: string; month: Month },
  client: Tx = db,
): Promise<ReportedImprovement[]> {
  const { from, until } = monthBounds(month);
  const rows = await client.improvement.findMany({
    where: {
      AND: [scopeImprovements(actor), { OR: [{ closedOn: null }, { closedOn: { gte: toDbDay(from) } }] }],
      branchId,
      startedOn: { lte: toDbDay(addDays(until, -1)) },
    },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: { id: true },
  });
  const told: ReportedImprovement[] = [];
  for (const { id } of rows) told.push(await getReported(actor, id, client));
  return told;
}
