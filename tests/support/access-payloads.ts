import { randomUUID } from "node:crypto";
import { db } from "@/lib/core/db/client";
import { addDays, addMonths, thisMonth, today } from "@/lib/core/period";
import { SAMPLE_DOCUMENT } from "./survey-document";
import type { BranchWorld, HospitalWorld } from "./world";

type Payload = (at: BranchWorld, hospital: HospitalWorld) => object;

const texts = { progress: "Progress", result: "Result", problem: "", nextStep: "" };
const activity = (at: BranchWorld) => ({
  kind: "training",
  title: "Training",
  day: "2026-03-02",
  start: "15:00",
  end: "16:00",
  place: "Room",
  host: "Host",
  departmentIds: [at.departmentId],
  partnerId: at.partnerId,
  attendance: { [at.memberId]: { present: "on" } },
});
const brand = {
  name: "Brand",
  slogan: "Slogan",
  leadTask: "Task",
  leadTaskTarget: "Target",
  leadTaskDueOn: "2026-12-31",
};
const ending = { version: 1, reason: "Reason" };
const figure = {
  population: "inpatient",
  month: "2026-01",
  value: "98.50",
  n: "100",
  formula: "satisfiedRate",
  source: "S",
  method: "paper",
};
const care = { kind: "visit", onDay: "2026-01-20", title: "Visit", people: "12", amount: "1,200.50" };
const round = { title: "Round", opensOn: "2998-01-01", closesOn: "2998-12-31" };
const plan = { title: "Plan", cause: "Cause", measure: "Measure" };
const JANUARY = { startedOn: "2026-01-20", dueOn: "2026-05-20" };
const words = (at: BranchWorld) => ({ reportId: at.reports.submitted, section: "problem", quoted: "Problem", seen: 0 });
const drafted = { title: "Item", detail: "", startsOn: "2191-02-01", dueOn: "2191-06-30" };
const moved = { startsOn: "2191-02-01", dueOn: "2191-06-30", carry: true };
const person = { name: "Person", roles: ["leader"] };

/**
 * For every action that names a row: an input that is right in everything but, perhaps, whose row it names. The first
 * time it is used on the actor's own branch it succeeds.
 */
export const TARGETED: Record<string, Payload> = {
  updatePlanAction: (_, { plans }) => ({ id: plans.draft, version: 1, title: "Plan", preface: "" }),
  removePlanAction: (_, { plans }) => ({ id: plans.draft, version: 1 }),
  issuePlanAction: (_, { plans }) => ({ id: plans.draft, version: 1 }),
  closePlanAction: (_, { plans }) => ({ id: plans.issued, version: 1, review: "Review" }),
  copyPlanAction: (_, { plans }) => ({ id: plans.issued }),
  addItemAction: (at, { plans }) => ({ ...drafted, planId: plans.draft, ownerBranchId: at.branchId }),
  changeItemAction: (at, { plans }) => ({
    ...drafted,
    id: plans.ofBranch(at.branchId).drafted,
    version: 1,
    ownerBranchId: at.branchId,
  }),
  moveItemAction: (at, { plans }) => ({ ...moved, id: plans.ofBranch(at.branchId).drafted, version: 1 }),
  placeItemAction: (at, { plans }) => ({ id: plans.ofBranch(at.branchId).drafted, version: 1, way: "up" }),
  dropItemAction: (at, { plans }) => ({ id: plans.ofBranch(at.branchId).task, version: 1, reason: "Reason" }),
  removeItemAction: (at, { plans }) => ({ id: plans.ofBranch(at.branchId).drafted, version: 1 }),
  recordProgressAction: (at, { plans }) => ({ id: plans.ofBranch(at.branchId).task, text: "Progress" }),
  strikeProgressAction: (at, { plans }) => ({ id: plans.ofBranch(at.branchId).told, reason: "Reason" }),
  markDoneAction: (at, { plans }) => ({ id: plans.ofBranch(at.branchId).open, version: 1 }),
  markUndoneAction: (at, { plans }) => ({ id: plans.ofBranch(at.branchId).done, version: 1 }),
  updateUserAction: (_, { userId }) => ({ id: userId, version: 1, ...person }),
  disableUserAction: (_, { userId }) => ({ id: userId, version: 1 }),
  enableUserAction: (_, { userId }) => ({ id: userId, version: 1 }),
  resetPasswordAction: (_, { userId }) => ({ id: userId, version: 1 }),
  endSessionsAction: (_, { userId }) => ({ id: userId }),
  createUserAction: (at) => ({ ...person, username: "person", roles: ["branchSecretary"], branchIds: [at.branchId] }),
  createBranchAction: (at) => ({ name: "New branch", departmentIds: [at.departmentId] }),
  updateBranchAction: (at) => ({ id: at.branchId, version: 1, name: "Renamed" }),
  addPairingAction: (at) => ({
    branchId: at.branchId,
    departmentId: at.departmentId,
    fromDay: "2011-03-01",
    toDay: "2011-04-01",
  }),
  correctPairingAction: (at) => ({ id: at.pairingId, version: 1, fromDay: "2013-01-01", toDay: "2020-03-31" }),
  removePairingAction: (at) => ({ id: at.pairingId, version: 1 }),
  // A stale version: every branch of the worlds has members, and would be refused for them.
  dissolveBranchAction: (at) => ({ id: at.branchId, version: 9, onDay: "2026-02-01", confirm: at.branchName }),
  removeGroupAction: (at) => ({ id: at.groupId, version: 1 }),
  createGroupAction: (at) => ({ branchId: at.branchId, name: "New group" }),
  renameGroupAction: (at) => ({ id: at.groupId, version: 1, name: "Renamed" }),
  updateDepartmentAction: (at) => ({ id: at.departmentId, version: 1, name: "Renamed", kind: "clinical" }),
  recordPaymentsAction: (at) => ({ items: [`${at.memberId}/2026-02`], paidOn: "2026-02-10" }),
  correctPaymentAction: (at) => ({ id: at.duesPaymentId, version: 1, amount: "0.30", paidOn: "2026-01-11" }),
  removePaymentAction: (at) => ({ id: at.duesPaymentId, version: 1 }),
  setDuesBaseAction: (at) => ({ memberId: at.memberId, fromMonth: "2026-03", status: "working", wage: "3001" }),
  removeDuesBaseAction: (at) => ({ id: at.duesBaseId, version: 1 }),
  revealWagesAction: (at) => ({ memberId: at.memberId, purpose: "Yearly check" }),
  approveExceptionAction: (at) => ({
    subject: `${at.branchId} tooFewMembers`,
    reason: "The hospital moves",
    untilDay: "2999-12-31",
  }),
  endExceptionAction: (at) => ({ id: at.exceptionId, version: 1 }),
  createMemberAction: (at) => ({
    staffId: at.freeStaffId,
    branchId: at.branchId,
    stage: "applicant",
    arrival: "registered",
    since: "2026-01-05",
    appliedOn: "2026-01-05",
  }),
  updateMemberAction: (at) => ({ id: at.memberId, version: 1, probationaryOn: "2019-12-10", fullOn: "2020-12-10" }),
  recordActAction: (at) => ({ id: at.memberId, version: 1, kind: "flowedOut", onDay: "2026-01-05", place: "Place" }),
  correctEventAction: (at) => ({
    id: at.memberId,
    eventId: at.events.registered,
    version: 1,
    onDay: "2018-01-05",
  }),
  takeBackEventAction: (at) => ({ id: at.memberId, eventId: at.events.flowedBack, version: 1 }),
  createStaffAction: (at) => ({ name: "Person", employeeNo: "N1", departmentId: at.departmentId }),
  updateStaffAction: (at) => ({ id: at.freeStaffId, version: 1, name: "Person", employeeNo: "N2" }),
  moveStaffAction: (at, { own, other }) => ({
    id: at.freeStaffId,
    version: 1,
    departmentId: own.departmentId === at.departmentId ? other.departmentId : own.departmentId,
    onDay: "2026-01-05",
  }),
  revealPersonalAction: (at) => ({ staffId: at.memberStaffId, purpose: "Checking the file" }),
  createPostAction: (at) => ({
    staffId: at.freeStaffId,
    post: "medicalExpert",
    title: "Expert",
    departmentId: at.departmentId,
    fromDay: "2026-01-05",
  }),
  updatePostAction: (at) => ({
    id: at.postId,
    version: 1,
    post: "party:groupLeader",
    title: "Leader",
    groupId: at.ledGroupId,
    fromDay: "2024-01-01",
  }),
  endPostAction: (at) => ({ id: at.postId, version: 1, toDay: "2026-01-05" }),
  removePostAction: (at) => ({ id: at.postId, version: 1 }),
  electCommitteeAction: (at) => ({
    branchId: at.branchId,
    electedOn: "2026-01-05",
    dueOn: "2029-01-05",
    seats: [{ staffId: at.memberStaffId, post: "branchSecretary", title: "Secretary" }],
  }),
  // The world's branches have no term: on one's own it has been taken back by somebody else.
  correctTermAction: (at) => ({ branchId: at.branchId, termId: randomUUID(), version: 1, dueOn: "2028-01-01" }),
  takeBackElectionAction: (at) => ({ branchId: at.branchId, termId: randomUUID(), version: 1 }),
  appointLeaderAction: (at) => ({ groupId: at.ledGroupId, staffId: at.memberStaffId, fromDay: "2026-01-05" }),
  mergeDepartmentsAction: (at) => ({ fromIds: [at.departmentId], intoId: at.spareDepartmentId, onDay: "2026-02-01" }),
  splitDepartmentAction: (at) => ({
    fromId: at.departmentId,
    onDay: "2026-02-01",
    stays: "on",
    parts: { 0: { name: "Part", kind: "clinical" } },
  }),
  closeDepartmentAction: (at) => ({
    fromId: at.departmentId,
    intoId: at.spareDepartmentId,
    onDay: "2026-02-01",
    confirm: at.departmentName,
  }),
  saveMappingAction: (_, { importId }) => ({
    id: importId,
    version: 1,
    columns: { departmentName: 0, departmentKind: 1 },
  }),
  confirmImportAction: (_, { importId }) => ({ id: importId, version: 1 }),
  cancelImportAction: (_, { importId }) => ({ id: importId, version: 1 }),
  undoImportAction: (_, { importId }) => ({ id: importId, version: 1 }),
  discardImportAction: (_, { importId }) => ({ id: importId, version: 1 }),
  startAdmissionAction: (at) => ({
    staffId: at.freeStaffId,
    branchId: at.branchId,
    appliedOn: "2026-01-10",
    ofAge: "on",
  }),
  recordStepAction: (at) => ({ step: "talk", memberId: at.applicantId, version: 1, onDay: "2026-01-20" }),
  approveStepAction: (at) => ({
    step: "preReview",
    memberId: at.candidateId,
    version: 1,
    onDay: "2026-01-20",
    passed: "yes",
  }),
  takeStepBackAction: (at) => ({ memberId: at.candidateId, version: 1, eventId: at.admissionEventId }),
  tickPaperAction: (at) => ({ memberId: at.applicantId, key: "recommendation", received: "yes" }),
  createPartnerAction: (at) => ({ name: "Partner", kind: "school", branchIds: [at.branchId] }),
  updatePartnerAction: (at) => ({
    id: at.partnerId,
    version: 1,
    name: "Renamed",
    kind: "school",
    branchIds: [at.branchId],
  }),
  nudgeOwnersAction: (at) => ({ itemIds: [at.nudge.itemId] }),
  retryDeliveryAction: (at) => ({ id: at.nudge.deliveryId }),
  seeNudgeAction: (at) => ({ id: at.nudge.messageId }),
  createActivityAction: (at) => ({ branchId: at.branchId, ...activity(at) }),
  updateActivityAction: (at) => ({ id: at.activityId, version: 1, ...activity(at) }),
  cancelActivityAction: (at) => ({ id: at.activityId, version: 1 }),
  restoreActivityAction: (at) => ({ id: at.activityId, version: 1 }),
  createRoundAction: (at, { survey }) => ({
    ...round,
    questionnaireVersionId: survey.draftVersionId,
    departmentIds: [at.departmentId],
  }),
  updateRoundAction: (at, { survey }) => ({
    ...round,
    id: survey.draftRoundId,
    version: 1,
    questionnaireVersionId: survey.draftVersionId,
    departmentIds: [at.departmentId],
  }),
  extendRoundAction: (_, { survey }) => ({ id: survey.roundId, version: 1, title: "Round", closesOn: "2998-12-31" }),
  issueRoundAction: (_, { survey }) => ({ id: survey.draftRoundId, version: 1 }),
  stopRoundAction: (_, { survey }) => ({ id: survey.roundId, version: 1 }),
  resumeRoundAction: (_, { survey }) => ({ id: survey.roundId, version: 1 }),
  removeRoundAction: (_, { survey }) => ({ id: survey.draftRoundId, version: 1 }),
  makeCodesAction: (at, { survey }) => ({ id: survey.roundId, version: 1, counts: { [at.departmentId]: "2" } }),
  voidCodesAction: (at, { survey }) => ({ id: survey.roundId, version: 1, departmentId: at.departmentId }),
  updateQuestionnaireAction: (_, { survey }) => ({
    id: survey.questionnaireId,
    version: 1,
    title: "Renamed",
    formula: "linear",
  }),
  archiveQuestionnaireAction: (_, { survey }) => ({ id: survey.questionnaireId, version: 1 }),
  restoreQuestionnaireAction: (_, { survey }) => ({ id: survey.archivedQuestionnaireId, version: 1 }),
  saveVersionAction: (_, { survey }) => ({
    id: survey.draftVersionId,
    version: 1,
    document: JSON.stringify(SAMPLE_DOCUMENT),
  }),
  // On one's own: there is a version already that may be changed, and a drafted round stands on it.
  startNextVersionAction: (_, { survey }) => ({ id: survey.questionnaireId }),
  removeDraftVersionAction: (_, { survey }) => ({ id: survey.draftVersionId, version: 1 }),
  recordFigureAction: (at) => ({ ...figure, departmentId: at.departmentId }),
  correctFigureAction: (at) => ({ ...figure, departmentId: at.departmentId, id: at.figureId, version: 1 }),
  recordCareAction: (at) => ({ ...care, departmentId: at.departmentId }),
  correctCareAction: (at) => ({ ...care, id: at.careActionId, version: 1 }),
  removeCareAction: (at) => ({ id: at.careActionId, version: 1 }),
  // It was never removed: on one's own it has been brought back by somebody else.
  restoreCareAction: (at) => ({ id: at.careActionId }),
  createImprovementAction: (at) => ({
    ...plan,
    measured: "outpatient.doctorCommunication",
    departmentId: at.departmentId,
    from: "2026-01",
    to: "2026-01",
    startedOn: today(),
    dueOn: addDays(today(), 60),
  }),
  correctImprovementAction: (at) => ({ ...plan, id: at.improvementId, version: 1, branchId: at.branchId, ...JANUARY }),
  closeImprovementAction: (at) => ({ id: at.improvementId, version: 1, intent: "done", outcome: "Outcome" }),
  // The world's action is open: on one's own it has been reopened by somebody else.
  reopenImprovementAction: (at) => ({ id: at.improvementId, version: 1 }),
  createBrandAction: (at) => ({ ...brand, branchId: at.branchId, fromMonth: "2026-03" }),
  updateBrandAction: (at) => ({ ...brand, id: at.brandId, version: 1, fromMonth: "2024-01" }),
  saveSwotAction: (at) => ({ id: at.brandId, version: 1, strength: { 0: { text: "Strength", evidence: "Evidence" } } }),
  saveStrategiesAction: (at) => ({ id: at.brandId, version: 1 }),
  saveIndicatorsAction: (at) => ({
    id: at.brandId,
    version: 1,
    rows: { 0: { title: "Rate", unit: "%", target: "95" } },
  }),
  recordValuesAction: (at) => ({ id: at.brandId, month: "2026-01", values: {}, seen: {} }),
  reviseBrandAction: (at) => ({ ...ending, id: at.brandId, fromMonth: addMonths(thisMonth(), 1) }),
  mergeBrandsAction: (at, { own, other }) => ({
    ...ending,
    id: at.brandId,
    brandIds: [at.brandId === own.brandId ? other.brandId : own.brandId],
    name: "Merged",
    slogan: "Slogan",
    fromMonth: addMonths(thisMonth(), 1),
  }),
  retireBrandAction: (at) => ({ ...ending, id: at.brandId, toMonth: thisMonth() }),
  // Nothing went on as the world's brand: on one's own somebody else has undone it.
  undoIterationAction: (at) => ({ id: at.brandId, version: 1 }),
  // The world's brand is running: on one's own it has been resumed by somebody else.
  resumeBrandAction: (at) => ({ id: at.brandId, version: 1 }),
  publishBrandAction: (at) => ({ id: at.brandId, version: 1 }),
  // The world's brand is not published: on one's own somebody else has withdrawn it.
  withdrawBrandAction: (at) => ({ id: at.brandId, version: 1 }),
  openReportAction: (at) => ({ brandId: at.brandId, month: "2025-10" }),
  saveReportDraftAction: (at) => ({ id: at.reports.draft, version: 1, ...texts, tab: randomUUID() }),
  submitReportAction: (at) => ({ id: at.reports.draft, version: 1, ...texts }),
  withdrawReportAction: (at) => ({ id: at.reports.submitted, version: 1 }),
  reviewReportAction: (at) => ({ id: at.reports.submitted, version: 1, intent: "approve" }),
  markReportOpenedAction: (at) => ({ id: at.reports.submitted, version: 1 }),
  createTaskAction: (at) => ({
    ...words(at),
    title: "Task",
    ownerBranchId: at.branchId,
    dueOn: addDays(today(), 30),
  }),
  createImprovementFromAction: (at) => ({
    ...words(at),
    ...plan,
    measured: "outpatient.doctorCommunication",
    departmentId: at.departmentId,
    from: "2026-01",
    to: "2026-01",
    startedOn: today(),
    dueOn: addDays(today(), 60),
  }),
  closeFollowUpAction: (at) => ({ id: at.followUps.open, version: 1, outcome: "Outcome" }),
  reopenFollowUpAction: (at) => ({ id: at.followUps.done, version: 1 }),
  correctFollowUpAction: (at) => ({
    id: at.followUps.open,
    version: 1,
    title: "Task",
    ownerBranchId: at.branchId,
    dueOn: "2999-12-31",
  }),
  cancelBookAction: (_, { bookId }) => ({ id: bookId, version: 1 }),
  noteLateAction: (at) => ({ brandId: at.brandId, month: "2025-10", version: 1, reason: "Away" }),
  reopenReportAction: (at) => ({ id: at.reports.approved, version: 1, comment: "A wrong figure" }),
};

/** What has to be so in the world before an action can work on one's own. */
export const READY: Record<string, (at: BranchWorld) => Promise<unknown>> = {
  // Founded is a brand only where none lives.
  createBrandAction: ({ brandId: id }) => db.brand.updateMany({ where: { id }, data: { toMonth: "2026-02" } }),
};

/** Actions that name no row of anybody: there is nothing foreign to reach for. */
export const UNTARGETED = [
  "createPlanAction",
  // It makes the address of whoever asks.
  "renewFeedAction",
  "startBookAction",
  "createQuestionnaireAction",
  "uploadImportAction",
  "changePasswordAction",
  "signOutEverywhereAction",
  // Its grant is looked at again by the list itself, which keeps to the actor's reach.
  "requestExportAction",
  "createDepartmentAction",
  "overrideRuleAction",
  "updateHospitalAction",
  "setRobotAction",
  "removeRobotAction",
  "testRobotAction",
  "setEmailAction",
  "recordHolidaysAction",
  "removeHolidaysAction",
];
