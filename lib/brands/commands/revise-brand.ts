import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { thisMonth, toDbDay } from "@/lib/core/period";
import { type BrandDetail, getBrand } from "../queries";
import { lastMonthBefore, liesClear, whyNotIterate } from "../rules/line";
import type { ReviseBrandInput } from "../schema/succession";
import { copyContent } from "./copy-content";
import { assertInBranch, assertStanding, endBrand, holdLine, livingOf, refuse } from "./hold-line";

/** The words that a next iteration takes over, to be edited there. */
function wordsOf(brand: BrandDetail) {
  const { branchId, name, slogan, idea, work, planItemId, leadTask, ownTarget, leadTaskDueOn } = brand;
  const task = { planItemId, leadTask, leadTaskTarget: ownTarget, leadTaskDueOn: toDbDay(leadTaskDueOn) };
  return { branchId, name, slogan, idea, work, ...task };
}

/**
 * 迭代: the brand ends with the month before, and a new one with its content begins. CONFLICT on a stale version, INVALID
 * when months with reports would be cut off.
 */
export async function reviseBrand(
  tx: Tx,
  actor: Actor,
  { id, version, fromMonth, reason }: ReviseBrandInput,
): Promise<Outcome<{ id: string; fromIds: string[]; branchId: string }>> {
  const brand = await getBrand(actor, id, tx);
  const { branchId } = brand;
  const { hospitalId } = actor;
  const { line, branch } = await holdLine(tx, actor, branchId);
  assertStanding(branch);
  const living = livingOf(line, id);
  refuse("fromMonth", whyNotIterate(living, fromMonth, thisMonth()));
  assertInBranch(branch, fromMonth);
  const ended = await endBrand(tx, actor, { id, branchId, version, toMonth: lastMonthBefore(fromMonth), reason });
  const clear = liesClear(line, { fromMonth, toMonth: null }, id);
  refuse("fromMonth", clear ? null : { key: "brands.invalid.overlaps" });
  const data = { hospitalId, ...wordsOf(brand), fromMonth };
  const next = await tx.brand.create({ data, select: { id: true } });
  await tx.brandSuccession.create({ data: { hospitalId, fromId: id, intoId: next.id, kind: "revise", reason } });
  await copyContent(tx, actor, [id], next.id);
  const revised = { action: "brand.revise", subject: "brand", subjectId: next.id, branchId };
  return {
    data: { id: next.id, fromIds: [id], branchId },
    audit: [ended, { ...revised, after: { name: brand.name, fromMonth, reason, fromBrand: id } }],
  };
}
