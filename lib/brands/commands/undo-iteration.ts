import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, assertCanForBranch } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { thisMonth } from "@/lib/core/period";
import { type BrandDetail, getBrand } from "../queries";
import { liesClear, whyNotUndo } from "../rules/line";
import type { UndoIterationInput } from "../schema/succession";
import { assertStanding, brandOf, holdLine, livingOf, lockBranches, touchBrand } from "./hold-line";

/** The brands that went on as this one; NOT_FOUND and FORBIDDEN where one is out of the actor's reach. */
async function listBefore(tx: Tx, actor: Actor, id: string): Promise<BrandDetail[]> {
  const links = await tx.brandSuccession.findMany({
    where: { hospitalId: actor.hospitalId, intoId: id },
    select: { fromId: true },
    orderBy: { fromId: "asc" },
  });
  const brands: BrandDetail[] = [];
  for (const { fromId } of links) brands.push(await getBrand(actor, fromId, tx));
  for (const { branchId } of brands) assertCanForBranch(actor, "brand.manage", branchId);
  return brands;
}

/** Lets one of the brands before run on; another of its branch must not have been founded meanwhile. */
async function revive(tx: Tx, actor: Actor, { id, branchId, version }: BrandDetail, undone: string) {
  const { line, branch } = await holdLine(tx, actor, branchId);
  assertStanding(branch);
  const { fromMonth, toMonth } = brandOf(line, id);
  const others = line.filter((one) => one.id !== undone);
  if (!liesClear(others, { fromMonth, toMonth: null }, id)) throw new AppError("INVALID", "brands.error.followed");
  await touchBrand(tx, actor, { id, version }, { toMonth: null, endReason: null });
  const change = { before: { toMonth }, after: { toMonth: null, endReason: null } };
  return { action: "brand.resume", subject: "brand", subjectId: id, branchId, ...change };
}

/**
 * Takes a revision or a merger back before it begins: the next iteration goes with what was written in it, and those
 * before run on with what was written in them meanwhile. CONFLICT on a stale version, INVALID once it has begun or has
 * reports, or where a brand before cannot run on.
 */
export async function undoIteration(
  tx: Tx,
  actor: Actor,
  { id, version }: UndoIterationInput,
): Promise<Outcome<{ id: string; fromIds: string[]; branchId: string }>> {
  const { hospitalId } = actor;
  const { branchId, name, fromMonth } = await getBrand(actor, id, tx);
  const branchIds = (await listBefore(tx, actor, id)).map((one) => one.branchId);
  await lockBranches(tx, actor, [branchId, ...branchIds]);
  // Read again under the lock: somebody may just have undone it.
  const before = await listBefore(tx, actor, id);
  if (before.length === 0) throw await conflictOn(tx, actor, "brand", id);
  const { line } = await holdLine(tx, actor, branchId);
  const refusal = whyNotUndo(livingOf(line, id), thisMonth());
  if (refusal) throw new AppError("INVALID", refusal.key, refusal.params ? { params: refusal.params } : {});
  await touchBrand(tx, actor, { id, version });
  await tx.brandSuccession.deleteMany({ where: { hospitalId, intoId: id } });
  await tx.brand.delete({ where: { hospitalId_id: { hospitalId, id } } });
  const audit: AuditDraft[] = [];
  for (const one of before) audit.push(await revive(tx, actor, one, id));
  const fromIds = before.map((one) => one.id);
  const undone = { action: "brand.undo", subject: "brand", subjectId: id, branchId };
  audit.push({ ...undone, before: { name, fromMonth, fromBrands: fromIds } });
  return { data: { id, fromIds, branchId }, audit };
}
