import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { type FoundFigure, figureKey } from "../rules/figures";

/** Names of all departments by id, closed ones too: figures of their months may still come in. */
export async function listDepartmentNames(actor: Actor, client: Tx = db): Promise<ReadonlyMap<string, string>> {
  const { hospitalId } = actor;
  const rows = await client.department.findMany({ where: { hospitalId }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Recorded figures of some months by what may stand there once. */
export async function listFoundFigures(
  actor: Actor,
  months: readonly string[],
  client: Tx = db,
): Promise<ReadonlyMap<string, FoundFigure>> {
  const { hospitalId } = actor;
  const rows = await client.satisfactionFigure.findMany({
    where: { hospitalId, month: { in: [...new Set(months)] } },
    select: {
      population: true,
      departmentId: true,
      month: true,
      formula: true,
      source: true,
      value: true,
      n: true,
      method: true,
    },
  });
  return new Map(rows.map((row) => [figureKey(row), { value: row.value.toNumber(), n: row.n, method: row.method }]));
}
