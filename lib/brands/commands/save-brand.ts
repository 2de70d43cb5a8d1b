import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, branchScope, canForBranch } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import type { Logo } from "@/lib/core/files/logo";
import { fromDbDay, type Month, thisMonth } from "@/lib/core/period";
import { getBrand } from "../queries";
import { findLivingBrand } from "../queries/line";
import { brandDateErrors } from "../rules";
import { type LineBrand, liesClear, whyNotBeginLater } from "../rules/line";
import type { CreateBrandForm, UpdateBrandForm } from "../schema";
import { chooseTask, type LeadTask } from "./choose-task";
import { assertInBranch, assertStanding, assertWritable, brandOf, holdLine, refuse, touchBrand } from "./hold-line";

type Saved = { id: string; branchId: string };
/** A form whose logo was made square before the transaction opened. */
export type CreateBrandInput = Omit<CreateBrandForm, "logo"> & { logo: Logo | null };
export type UpdateBrandInput = Omit<UpdateBrandForm, "logo"> & { logo: Logo | null };
type Words = Pick<UpdateBrandForm, "name" | "slogan" | "idea" | "work" | "fromMonth">;

function columnsOf({ name, slogan, idea, work, fromMonth }: Words, task: LeadTask) {
  const errors = brandDateErrors({ fromMonth, leadTaskDueOn: fromDbDay(task.leadTaskDueOn) });
  // Where the plan says the day, the task is what was chosen wrongly.
  if (errors) throw fieldError(task.planItemId ? "planItemId" : "leadTaskDueOn", "brands.invalid.dueBeforeStart");
  return { name, slogan, idea, work, fromMonth, ...task };
}

async function saveLogo(tx: Tx, { hospitalId }: Actor, brandId: string, logo: Logo | null, remove: boolean) {
  if (logo) {
    const content = { png: logo.png, sha256: logo.sha256 };
    const where = { hospitalId_brandId: { hospitalId, brandId } };
    await tx.brandLogo.upsert({ where, create: { hospitalId, brandId, ...content }, update: content });
  } else if (remove) {
    await tx.brandLogo.deleteMany({ where: { hospitalId, brandId } });
  }
}

/** What the trail says of a brand's words; a picture is named by its content. */
function trailOf(data: Words & LeadTask, logo: string | null) {
  return { ...data, leadTaskDueOn: fromDbDay(data.leadTaskDueOn), ...(logo ? { logo } : {}) };
}

/** A branch leads one brand at a time: the living one goes on or is retired, each with its reason, and founding ends none. */
async function assertFree(tx: Tx, actor: Actor, { branchId, fromMonth }: CreateBrandInput, line: readonly LineBrand[]) {
  const living = await findLivingBrand(actor, branchId, tx);
  if (living) {
    throw fieldError("fromMonth", "brands.invalid.living", { brand: living.name });
  }
  refuse("fromMonth", liesClear(line, { fromMonth, toMonth: null }) ? null : { key: "brands.invalid.overlaps" });
}

/** Founds a branch's brand; INVALID at `fromMonth` while another lives. */
export async function createBrand(tx: Tx, actor: Actor, input: CreateBrandInput): Promise<Outcome<Saved>> {
  const { branchId, fromMonth, logo } = input;
  const { hospitalId, branchId: reach } = branchScope(actor, "brand.manage");
  const found = await tx.branch.findFirst({
    where: { AND: [{ hospitalId }, { id: branchId }, reach ? { id: reach } : {}] },
    select: { id: true },
  });
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { line, branch } = await holdLine(tx, actor, branchId);
  assertStanding(branch);
  assertInBranch(branch, fromMonth);
  const task = await chooseTask(tx, actor, { branchId, wish: input, kept: null });
  const data = columnsOf(input, task);
  await assertFree(tx, actor, input, line);
  const { id } = await tx.brand.create({ data: { hospitalId, branchId, ...data }, select: { id: true } });
  await saveLogo(tx, actor, id, logo, false);
  const created = { action: "brand.create", subject: "brand", subjectId: id, branchId };
  return { data: { id, branchId }, audit: [{ ...created, after: trailOf(data, logo?.sha256 ?? null) }] };
}

/** Months already reported stay inside the brand, and its months clear of the branch's other brands. */
function assertBegins(line: LineBrand[], own: LineBrand, fromMonth: Month): void {
  const { id, toMonth } = own;
  if (toMonth && fromMonth > toMonth) throw fieldError("fromMonth", "brands.invalid.afterEnd");
  refuse("fromMonth", liesClear(line, { fromMonth, toMonth }, id) ? null : { key: "brands.invalid.overlaps" });
  const before = own.reported.filter((month) => month < fromMonth).sort();
  const params = { months: before.join("、") };
  refuse("fromMonth", before.length > 0 ? { key: "brands.invalid.reportsBefore", params } : null);
}

/** Changes a brand; CONFLICT when somebody changed it meanwhile, INVALID when it is over. Approved reports keep the words of their time. */
export async function updateBrand(tx: Tx, actor: Actor, input: UpdateBrandInput): Promise<Outcome<Saved>> {
  const { id, version, logo, fromMonth } = input;
  const brand = await getBrand(actor, id, tx);
  const { branchId } = brand;
  const { line, branch } = await holdLine(tx, actor, branchId);
  assertWritable(brand);
  if (fromMonth !== brand.fromMonth) assertInBranch(branch, fromMonth);
  const task = await chooseTask(tx, actor, { branchId, wish: input, kept: brand });
  const data = columnsOf(input, task);
  const own = brandOf(line, id);
  assertBegins(line, own, fromMonth);
  // Whoever files the reports does not say which months need none.
  const judges = canForBranch(actor, "report.review", branchId);
  refuse("fromMonth", judges ? null : whyNotBeginLater(own, fromMonth, thisMonth()));
  await touchBrand(tx, actor, { id, version }, data);
  await saveLogo(tx, actor, id, logo, Boolean(input.removeLogo));
  const { name, slogan, idea, work, leadTask, leadTaskTarget, leadTaskDueOn, planItemId } = brand;
  const texts = { name, slogan, idea, work, leadTask, leadTaskTarget, leadTaskDueOn, planItemId };
  const before = { ...texts, fromMonth: brand.fromMonth, ...(logo || input.removeLogo ? { logo: brand.logo } : {}) };
  const after = { ...trailOf(data, logo?.sha256 ?? null), ...(input.removeLogo && !logo ? { logo: null } : {}) };
  return {
    data: { id, branchId },
    audit: [{ action: "brand.update", subject: "brand", subjectId: id, branchId, before, after }],
  };
}
