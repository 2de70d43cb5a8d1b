import "server-only";
import { listBrands } from "@/lib/brands/queries";
import { brandFilters } from "@/lib/brands/schema";
import { type Actor, can } from "@/lib/core/actor";
import { addMonths, type Day, monthsUpTo, thisMonth } from "@/lib/core/period";
import type { Permission } from "@/lib/core/permissions";
import { listOpenImprovements } from "@/lib/improvements/queries";
import { listOpenItemsOf } from "@/lib/plans/queries/open-items";
import { listReportStates } from "@/lib/reports/queries";
import { listFollowUpsWhere } from "@/lib/reports/queries/follow-ups";

export const HAND_KINDS = ["planItem", "brand", "month", "followUp", "improvement"] as const;

/** Something that nobody else will take up when its branch is gone; of a report the title is its month. */
export type InHand = { kind: (typeof HAND_KINDS)[number]; title: string; dueOn: Day | null; href: string };

const READ: readonly Permission[] = ["plan.read", "brand.read", "report.read", "improvement.read"];
const MONTHS_BACK = 12;

async function listUnfiled(actor: Actor, branchId: string): Promise<InHand[]> {
  const states = await listReportStates(actor, monthsUpTo(addMonths(thisMonth(), -1), MONTHS_BACK));
  const open = states.filter((row) => row.branchId === branchId && !["submitted", "approved"].includes(row.status));
  return open.map(({ month, brandId, reportId }) => ({
    kind: "month",
    title: month,
    dueOn: null,
    href: reportId ? `/reports/${reportId}` : `/reports/late/${brandId}/${month}`,
  }));
}

/**
 * What a branch still has in its hands: open items of the plan, its brand, months without a report that was handed in,
 * tasks and improvement actions. Null where the actor may not read all of it: a part would pass for the whole.
 */
export async function findBranchHands(actor: Actor, branchId: string): Promise<InHand[] | null> {
  if (!READ.every((permission) => can(actor, permission))) return null;
  const [items, brands, unfiled, followUps, improvements] = await Promise.all([
    listOpenItemsOf(actor, branchId),
    listBrands(actor, brandFilters.parse({ branch: branchId })),
    listUnfiled(actor, branchId),
    listFollowUpsWhere(actor, { kind: "task", ownerBranchId: branchId, doneOn: null }),
    listOpenImprovements(actor, { branchId }),
  ]);
  return [
    ...items.map(({ planId, id, title, dueOn }) => {
      return { kind: "planItem" as const, title, dueOn, href: `/plans/${planId}/items/${id}` };
    }),
    ...brands.rows.map(({ id, name }) => ({ kind: "brand" as const, title: name, dueOn: null, href: `/brands/${id}` })),
    ...unfiled,
    ...followUps.map(({ id, title, dueOn }) => {
      return { kind: "followUp" as const, title, dueOn, href: `/reports/follow-ups/${id}` };
    }),
    ...improvements.map(({ id, title, dueOn }) => {
      return { kind: "improvement" as const, title, dueOn, href: `/improvements/${id}` };
    }),
  ];
}
