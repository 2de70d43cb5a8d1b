import type { Permission } from "@/lib/core/permissions";

/**
 * Who may open what: the permission it asks for, or "public". The role tests are generated from these rows; the
 * architecture tests refuse a page, an action or a file address without one, and a row that says another permission
 * than the code.
 */
type Row = Permission | "public";

const pages: Record<string, Row> = {
  "/": "public",
  "/sign-in": "public",
  "/setup": "public",
  "/today": "account.own",
  "/account": "account.own",
  "/password": "account.own",
  "/branches": "organisation.read",
  "/branches/new": "organisation.manage",
  "/branches/[id]": "organisation.read",
  "/branches/[id]/edit": "organisation.manage",
  "/departments": "organisation.read",
  "/departments/new": "organisation.manage",
  "/departments/[id]/edit": "organisation.manage",
  "/rules": "organisation.read",
  "/rules/[key]": "organisation.manage",
  "/members": "member.read",
  "/partners": "partner.read",
  "/partners/new": "partner.manage",
  "/partners/[id]": "partner.read",
  "/partners/[id]/edit": "partner.manage",
  "/activities": "activity.read",
  "/activities/calendar": "activity.read",
  "/activities/new": "activity.record",
  "/activities/[id]": "activity.read",
  "/activities/[id]/edit": "activity.record",
  "/satisfaction": "satisfaction.read",
  "/satisfaction/new": "satisfaction.record",
  "/satisfaction/[id]": "satisfaction.record",
  "/brands": "brand.read",
  "/brands/new": "brand.manage",
  "/brands/[id]": "brand.read",
  "/brands/[id]/edit": "brand.manage",
  "/reports": "report.read",
  "/reports/[id]": "report.read",
  "/dashboard": "dashboard.read",
  "/dashboard/explore": "dashboard.read",
  "/admin/users": "user.manage",
  "/admin/users/new": "user.manage",
  "/admin/users/[id]": "user.manage",
  "/admin/hospital": "organisation.manage",
  "/audit": "audit.read",
};

const files: Record<string, Row> = {
  "/api/health": "public",
  "/api/files/[id]": "activity.read",
  "/api/exports/[list]": "account.own",
  "/api/charts/[chart]/[format]": "dashboard.read",
};

const actions: Record<string, Row> = {
  signInAction: "public",
  signOutAction: "public",
  setPreferencesAction: "public",
  setUpHospitalAction: "public",
  changePasswordAction: "account.own",
  signOutEverywhereAction: "account.own",
  createUserAction: "user.manage",
  updateUserAction: "user.manage",
  disableUserAction: "user.manage",
  enableUserAction: "user.manage",
  resetPasswordAction: "user.manage",
  endSessionsAction: "user.manage",
  createBranchAction: "organisation.manage",
  updateBranchAction: "organisation.manage",
  createDepartmentAction: "organisation.manage",
  updateDepartmentAction: "organisation.manage",
  updateHospitalAction: "organisation.manage",
  overrideRuleAction: "organisation.manage",
  createPartnerAction: "partner.manage",
  updatePartnerAction: "partner.manage",
  createActivityAction: "activity.record",
  updateActivityAction: "activity.record",
  cancelActivityAction: "activity.record",
  restoreActivityAction: "activity.record",
  recordFigureAction: "satisfaction.record",
  correctFigureAction: "satisfaction.record",
  createBrandAction: "brand.manage",
  updateBrandAction: "brand.manage",
  openReportAction: "report.write",
  saveReportDraftAction: "report.write",
  submitReportAction: "report.write",
  withdrawReportAction: "report.write",
  reviewReportAction: "report.review",
  markReportOpenedAction: "report.review",
};

export const ACCESS = { pages, actions, files };
