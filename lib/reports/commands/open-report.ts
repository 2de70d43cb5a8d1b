import "server-only";
import { getBrand } from "@/lib/brands/queries";
import type { Outcome } from "@/lib/core/action";
import { type Actor, assertCanForBranch } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { today } from "@/lib/core/period";
import { aboutReport, monthRefusal } from "../rules";
import type { OpenReportInput } from "../schema";

/** Opens a brand's report of a month, creating the draft when there is none; the second to press finds the first's. */
export async function openReport(tx: Tx, actor: Actor, input: OpenReportInput): Promise<Outcome<{ id: string }>> {
  const { brandId, month } = input;
  const { hospitalId } = actor;
  const brand = await getBrand(actor, brandId, tx);
  const { branchId } = brand;
  assertCanForBranch(actor, "report.write", branchId);
  const refusal = monthRefusal(month, { ...brand, dissolvedOn: brand.branchDissolvedOn }, today());
  if (refusal) throw fieldError("month", refusal);
  const { count } = await tx.monthlyReport.createMany({
    data: [{ hospitalId, branchId, brandId, month }],
    skipDuplicates: true,
  });
  const { id } = await tx.monthlyReport.findUniqueOrThrow({
    where: { hospitalId_brandId_month: { hospitalId, brandId, month } },
    select: { id: true },
  });
  const created = { action: "report.create", ...aboutReport({ id, branchId }), after: { brandId, month } };
  return { data: { id }, audit: count === 1 ? [created] : [] };
}
