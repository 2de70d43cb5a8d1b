import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, canForBranch } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { thisMonth } from "@/lib/core/period";
import { getBrand } from "../queries";
import { liesClear, whyNotEnd, whyNotEndSoEarly, whyNotInBranch } from "../rules/line";
import type { ResumeBrandInput, RetireBrandInput } from "../schema/succession";
import { brandOf, endBrand, holdLine, livingOf, refuse, touchBrand } from "./hold-line";

type Saved = { id: string; branchId: string };

/**
 * Ends a brand that nothing follows. CONFLICT on a stale version, INVALID when months with reports would be cut off, or
 * by a writer of reports months that owe one.
 */
export async function retireBrand(
  tx: Tx,
  actor: Actor,
  { id, version, toMonth, reason }: RetireBrandInput,
): Promise<Outcome<Saved>> {
  const { branchId } = await getBrand(actor, id, tx);
  const { line, branch } = await holdLine(tx, actor, branchId);
  const living = livingOf(line, id);
  const refusal = whyNotEnd(living, toMonth);
  refuse("toMonth", refusal);
  // Whoever files the reports does not say which months need none.
  const judges = canForBranch(actor, "report.review", branchId);
  refuse("toMonth", judges ? null : whyNotEndSoEarly(toMonth, thisMonth(), branch));
  refuse("toMonth", whyNotInBranch({ ...branch, foundedOn: null }, toMonth));
  const ended = await endBrand(tx, actor, { id, branchId, version, toMonth, reason });
  return { data: { id, branchId }, audit: [{ ...ended, action: "brand.retire" }] };
}

/** Takes the end of a brand back that nothing has followed. CONFLICT on a stale version. */
export async function resumeBrand(tx: Tx, actor: Actor, { id, version }: ResumeBrandInput): Promise<Outcome<Saved>> {
  const { branchId, endReason } = await getBrand(actor, id, tx);
  const { line, branch } = await holdLine(tx, actor, branchId);
  const own = brandOf(line, id);
  if (own.toMonth === null) throw await conflictOn(tx, actor, "brand", id);
  if (branch.dissolvedOn)
    throw fieldError("id", "brands.error.branchDissolved", { month: branch.dissolvedOn.slice(0, 7) });
  const followed = await tx.brandSuccession.count({ where: { hospitalId: actor.hospitalId, fromId: id } });
  if (followed > 0 || !liesClear(line, { fromMonth: own.fromMonth, toMonth: null }, id)) {
    throw new AppError("INVALID", "brands.error.followed");
  }
  await touchBrand(tx, actor, { id, version }, { toMonth: null, endReason: null });
  const before = { toMonth: own.toMonth, endReason };
  const resumed = { action: "brand.resume", subject: "brand", subjectId: id, branchId, before };
  return { data: { id, branchId }, audit: [{ ...resumed, after: { toMonth: null, endReason: null } }] };
}
