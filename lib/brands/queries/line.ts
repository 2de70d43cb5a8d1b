import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Month } from "@/lib/core/period";
import { scopeBrands } from "../policy";
import { getBrand } from "../queries";
import type { LineBrand } from "../rules/line";

type LineRow = { id: string; depth: number };

/** Walks the successions of a brand backward ("before") or forward; nearest first, each brand once. */
async function listAlong({ hospitalId }: Actor, brandId: string, way: "before" | "after", client: Tx) {
  const rows =
    way === "before"
      ? await client.$queryRaw<LineRow[]>`
          WITH RECURSIVE line AS (
            SELECT s."fromId" AS id, 1 AS depth FROM "BrandSuccession" s
              WHERE s."hospitalId" = ${hospitalId}::uuid AND s."intoId" = ${brandId}::uuid
            UNION SELECT s."fromId", line.depth + 1 FROM line
              JOIN "BrandSuccession" s ON s."hospitalId" = ${hospitalId}::uuid AND s."intoId" = line.id)
          SELECT id::text, min(depth)::int AS depth FROM line GROUP BY id ORDER BY 2, 1`
      : await client.$queryRaw<LineRow[]>`
          WITH RECURSIVE line AS (
            SELECT s."intoId" AS id, 1 AS depth FROM "BrandSuccession" s
              WHERE s."hospitalId" = ${hospitalId}::uuid AND s."fromId" = ${brandId}::uuid
            UNION SELECT s."intoId", line.depth + 1 FROM line
              JOIN "BrandSuccession" s ON s."hospitalId" = ${hospitalId}::uuid AND s."fromId" = line.id)
          SELECT id::text, min(depth)::int AS depth FROM line GROUP BY id ORDER BY 2, 1`;
  return rows.map(({ id }) => id);
}

/**
 * Ids of the brands that a brand took over from, merged ones too, nearest first: what their reports promised is
 * carried on by it. Throws NOT_FOUND when the brand is out of the actor's reach; its predecessors may be other branches'.
 */
export async function listBrandLine(actor: Actor, brandId: string, client: Tx = db): Promise<string[]> {
  await getBrand(actor, brandId, client);
  return listAlong(actor, brandId, "before", client);
}

/** One station of a brand's history. */
export type HistoryBrand = {
  id: string;
  name: string;
  slogan: string;
  branchName: string;
  fromMonth: Month;
  toMonth: Month | null;
  endReason: string | null;
  /** How it went on, and as which brands. */
  into: { id: string; kind: "revise" | "merge" }[];
  /** Whether the actor may open it: a merged one may have been another branch's. */
  reachable: boolean;
};

/** The whole history of a brand, itself included, oldest first. Throws NOT_FOUND out of reach. */
export async function listBrandHistory(actor: Actor, brandId: string, client: Tx = db): Promise<HistoryBrand[]> {
  await getBrand(actor, brandId, client);
  const before = await listAlong(actor, brandId, "before", client);
  const after = await listAlong(actor, brandId, "after", client);
  const { hospitalId } = actor;
  const { branchId } = scopeBrands(actor);
  const rows = await client.brand.findMany({
    where: { hospitalId, id: { in: [...before, brandId, ...after] } },
    select: {
      id: true,
      branchId: true,
      name: true,
      slogan: true,
      branch: { select: { name: true } },
      fromMonth: true,
      toMonth: true,
      endReason: true,
      successors: { select: { intoId: true, kind: true } },
    },
    orderBy: [{ fromMonth: "asc" }, { id: "asc" }],
  });
  return rows.map(({ branch, successors, branchId: own, ...row }) => ({
    ...row,
    branchName: branch.name,
    into: successors.map(({ intoId, kind }) => ({ id: intoId, kind })),
    reachable: branchId === undefined || branchId.in.includes(own),
  }));
}

/** A branch's brands with the months they have reported on: what its line is judged by. */
export async function listLineOfBranch(actor: Actor, branchId: string, client: Tx = db): Promise<LineBrand[]> {
  const rows = await client.brand.findMany({
    where: { AND: [scopeBrands(actor), { branchId }] },
    select: { id: true, fromMonth: true, toMonth: true, reports: { select: { month: true } } },
    orderBy: { fromMonth: "asc" },
  });
  return rows.map(({ reports, ...row }) => ({ ...row, reported: reports.map(({ month }) => month) }));
}

/** The brand of a branch that has no end, also one that begins later; null while the branch may found one. */
export async function findLivingBrand(
  actor: Actor,
  branchId: string,
  client: Tx = db,
): Promise<{ id: string; name: string } | null> {
  return client.brand.findFirst({
    where: { AND: [scopeBrands(actor), { branchId, toMonth: null }] },
    select: { id: true, name: true },
  });
}
