import "server-only";
import { type Actor, assertCanForBranch } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { fromDbDayOrNull, type Month, today } from "@/lib/core/period";
import { getBrand } from "../queries";
import { listLineOfBranch } from "../queries/line";
import { type BranchedSpan, whyNotWritable } from "../rules";
import { type BranchSpan, type LineBrand, type Refusal, whyNotInBranch } from "../rules/line";

/** Throws INVALID with a rule's sentence at a field; nothing to say, nothing thrown. */
export function refuse(field: string, refusal: Refusal | null): void {
  if (refusal) throw fieldError(field, refusal.key, refusal.params);
}

/** Two people may found brands of one branch at the same moment: the second waits, and sees the first's. */
export async function lockBranches(tx: Tx, { hospitalId }: Actor, branchIds: readonly string[]): Promise<void> {
  // In one order for everybody, so that two merges never wait for each other.
  for (const branchId of [...new Set(branchIds)].sort()) {
    await tx.$queryRaw`SELECT 1 FROM "Branch" WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${branchId}::uuid FOR UPDATE`;
  }
}

/** The branch's brands once nobody else can found one, and the life of the branch. NOT_FOUND and FORBIDDEN out of reach. */
export async function holdLine(
  tx: Tx,
  actor: Actor,
  branchId: string,
): Promise<{ line: LineBrand[]; branch: BranchSpan }> {
  assertCanForBranch(actor, "brand.manage", branchId);
  await lockBranches(tx, actor, [branchId]);
  const found = await tx.branch.findFirst({
    where: { hospitalId: actor.hospitalId, id: branchId },
    select: { foundedOn: true, dissolvedOn: true },
  });
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  const branch = { foundedOn: fromDbDayOrNull(found.foundedOn), dissolvedOn: fromDbDayOrNull(found.dissolvedOn) };
  return { line: await listLineOfBranch(actor, branchId, tx), branch };
}

/** A dissolved branch takes nothing new in hand. Throws INVALID. */
export function assertStanding({ dissolvedOn }: BranchSpan): void {
  if (!dissolvedOn) return;
  throw new AppError("INVALID", "brands.error.branchDissolved", { params: { month: dissolvedOn.slice(0, 7) } });
}

/** What is over, or whose branch is gone, stays as it was. Throws INVALID. */
export function assertWritable(brand: BranchedSpan, monthsAfter = 0): void {
  const refusal = whyNotWritable(brand, today(), monthsAfter);
  if (refusal) throw new AppError("INVALID", refusal.key, { params: refusal.params });
}

/** The branch of a brand whose content the actor may write. Throws NOT_FOUND, FORBIDDEN, and INVALID when it is over. */
export async function holdWritable(tx: Tx, actor: Actor, id: string): Promise<string> {
  const brand = await getBrand(actor, id, tx);
  assertCanForBranch(actor, "brand.manage", brand.branchId);
  assertWritable(brand);
  return brand.branchId;
}

/** A brand's begin lies in the life of its branch. Throws INVALID at `fromMonth`. */
export function assertInBranch(branch: BranchSpan, fromMonth: Month): void {
  refuse("fromMonth", whyNotInBranch(branch, fromMonth));
}

/** One brand of a held line; NOT_FOUND when it is not there. */
export function brandOf(line: readonly LineBrand[], id: string): LineBrand {
  const found = line.find((one) => one.id === id);
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  return found;
}

/** The living brand of a held line; INVALID when it has ended. */
export function livingOf(line: readonly LineBrand[], id: string): LineBrand {
  const brand = brandOf(line, id);
  if (brand.toMonth !== null) {
    throw new AppError("INVALID", "brands.error.ended", { params: { month: brand.toMonth } });
  }
  return brand;
}

type Ending = { id: string; branchId: string; version?: number | undefined; toMonth: Month; reason: string | null };

/** Gives a living brand its last month; CONFLICT when somebody changed or ended it meanwhile. Returns its audit entry. */
export async function endBrand(tx: Tx, actor: Actor, { id, branchId, version, toMonth, reason }: Ending) {
  const { count } = await tx.brand.updateMany({
    where: { hospitalId: actor.hospitalId, id, toMonth: null, ...(version === undefined ? {} : { version }) },
    data: { toMonth, endReason: reason, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "brand", id);
  const after = { toMonth, ...(reason === null ? {} : { endReason: reason }) };
  return { action: "brand.end", subject: "brand", subjectId: id, branchId, before: { toMonth: null }, after };
}

/** Counts a brand's version on; CONFLICT when somebody changed it meanwhile. */
export async function touchBrand(
  tx: Tx,
  actor: Actor,
  { id, version }: { id: string; version: number },
  data: object = {},
): Promise<void> {
  const { count } = await tx.brand.updateMany({
    where: { hospitalId: actor.hospitalId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "brand", id);
}
