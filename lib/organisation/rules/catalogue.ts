import type { Ownership } from "@/lib/core/db/generated/enums";

export type CatalogueRule = {
  /** Subject and figure, such as `generalMeeting.quorumShare`. */
  key: string;
  value: number;
  unit: RuleUnit;
  source: string;
  /** Null where the article was not checked against the text. */
  article: string | null;
  effectiveOn: string;
  /** Checked against a published text; otherwise an editable default. */
  confirmed: boolean;
  overridable: boolean;
  /** Null: holds for public and private hospitals. */
  ownership: Ownership | null;
};

export type RuleUnit =
  | "members"
  | "persons"
  | "units"
  | "months"
  | "years"
  | "days"
  | "hours"
  | "share"
  | "percent"
  | "fen"
  | "levels"
  | "items"
  | "quarter"
  | "indicator"
  | "flag";

type Text = Pick<CatalogueRule, "source" | "effectiveOn">;
type Marks = Partial<Pick<CatalogueRule, "confirmed" | "overridable" | "ownership">>;

const BRANCH_WORK: Text = { source: "《中国共产党支部工作条例（试行）》", effectiveOn: "2018-10-28" };
const TERMS: Text = { source: "《关于党的基层组织任期的意见》", effectiveOn: "2018-07-09" };
const CONSTITUTION: Text = { source: "《中国共产党章程》", effectiveOn: "2017-10-24" };
const ADMISSION: Text = { source: "《中国共产党发展党员工作细则》", effectiveOn: "2014-05-28" };
const ADMISSION_2026: Text = { ...ADMISSION, effectiveOn: "2026-05-18" };
const DUES: Text = { source: "《关于中国共产党党费收缴、使用和管理的规定》", effectiveOn: "2008-04-01" };
const ASSESSMENT: Text = { source: "《三级公立医院绩效考核指标》", effectiveOn: "2019-01-30" };
const INTEGRITY: Text = { source: "《医疗机构工作人员廉洁从业九项准则》", effectiveOn: "2021-11-12" };
const PUBLIC_HOSPITALS: Text = { source: "《关于加强公立医院党的建设工作的意见》", effectiveOn: "2018-06-25" };
const LOCAL: Text = { source: "本院规定", effectiveOn: "2018-10-28" };

/** A default from general knowledge, to be adjusted by the hospital. */
const OWN_CHOICE: Marks = { confirmed: false, overridable: true };

function rule(
  text: Text,
  article: string | null,
  key: string,
  value: number,
  unit: RuleUnit,
  marks: Marks = {},
): CatalogueRule {
  return { key, value, unit, ...text, article, confirmed: true, overridable: false, ownership: null, ...marks };
}

const BRANCH_RULES = [
  rule(BRANCH_WORK, "第四条", "branch.minFullMembers", 3, "members"),
  rule(BRANCH_WORK, "第四条", "branch.maxMembers", 50, "members"),
  rule(BRANCH_WORK, "第五条", "branch.jointMaxUnits", 5, "units"),
  rule(BRANCH_WORK, "第二十条", "branch.secretaries", 1, "persons"),
  rule(BRANCH_WORK, "第二十条", "branch.committeeFromFullMembers", 7, "members"),
  rule(BRANCH_WORK, "第二十条", "branch.committeeMin", 3, "persons"),
  rule(BRANCH_WORK, "第二十条", "branch.committeeUsualMax", 5, "persons"),
  rule(BRANCH_WORK, "第二十条", "branch.committeeMax", 7, "persons"),
  rule(BRANCH_WORK, "第二十一条", "branch.termYears", 3, "years"),
  rule(TERMS, null, "branch.termNoticeMonths", 6, "months", { confirmed: false }),
  rule(LOCAL, null, "branch.termSecondNoticeMonths", 3, "months", OWN_CHOICE),
  rule(LOCAL, null, "branch.termLastNoticeMonths", 1, "months", OWN_CHOICE),
];

const GENERAL_BRANCH_RULES = [
  // Says that a general branch committee elects its secretary; that it therefore has one is read out of it.
  rule(CONSTITUTION, "第三十一条", "generalBranch.secretaries", 1, "persons", { confirmed: false }),
  rule(TERMS, "第一条", "generalBranch.termYears", 3, "years", { confirmed: false }),
];

const MEETING_RULES = [
  rule(BRANCH_WORK, "第十一条", "generalMeeting.intervalMonths", 3, "months"),
  rule(BRANCH_WORK, "第十一条", "generalMeeting.quorumShare", 0.5, "share"),
  // More than this share of all who should attend, not of those present.
  rule(BRANCH_WORK, "第十一条", "generalMeeting.resolutionShare", 0.5, "share"),
  rule(BRANCH_WORK, "第十二条", "committeeMeeting.intervalMonths", 1, "months"),
  rule(BRANCH_WORK, "第十二条", "committeeMeeting.quorumShare", 0.5, "share"),
  rule(BRANCH_WORK, "第十三条", "groupMeeting.intervalMonths", 1, "months"),
  rule(BRANCH_WORK, "第十六条", "themedPartyDay.intervalMonths", 1, "months"),
  rule(BRANCH_WORK, "第十六条", "lecture.secretaryIntervalMonths", 12, "months"),
  rule(LOCAL, null, "lecture.intervalMonths", 3, "months", OWN_CHOICE),
  rule(BRANCH_WORK, "第十七条", "organisationalLife.intervalMonths", 12, "months"),
  rule(BRANCH_WORK, "第十七条", "organisationalLife.usualQuarter", 4, "quarter"),
  rule(BRANCH_WORK, "第十八条", "democraticAppraisal.intervalMonths", 12, "months"),
  rule(BRANCH_WORK, "第十八条", "democraticAppraisal.grades", 4, "levels", OWN_CHOICE),
];

type Figure = [key: string, value: number, unit: RuleUnit, article: string | null];

/** Figures that the text of 2014 has as well; its articles were not checked. */
const ADMISSION_FIGURES: Figure[] = [
  ["minAge", 18, "years", "第五条"],
  ["talkWithinMonths", 1, "months", "第七条"],
  ["activistReviewMonths", 6, "months", "第十一条"],
  ["cultivationMonths", 12, "months", "第十三条"],
  ["candidateTrainingDays", 3, "days", "第十七条"],
  ["candidateTrainingHours", 24, "hours", "第十七条"],
  ["branchMeetingWithinMonths", 1, "months", "第十九条"],
  ["approvalWithinMonths", 3, "months", "第二十五条"],
  ["approvalMaxMonths", 6, "months", "第二十五条"],
  ["probationMonths", 12, "months", "第三十一条"],
  ["extensionMinMonths", 6, "months", "第三十一条"],
  ["extensionMaxMonths", 12, "months", "第三十一条"],
  ["introducers", 2, "persons", null],
];

const ADMISSION_FIGURES_2026: Figure[] = [
  ["contactsMin", 1, "persons", "第九条"],
  ["contactsMax", 2, "persons", "第九条"],
  ["publicityDays", 5, "days", "第十三条"],
  ["politicalReview", 1, "flag", "第十六条"],
  ["preReview", 1, "flag", "第十八条"],
  // More than this share of those entitled to vote, present and in favour.
  ["quorumShare", 0.5, "share", "第十九条"],
  ["resolutionShare", 0.5, "share", "第二十条"],
  ["oathWithinMonths", 1, "months", "第二十九条"],
  ["extensions", 1, "items", "第三十一条"],
  ["fullApprovalMonths", 3, "months", "第三十三条"],
];

const admission =
  (text: Text, { articles }: { articles: boolean }, marks?: Marks) =>
  ([key, value, unit, article]: Figure) =>
    rule(text, articles ? article : null, `admission.${key}`, value, unit, marks);

// The text as revised in 2026 was read second-hand: its figures bind, and are marked as not checked.
const ADMISSION_RULES = [
  ...ADMISSION_FIGURES.map(admission(ADMISSION, { articles: false })),
  ...[...ADMISSION_FIGURES, ...ADMISSION_FIGURES_2026].map(
    admission(ADMISSION_2026, { articles: true }, { confirmed: false }),
  ),
];

const DUES_RULES = [
  rule(DUES, "第二条", "dues.wage.band1Ceiling", 300_000, "fen"),
  rule(DUES, "第二条", "dues.wage.band1Rate", 0.5, "percent"),
  rule(DUES, "第二条", "dues.wage.band2Ceiling", 500_000, "fen"),
  rule(DUES, "第二条", "dues.wage.band2Rate", 1, "percent"),
  rule(DUES, "第二条", "dues.wage.band3Ceiling", 1_000_000, "fen"),
  rule(DUES, "第二条", "dues.wage.band3Rate", 1.5, "percent"),
  rule(DUES, "第二条", "dues.wage.band4Rate", 2, "percent"),
  rule(DUES, null, "dues.pension.band1Ceiling", 500_000, "fen"),
  rule(DUES, null, "dues.pension.band1Rate", 0.5, "percent"),
  rule(DUES, null, "dues.pension.band2Rate", 1, "percent"),
  // Members without a fixed income: students, those out of work, those who live on relief.
  rule(DUES, null, "dues.flat", 20, "fen", OWN_CHOICE),
  // The regulation leaves fractions of a fen open: 1 rounds to whole fen, 10 to whole jiao.
  rule(LOCAL, null, "dues.roundingFen", 1, "fen", OWN_CHOICE),
];

/**
 * 1: attendances of this kind are training. Lectures teach by their nature; a themed Party day is study only in part
 * (it is also service and debate, art. 16), and nothing tells which: it is left out until the hospital decides.
 */
const TRAINING_RULES = [
  rule(LOCAL, null, "training.training", 1, "flag", OWN_CHOICE),
  rule(LOCAL, null, "training.lecture", 1, "flag", OWN_CHOICE),
  rule(LOCAL, null, "training.themedPartyDay", 0, "flag", OWN_CHOICE),
];

const SATISFACTION_RULES = [
  rule(ASSESSMENT, null, "satisfaction.outpatientIndicator", 53, "indicator"),
  rule(ASSESSMENT, null, "satisfaction.inpatientIndicator", 54, "indicator"),
  rule(ASSESSMENT, null, "satisfaction.staffIndicator", 55, "indicator"),
  rule(ASSESSMENT, null, "satisfaction.inpatientLevels", 4, "levels"),
];

const GOVERNANCE_RULES = [
  // 1: the Party committee's decision on a major matter may not be replaced by the joint meeting.
  rule(PUBLIC_HOSPITALS, null, "majorDecision.committeeDecides", 1, "flag", { confirmed: false, ownership: "public" }),
  // 1: members of the Party committee take part in the general manager's meeting.
  rule(LOCAL, null, "majorDecision.committeeTakesPart", 1, "flag", { ...OWN_CHOICE, ownership: "private" }),
  rule(INTEGRITY, null, "integrity.standards", 9, "items", { confirmed: false }),
];

/** When the year's plan speaks up; see lib/plans/rules/state.ts. */
const PLAN_RULES = [
  rule(LOCAL, null, "plan.lagPoints", 25, "percent", OWN_CHOICE),
  rule(LOCAL, null, "plan.quietDays", 30, "days", OWN_CHOICE),
  rule(LOCAL, null, "plan.dueSoonDays", 14, "days", OWN_CHOICE),
];

/** Every regulation figure the software knows; a hospital gets those of its ownership when it is created. */
export const REGULATION_RULES: readonly CatalogueRule[] = [
  ...BRANCH_RULES,
  ...GENERAL_BRANCH_RULES,
  ...MEETING_RULES,
  ...ADMISSION_RULES,
  ...DUES_RULES,
  ...TRAINING_RULES,
  ...SATISFACTION_RULES,
  ...GOVERNANCE_RULES,
  ...PLAN_RULES,
];

/** The rules that a hospital of this ownership lives under. */
export function catalogueFor(ownership: Ownership): CatalogueRule[] {
  return REGULATION_RULES.filter((one) => one.ownership === null || one.ownership === ownership);
}
