import "server-only";
import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { LEAD_TASK } from "../schema/indicators";

async function copySwot(tx: Tx, { hospitalId }: Actor, fromIds: readonly string[], intoId: string): Promise<void> {
  const where = { hospitalId, brandId: { in: [...fromIds] } };
  const entries = await tx.swotEntry.findMany({ where, orderBy: [{ position: "asc" }, { id: "asc" }] });
  const strategies = await tx.swotStrategy.findMany({ where, orderBy: [{ position: "asc" }, { id: "asc" }] });
  const links = await tx.swotStrategyEntry.findMany({
    where: { hospitalId, strategyId: { in: strategies.map(({ id }) => id) } },
  });
  const renamed = new Map([...entries, ...strategies].map(({ id }) => [id, randomUUID() as string]));
  const copied = <Row extends { id: string; brandId: string }>(row: Row, index: number) => ({
    ...row,
    id: renamed.get(row.id) ?? row.id,
    brandId: intoId,
    position: index + 1,
  });
  await tx.swotEntry.createMany({ data: entries.map(copied) });
  await tx.swotStrategy.createMany({ data: strategies.map(copied) });
  await tx.swotStrategyEntry.createMany({
    data: links.map(({ strategyId, entryId }) => ({
      hospitalId,
      strategyId: renamed.get(strategyId) ?? strategyId,
      entryId: renamed.get(entryId) ?? entryId,
    })),
  });
}

/** Indicators begin where the last iteration stood: its last written value is the new baseline. */
async function copyIndicators(tx: Tx, { hospitalId }: Actor, fromIds: readonly string[], intoId: string) {
  const rows = await tx.brandIndicator.findMany({
    where: { hospitalId, brandId: { in: [...fromIds] } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      brandId: true,
      title: true,
      unit: true,
      direction: true,
      baseline: true,
      target: true,
      figure: true,
      values: { orderBy: { month: "desc" }, take: 1, select: { value: true } },
    },
  });
  // The lead task goes on as that of the first; another's would be measured by it.
  const kept = rows.filter(({ figure, brandId }) => figure !== LEAD_TASK || brandId === fromIds[0]);
  await tx.brandIndicator.createMany({
    data: kept.map(({ values, baseline, brandId: _, ...row }, index) => ({
      hospitalId,
      brandId: intoId,
      position: index + 1,
      ...row,
      baseline: values[0]?.value ?? baseline,
    })),
  });
}

/** Copies SWOT, strategies, indicators and the first one's logo into a next iteration, to be gone through there. */
export async function copyContent(tx: Tx, actor: Actor, fromIds: readonly string[], intoId: string): Promise<void> {
  await copySwot(tx, actor, fromIds, intoId);
  await copyIndicators(tx, actor, fromIds, intoId);
  const [first] = fromIds;
  const { hospitalId } = actor;
  const logo = first && (await tx.brandLogo.findFirst({ where: { hospitalId, brandId: first } }));
  if (logo) await tx.brandLogo.create({ data: { ...logo, brandId: intoId } });
}
