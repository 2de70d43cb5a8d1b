import type * as Db from "@/lib/core/db/generated/client";

/** Calendar days, instants and bytes (as `\x…`) travel as text, decimals and large numbers as numbers; all else as it is held. */
type Plain<Value> = Value extends Date | Uint8Array
  ? string
  : Value extends bigint | { toFixed: () => string; d: number[] }
    ? number
    : Value;

/** One row of a table, as `insertRows` takes it. Typed by the schema, so a changed column is a type error here. */
type Row<Model> = { [Column in keyof Model]: Plain<Model[Column]> };

export type TableRows = {
  Hospital: Row<Db.Hospital>;
  PublicHoliday: Row<Db.PublicHoliday>;
  Department: Row<Db.Department>;
  Branch: Row<Db.Branch>;
  DepartmentPairing: Row<Db.DepartmentPairing>;
  Group: Row<Db.Group>;
  Staff: Row<Db.Staff>;
  Appointment: Row<Db.Appointment>;
  RegulationRule: Row<Db.RegulationRule>;
  PersonalData: Row<Db.PersonalData>;
  StaffMove: Row<Db.StaffMove>;
  BranchTerm: Row<Db.BranchTerm>;
  DepartmentSuccession: Row<Db.DepartmentSuccession>;
  Member: Row<Db.Member>;
  BranchMembership: Row<Db.BranchMembership>;
  MemberEvent: Row<Db.MemberEvent>;
  Introducer: Row<Db.Introducer>;
  AdmissionMaterial: Row<Db.AdmissionMaterial>;
  DuesBase: Row<Db.DuesBase>;
  DuesPayment: Row<Db.DuesPayment>;
  RuleException: Row<Db.RuleException>;
  ImportBatch: Row<Db.ImportBatch>;
  ImportRow: Row<Db.ImportRow>;
  User: Row<Db.User>;
  RoleAssignment: Row<Db.RoleAssignment>;
  Partner: Row<Db.Partner>;
  PartnerPairing: Row<Db.PartnerPairing>;
  Activity: Row<Db.Activity>;
  ActivityDepartment: Row<Db.ActivityDepartment>;
  Attendance: Row<Db.Attendance>;
  Attachment: Row<Db.Attachment>;
  AnnualPlan: Row<Db.AnnualPlan>;
  PlanItem: Row<Db.PlanItem>;
  PlanCoOwner: Row<Db.PlanCoOwner>;
  PlanAmendment: Row<Db.PlanAmendment>;
  NudgeMessage: Row<Db.NudgeMessage>;
  PlanNudge: Row<Db.PlanNudge>;
  NudgeDelivery: Row<Db.NudgeDelivery>;
  Brand: Row<Db.Brand>;
  BrandLogo: Row<Db.BrandLogo>;
  BrandSuccession: Row<Db.BrandSuccession>;
  SwotEntry: Row<Db.SwotEntry>;
  SwotStrategy: Row<Db.SwotStrategy>;
  SwotStrategyEntry: Row<Db.SwotStrategyEntry>;
  BrandIndicator: Row<Db.BrandIndicator>;
  BrandIndicatorValue: Row<Db.BrandIndicatorValue>;
  MonthlyReport: Row<Db.MonthlyReport>;
  ReportVersion: Row<Db.ReportVersion>;
  ReportStep: Row<Db.ReportStep>;
  ReviewEvent: Row<Db.ReviewEvent>;
  ReportLateNote: Row<Db.ReportLateNote>;
  PlanProgress: Row<Db.PlanProgress>;
  SatisfactionFigure: Row<Db.SatisfactionFigure>;
  Questionnaire: Row<Db.Questionnaire>;
  QuestionnaireVersion: Row<Db.QuestionnaireVersion>;
  SurveyRound: Row<Db.SurveyRound>;
  SurveyRoundDepartment: Row<Db.SurveyRoundDepartment>;
  SurveyChannel: Row<Db.SurveyChannel>;
  SurveyCode: Row<Db.SurveyCode>;
  SurveyAnswer: Row<Db.SurveyAnswer>;
  SurveyComment: Row<Db.SurveyComment>;
  SurveyDayTally: Row<Db.SurveyDayTally>;
  SurveyPendingTally: Row<Db.SurveyPendingTally>;
  SurveyMonthTally: Row<Db.SurveyMonthTally>;
  Improvement: Row<Db.Improvement>;
  FollowUp: Row<Db.FollowUp>;
  ReportBook: Row<Db.ReportBook>;
  CareAction: Row<Db.CareAction>;
  AuditEntry: Row<Db.AuditEntry>;
  AuditHead: Row<Db.AuditHead>;
};

export type TableName = keyof TableRows;
export type RowOf<Table extends TableName> = TableRows[Table];
