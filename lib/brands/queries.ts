import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay, fromDbDayOrNull, type Month, thisMonth, toDbDay, today } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { id as uuid } from "@/lib/core/validation";
import { hospitalSays } from "@/lib/i18n/translate";
import { scopeBrands, scopeKnownBrands, scopeLivingBrands, scopeShownBrands } from "./policy";
import { listHeldTasks } from "./queries/held-tasks";
import { listInPlanOfYear, TASK_SELECT } from "./queries/planned-tasks";
import { measuredTarget, wordsOfTask } from "./rules/lead-task";
import type { BrandFilters, BrandState } from "./schema";

const PAGE_SIZE = 50;

export type BrandDetail = {
  id: string;
  branchId: string;
  branchName: string;
  /** The branch's last day, where it was dissolved. */
  branchDissolvedOn: Day | null;
  name: string;
  slogan: string;
  idea: string;
  /** How the work is done. */
  work: string;
  /** The three of the lead task are read from the year's plan where it is one of the plan's tasks, as `planItemId`. */
  leadTask: string;
  leadTaskTarget: string;
  leadTaskDueOn: Day;
  /** The target as the brand itself says it. */
  ownTarget: string;
  /** The target as everybody may read it: measured by the plan, or in the brand's own words; empty without either. */
  publicTarget: string;
  planItemId: string | null;
  plan: { id: string; year: number; droppedOn: Day | null } | null;
  fromMonth: Month;
  toMonth: Month | null;
  /** Why it was revised, merged or retired. */
  endReason: string | null;
  /** The address of its public page, while it is published. */
  publicCode: string | null;
  hasLogo: boolean;
  /** The content of its logo, which makes the picture's address. */
  logo: string | null;
  version: number;
};

export const BRAND_SELECT = {
  id: true,
  branchId: true,
  branch: { select: { name: true, dissolvedOn: true } },
  name: true,
  slogan: true,
  idea: true,
  work: true,
  leadTask: true,
  leadTaskTarget: true,
  leadTaskDueOn: true,
  planItemId: true,
  planItem: { select: TASK_SELECT },
  fromMonth: true,
  toMonth: true,
  endReason: true,
  publicCode: true,
  logo: { select: { sha256: true } },
  version: true,
} satisfies Prisma.BrandSelect;

type Where = Prisma.BrandWhereInput;
type Row = Prisma.BrandGetPayload<{ select: typeof BRAND_SELECT }>;

function taskOf({ planItem, leadTask, leadTaskTarget, leadTaskDueOn }: Row) {
  const say = hospitalSays();
  const words = wordsOfTask(planItem, { leadTask, leadTaskTarget, leadTaskDueOn }, say);
  // The first line of what the plan says of a task is for the hospital; the title stands in for a target of one's own.
  const own = planItem && leadTaskTarget === leadTask ? "" : leadTaskTarget;
  const publicTarget = (planItem && measuredTarget(planItem, say)) || own;
  const plan = planItem && { ...planItem.plan, droppedOn: fromDbDayOrNull(planItem.droppedOn) };
  return { ...words, ownTarget: leadTaskTarget, publicTarget, leadTaskDueOn: fromDbDay(words.leadTaskDueOn), plan };
}

function toDetail(row: Row): BrandDetail {
  const { branch, logo, planItem: _, ...rest } = row;
  return {
    ...rest,
    ...taskOf(row),
    branchName: branch.name,
    branchDissolvedOn: fromDbDayOrNull(branch.dissolvedOn),
    hasLogo: logo !== null,
    logo: logo?.sha256 ?? null,
  };
}

async function toDetails(actor: Actor, rows: readonly Row[], client: Tx): Promise<BrandDetail[]> {
  return (await listInPlanOfYear(actor, rows, client)).map(toDetail);
}

async function toDetailOf(actor: Actor, row: Row, client: Tx): Promise<BrandDetail> {
  const [detail] = await toDetails(actor, [row], client);
  return detail ?? toDetail(row);
}

/** A `where` for brands that live in a month. */
function livingIn(month: Month): Where {
  return { fromMonth: { lte: month }, OR: [{ toMonth: null }, { toMonth: { gte: month } }] };
}

/** A `where` for what the gallery's search finds within a scope. */
async function foundBy(actor: Actor, within: Where, { q }: Pick<BrandFilters, "q">): Promise<Where> {
  if (!q) return {};
  const contains = containing(q);
  const held = await listHeldTasks(actor, within);
  const led = held.filter(({ leadTask }) => leadTask.toLowerCase().includes(q.toLowerCase()));
  const words = [{ name: contains }, { slogan: contains }, { branch: { name: contains } }];
  return { OR: [...words, { id: { in: led.map(({ id }) => id) } }] };
}

async function filterWhere(actor: Actor, filters: BrandFilters): Promise<Where> {
  // Not the negation of the other: a comparison with a brand that has no end is neither true nor false in SQL.
  const gone = { branch: { dissolvedOn: { lte: toDbDay(today()) } } };
  const states: Record<BrandState, Where> = {
    ended: { OR: [{ toMonth: { lt: thisMonth() } }, gone] },
    living: scopeLivingBrands(actor),
    all: {},
  };
  const branch = filters.branch ? { branchId: filters.branch } : {};
  const within = { AND: [scopeBrands(actor), branch, states[filters.state ?? "living"]] };
  return { AND: [within, await foundBy(actor, within, filters)] };
}

type Order = Prisma.BrandOrderByWithRelationInput[];

/** A branch's latest brand first; among those not over, the running one before what begins after it. */
function byBranch(state: BrandState): Order {
  return [{ branch: { name: "asc" } }, { fromMonth: state === "living" ? "asc" : "desc" }];
}

type Paged = { where: Where; skip: number; take: number };

/** The order of the day on which what they have in hand is due, as the plan has it today. */
async function listByDueDay(actor: Actor, { where, skip, take }: Paged): Promise<Row[]> {
  const held = await listHeldTasks(actor, where);
  const sorted = held.toSorted((a, b) => a.leadTaskDueOn.getTime() - b.leadTaskDueOn.getTime()).map(({ id }) => id);
  const ids = sorted.slice(skip, skip + take);
  const rows = await db.brand.findMany({ where: { AND: [where, { id: { in: ids } }] }, select: BRAND_SELECT });
  return rows.toSorted((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id));
}

/** Brands of the branches the actor may read, by branch name; 50 a page. */
export async function listBrands(
  actor: Actor,
  filters: BrandFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: BrandDetail[]; total: number }> {
  const where = await filterWhere(actor, filters);
  const paged = { where, skip: (filters.page - 1) * pageSize, take: pageSize };
  const ofBranch = byBranch(filters.state ?? "living");
  const orderBy: Order = filters.order === "name" ? [{ name: "asc" }, ...ofBranch] : ofBranch;
  const [rows, total] = await Promise.all([
    filters.order === "due"
      ? listByDueDay(actor, paged)
      : db.brand.findMany({ ...paged, select: BRAND_SELECT, orderBy }),
    db.brand.count({ where }),
  ]);
  return { rows: await toDetails(actor, rows, db), total };
}

/** More are not shown at once; the search finds the others. */
export const MOST_SHOWN = 200;

/**
 * Living brands beyond those that the actor may read in full, by branch name, and how many there are. Not to be handed
 * out as they are: only what everybody may know of them.
 */
export async function listShownDetails(
  actor: Actor,
  { q, branch, state }: BrandFilters,
  most = MOST_SHOWN,
): Promise<{ rows: BrandDetail[]; total: number }> {
  if (state === "ended") return { rows: [], total: 0 };
  const within = { AND: [scopeShownBrands(actor), branch ? { branchId: branch } : {}] };
  const where = { AND: [within, await foundBy(actor, within, { q })] };
  const [rows, total] = await Promise.all([
    db.brand.findMany({ where, select: BRAND_SELECT, orderBy: byBranch("living"), take: most }),
    db.brand.count({ where }),
  ]);
  return { rows: await toDetails(actor, rows, db), total };
}

async function getWithin(actor: Actor, scope: Where, id: string, client: Tx): Promise<BrandDetail> {
  const where = { AND: [scope, { id }] };
  const row = uuid.safeParse(id).success ? await client.brand.findFirst({ where, select: BRAND_SELECT }) : null;
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  return toDetailOf(actor, row, client);
}

/** One brand; throws NOT_FOUND outside the actor's reach. */
export async function getBrand(actor: Actor, id: string, client: Tx = db): Promise<BrandDetail> {
  return getWithin(actor, scopeBrands(actor), id, client);
}

/** One brand that the actor reads or is shown, under the same condition as the list; throws NOT_FOUND for any other. */
export async function getShownDetail(actor: Actor, id: string): Promise<BrandDetail> {
  return getWithin(actor, scopeKnownBrands(actor), id, db);
}

/** The brand a branch leads in a month, or null. */
export async function findBranchBrand(
  actor: Actor,
  branchId: string,
  month: Month,
  client: Tx = db,
): Promise<BrandDetail | null> {
  const row = await client.brand.findFirst({
    where: { AND: [scopeBrands(actor), { branchId }, livingIn(month)] },
    select: BRAND_SELECT,
    orderBy: { fromMonth: "desc" },
  });
  return row ? toDetailOf(actor, row, client) : null;
}
