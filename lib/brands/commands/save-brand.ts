import "server-only";
import type { Outcome } from "@/lib/core/action";
import { type Actor, branchScope } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import type { Logo } from "@/lib/core/files/logo";
import { fromDbDay, type Month, today } from "@/lib/core/period";
import { getBrand } from "../queries";
import { brandDateErrors } from "../rules";
import { cutOff, type LineBrand, lastMonthBefore, liesClear } from "../rules/line";
import type { CreateBrandForm, UpdateBrandForm } from "../schema";
import { chooseTask, type LeadTask } from "./choose-task";
import { assertInBranch, assertStanding, brandOf, endBrand, holdLine, refuse, touchBrand } from "./hold-line";

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

/** Ends the brand that a new one takes over from; refuses when that would cut off months with reports. */
async function endPredecessor(tx: Tx, actor: Actor, branchId: string, line: LineBrand[], fromMonth: Month) {
  const living = line.find((one) => one.toMonth === null && one.fromMonth < fromMonth);
  if (!living) return [];
  const toMonth = lastMonthBefore(fromMonth);
  const lost = cutOff(living, toMonth);
  refuse(
    "fromMonth",
    lost.length > 0 ? { key: "brands.invalid.alreadyReported", params: { months: lost.join("、") } } : null,
  );
  const ended = await endBrand(tx, actor, { id: living.id, branchId, toMonth, reason: null });
  living.toMonth = toMonth;
  return [ended];
}

/** Founds a branch's brand; the brand before it ends with the month before. */
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
  const ended = await endPredecessor(tx, actor, branchId, line, fromMonth);
  refuse("fromMonth", liesClear(line, { fromMonth, toMonth: null }) ? null : { key: "brands.invalid.overlaps" });
  const { id } = await tx.brand.create({ data: { hospitalId, branchId, ...data }, select: { id: true } });
  await saveLogo(tx, actor, id, logo, false);
  const created = { action: "brand.create", subject: "brand", subjectId: id, branchId };
  return { data: { id, branchId }, audit: [...ended, { ...created, after: trailOf(data, logo?.sha256 ?? null) }] };
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

/** Changes a brand; CONFLICT when somebody changed it meanwhile. Approved reports keep the words of their time. */
export async function updateBrand(tx: Tx, actor: Actor, input: UpdateBrandInput): Promise<Outcome<Saved>> {
  const { id, version, logo, fromMonth } = input;
  const brand = await getBrand(actor, id, tx);
  const { branchId } = brand;
  const { line, branch } = await holdLine(tx, actor, branchId);
  // What a branch that is gone has done stays as it was.
  if (branch.dissolvedOn && branch.dissolvedOn <= today()) assertStanding(branch);
  if (fromMonth !== brand.fromMonth) assertInBranch(branch, fromMonth);
  const task = await chooseTask(tx, actor, { branchId, wish: input, kept: brand.planItemId });
  const data = columnsOf(input, task);
  assertBegins(line, brandOf(line, id), fromMonth);
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
