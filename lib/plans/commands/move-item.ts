import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { planMove } from "../rules/timeline";
import type { MoveItemInput } from "../schema/roadmap";
import { assertLive, assertManages, assertOpen, holdItem } from "./hold-plan";
import { rewriteItems } from "./rewrite-items";

export type MovedItem = {
  id: string;
  planId: string;
  /** Of the item as it stands now: with it the move can be taken back. */
  version: number;
  /** How many items moved, those below included. */
  moved: number;
};

/**
 * Moves an item in the year, with what lies below it if asked: at once in a draft, by one amendment in an issued plan.
 * INVALID at the field for dates that leave the parent or the year, or leave something below outside; CONFLICT when
 * somebody changed the item since.
 */
export async function moveItem(tx: Tx, actor: Actor, input: MoveItemInput): Promise<Outcome<MovedItem>> {
  assertManages(actor);
  const { item, ...held } = await holdItem(tx, actor, input);
  assertOpen(held.plan);
  assertLive(item, held.items);
  const { moved, problem } = planMove(held.items, input, held.plan.year);
  if (problem) throw fieldError(problem.field, problem.message, problem.params);
  if (moved.length === 0) throw fieldError("dueOn", "plans.invalid.nothingChanged");
  const versions = new Map(held.items.map(({ id, version }) => [id, version]));
  const rewrites = moved.map(({ id, ...data }) => ({ id, version: versions.get(id) ?? 0, data }));
  const audit = await rewriteItems(tx, actor, held, { rewrites, reason: input.reason, action: "planItem.move" });
  const data = { id: item.id, planId: held.plan.id, version: item.version + 1, moved: moved.length };
  return { data, audit };
}
