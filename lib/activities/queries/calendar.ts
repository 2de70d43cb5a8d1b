import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { type Day, fromDbDay, type Month, timeOf, toDbDay, weeksOf } from "@/lib/core/period";
import { scopeActivities } from "../policy";
import type { ActivityKind } from "../schema";

export type CalendarEntry = {
  id: string;
  title: string;
  kind: ActivityKind;
  day: Day;
  start: string;
  branchName: string;
  startsAt: Date;
};

/** Activities of the whole weeks that hold a month, by time; cancelled ones are left out. */
export async function listCalendar(
  actor: Actor,
  filters: { month: Month; branchId?: string | undefined },
): Promise<CalendarEntry[]> {
  const days = weeksOf(filters.month).flat();
  const rows = await db.activity.findMany({
    where: {
      AND: [scopeActivities(actor), filters.branchId ? { branchId: filters.branchId } : {}],
      cancelledAt: null,
      heldOn: { gte: toDbDay(days[0] ?? ""), lte: toDbDay(days.at(-1) ?? "") },
    },
    orderBy: [{ startsAt: "asc" }, { branch: { name: "asc" } }],
    select: { id: true, title: true, kind: true, heldOn: true, startsAt: true, branch: { select: { name: true } } },
  });
  return rows.map(({ heldOn, branch, ...row }) => ({
    ...row,
    day: fromDbDay(heldOn),
    start: timeOf(row.startsAt),
    branchName: branch.name,
  }));
}
