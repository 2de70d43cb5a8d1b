import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, assertCanForBranch, branchScope } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { addMonths, type Month, toDbDay } from "@/lib/core/period";
import { getBrand } from "../queries";
import { brandDateErrors } from "../rules";
import type { CreateBrandInput, UpdateBrandInput } from "../schema";

type Saved = { id: string; branchId: string };
type BrandFields = Omit<CreateBrandInput, "branchId">;
type Span = { branchId: string; fromMonth: Month; toMonth: Month | null };

function invalid(fieldErrors: Record<string, string>): AppError {
  return new AppError("INVALID", "core.error.invalid", { fieldErrors });
}

function columns({ leadTaskDueOn, ...fields }: BrandFields) {
  const errors = brandDateErrors({ fromMonth: fields.fromMonth, leadTaskDueOn });
  if (errors) throw invalid(errors);
  return { ...fields, leadTaskDueOn: toDbDay(leadTaskDueOn) };
}

/** Two people may found brands of one branch at the same moment: the second waits, and sees the first's. */
async function lockBranch(tx: Tx, { hospitalId }: Actor, branchId: string) {
  await tx.$queryRaw`SELECT 1 FROM "Branch" WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${branchId}::uuid FOR UPDATE`;
}

/** A branch leads one brand at a time. */
async function assertAlone(tx: Tx, actor: Actor, { branchId, fromMonth, toMonth }: Span, except?: string) {
  const { hospitalId } = actor;
  const other = await tx.brand.findFirst({
    where: {
      hospitalId,
      branchId,
      ...(except ? { id: { not: except } } : {}),
      ...(toMonth ? { fromMonth: { lte: toMonth } } : {}),
      OR: [{ toMonth: null }, { toMonth: { gte: fromMonth } }],
    },
    select: { id: true },
  });
  if (other) throw invalid({ fromMonth: "brands.invalid.overlaps" });
}

/** Ends the brand that a new one takes over from; refuses when it has reported on months of the new one already. */
async function endPredecessor(tx: Tx, actor: Actor, branchId: string, fromMonth: Month) {
  const { hospitalId } = actor;
  const living = await tx.brand.findFirst({
    where: { hospitalId, branchId, toMonth: null, fromMonth: { lt: fromMonth } },
    select: { id: true, reports: { where: { month: { gte: fromMonth } }, select: { id: true }, take: 1 } },
  });
  if (!living) return [];
  if (living.reports.length > 0) throw invalid({ fromMonth: "brands.invalid.alreadyReported" });
  const toMonth = addMonths(fromMonth, -1);
  await tx.brand.update({
    where: { hospitalId_id: { hospitalId, id: living.id } },
    data: { toMonth, version: { increment: 1 } },
  });
  const ended = { action: "brand.end", subject: "brand", subjectId: living.id, branchId };
  return [{ ...ended, before: { toMonth: null }, after: { toMonth } }];
}

/** Founds a branch's brand; the brand before it ends with the month before. */
export async function createBrand(tx: Tx, actor: Actor, input: CreateBrandInput): Promise<Outcome<Saved>> {
  const { branchId, ...fields } = input;
  const { hospitalId, branchId: reach } = branchScope(actor, "brand.manage");
  const branch = await tx.branch.findFirst({
    where: { AND: [{ hospitalId, dissolvedOn: null }, { id: branchId }, reach ? { id: reach } : {}] },
    select: { id: true },
  });
  if (!branch) throw new AppError("NOT_FOUND", "core.error.notFound");
  const data = { hospitalId, branchId, ...columns(fields) };
  await lockBranch(tx, actor, branchId);
  const ended = await endPredecessor(tx, actor, branchId, input.fromMonth);
  await assertAlone(tx, actor, { branchId, fromMonth: input.fromMonth, toMonth: null });
  const { id } = await tx.brand.create({ data, select: { id: true } });
  const created = { action: "brand.create", subject: "brand", subjectId: id, branchId, after: input };
  return { data: { id, branchId }, audit: [...ended, created] };
}

/** Months already reported stay inside the brand. */
async function assertReportsInside(tx: Tx, actor: Actor, brandId: string, fromMonth: Month) {
  const where = { hospitalId: actor.hospitalId, brandId, month: { lt: fromMonth } };
  const earlier = await tx.monthlyReport.findFirst({ where, select: { id: true } });
  if (earlier) throw invalid({ fromMonth: "brands.invalid.reportsBefore" });
}

/** Changes a brand; CONFLICT when somebody changed it meanwhile. Approved reports keep the words of their time. */
export async function updateBrand(tx: Tx, actor: Actor, input: UpdateBrandInput): Promise<Outcome<Saved>> {
  const { id, version, ...fields } = input;
  const brand = await getBrand(actor, id, tx);
  const { branchId, toMonth } = brand;
  assertCanForBranch(actor, "brand.manage", branchId);
  const data = columns(fields);
  if (toMonth && fields.fromMonth > toMonth) throw invalid({ fromMonth: "brands.invalid.afterEnd" });
  await lockBranch(tx, actor, branchId);
  await assertAlone(tx, actor, { branchId, fromMonth: fields.fromMonth, toMonth }, id);
  await assertReportsInside(tx, actor, id, fields.fromMonth);
  const { count } = await tx.brand.updateMany({
    where: { hospitalId: actor.hospitalId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "brand", id);
  const { name, slogan, idea, leadTask, leadTaskTarget, leadTaskDueOn, fromMonth } = brand;
  const before = { name, slogan, idea, leadTask, leadTaskTarget, leadTaskDueOn, fromMonth };
  const audit = [{ action: "brand.update", subject: "brand", subjectId: id, branchId, before, after: fields }];
  return { data: { id, branchId }, audit };
}
