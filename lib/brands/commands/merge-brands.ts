import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, assertCanForBranch } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { type Month, thisMonth, toDbDay } from "@/lib/core/period";
import { type BrandDetail, getBrand } from "../queries";
import { lastMonthBefore, liesClear, whyNotIterate } from "../rules/line";
import type { MergeBrandsInput } from "../schema/succession";
import { copyContent } from "./copy-content";
import { assertInBranch, assertStanding, endBrand, holdLine, livingOf, lockBranches, refuse } from "./hold-line";

async function listMerged(tx: Tx, actor: Actor, { id, brandIds }: MergeBrandsInput): Promise<BrandDetail[]> {
  const others = [...new Set(brandIds)].filter((one) => one !== id);
  if (others.length === 0) throw fieldError("brandIds", "brands.invalid.mergeWhich");
  const brands: BrandDetail[] = [];
  for (const one of [id, ...others]) brands.push(await getBrand(actor, one, tx));
  for (const { branchId } of brands) assertCanForBranch(actor, "brand.manage", branchId);
  return brands;
}

type Ending = { fromMonth: Month; reason: string; version: number | undefined };

/** Ends one of the merged brands with the month before; the sentence names it where that cannot be. */
async function endMerged(tx: Tx, actor: Actor, { id, branchId, name }: BrandDetail, ending: Ending) {
  const { line } = await holdLine(tx, actor, branchId);
  const refusal = whyNotIterate(livingOf(line, id), ending.fromMonth, thisMonth());
  const params = { ...refusal?.params, brand: name };
  const key = refusal?.key === "brands.invalid.cutsOff" ? "brands.invalid.mergeCutsOff" : refusal?.key;
  refuse("fromMonth", key ? { key, params } : null);
  const { version, reason } = ending;
  return endBrand(tx, actor, { id, branchId, version, toMonth: lastMonthBefore(ending.fromMonth), reason });
}

/**
 * Several living brands, also of several branches, go on as one that the first one's branch leads. CONFLICT on a stale
 * version or when another of them has ended meanwhile, INVALID when months with reports would be cut off.
 */
export async function mergeBrands(
  tx: Tx,
  actor: Actor,
  input: MergeBrandsInput,
): Promise<Outcome<{ id: string; fromIds: string[]; branchId: string }>> {
  const { hospitalId } = actor;
  const { version, name, slogan, fromMonth, reason } = input;
  const brands = await listMerged(tx, actor, input);
  await lockBranches(
    tx,
    actor,
    brands.map(({ branchId }) => branchId),
  );
  const [lead] = brands;
  if (!lead) throw fieldError("brandIds", "brands.invalid.mergeWhich");
  const { branchId, idea, work, planItemId, leadTask, ownTarget, leadTaskDueOn } = lead;
  const { line, branch } = await holdLine(tx, actor, branchId);
  assertStanding(branch);
  assertInBranch(branch, fromMonth);
  const audit: AuditDraft[] = [];
  for (const brand of brands) {
    audit.push(await endMerged(tx, actor, brand, { fromMonth, reason, version: brand === lead ? version : undefined }));
  }
  const clear = liesClear(line, { fromMonth, toMonth: null }, lead.id);
  refuse("fromMonth", clear ? null : { key: "brands.invalid.overlaps" });
  const task = { planItemId, leadTask, leadTaskTarget: ownTarget, leadTaskDueOn: toDbDay(leadTaskDueOn) };
  const data = { hospitalId, branchId, name, slogan, idea, work, ...task, fromMonth };
  const merged = await tx.brand.create({ data, select: { id: true } });
  const fromIds = brands.map(({ id }) => id);
  await tx.brandSuccession.createMany({
    data: fromIds.map((fromId) => ({ hospitalId, fromId, intoId: merged.id, kind: "merge" as const, reason })),
  });
  await copyContent(tx, actor, fromIds, merged.id);
  const after = { name, slogan, fromMonth, reason, fromBrands: fromIds };
  audit.push({ action: "brand.merge", subject: "brand", subjectId: merged.id, branchId, after });
  return { data: { id: merged.id, fromIds, branchId }, audit };
}
