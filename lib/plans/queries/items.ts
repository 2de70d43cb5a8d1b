import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { type Day, fromDbDay, fromDbDayOrNull } from "@/lib/core/period";
import { scopePlans } from "../policy";
import type { Direction, ItemKind, Measure } from "../schema";
import { type KnownFigureCode, knownFigureOf } from "../schema/known-figures";

/** An item as it is kept. */
export type StoredItem = {
  id: string;
  kind: ItemKind;
  parentId: string | null;
  position: number;
  title: string;
  detail: string;
  /** Null: the Party committee. */
  ownerBranchId: string | null;
  ownerName: string | null;
  ownerDissolved: boolean;
  coOwners: { id: string; name: string }[];
  responsible: string;
  startsOn: Day;
  dueOn: Day;
  doneOn: Day | null;
  droppedOn: Day | null;
  measure: Measure;
  baseline: number | null;
  target: number | null;
  /** Of a number that is written down; a known figure has the unit of `FIGURE_UNITS`. */
  unit: string | null;
  direction: Direction | null;
  figure: KnownFigureCode | null;
  version: number;
};

/** What an item is measured by, whose it is and when. */
export const MEASURED = {
  id: true,
  ownerBranchId: true,
  startsOn: true,
  dueOn: true,
  measure: true,
  baseline: true,
  target: true,
  unit: true,
  direction: true,
  figure: true,
} satisfies Prisma.PlanItemSelect;

/** All items of a plan in the actor's reach, siblings in their order; or of them a task with its milestones. */
export async function listItems(actor: Actor, planId: string, client: Tx = db, taskId?: string): Promise<StoredItem[]> {
  const within = taskId ? { OR: [{ id: taskId }, { parentId: taskId }] } : {};
  const rows = await client.planItem.findMany({
    where: { hospitalId: actor.hospitalId, planId, plan: scopePlans(actor), ...within },
    orderBy: [{ position: "asc" }, { startsOn: "asc" }, { id: "asc" }],
    select: {
      ...MEASURED,
      kind: true,
      parentId: true,
      position: true,
      title: true,
      detail: true,
      responsible: true,
      doneOn: true,
      droppedOn: true,
      version: true,
      ownerBranch: { select: { name: true, dissolvedOn: true } },
      coOwners: { select: { branch: { select: { id: true, name: true } } }, orderBy: { branch: { name: "asc" } } },
    },
  });
  return rows.map(({ ownerBranch, coOwners, ...row }) => ({
    ...row,
    ownerName: ownerBranch?.name ?? null,
    ownerDissolved: ownerBranch !== null && ownerBranch.dissolvedOn !== null,
    coOwners: coOwners.map(({ branch }) => branch),
    startsOn: fromDbDay(row.startsOn),
    dueOn: fromDbDay(row.dueOn),
    doneOn: fromDbDayOrNull(row.doneOn),
    droppedOn: fromDbDayOrNull(row.droppedOn),
    baseline: row.baseline?.toNumber() ?? null,
    target: row.target?.toNumber() ?? null,
    figure: knownFigureOf(row.figure),
  }));
}
