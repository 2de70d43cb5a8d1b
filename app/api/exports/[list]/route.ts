import { notFound } from "next/navigation";
import { getActivitySheet } from "@/lib/activities/queries/activity-sheet";
import { getTrainingSheet } from "@/lib/activities/queries/training-sheet";
import { getAdmissionSheet } from "@/lib/admission/queries/admission-sheet";
import { getAuditSheet } from "@/lib/audit/queries/audit-sheet";
import { getBrandSheet } from "@/lib/brands/queries/brand-sheet";
import { getCareSheet } from "@/lib/care/queries/care-sheet";
import { getFindingSheet } from "@/lib/checks/queries/finding-sheet";
import { type Actor, can } from "@/lib/core/actor";
import { requireActor } from "@/lib/core/auth";
import { downloadHeaders, XLSX_MIME } from "@/lib/core/files/download";
import { type SheetInput, writeSheet } from "@/lib/core/files/xlsx";
import { orNotFound } from "@/lib/core/not-found";
import { today } from "@/lib/core/period";
import type { Permission } from "@/lib/core/permissions";
import { getDuesSheet } from "@/lib/dues/queries/dues-sheet";
import { requestTranslator } from "@/lib/i18n/translate";
import { getImportListSheet } from "@/lib/imports/queries/import-list-sheet";
import { getTemplateSheet } from "@/lib/imports/queries/template-sheet";
import { getWrongSheet } from "@/lib/imports/queries/wrong-sheet";
import { getImprovementSheet } from "@/lib/improvements/queries/improvement-sheet";
import { getBranchSheet } from "@/lib/members/queries/branch-sheet";
import { getMemberSheet } from "@/lib/members/queries/member-sheet";
import { getShareSheet } from "@/lib/members/queries/share-sheet";
import { getDepartmentSheet } from "@/lib/organisation/queries/department-sheet";
import { getRuleSheet } from "@/lib/organisation/queries/rule-sheet";
import { getPartnerSheet } from "@/lib/partners/queries/partner-sheet";
import { getPlanSheet } from "@/lib/plans/queries/plan-sheet";
import { getRoadmapSheet } from "@/lib/plans/queries/roadmap-sheet";
import { getSupervisionSheet } from "@/lib/plans/queries/supervision-sheet";
import { getConcernSheet, getFollowUpSheet } from "@/lib/reports/queries/concern-sheet";
import { getDeskSheet } from "@/lib/reports/queries/desk-sheet";
import { getReportListSheet } from "@/lib/reports/queries/report-list-sheet";
import { getFigureSheet } from "@/lib/satisfaction/queries/figure-sheet";
import { getWordSheet } from "@/lib/satisfaction/queries/word-sheet";
import { getStaffSheet } from "@/lib/staff/queries/staff-sheet";
import { getRoundSheet } from "@/lib/surveys/queries/round-sheet";
import { getUserSheet } from "@/lib/users/queries/user-sheet";

type Words = Awaited<ReturnType<typeof requestTranslator>>;
type Export = {
  permission: Permission;
  sheet: (actor: Actor, params: Record<string, string>, t: Words) => Promise<SheetInput>;
};

/** Every list that can be taken along as Excel; a slice adds a line with a query that makes its sheet. */
const EXPORTS: ReadonlyMap<string, Export> = new Map([
  ["admission", { permission: "member.read", sheet: getAdmissionSheet }],
  ["activities", { permission: "activity.read", sheet: getActivitySheet }],
  ["audit", { permission: "audit.read", sheet: getAuditSheet }],
  ["branches", { permission: "organisation.read", sheet: getBranchSheet }],
  ["brands", { permission: "brand.read", sheet: getBrandSheet }],
  ["care", { permission: "care.read", sheet: getCareSheet }],
  ["checks", { permission: "organisation.read", sheet: getFindingSheet }],
  ["departments", { permission: "organisation.read", sheet: getDepartmentSheet }],
  ["dues", { permission: "dues.collect", sheet: getDuesSheet }],
  ["import-template", { permission: "import.run", sheet: getTemplateSheet }],
  ["import-wrong", { permission: "import.run", sheet: getWrongSheet }],
  ["improvements", { permission: "improvement.read", sheet: getImprovementSheet }],
  ["imports", { permission: "import.run", sheet: getImportListSheet }],
  ["members", { permission: "member.read", sheet: getMemberSheet }],
  ["partners", { permission: "partner.read", sheet: getPartnerSheet }],
  ["supervision", { permission: "plan.read", sheet: getSupervisionSheet }],
  ["plans", { permission: "plan.read", sheet: getPlanSheet }],
  ["posts", { permission: "member.read", sheet: getShareSheet }],
  ["reports-desk", { permission: "report.review", sheet: getDeskSheet }],
  ["concerns", { permission: "report.read", sheet: getConcernSheet }],
  ["follow-ups", { permission: "report.read", sheet: getFollowUpSheet }],
  ["reports", { permission: "report.read", sheet: getReportListSheet }],
  ["roadmap", { permission: "plan.read", sheet: getRoadmapSheet }],
  ["rules", { permission: "organisation.read", sheet: getRuleSheet }],
  ["satisfaction", { permission: "satisfaction.read", sheet: getFigureSheet }],
  ["staff", { permission: "staff.read", sheet: getStaffSheet }],
  ["surveys", { permission: "survey.read", sheet: getRoundSheet }],
  ["training", { permission: "member.read", sheet: getTrainingSheet }],
  ["users", { permission: "user.manage", sheet: getUserSheet }],
  ["words", { permission: "satisfaction.read", sheet: getWordSheet }],
]);

/** The filtered list of the address as .xlsx. */
export async function GET(request: Request, { params }: RouteContext<"/api/exports/[list]">): Promise<Response> {
  const actor = await requireActor("account.own");
  const found = EXPORTS.get((await params).list);
  if (!found || actor.mustChangePassword || !can(actor, found.permission)) notFound();
  const filters = Object.fromEntries(new URL(request.url).searchParams);
  const sheet = await orNotFound(found.sheet(actor, filters, await requestTranslator()));
  const bytes = await writeSheet(sheet);
  const name = `${sheet.name}-${today()}.xlsx`;
  return new Response(bytes as BodyInit, { headers: downloadHeaders({ name, mime: XLSX_MIME, size: bytes.length }) });
}
