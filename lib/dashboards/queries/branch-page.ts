import "server-only";
import { type ActivityRow, listActivities } from "@/lib/activities/queries";
import { type BrandDetail, findBranchBrand } from "@/lib/brands/queries";
import { type FindingRow, listFindings } from "@/lib/checks/queries";
import { type Actor, can } from "@/lib/core/actor";
import { addMonths, type Month, monthsUpTo, thisMonth } from "@/lib/core/period";
import { type ImprovementRow, listOpenImprovements } from "@/lib/improvements/queries";
import { countBranchMembers, summarizeMembers } from "@/lib/members/queries";
import type { MemberStage } from "@/lib/members/schema";
import { type BranchDetail, getBranch } from "@/lib/organisation/queries/branch-detail";
import { type BranchRow, listBranches } from "@/lib/organisation/queries/branches";
import { listPairedDepartments } from "@/lib/organisation/queries/departments";
import { listYearReports, type YearReport } from "@/lib/reports/queries";
import { type DepartmentFigure, listDepartmentFigures } from "@/lib/satisfaction/queries";
import { combineFigures, type Figure, ownFirst } from "@/lib/satisfaction/rules";
import { type BranchTerm, findBranchTerm } from "@/lib/staff/queries/posts";
import { type BranchDue, listBranchDue } from "./branch-due";

/** One branch in one look. A part the actor may not read is null. */
export type BranchPage = {
  branch: BranchDetail;
  term: BranchTerm | null;
  members: { stage: MemberStage; count: number }[] | null;
  /** This month's, newest first, at most eight, and how many in all. */
  activities: { rows: ActivityRow[]; total: number; month: Month } | null;
  brand: { brand: BrandDetail; months: Month[]; reports: YearReport[] } | null;
  /** Of the departments paired with the branch, in the last whole month; patients and staff pooled. */
  figures: { rows: DepartmentFigure[]; month: Month; patients: Figure; staff: Figure } | null;
  /** Branches below a general branch, or led by a key branch, with their members where the actor may know them. */
  related: { rows: BranchRow[]; members: ReadonlyMap<string, number> | null };
  due: BranchDue[];
  /** What the rules find; empty where an exception was approved. */
  findings: FindingRow[];
  /** Open improvement actions that the branch answers for. */
  improvements: ImprovementRow[] | null;
};

async function findActivities(actor: Actor, branch: string): Promise<BranchPage["activities"]> {
  if (!can(actor, "activity.read")) return null;
  const month = thisMonth();
  const { rows, total } = await listActivities(actor, { branch, month, sort: "day", dir: "desc" }, 8);
  return { rows, total, month };
}

async function findBrand(actor: Actor, branchId: string): Promise<BranchPage["brand"]> {
  if (!can(actor, "brand.read") || !can(actor, "report.read")) return null;
  const brand = await findBranchBrand(actor, branchId, thisMonth());
  if (!brand) return null;
  const months = monthsUpTo(thisMonth(), 12);
  return { brand, months, reports: await listYearReports(actor, [brand.id], months) };
}

async function findFigures(actor: Actor, branchId: string): Promise<BranchPage["figures"]> {
  if (!can(actor, "satisfaction.read")) return null;
  const month = addMonths(thisMonth(), -1);
  const paired = await listPairedDepartments(actor, [branchId], month);
  const departmentIds = paired.map(({ departmentId }) => departmentId);
  const rows = await listDepartmentFigures(actor, { departmentIds, month });
  const of = (staff: boolean) =>
    combineFigures(ownFirst(rows.filter(({ population }) => (population === "staff") === staff))).figure;
  return { rows, month, patients: of(false), staff: of(true) };
}

async function findRelated(actor: Actor, under: string): Promise<BranchPage["related"]> {
  const rows = await listBranches(actor, { under });
  const counts = rows.length > 0 && can(actor, "member.read");
  return { rows, members: counts ? await countBranchMembers(actor) : null };
}

/** Throws NOT_FOUND for a branch outside the actor's reach. */
export async function getBranchPage(actor: Actor, id: string): Promise<BranchPage> {
  const branch = await getBranch(actor, id);
  const present = !branch.dissolvedOn;
  const [term, members, activities, brand, figures, related, due, findings, improvements] = await Promise.all([
    findBranchTerm(actor, id),
    can(actor, "member.read") ? summarizeMembers(actor, { branchId: id }) : null,
    findActivities(actor, id),
    findBrand(actor, id),
    findFigures(actor, id),
    findRelated(actor, id),
    present ? listBranchDue(actor, id) : [],
    present ? listFindings(actor, { branchId: id }) : [],
    can(actor, "improvement.read") ? listOpenImprovements(actor, { branchId: id }) : null,
  ]);
  const open = findings.filter(({ exception }) => !exception);
  return { branch, term, members, activities, brand, figures, related, due, findings: open, improvements };
}
