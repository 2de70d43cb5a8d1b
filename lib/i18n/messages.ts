import type { Locale } from "./locale";
import enActivities from "./messages/en/activities.json";
import enAdmission from "./messages/en/admission.json";
import enAudit from "./messages/en/audit.json";
import enBrands from "./messages/en/brands.json";
import enCare from "./messages/en/care.json";
import enChecks from "./messages/en/checks.json";
import enCore from "./messages/en/core.json";
import enDashboards from "./messages/en/dashboards.json";
import enDesk from "./messages/en/desk.json";
import enDues from "./messages/en/dues.json";
import enImports from "./messages/en/imports.json";
import enImprovements from "./messages/en/improvements.json";
import enLayout from "./messages/en/layout.json";
import enMembers from "./messages/en/members.json";
import enOrganisation from "./messages/en/organisation.json";
import enPartners from "./messages/en/partners.json";
import enPlans from "./messages/en/plans.json";
import enReports from "./messages/en/reports.json";
import enRespond from "./messages/en/respond.json";
import enSatisfaction from "./messages/en/satisfaction.json";
import enStaff from "./messages/en/staff.json";
import enSurveyTemplates from "./messages/en/survey-templates.json";
import enSurveys from "./messages/en/surveys.json";
import enUi from "./messages/en/ui.json";
import enUsers from "./messages/en/users.json";
import zhActivities from "./messages/zh-CN/activities.json";
import zhAdmission from "./messages/zh-CN/admission.json";
import zhAudit from "./messages/zh-CN/audit.json";
import zhBrands from "./messages/zh-CN/brands.json";
import zhCare from "./messages/zh-CN/care.json";
import zhChecks from "./messages/zh-CN/checks.json";
import zhCore from "./messages/zh-CN/core.json";
import zhDashboards from "./messages/zh-CN/dashboards.json";
import zhDesk from "./messages/zh-CN/desk.json";
import zhDues from "./messages/zh-CN/dues.json";
import zhImports from "./messages/zh-CN/imports.json";
import zhImprovements from "./messages/zh-CN/improvements.json";
import zhLayout from "./messages/zh-CN/layout.json";
import zhMembers from "./messages/zh-CN/members.json";
import zhOrganisation from "./messages/zh-CN/organisation.json";
import zhPartners from "./messages/zh-CN/partners.json";
import zhPlans from "./messages/zh-CN/plans.json";
import zhReports from "./messages/zh-CN/reports.json";
import zhRespond from "./messages/zh-CN/respond.json";
import zhSatisfaction from "./messages/zh-CN/satisfaction.json";
import zhStaff from "./messages/zh-CN/staff.json";
import zhSurveyTemplates from "./messages/zh-CN/survey-templates.json";
import zhSurveys from "./messages/zh-CN/surveys.json";
import zhUi from "./messages/zh-CN/ui.json";
import zhUsers from "./messages/zh-CN/users.json";

const zh = {
  core: zhCore,
  ui: zhUi,
  layout: zhLayout,
  organisation: zhOrganisation,
  users: zhUsers,
  audit: zhAudit,
  staff: zhStaff,
  members: zhMembers,
  admission: zhAdmission,
  dues: zhDues,
  checks: zhChecks,
  imports: zhImports,
  partners: zhPartners,
  activities: zhActivities,
  satisfaction: zhSatisfaction,
  surveyTemplates: zhSurveyTemplates,
  surveys: zhSurveys,
  respond: zhRespond,
  improvements: zhImprovements,
  care: zhCare,
  plans: zhPlans,
  brands: zhBrands,
  reports: zhReports,
  desk: zhDesk,
  dashboards: zhDashboards,
};
const en = {
  core: enCore,
  ui: enUi,
  layout: enLayout,
  organisation: enOrganisation,
  users: enUsers,
  audit: enAudit,
  staff: enStaff,
  members: enMembers,
  admission: enAdmission,
  dues: enDues,
  checks: enChecks,
  imports: enImports,
  partners: enPartners,
  activities: enActivities,
  satisfaction: enSatisfaction,
  surveyTemplates: enSurveyTemplates,
  surveys: enSurveys,
  respond: enRespond,
  improvements: enImprovements,
  care: enCare,
  plans: enPlans,
  brands: enBrands,
  reports: enReports,
  desk: enDesk,
  dashboards: enDashboards,
};

export type Messages = typeof zh;

/** Every message of a locale, by domain. The architecture tests keep the two locales' keys equal. */
export function messagesOf(locale: Locale): Messages {
  return locale === "en" ? (en as Messages) : zh;
}
