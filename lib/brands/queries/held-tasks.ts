import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { hospitalSays } from "@/lib/i18n/translate";
import { wordsOfTask } from "../rules/lead-task";
import { listInPlanOfYear, TASK_SELECT } from "./planned-tasks";

export type HeldTask = { id: string; leadTask: string; leadTaskDueOn: Date };

/**
 * What each of some brands has in hand, as the gallery says it: the plan's words of today, not those that were kept when
 * the brand was saved. By branch name, a branch's brands in the order in which they begin.
 */
export async function listHeldTasks(actor: Actor, where: Prisma.BrandWhereInput): Promise<HeldTask[]> {
  const rows = await db.brand.findMany({
    where,
    select: {
      id: true,
      toMonth: true,
      planItemId: true,
      planItem: { select: TASK_SELECT },
      leadTask: true,
      leadTaskTarget: true,
      leadTaskDueOn: true,
    },
    orderBy: [{ branch: { name: "asc" } }, { fromMonth: "asc" }],
  });
  const living = await listInPlanOfYear(actor, rows, db);
  return living.map((row) => ({ id: row.id, ...wordsOfTask(row.planItem, row, hospitalSays()) }));
}
