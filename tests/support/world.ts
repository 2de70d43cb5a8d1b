import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Actor } from "@/lib/core/actor";
import type { Role } from "@/lib/core/permissions";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { insertRows } from "@/prisma/seed/insert";
import type { RowOf, TableName } from "@/prisma/seed/rows";
import { actorOf } from "./actors";
import * as make from "./factories";
import { followUpRow, reportBookRow } from "./follow-up-rows";
import { planRow } from "./plan-rows";
import { buildPlanWorld, type PlanWorld } from "./plan-world";
import { importBatchRow, regulationRuleRow, ruleExceptionRow } from "./register-rows";
import { reportLateNoteRow, reportVersionRow } from "./report-rows";
import { buildNudge } from "./supervised";
import { buildCare, buildSurvey, type SurveyWorld } from "./survey-world";

/** One branch with one of everything that belongs to a branch. */
export type BranchWorld = {
  branchId: string;
  branchName: string;
  departmentId: string;
  departmentName: string;
  /** A department without people or branches. */
  spareDepartmentId: string;
  pairingId: string;
  /** A group without members. */
  groupId: string;
  memberId: string;
  memberStaffId: string;
  /** The member's own group, and the post of its leader. */
  ledGroupId: string;
  postId: string;
  /** Somebody nobody has talked to yet, and somebody who is ripe for the pre-review. */
  applicantId: string;
  candidateId: string;
  /** The candidate's last step. */
  admissionEventId: string;
  /** A staff record of the department that is no member. */
  freeStaffId: string;
  /** Leave to have more members than usual. */
  exceptionId: string;
  /** The flat sum since 2025, paid for January 2026. */
  duesBaseId: string;
  duesPaymentId: string;
  /** Events of the member: the arrival, and the last act. */
  events: { registered: string; flowedBack: string };
  partnerId: string;
  activityId: string;
  attachmentId: string;
  figureId: string;
  /** Open, over the department's communication of doctors; and a visit to its staff in January 2026. */
  improvementId: string;
  careActionId: string;
  brandId: string;
  /** A task that the branch was nudged about, the message, and the e-mail of it that did not arrive. */
  nudge: { itemId: string; messageId: string; deliveryId: string };
  /** January 2026: a draft; February: submitted; December 2025: returned; November 2025: approved. */
  reports: { draft: string; submitted: string; returned: string; approved: string };
  /** Tasks of the branch out of the approved report's problem: one open, one done. */
  followUps: { open: string; done: string };
};

export type HospitalWorld = {
  hospitalId: string;
  userId: string;
  importId: string;
  /** A book of February 2026 that is being made. */
  bookId: string;
  survey: SurveyWorld;
  plans: PlanWorld;
  own: BranchWorld;
  other: BranchWorld;
};

/** Two hospitals, each with an own and another branch: everything an actor may and may not reach. */
export type World = { home: HospitalWorld; abroad: HospitalWorld };

type Insert = <Table extends TableName>(table: Table, ...rows: RowOf<Table>[]) => Promise<void>;

async function buildBranch(insert: Insert, hospitalId: string): Promise<Omit<BranchWorld, "nudge">> {
  const at = { hospitalId };
  const branch = make.branchRow(at);
  const department = make.departmentRow(at);
  await insert("Branch", branch);
  const spare = make.departmentRow(at);
  await insert("Department", department, spare);
  const inBranch = { ...at, branchId: branch.id };
  const pairing = make.departmentPairingRow({ ...inBranch, departmentId: department.id });
  await insert("DepartmentPairing", pairing);
  const group = make.groupRow(inBranch);
  await insert("Group", group);
  const staff = make.staffRow({ ...at, departmentId: department.id });
  await insert("Staff", staff);
  const freeStaff = make.staffRow({ ...at, departmentId: department.id });
  await insert("Staff", freeStaff);
  const ledGroup = make.groupRow(inBranch);
  await insert("Group", ledGroup);
  const member = make.memberRow({ ...inBranch, staffId: staff.id, groupId: ledGroup.id });
  await insert("Member", member);
  const led = { ...inBranch, staffId: staff.id, groupId: ledGroup.id };
  const post = make.appointmentRow({ ...led, kind: "party", partyPost: "groupLeader" });
  await insert("Appointment", post);
  await insert("BranchMembership", make.branchMembershipRow({ ...inBranch, memberId: member.id }));
  const exception = ruleExceptionRow(inBranch);
  await insert("RuleException", exception);
  const base = make.duesBaseRow({ ...at, memberId: member.id });
  await insert("DuesBase", base);
  const payment = make.duesPaymentRow({ ...inBranch, memberId: member.id });
  await insert("DuesPayment", payment);
  const events = memberEvents({ ...at, memberId: member.id });
  await insert("MemberEvent", ...events);
  const partner = make.partnerRow(at);
  await insert("Partner", partner);
  await insert("PartnerPairing", make.partnerPairingRow({ ...inBranch, partnerId: partner.id }));
  const activity = make.activityRow({ ...inBranch, partnerId: partner.id });
  await insert("Activity", activity);
  await insert("Attendance", make.attendanceRow({ ...at, activityId: activity.id, memberId: member.id }));
  const attachment = make.attachmentRow({ ...at, activityId: activity.id });
  await insert("Attachment", attachment);
  const figure = make.satisfactionFigureRow({ ...at, departmentId: department.id });
  await insert("SatisfactionFigure", figure);
  const brand = make.brandRow(inBranch);
  await insert("Brand", brand);
  return {
    branchId: branch.id,
    branchName: branch.name,
    departmentId: department.id,
    departmentName: department.name,
    spareDepartmentId: spare.id,
    pairingId: pairing.id,
    groupId: group.id,
    memberId: member.id,
    memberStaffId: staff.id,
    ledGroupId: ledGroup.id,
    postId: post.id,
    ...(await buildOnTheWay(insert, { ...inBranch, departmentId: department.id })),
    freeStaffId: freeStaff.id,
    events: { registered: events[0].id, flowedBack: events[1].id },
    exceptionId: exception.id,
    duesBaseId: base.id,
    duesPaymentId: payment.id,
    partnerId: partner.id,
    activityId: activity.id,
    attachmentId: attachment.id,
    figureId: figure.id,
    ...(await buildCare(insert, { ...inBranch, departmentId: department.id })),
    brandId: brand.id,
    ...(await buildReports(insert, { ...inBranch, brandId: brand.id })),
  };
}

type Reach = { hospitalId: string; branchId: string; departmentId: string };

/** Two people on the way into the Party. */
async function buildOnTheWay(insert: Insert, { departmentId, ...inBranch }: Reach) {
  const { hospitalId } = inBranch;
  const people = (["applicant", "candidate"] as const).map((stage) => {
    const staff = make.staffRow({ hospitalId, departmentId });
    return { staff, member: make.memberRow({ ...inBranch, staffId: staff.id, stage }) };
  });
  await insert("Staff", ...people.map(({ staff }) => staff));
  await insert("Member", ...people.map(({ member }) => member));
  const [applicantId = "", candidateId = ""] = people.map(({ member }) => member.id);
  await insert(
    "BranchMembership",
    ...people.map(({ member }) => make.branchMembershipRow({ ...inBranch, memberId: member.id })),
  );
  const at = { hospitalId, memberId: candidateId };
  const trained = { step: "training", days: 3, hours: 24, before: {} };
  const last = make.memberEventRow({ ...at, kind: "training", onDay: "2019-10-20", details: trained });
  await insert(
    "MemberEvent",
    make.memberEventRow({ ...at, kind: "politicalReview", onDay: "2019-10-10", details: { passed: true } }),
    last,
  );
  await insert("AdmissionMaterial", { ...at, key: "committeeReview", receivedOn: "2019-11-01" });
  const introduced = { ...at, kind: "admission" as const, introducerId: null };
  await insert(
    "Introducer",
    { ...introduced, position: 1, name: "First" },
    { ...introduced, position: 2, name: "Second" },
  );
  return { applicantId, candidateId, admissionEventId: last.id };
}

/** Somebody who was away for some months of 2025. */
function memberEvents(of: { hospitalId: string; memberId: string }) {
  const registered = make.memberEventRow({ ...of, kind: "registered" });
  const flowedBack = make.memberEventRow({ ...of, kind: "flowedBack", onDay: "2025-06-10" });
  return [registered, flowedBack] as const;
}

const EMPTY_SNAPSHOT = {
  month: "2026-02",
  branchName: "Branch",
  brandName: "Brand",
  leadTask: "Task",
  leadTaskTarget: "Target",
  activities: [],
  partnerWork: [],
  satisfaction: [],
  carried: [],
  takenAt: "2026-03-02T02:00:00.000Z",
};

async function buildReports(insert: Insert, at: { hospitalId: string; branchId: string; brandId: string }) {
  const texts = { progress: "Progress", result: "Result", problem: "Problem", nextStep: "Next", helpWanted: "" };
  const draft = make.monthlyReportRow({ ...at, month: "2026-01", ...texts });
  const snapshot = { ...EMPTY_SNAPSHOT, sections: texts };
  const submitted = make.monthlyReportRow({ ...at, month: "2026-02", status: "submitted", snapshot, ...texts });
  const returned = make.monthlyReportRow({ ...at, month: "2025-12", status: "returned", ...texts });
  const approved = make.monthlyReportRow({ ...at, month: "2025-11", status: "approved", snapshot, ...texts });
  await insert("MonthlyReport", draft, submitted, returned, approved);
  const of = { hospitalId: at.hospitalId, snapshot };
  const [sent, frozen] = [reportVersionRow({ ...of, reportId: submitted.id }), { ...of, reportId: approved.id }];
  const approvedAt = approved.approvedAt ?? null;
  await insert("ReportVersion", sent, reportVersionRow({ ...frozen, approvedAt, approvedByName: "Reviewer" }));
  await insert(
    "ReportLateNote",
    reportLateNoteRow({ hospitalId: at.hospitalId, brandId: at.brandId, month: "2025-10" }),
  );
  await insert("ReviewEvent", make.reviewEventRow({ hospitalId: at.hospitalId, reportId: submitted.id }));
  const owned = { hospitalId: at.hospitalId, reportId: approved.id, ownerBranchId: at.branchId };
  const [open, done] = [followUpRow(owned), followUpRow({ ...owned, doneOn: "2026-01-20", outcome: "Outcome" })];
  await insert("FollowUp", open, done);
  return {
    reports: { draft: draft.id, submitted: submitted.id, returned: returned.id, approved: approved.id },
    followUps: { open: open.id, done: done.id },
  };
}

async function buildHospital(insert: Insert): Promise<HospitalWorld> {
  const hospital = make.hospitalRow();
  await insert("Hospital", hospital);
  await insert("RegulationRule", regulationRuleRow({ hospitalId: hospital.id }), ...duesRules(hospital.id));
  const user = make.userRow({ hospitalId: hospital.id });
  await insert("User", user);
  await insert(
    "RoleAssignment",
    make.roleAssignmentRow({ hospitalId: hospital.id, userId: user.id, role: "committee" }),
  );
  const batch = importBatchRow({ hospitalId: hospital.id });
  await insert("ImportBatch", batch);
  const book = reportBookRow({ hospitalId: hospital.id });
  await insert("ReportBook", book);
  const [own, other] = [await buildBranch(insert, hospital.id), await buildBranch(insert, hospital.id)];
  const nudged = planRow({ hospitalId: hospital.id, year: 2190, status: "issued" });
  await insert("AnnualPlan", nudged);
  const nudge = ({ branchId }: { branchId: string }) =>
    buildNudge(insert, { hospitalId: hospital.id, planId: nudged.id, branchId });
  const survey = await buildSurvey(insert, hospital.id, [own.departmentId, other.departmentId]);
  return {
    hospitalId: hospital.id,
    userId: user.id,
    importId: batch.id,
    bookId: book.id,
    survey,
    plans: await buildPlanWorld(insert, hospital.id, [own.branchId, other.branchId]),
    own: { ...own, nudge: await nudge(own) },
    other: { ...other, nudge: await nudge(other) },
  };
}

/** Older than the catalogue's own, so that a test may add that one as well. */
function duesRules(hospitalId: string): RowOf<"RegulationRule">[] {
  const dues = REGULATION_RULES.filter(({ key }) => key.startsWith("dues."));
  return dues.map((rule) => regulationRuleRow({ ...rule, hospitalId, effectiveOn: "2000-01-01" }));
}

/** Builds the world in a database by plain SQL, so that no rule under test has a say in it. */
export async function buildWorld(url: string): Promise<World> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const insert: Insert = (table, ...rows) => insertRows(client, table, rows);
    return { home: await buildHospital(insert), abroad: await buildHospital(insert) };
  } finally {
    await client.end();
  }
}

/** An actor at home: a branch secretary has the own branch. */
export function actorAtHome(world: World, role: Role): Actor {
  const branchIds = role === "branchSecretary" ? [world.home.own.branchId] : [];
  return actorOf({ hospitalId: world.home.hospitalId, userId: randomUUID(), roles: [role], branchIds });
}
