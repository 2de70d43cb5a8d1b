import { randomUUID } from "node:crypto";
import { instantOf } from "@/lib/core/period";
import type { RowOf, TableName } from "@/prisma/seed/rows";

/**
 * Plain rows with sensible defaults, shared by the tests and the demo hospital. What a row cannot do without (its
 * hospital, its branch) must be given; everything else may be overridden. `insertRows` of prisma/seed/insert.ts
 * stores them: calendar days are "YYYY-MM-DD", instants ISO text, decimals numbers.
 */
export type Given<Table extends TableName, Required extends keyof RowOf<Table>> = Partial<RowOf<Table>> &
  Pick<RowOf<Table>, Required>;

let made = 0;

/** Tells rows of one test apart where a name must be unique. */
function next(): string {
  made += 1;
  return String(made).padStart(4, "0");
}

const CREATED_AT = "2026-01-05T01:00:00.000Z";

export function hospitalRow(given: Partial<RowOf<"Hospital">> = {}): RowOf<"Hospital"> {
  const number = next();
  return {
    id: randomUUID(),
    // Unlike a name it is unique in the whole database, which several test processes may share.
    code: `hospital-${randomUUID().slice(0, 8)}`,
    name: `Hospital ${number}`,
    ownership: "private",
    grade: null,
    openedOn: null,
    beds: null,
    largeDevices: null,
    staffCount: null,
    demo: false,
    outpatientTarget: 98,
    inpatientTarget: 99,
    staffTarget: 90,
    reportDueWorkday: 5,
    letterhead: null,
    documentPrefix: null,
    weeklyNudges: false,
    robotKind: null,
    robotUrl: null,
    version: 1,
    createdAt: CREATED_AT,
    ...given,
  };
}

export function departmentRow(given: Given<"Department", "hospitalId">): RowOf<"Department"> {
  return {
    id: randomUUID(),
    name: `Department ${next()}`,
    kind: "clinical",
    parentId: null,
    openedOn: null,
    closedOn: null,
    headcount: null,
    beds: null,
    version: 1,
    ...given,
  };
}

export function branchRow(given: Given<"Branch", "hospitalId">): RowOf<"Branch"> {
  return {
    id: randomUUID(),
    name: `Branch ${next()}`,
    kind: "branch",
    parentId: null,
    foundedOn: "2012-11-20",
    dissolvedOn: null,
    key: false,
    ledById: null,
    version: 1,
    ...given,
  };
}

export function departmentPairingRow(
  given: Given<"DepartmentPairing", "hospitalId" | "branchId" | "departmentId">,
): RowOf<"DepartmentPairing"> {
  return { id: randomUUID(), fromDay: "2013-01-01", toDay: null, version: 1, ...given };
}

export function departmentSuccessionRow(
  given: Given<"DepartmentSuccession", "hospitalId" | "fromId" | "intoId">,
): RowOf<"DepartmentSuccession"> {
  return { id: randomUUID(), kind: "merge", onDay: "2026-01-01", ...given };
}

export function groupRow(given: Given<"Group", "hospitalId" | "branchId">): RowOf<"Group"> {
  return { id: randomUUID(), name: `Group ${next()}`, version: 1, ...given };
}

export function staffRow(given: Given<"Staff", "hospitalId" | "departmentId">): RowOf<"Staff"> {
  const number = next();
  return {
    id: randomUUID(),
    employeeNo: `E${number}`,
    name: `Staff ${number}`,
    pinyin: `staff ${number}`,
    sex: null,
    title: null,
    job: null,
    education: null,
    backbone: false,
    joinedOn: null,
    retiredOn: null,
    leftOn: null,
    version: 1,
    ...given,
  };
}

/** In clear: what stores rows past the seed's sealing seals them itself. */
export function personalDataRow(given: Given<"PersonalData", "hospitalId" | "staffId">): RowOf<"PersonalData"> {
  return { idNumber: null, idNumberHash: null, phone: null, phoneHash: null, birthDate: null, ...given };
}

export function staffMoveRow(
  given: Given<"StaffMove", "hospitalId" | "staffId" | "fromDepartmentId" | "intoDepartmentId">,
): RowOf<"StaffMove"> {
  return { id: randomUUID(), onDay: "2025-01-05", ...given };
}

export function appointmentRow(given: Given<"Appointment", "hospitalId" | "staffId" | "kind">): RowOf<"Appointment"> {
  return {
    id: randomUUID(),
    partyPost: null,
    title: "Post",
    branchId: null,
    groupId: null,
    departmentId: null,
    head: false,
    fromDay: "2024-01-01",
    toDay: null,
    version: 1,
    ...given,
  };
}

/** A full member unless the stage says otherwise; the dates of later stages are then left out. */
export function memberRow(given: Given<"Member", "hospitalId" | "staffId" | "branchId">): RowOf<"Member"> {
  const stage = given.stage ?? "full";
  const reached = ["applicant", "activist", "candidate", "probationary", "full"].indexOf(stage);
  const day = (step: number, value: string) => (reached >= step ? value : null);
  return {
    id: randomUUID(),
    groupId: null,
    stage,
    appliedOn: "2018-01-10",
    activistOn: day(1, "2018-07-10"),
    candidateOn: day(2, "2019-09-10"),
    probationaryOn: day(3, "2019-12-10"),
    fullOn: day(4, "2020-12-10"),
    extendedUntil: null,
    flowFrom: null,
    flowPlace: null,
    leftOn: null,
    leaveKind: null,
    version: 1,
    ...given,
  };
}

/** The member's branch since the day they applied. */
export function branchMembershipRow(
  given: Given<"BranchMembership", "hospitalId" | "memberId" | "branchId">,
): RowOf<"BranchMembership"> {
  return { id: randomUUID(), fromDay: "2018-01-10", toDay: null, ...given };
}

export function memberEventRow(given: Given<"MemberEvent", "hospitalId" | "memberId">): RowOf<"MemberEvent"> {
  return {
    id: randomUUID(),
    kind: "applied",
    onDay: "2018-01-10",
    note: "",
    details: {},
    recordedById: randomUUID(),
    createdAt: CREATED_AT,
    ...given,
  };
}

/** Introduces to the Party, as the first of two. */
export function introducerRow(given: Given<"Introducer", "hospitalId" | "memberId">): RowOf<"Introducer"> {
  return { kind: "admission", position: 1, introducerId: null, name: "Introducer", ...given };
}

export function branchTermRow(given: Given<"BranchTerm", "hospitalId" | "branchId">): RowOf<"BranchTerm"> {
  return { id: randomUUID(), electedOn: "2024-01-01", dueOn: "2027-01-01", endedOn: null, version: 1, ...given };
}

/** Without a fixed income: the flat sum, and no wage to be sealed. */
export function duesBaseRow(given: Given<"DuesBase", "hospitalId" | "memberId">): RowOf<"DuesBase"> {
  return { id: randomUUID(), fromMonth: "2025-01", status: "flat", wage: null, version: 1, ...given };
}

export function duesPaymentRow(
  given: Given<"DuesPayment", "hospitalId" | "memberId" | "branchId">,
): RowOf<"DuesPayment"> {
  return {
    id: randomUUID(),
    month: "2026-01",
    amountFen: 20,
    paidOn: "2026-01-10",
    recordedById: randomUUID(),
    version: 1,
    ...given,
  };
}

export function userRow(given: Given<"User", "hospitalId">): RowOf<"User"> {
  const number = next();
  return {
    id: randomUUID(),
    username: `user-${number}`,
    name: `User ${number}`,
    email: null,
    // No password fits it: a test that signs in gives a real hash.
    passwordHash: "!",
    staffId: null,
    mustChangePassword: false,
    disabledAt: null,
    failedAttempts: 0,
    lockedUntil: null,
    version: 1,
    createdAt: CREATED_AT,
    ...given,
  };
}

export function roleAssignmentRow(
  given: Given<"RoleAssignment", "hospitalId" | "userId" | "role">,
): RowOf<"RoleAssignment"> {
  return { id: randomUUID(), branchId: null, ...given };
}

export function partnerRow(given: Given<"Partner", "hospitalId">): RowOf<"Partner"> {
  return {
    id: randomUUID(),
    name: `Partner ${next()}`,
    kind: "community",
    contact: null,
    note: null,
    version: 1,
    ...given,
  };
}

export function partnerPairingRow(
  given: Given<"PartnerPairing", "hospitalId" | "partnerId" | "branchId">,
): RowOf<"PartnerPairing"> {
  return { id: randomUUID(), fromDay: "2024-01-01", toDay: null, ...given };
}

/** An hour and a half in the afternoon of `heldOn`. */
export function activityRow(given: Given<"Activity", "hospitalId" | "branchId">): RowOf<"Activity"> {
  const heldOn = given.heldOn ?? "2026-01-15";
  return {
    id: randomUUID(),
    kind: "themedPartyDay",
    title: `Activity ${next()}`,
    startsAt: instantOf(heldOn, "15:00").toISOString(),
    endsAt: instantOf(heldOn, "16:30").toISOString(),
    heldOn,
    place: "Room 1",
    host: "Host",
    cultureTheme: null,
    cultureLayer: null,
    partnerId: null,
    served: null,
    notes: "",
    cancelledAt: null,
    createdById: randomUUID(),
    createdAt: instantOf(heldOn, "17:00").toISOString(),
    version: 1,
    ...given,
  };
}

export function attendanceRow(
  given: Given<"Attendance", "hospitalId" | "activityId" | "memberId">,
): RowOf<"Attendance"> {
  return { status: "present", reason: null, voting: true, ...given };
}

export function brandRow(given: Given<"Brand", "hospitalId" | "branchId">): RowOf<"Brand"> {
  const number = next();
  return {
    id: randomUUID(),
    name: `Brand ${number}`,
    slogan: "Slogan",
    idea: "Idea",
    work: "",
    leadTask: `Lead task ${number}`,
    leadTaskTarget: "Target",
    leadTaskDueOn: "2026-12-31",
    planItemId: null,
    fromMonth: "2024-01",
    toMonth: null,
    endReason: null,
    publicCode: null,
    version: 1,
    ...given,
  };
}

/** A draft unless the status says otherwise; give `snapshot` with what was submitted. */
export function monthlyReportRow(
  given: Given<"MonthlyReport", "hospitalId" | "branchId" | "brandId">,
): RowOf<"MonthlyReport"> {
  const status = given.status ?? "draft";
  const sent = status === "submitted" || status === "approved";
  return {
    id: randomUUID(),
    month: "2026-01",
    status,
    progress: "",
    result: "",
    problem: "",
    nextStep: "",
    helpWanted: "",
    snapshot: sent ? {} : null,
    submittedAt: sent ? "2026-02-02T02:00:00.000Z" : null,
    approvedAt: status === "approved" ? "2026-02-04T02:00:00.000Z" : null,
    createdAt: CREATED_AT,
    updatedAt: CREATED_AT,
    version: 1,
    ...given,
  };
}

export function reportStepRow(given: Given<"ReportStep", "hospitalId" | "reportId">): RowOf<"ReportStep"> {
  return { id: randomUUID(), position: 1, text: `Step ${next()}`, doneInReportId: null, ...given };
}

export function reviewEventRow(given: Given<"ReviewEvent", "hospitalId" | "reportId">): RowOf<"ReviewEvent"> {
  return {
    id: randomUUID(),
    kind: "submitted",
    at: "2026-02-02T02:00:00.000Z",
    actorId: randomUUID(),
    actorName: "Actor",
    comment: "",
    comments: [],
    ...given,
  };
}

export function satisfactionFigureRow(given: Given<"SatisfactionFigure", "hospitalId">): RowOf<"SatisfactionFigure"> {
  return {
    id: randomUUID(),
    population: "outpatient",
    departmentId: null,
    month: "2026-01",
    value: 98,
    n: 100,
    formula: "satisfiedRate",
    source: "Questionnaire",
    method: "other",
    version: 1,
    ...given,
  };
}

export function attachmentRow(given: Given<"Attachment", "hospitalId" | "activityId">): RowOf<"Attachment"> {
  return {
    id: randomUUID(),
    kind: "photo",
    storeKey: randomUUID(),
    name: "photo.png",
    mime: "image/png",
    size: 1,
    sha256: "0".repeat(64),
    uploadedById: randomUUID(),
    createdAt: CREATED_AT,
    ...given,
  };
}
