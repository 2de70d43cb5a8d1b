import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay, type Month, thisMonth } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { id as uuid } from "@/lib/core/validation";
import { scopeBrands } from "./policy";
import type { BrandFilters } from "./schema";

const PAGE_SIZE = 50;

export type BrandDetail = {
  id: string;
  branchId: string;
  branchName: string;
  name: string;
  slogan: string;
  idea: string;
  leadTask: string;
  leadTaskTarget: string;
  leadTaskDueOn: Day;
  fromMonth: Month;
  toMonth: Month | null;
  version: number;
};

const SELECT = {
  id: true,
  branchId: true,
  branch: { select: { name: true } },
  name: true,
  slogan: true,
  idea: true,
  leadTask: true,
  leadTaskTarget: true,
  leadTaskDueOn: true,
  fromMonth: true,
  toMonth: true,
  version: true,
} satisfies Prisma.BrandSelect;

function toDetail({ branch, leadTaskDueOn, ...row }: Prisma.BrandGetPayload<{ select: typeof SELECT }>): BrandDetail {
  return { ...row, branchName: branch.name, leadTaskDueOn: fromDbDay(leadTaskDueOn) };
}

/** A `where` for brands that live in a month. */
function livingIn(month: Month): Prisma.BrandWhereInput {
  return { fromMonth: { lte: month }, OR: [{ toMonth: null }, { toMonth: { gte: month } }] };
}

function filterWhere(actor: Actor, filters: BrandFilters): Prisma.BrandWhereInput {
  const contains = filters.q ? containing(filters.q) : null;
  const search: Prisma.BrandWhereInput = contains
    ? { OR: [{ name: contains }, { slogan: contains }, { leadTask: contains }, { branch: { name: contains } }] }
    : {};
  // Not the negation of the other: a comparison with a brand that has no end is neither true nor false in SQL.
  const state: Prisma.BrandWhereInput =
    filters.state === "ended"
      ? { toMonth: { lt: thisMonth() } }
      : { OR: [{ toMonth: null }, { toMonth: { gte: thisMonth() } }] };
  const branch = filters.branch ? { branchId: filters.branch } : {};
  return { AND: [scopeBrands(actor), branch, search, state] };
}

const ORDER = { due: { leadTaskDueOn: "asc" }, name: { name: "asc" } } as const;

/** Brands of the branches the actor may read, by branch name; 50 a page. */
export async function listBrands(
  actor: Actor,
  filters: BrandFilters,
  pageSize = PAGE_SIZE,
): Promise<{ rows: BrandDetail[]; total: number }> {
  const where = filterWhere(actor, filters);
  const [rows, total] = await Promise.all([
    db.brand.findMany({
      where,
      select: SELECT,
      orderBy: [...(filters.order ? [ORDER[filters.order]] : []), { branch: { name: "asc" } }, { fromMonth: "desc" }],
      skip: (filters.page - 1) * pageSize,
      take: pageSize,
    }),
    db.brand.count({ where }),
  ]);
  return { rows: rows.map(toDetail), total };
}

/** One brand; throws NOT_FOUND outside the actor's reach. */
export async function getBrand(actor: Actor, id: string, client: Tx = db): Promise<BrandDetail> {
  const where = { AND: [scopeBrands(actor), { id }] };
  const row = uuid.safeParse(id).success ? await client.brand.findFirst({ where, select: SELECT }) : null;
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  return toDetail(row);
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
    select: SELECT,
    orderBy: { fromMonth: "desc" },
  });
  return row ? toDetail(row) : null;
}
