import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { addDays, type Day, fromDbDay, fromDbDayOrNull, toDbDay, today } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { id as uuid } from "@/lib/core/validation";
import { heldOn } from "@/lib/organisation/policy";
import { ALL_DIMENSIONS, type Dimension, type Population } from "@/lib/surveys/schema";
import { canManageImprovement, scopeImprovements } from "./policy";
import { type Judgement, judge, NOTICE_DAYS, stateOf } from "./rules";
import {
  type FrozenFigure,
  frozenFigureSchema,
  type ImprovementFilters,
  type ImprovementState,
  type ImprovementStatus,
} from "./schema";

export type ImprovementRow = {
  id: string;
  title: string;
  population: Population;
  /** Null: the total. */
  dimension: Dimension | null;
  /** Null: the whole hospital. */
  departmentId: string | null;
  departmentName: string | null;
  branchId: string | null;
  branchName: string | null;
  startedOn: Day;
  dueOn: Day;
  status: ImprovementStatus;
  state: ImprovementState;
  closedOn: Day | null;
  cause: string;
  measure: string;
  /** What came of it, or why it was dropped. */
  outcome: string | null;
  before: FrozenFigure | null;
  /** Frozen when it was closed; null while it is open. */
  after: FrozenFigure | null;
  /** Of a closed one. */
  judgement: Judgement | null;
};

const PAGE_SIZE = 50;

const ROW = {
  id: true,
  title: true,
  population: true,
  dimension: true,
  departmentId: true,
  branchId: true,
  startedOn: true,
  dueOn: true,
  status: true,
  closedOn: true,
  cause: true,
  measure: true,
  outcome: true,
  before: true,
  after: true,
  department: { select: { name: true } },
  branch: { select: { name: true } },
} satisfies Prisma.ImprovementSelect;

function figureOf(stored: Prisma.JsonValue): FrozenFigure | null {
  return stored === null ? null : frozenFigureSchema.parse(stored);
}

function rowOf(stored: Prisma.ImprovementGetPayload<{ select: typeof ROW }>): ImprovementRow {
  const { department, branch, ...rest } = stored;
  const [before, after, dueOn] = [figureOf(rest.before), figureOf(rest.after), fromDbDay(rest.dueOn)];
  return {
    ...rest,
    dimension: ALL_DIMENSIONS.find((one) => one === rest.dimension) ?? null,
    before,
    after,
    dueOn,
    departmentName: department?.name ?? null,
    branchName: branch?.name ?? null,
    startedOn: fromDbDay(rest.startedOn),
    closedOn: fromDbDayOrNull(rest.closedOn),
    state: stateOf({ status: rest.status, dueOn }, today()),
    judgement: rest.status === "open" ? null : judge(before, after),
  };
}

function whereState(state: ImprovementState | undefined): Prisma.ImprovementWhereInput {
  const now = toDbDay(today());
  if (state === "overdue") return { status: "open", dueOn: { lt: now } };
  if (state === "due") return { status: "open", dueOn: { gte: now, lte: toDbDay(addDays(today(), NOTICE_DAYS)) } };
  return state ? { status: state } : {};
}

function whereDepartment(department: string | undefined): Prisma.ImprovementWhereInput {
  if (!department) return {};
  return { departmentId: department === "hospital" ? null : department };
}

function whereText(q: string | undefined): Prisma.ImprovementWhereInput {
  if (!q) return {};
  const contains = containing(q);
  return { OR: [{ title: contains }, { cause: contains }, { measure: contains }] };
}

function orderOf({ sort, dir }: ImprovementFilters): Prisma.ImprovementOrderByWithRelationInput[] {
  const orders: Record<ImprovementFilters["sort"], Prisma.ImprovementOrderByWithRelationInput[]> = {
    // What is still open comes first: a day that was kept waits for nobody.
    due: [{ status: "asc" }, { dueOn: dir }],
    start: [{ startedOn: dir }],
    title: [{ title: dir }],
    department: [{ department: { name: dir } }],
    branch: [{ branch: { name: dir } }],
  };
  return [...orders[sort], { dueOn: "asc" }, { id: "asc" }];
}

/** One page of the actions in the actor's reach, with the number of all that match. */
export async function listImprovements(
  actor: Actor,
  filters: ImprovementFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: ImprovementRow[]; total: number }> {
  const where: Prisma.ImprovementWhereInput = {
    AND: [
      scopeImprovements(actor),
      whereState(filters.state),
      whereDepartment(filters.department),
      whereText(filters.q),
      filters.branch ? { branchId: filters.branch } : {},
      filters.population ? { population: filters.population } : {},
    ],
  };
  const [rows, total] = await Promise.all([
    db.improvement.findMany({
      where,
      select: ROW,
      orderBy: orderOf(filters),
      skip: (filters.page - 1) * pageSize,
      take: pageSize,
    }),
    db.improvement.count({ where }),
  ]);
  return { rows: rows.map(rowOf), total };
}

/** Open actions that the actor may change and that are overdue or due within NOTICE_DAYS, soonest first. */
export async function listDueImprovements(actor: Actor): Promise<ImprovementRow[]> {
  const soon = { status: "open", dueOn: { lte: toDbDay(addDays(today(), NOTICE_DAYS)) } } as const;
  const rows = await db.improvement.findMany({
    where: { AND: [scopeImprovements(actor, "improvement.manage"), soon] },
    select: ROW,
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
  });
  return rows.map(rowOf);
}

/** Open actions of a branch or on a department, soonest due first. */
export async function listOpenImprovements(
  actor: Actor,
  of: { branchId: string } | { departmentId: string },
): Promise<ImprovementRow[]> {
  const rows = await db.improvement.findMany({
    where: { AND: [scopeImprovements(actor), of, { status: "open" }] },
    select: ROW,
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
  });
  return rows.map(rowOf);
}

export type ImprovementDetail = ImprovementRow & {
  comment: string | null;
  createdAt: Date;
  version: number;
  /** Branches that stand in its department today. */
  standingIds: string[];
};

const DETAIL = {
  ...ROW,
  comment: true,
  createdAt: true,
  version: true,
} satisfies Prisma.ImprovementSelect;

/** One action; throws NOT_FOUND outside the actor's reach. */
export async function getImprovement(actor: Actor, id: string, client: Tx = db): Promise<ImprovementDetail> {
  const standing = { where: heldOn(today()), select: { branchId: true } };
  const select = { ...DETAIL, department: { select: { name: true, pairings: standing } } };
  const where = { AND: [scopeImprovements(actor), { id }] };
  const found = uuid.safeParse(id).success ? await client.improvement.findFirst({ where, select }) : null;
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { comment, createdAt, version } = found;
  const standingIds = found.department?.pairings.map(({ branchId }) => branchId) ?? [];
  return { ...rowOf(found), comment, createdAt, version, standingIds };
}

/** One action that the actor may change; throws NOT_FOUND for any other. */
export async function getManagedImprovement(actor: Actor, id: string): Promise<ImprovementDetail> {
  const found = await getImprovement(actor, id);
  if (!canManageImprovement(actor, found)) throw new AppError("NOT_FOUND", "core.error.notFound");
  return found;
}
