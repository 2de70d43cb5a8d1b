import "server-only";
import { type Actor, can, canForBranch } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { today } from "@/lib/core/period";
import type { Permission } from "@/lib/core/permissions";
import { id as uuid } from "@/lib/core/validation";
import { canStrikeProgress, scopePlanItems } from "../policy";
import { figureMonths, sourceOf } from "../rules/figures";
import { dayOfPlan } from "../rules/state";
import type { FigureBasis } from "../rules/target";
import { approvedTelling } from "../rules/told";
import { isSatisfaction, type KnownFigureCode } from "../schema/known-figures";
import { type Amendment, listAmendments } from "./amendments";
import { type ItemNudge, listItemNudges } from "./item-nudges";
import type { PlanHead } from "./plans";
import { getRoadmap, type RoadmapItem } from "./roadmap";

export type ProgressEntry = {
  id: string;
  at: Date;
  actorName: string;
  text: string;
  value: number | null;
  /** The monthly report it comes from, where the actor may open it. */
  reportHref: string | null;
  fromReport: boolean;
  /** That it was told wrongly; it counts no more. */
  struck: { at: Date; byName: string; reason: string } | null;
  strikes: boolean;
};

export type ItemPage = {
  plan: PlanHead;
  item: RoadmapItem;
  parent: RoadmapItem | null;
  children: RoadmapItem[];
  /** The known figure it is measured by, and its source where the actor may open it. */
  figure: (FigureBasis & { from: string; to: string; source: string | null }) | null;
  progress: ProgressEntry[];
  amendments: Amendment[];
  nudges: ItemNudge[];
};

const APPROVED = {
  where: { approvedAt: { not: null } },
  orderBy: { number: "asc" },
  select: { submittedAt: true, submittedByName: true, snapshot: true },
} as const;

/** Whether the actor writes or reviews the branch's reports; nobody else reads a report's words before they are approved. */
function takesPart(actor: Actor, { branchId }: { branchId: string }): boolean {
  return canForBranch(actor, "report.write", branchId) || canForBranch(actor, "report.review", branchId);
}

type Columns = { struckAt: Date | null; struckByName: string | null; struckReason: string | null };

function struckOf({ struckAt, struckByName, struckReason }: Columns): ProgressEntry["struck"] {
  return struckAt && { at: struckAt, byName: struckByName ?? "", reason: struckReason ?? "" };
}

async function listProgress(actor: Actor, item: RoadmapItem, client: Tx): Promise<ProgressEntry[]> {
  const rows = await client.planProgress.findMany({
    where: { hospitalId: actor.hospitalId, itemId: item.id },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    select: {
      id: true,
      at: true,
      actorId: true,
      actorName: true,
      text: true,
      value: true,
      struckAt: true,
      struckByName: true,
      struckReason: true,
      reportId: true,
      report: { select: { branchId: true, versions: APPROVED } },
    },
  });
  const entries = rows.flatMap(({ value, reportId, report, actorId, struckAt, struckByName, struckReason, ...row }) => {
    const read = !report || takesPart(actor, report) ? row : approvedTelling(row, report.versions);
    if (!read) return [];
    return {
      ...row,
      ...read,
      struck: struckOf({ struckAt, struckByName, struckReason }),
      strikes: struckAt === null && canStrikeProgress(actor, { actorId, reportId }),
      value: value?.toNumber() ?? null,
      fromReport: reportId !== null,
      reportHref: report && canForBranch(actor, "report.read", report.branchId) ? `/reports/${reportId}` : null,
    };
  });
  return entries.toSorted((a, b) => b.at.getTime() - a.at.getTime());
}

function rightOf(figure: KnownFigureCode): Permission {
  if (isSatisfaction(figure)) return "satisfaction.read";
  return figure === "trainings" ? "member.read" : "activity.read";
}

/** Whether the actor finds the figure at its source: pages there keep to the actor's own branches. */
function opensSource(actor: Actor, { figure, ownerBranchId }: RoadmapItem): boolean {
  if (figure === null) return false;
  const right = rightOf(figure);
  if (ownerBranchId) return canForBranch(actor, right, ownerBranchId);
  return actor.hospitalWide.has(right) || (isSatisfaction(figure) && can(actor, right));
}

/** What the item's number is made of; the number itself stands with the item, for a closed plan has kept it. */
function figureOf(actor: Actor, plan: PlanHead, item: RoadmapItem): ItemPage["figure"] {
  const { figure, basis, ownerBranchId } = item;
  if (figure === null || basis === null) return null;
  const months = figureMonths(item, dayOfPlan(plan, today()));
  const request = { figure, branchIds: ownerBranchId ? [ownerBranchId] : null, ...months };
  return { ...basis, ...months, source: opensSource(actor, item) ? sourceOf(request) : null };
}

/** What an item is called; throws NOT_FOUND out of reach. */
export async function getItemTitle(actor: Actor, id: string, client: Tx = db): Promise<string> {
  const where = { AND: [scopePlanItems(actor), { id }] };
  const found = uuid.safeParse(id).success ? await client.planItem.findFirst({ where, select: { title: true } }) : null;
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  return found.title;
}

/** An item of a plan with all that is told of it; throws NOT_FOUND for one of another plan or out of reach. */
export async function getItemPage(actor: Actor, planId: string, itemId: string, client: Tx = db): Promise<ItemPage> {
  const { plan, items } = await getRoadmap(actor, planId, client);
  const item = items.find(({ id }) => id === itemId);
  if (!item) throw new AppError("NOT_FOUND", "core.error.notFound");
  return {
    plan,
    item,
    parent: items.find(({ id }) => id === item.parentId) ?? null,
    children: items.filter(({ parentId }) => parentId === item.id),
    figure: figureOf(actor, plan, item),
    progress: await listProgress(actor, item, client),
    amendments: await listAmendments(actor, planId, client, itemId),
    nudges: await listItemNudges(actor, item, client),
  };
}
