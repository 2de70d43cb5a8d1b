import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { addMonthsTo, toDbDay } from "@/lib/core/period";
import { sortableId } from "@/lib/core/sortable-id";
import { findResponsible } from "../queries/responsible";
import { findPlanOfYear, getRoadmap, type RoadmapItem } from "../queries/roadmap";
import { baselineOfNextYear, titleOfNextYear } from "../rules/next-year";
import { liveItems } from "../rules/tree";
import type { CopyPlanInput } from "../schema/plans";
import { assertManages } from "./hold-plan";
import { lockYears } from "./save-plan";

type Copied = { id: string };

const MONTHS_OF_A_YEAR = 12;

/** An item of next year's draft; a branch that was dissolved no longer answers for it. */
function copyOf(item: RoadmapItem, ids: ReadonlyMap<string, string>, committee: string) {
  const { kind, position, title, detail, measure, target, unit, direction, figure } = item;
  const owner = item.ownerDissolved
    ? { ownerBranchId: null, responsible: committee }
    : { ownerBranchId: item.ownerBranchId, responsible: item.responsible };
  return {
    ...{ kind, position, title, detail, measure, target, unit, direction, figure, ...owner },
    id: ids.get(item.id) ?? "",
    copiedFromId: item.id,
    parentId: item.parentId && (ids.get(item.parentId) ?? null),
    baseline: baselineOfNextYear(item),
    startsOn: toDbDay(addMonthsTo(item.startsOn, MONTHS_OF_A_YEAR)),
    dueOn: toDbDay(addMonthsTo(item.dueOn, MONTHS_OF_A_YEAR)),
  };
}

async function listLivingBranches(tx: Tx, { hospitalId }: Actor): Promise<ReadonlySet<string>> {
  const rows = await tx.branch.findMany({ where: { hospitalId, dissolvedOn: null }, select: { id: true } });
  return new Set(rows.map(({ id }) => id));
}

/**
 * Begins next year's draft out of a plan: what was not given up, a year later, each number from where it stands now.
 * CONFLICT for a draft, and where next year has a plan already, with its title.
 */
export async function copyPlan(tx: Tx, actor: Actor, input: CopyPlanInput): Promise<Outcome<Copied>> {
  const { hospitalId } = actor;
  assertManages(actor);
  const { plan, items } = await getRoadmap(actor, input.id, tx);
  if (plan.status === "draft") throw new AppError("CONFLICT", "plans.error.notIssued", { params: { year: plan.year } });
  const year = plan.year + 1;
  await lockYears(tx, actor);
  const other = await findPlanOfYear(actor, year, tx);
  if (other) throw new AppError("CONFLICT", "plans.error.yearTaken", { params: { year, title: other.title } });
  const title = titleOfNextYear(plan.title, plan.year);
  const head = { year, title, preface: plan.preface };
  const data = { hospitalId, ...head, copiedFromId: plan.id };
  const { id } = await tx.annualPlan.create({ data, select: { id: true } });
  const live = liveItems(items);
  const ids = new Map(live.map((item) => [item.id, sortableId()]));
  const committee = (await findResponsible(actor, null, tx)) ?? "";
  const copies = live.map((item) => copyOf(item, ids, committee));
  await tx.planItem.createMany({ data: copies.map((copy) => ({ hospitalId, planId: id, ...copy })) });
  const living = await listLivingBranches(tx, actor);
  const shares = live.flatMap((item) =>
    item.coOwners
      .filter((branch) => living.has(branch.id))
      .map((branch) => ({ hospitalId, itemId: ids.get(item.id) ?? "", branchId: branch.id })),
  );
  await tx.planCoOwner.createMany({ data: shares });
  const after = { ...head, copiedFrom: plan.title, items: copies.length };
  return { data: { id }, audit: [{ action: "plan.copy", subject: "plan", subjectId: id, after }] };
}
