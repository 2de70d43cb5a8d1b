import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import {
  approveStepAction,
  recordStepAction,
  startAdmissionAction,
  takeStepBackAction,
  tickPaperAction,
} from "@/lib/admission/actions";
import { listAdmissionDeadlines } from "@/lib/admission/queries";
import { getAdmission, listAdmissions } from "@/lib/admission/queries/admissions";
import { listApplicantOptions } from "@/lib/admission/queries/applicants";
import { papersAt } from "@/lib/admission/rules/papers";
import { admissionFilters } from "@/lib/admission/schema";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, clock, instantOf, toDbDay } from "@/lib/core/period";
import { seal } from "@/lib/core/personal-data";
import type { MemberStage } from "@/lib/members/schema";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { refusal, run, takeAs } from "./admission-acts";

const database = useDatabase();
const now = clock.now;
const TODAY = "2026-11-23";
const NONE = admissionFilters.parse({});

let world: World;
let secretary: Actor;
let committee: Actor;
/** Full members of the own branch. */
let full: [string, string];

async function addMember(given: { stage: MemberStage } & Record<string, unknown>): Promise<string> {
  const { hospitalId, own } = world.home;
  const staff = await db.staff.create({
    data: { hospitalId, departmentId: own.departmentId, employeeNo: crypto.randomUUID(), name: "甲", pinyin: "jia" },
  });
  const { id } = await db.member.create({
    data: { hospitalId, branchId: own.branchId, staffId: staff.id, ...given },
  });
  await db.branchMembership.create({
    data: { hospitalId, memberId: id, branchId: own.branchId, fromDay: toDbDay("2019-01-01") },
  });
  return id;
}

beforeAll(async () => {
  world = await buildWorld(database.url());
  secretary = actorAtHome(world, "branchSecretary");
  committee = actorAtHome(world, "committee");
  const rules = REGULATION_RULES.filter(({ key }) => key.startsWith("admission."));
  await db.regulationRule.createMany({
    data: rules.map((rule) => ({
      ...rule,
      hospitalId: world.home.hospitalId,
      effectiveOn: toDbDay(rule.effectiveOn),
    })),
    skipDuplicates: true,
  });
  full = [
    await addMember({ stage: "full", fullOn: toDbDay("2019-12-01") }),
    await addMember({ stage: "full", fullOn: toDbDay("2019-12-01") }),
  ];
});

beforeEach(() => {
  clock.now = () => instantOf(TODAY, "10:00");
});

afterEach(() => {
  clock.now = now;
});

const take = (memberId: string, step: string, given: object = {}, actor = secretary) =>
  takeAs(actor, memberId, step, given);

const tickAll = async (memberId: string, stage: MemberStage) => {
  for (const { key } of papersAt(stage)) await run(tickPaperAction, secretary, { memberId, key, received: "yes" });
};

const stored = (id: string) => db.member.findFirstOrThrow({ where: { id } });
const trail = () => db.auditEntry.count();

async function staffAged(birthDate: string | null): Promise<string> {
  const { hospitalId, own } = world.home;
  const { id } = await db.staff.create({
    data: { hospitalId, departmentId: own.departmentId, employeeNo: crypto.randomUUID(), name: "乙", pinyin: "yi" },
  });
  if (birthDate) {
    const sealed = seal(birthDate, { hospitalId, rowId: id, field: "birthDate" });
    await db.personalData.create({ data: { hospitalId, staffId: id, birthDate: sealed } });
  }
  return id;
}

describe("an application", () => {
  const start = (staffId: string, given: object = {}) =>
    run(startAdmissionAction, secretary, {
      staffId,
      branchId: world.home.own.branchId,
      appliedOn: "2026-11-10",
      ...given,
    });

  test("puts somebody on the branch's books as an applicant; the application is the first paper", async () => {
    const { id } = await start(await staffAged("1998-05-05"));
    const admission = await getAdmission(secretary, id);
    expect(admission.path).toMatchObject({ stage: "applicant", appliedOn: "2026-11-10", talkedOn: null });
    expect(admission.papers).toEqual([{ key: "application", receivedOn: "2026-11-10" }]);
    expect(admission.outlook).toMatchObject({ step: "talk", state: "soon" });
    expect(admission.outlook.deadlines).toMatchObject([{ key: "talk", dueOn: "2026-12-10", days: 17 }]);
  });

  test("under eighteen it is refused with the article, which tells nobody the birthday; on the day it is not", async () => {
    const young = await staffAged("2008-11-11");
    expect(await refusal(start(young))).toEqual({
      code: "INVALID",
      key: "core.error.invalid",
      fields: { appliedOn: "members.invalid.underAge" },
      params: { article: "《中国共产党发展党员工作细则》第五条" },
    });
    await expect(start(young, { appliedOn: "2026-11-11" })).resolves.toBeDefined();
  });

  test("where the register knows no birth date somebody says so who has seen it", async () => {
    const unknown = await staffAged(null);
    expect((await refusal(start(unknown))).fields).toEqual({ ofAge: "admission.invalid.ageUnknown" });
    await expect(start(unknown, { ofAge: "on" })).resolves.toBeDefined();
  });

  test("nobody applies in the future, or twice; whoever was stopped may apply again and begins anew", async () => {
    const staffId = await staffAged("1990-01-01");
    const future = await refusal(start(staffId, { appliedOn: addDays(TODAY, 1) }));
    expect(future.fields).toEqual({ appliedOn: "admission.refused.future" });
    const mayApply = async () => (await listApplicantOptions(secretary)).some((one) => one.id === staffId);
    expect(await mayApply()).toBe(true);
    const { id } = await start(staffId, { appliedOn: "2026-06-01" });
    expect(await mayApply()).toBe(false);
    expect((await refusal(start(staffId))).fields).toEqual({ staffId: "members.invalid.onBooks" });
    await take(id, "talk", { onDay: "2026-06-10" });
    await take(id, "stop", { onDay: "2026-08-01", note: "Own wish" });
    expect(await stored(id)).toMatchObject({ leaveKind: "cancelled", leftOn: toDbDay("2026-08-01") });
    expect(await db.branchMembership.findFirst({ where: { memberId: id } })).toMatchObject({
      toDay: toDbDay("2026-07-31"),
    });
    expect(await mayApply()).toBe(true);
    const early = await refusal(start(staffId, { appliedOn: "2026-07-31" }));
    expect(early.fields).toEqual({ appliedOn: "admission.refused.beforePrevious" });
    expect(await start(staffId)).toEqual({ id });
    const again = await getAdmission(secretary, id);
    expect(again.path).toMatchObject({ stage: "applicant", left: false, talkedOn: null, appliedOn: "2026-11-10" });
  });
});

describe("a step too early", () => {
  test("is refused with the article and the first day, and nothing is stored", async () => {
    const id = await addMember({ stage: "activist", activistOn: toDbDay("2026-02-10") });
    await take(id, "review", { onDay: "2026-08-01", note: "Good" });
    await tickAll(id, "activist");
    const before = await trail();
    const refused = await refusal(take(id, "candidate", { first: full[0], second: full[1] }));
    expect(refused).toMatchObject({
      code: "INVALID",
      fields: { onDay: "admission.refused.cultivation" },
      params: { citation: "《中国共产党发展党员工作细则》第十三条", day: "2027-02-10", value: 12 },
    });
    expect([(await stored(id)).stage, await trail()]).toEqual(["activist", before]);
    clock.now = () => instantOf("2027-02-10", "08:00");
    await take(id, "review", { onDay: "2027-01-20", note: "Good" });
    await take(id, "candidate", { onDay: "2027-02-10", first: full[0], second: full[1] });
    expect(await stored(id)).toMatchObject({ stage: "candidate", candidateOn: toDbDay("2027-02-10") });
  });

  test("only full members introduce; a probationary member, a stranger and the person themselves do not", async () => {
    const id = await addMember({ stage: "activist", activistOn: toDbDay("2025-02-10") });
    await take(id, "review", { note: "Good" });
    await tickAll(id, "activist");
    const probationary = await addMember({ stage: "probationary", probationaryOn: toDbDay("2026-01-01") });
    for (const second of [probationary, id, world.home.other.memberId, world.abroad.own.memberId]) {
      const refused = await refusal(take(id, "candidate", { first: full[0], second }));
      expect(refused.fields).toEqual({ second: "admission.invalid.notFullMember" });
    }
    expect((await refusal(take(id, "candidate", { first: full[0], second: full[0] }))).fields).toEqual({
      second: "admission.refused.introducers",
    });
  });
});

test("the whole way, from the application to full membership, leaves its dates, timeline and trail", async () => {
  const staffId = await staffAged("1995-01-01");
  const at = (day: string) => {
    clock.now = () => instantOf(day, "10:00");
    return { onDay: day };
  };
  at("2024-01-05");
  const { branchId } = world.home.own;
  const { id } = await run(startAdmissionAction, secretary, { staffId, branchId, appliedOn: "2024-01-05" });
  await take(id, "talk", at("2024-01-20"));
  await tickAll(id, "applicant");
  await take(id, "activist", { ...at("2024-03-01"), first: full[0] });
  await take(id, "review", { ...at("2024-09-01"), note: "Good" });
  await take(id, "review", { ...at("2025-02-20"), note: "Good" });
  await tickAll(id, "activist");
  await take(id, "candidate", { ...at("2025-03-01"), first: full[0], second: full[1] });
  await take(id, "politicalReview", { ...at("2025-03-20"), passed: "yes" });
  await take(id, "training", { ...at("2025-04-01"), days: 3 });
  await tickAll(id, "candidate");
  await take(id, "preReview", { ...at("2025-05-01"), passed: "yes" }, committee);
  await take(id, "meeting", { ...at("2025-05-20"), entitled: 9, present: 8, agree: 8 });
  expect((await stored(id)).stage).toBe("candidate");
  await take(id, "approval", { ...at("2025-06-15"), passed: "yes" }, committee);
  expect(await stored(id)).toMatchObject({ stage: "probationary", probationaryOn: toDbDay("2025-05-20") });
  await tickAll(id, "probationary");
  const votes = { decision: "full", entitled: 9, present: 9, agree: 9 };
  const early = await refusal(take(id, "fullMeeting", { ...at("2026-05-19"), ...votes }));
  expect([early.fields, early.params?.day]).toEqual([{ onDay: "admission.refused.probationRuns" }, "2026-05-20"]);
  await take(id, "fullMeeting", { ...at("2026-05-25"), ...votes });
  await take(id, "fullApproval", { ...at("2026-06-20"), passed: "yes" }, committee);
  expect(await stored(id)).toMatchObject({ stage: "full", fullOn: toDbDay("2026-05-20") });
  const events = await db.memberEvent.findMany({ where: { memberId: id }, orderBy: [{ onDay: "asc" }] });
  expect(events.map(({ kind }) => kind).sort()).toEqual(
    [
      "applied",
      "talked",
      "becameActivist",
      "reviewed",
      "reviewed",
      "becameCandidate",
      "politicalReview",
      "training",
      "preReview",
      "branchMeeting",
      "approved",
      "becameProbationary",
      "branchMeeting",
      "approved",
      "becameFull",
    ].sort(),
  );
  const entries = await db.auditEntry.findMany({ where: { subjectId: id, action: { startsWith: "admission." } } });
  const actions = new Set(entries.map(({ action }) => action));
  for (const step of ["apply", "talk", "activist", "candidate", "meeting", "approval", "fullApproval", "paper"]) {
    expect(actions).toContain(`admission.${step}`);
  }
});

test("probation is extended once on the committee's yes, and may then end without membership", async () => {
  const id = await addMember({ stage: "probationary", probationaryOn: toDbDay("2025-11-10") });
  await tickAll(id, "probationary");
  const votes = { entitled: 9, present: 9, agree: 9 };
  const decide = async (decision: string, months = 0) => {
    await take(id, "fullMeeting", { decision, months, ...votes });
    await take(id, "fullApproval", { passed: "yes" }, committee);
  };
  expect((await refusal(decide("extend", 3))).fields).toEqual({ months: "admission.refused.extensionLength" });
  await decide("extend", 6);
  expect(await stored(id)).toMatchObject({ stage: "probationary", extendedUntil: toDbDay("2027-05-10") });
  clock.now = () => instantOf("2027-05-11", "10:00");
  expect((await refusal(decide("extend", 6))).key).toBe("admission.refused.extendedOnce");
  await decide("cancel");
  expect(await stored(id)).toMatchObject({ leaveKind: "cancelled", leftOn: toDbDay("2027-05-11") });
});

test("of two who take a step at once one is told who was quicker", async () => {
  const id = await addMember({ stage: "applicant", appliedOn: toDbDay("2026-11-01") });
  const input = { step: "talk", memberId: id, version: 1, onDay: TODAY, note: "" };
  const both = await Promise.allSettled([
    run(recordStepAction, secretary, input),
    run(recordStepAction, committee, input),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.memberEvent.count({ where: { memberId: id, kind: "talked" } })).toBe(1);
  const late = await refusal(run(recordStepAction, committee, input));
  expect(late).toMatchObject({ code: "CONFLICT", key: "core.error.changedBy" });
});

describe("who may do what", () => {
  test("the branch's secretary takes no decision of the Party committee; a leader takes no step at all", async () => {
    const { candidateId, applicantId } = world.home.own;
    const leader = actorAtHome(world, "leader");
    const preReview = { step: "preReview", memberId: candidateId, version: 1, onDay: TODAY, passed: "yes" };
    expect((await refusal(run(approveStepAction, secretary, preReview))).code).toBe("FORBIDDEN");
    const talk = { step: "talk", memberId: applicantId, version: 1, onDay: TODAY };
    expect((await refusal(run(recordStepAction, leader, talk))).code).toBe("FORBIDDEN");
    const seen = await getAdmission(leader, applicantId);
    expect([seen.mayTakeNext, seen.mayTick, seen.others]).toEqual([false, false, []]);
  });

  test("a secretary's lists, deadlines and pages end at the own branch, everybody's at the own hospital", async () => {
    const { own, other } = world.home;
    const rows = async (actor: Actor) => (await listAdmissions(actor, NONE)).rows.map(({ id }) => id);
    expect(await rows(secretary)).toContain(own.applicantId);
    expect(await rows(secretary)).not.toContain(other.applicantId);
    expect(await rows(committee)).toContain(other.applicantId);
    expect(await rows(committee)).not.toContain(world.abroad.own.applicantId);
    const due = async (actor: Actor, branchId?: string) =>
      (await listAdmissionDeadlines(actor, { within: 30, branchId })).map(({ memberId }) => memberId);
    expect(await due(secretary)).toContain(own.applicantId);
    expect(await due(secretary)).not.toContain(other.applicantId);
    expect(await due(secretary, other.branchId)).toEqual([]);
    expect(await due(committee, other.branchId)).toContain(other.applicantId);
    expect(await due(committee, world.abroad.own.branchId)).toEqual([]);
    for (const id of [other.applicantId, world.abroad.own.applicantId]) {
      await expect(getAdmission(secretary, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(getAdmission(committee, world.abroad.own.applicantId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const options = async (actor: Actor) => (await listApplicantOptions(actor)).map(({ id }) => id);
    expect(await options(secretary)).toContain(own.freeStaffId);
    expect(await options(secretary)).not.toContain(other.freeStaffId);
    expect(await options(committee)).not.toContain(world.abroad.own.freeStaffId);
  });
});

describe("a step that was a mistake", () => {
  const takeBack = async (id: string, actor = secretary) => {
    const [{ version }, admission] = [await stored(id), await getAdmission(actor, id)];
    return run(takeStepBackAction, actor, { memberId: id, version, eventId: admission.last?.id ?? "" });
  };
  const kinds = async (id: string) =>
    (await db.memberEvent.findMany({ where: { memberId: id }, orderBy: { createdAt: "asc" } })).map(({ kind }) => kind);

  test("is taken back with everything it brought about, the last one first", async () => {
    const id = await addMember({
      stage: "candidate",
      activistOn: toDbDay("2025-01-10"),
      candidateOn: toDbDay("2026-03-10"),
    });
    await take(id, "introducers", { first: full[0], second: full[1] });
    await take(id, "politicalReview", { passed: "yes" });
    await take(id, "training", { hours: 24 });
    await tickAll(id, "candidate");
    await take(id, "preReview", { passed: "yes" }, committee);
    await take(id, "meeting", { entitled: 9, present: 9, agree: 9 });
    await take(id, "approval", { passed: "yes" }, committee);
    expect((await kinds(id)).slice(-2).sort()).toEqual(["approved", "becameProbationary"]);
    expect((await refusal(takeBack(id))).code).toBe("FORBIDDEN");
    const stale = (await getAdmission(committee, id)).last?.id ?? "";
    await takeBack(id, committee);
    expect(await stored(id)).toMatchObject({ stage: "candidate", probationaryOn: null });
    expect((await kinds(id)).at(-1)).toBe("branchMeeting");
    const { version } = await stored(id);
    expect((await refusal(run(takeStepBackAction, committee, { memberId: id, version, eventId: stale }))).key).toBe(
      "admission.refused.notLast",
    );
    await takeBack(id);
    expect((await getAdmission(secretary, id)).outlook.step).toBe("meeting");
    expect(await db.auditEntry.count({ where: { subjectId: id, action: "admission.takeBack" } })).toBe(2);
  });

  test("whoever was stopped by mistake is on the books again as if nothing had been", async () => {
    const id = await addMember({ stage: "activist", activistOn: toDbDay("2026-01-10") });
    await take(id, "stop", { note: "Somebody else was meant" });
    expect((await stored(id)).leaveKind).toBe("cancelled");
    await takeBack(id);
    expect(await stored(id)).toMatchObject({ stage: "activist", leftOn: null, leaveKind: null });
    expect(await db.branchMembership.findMany({ where: { memberId: id } })).toMatchObject([{ toDay: null }]);
    expect(await kinds(id)).toEqual([]);
  });
});

describe("papers", () => {
  test("only those of the present stage, with the day, and they can be taken back", async () => {
    const id = await addMember({ stage: "activist", activistOn: toDbDay("2026-02-10") });
    const tick = (key: string, given: object = {}) =>
      run(tickPaperAction, secretary, { memberId: id, key, received: "yes", ...given });
    expect((await refusal(tick("oath"))).key).toBe("admission.refused.otherStage");
    expect((await refusal(tick("opinions", { receivedOn: addDays(TODAY, 1) }))).fields).toEqual({
      receivedOn: "admission.refused.future",
    });
    await tick("opinions", { receivedOn: "2026-10-01" });
    await tick("opinions");
    expect((await getAdmission(secretary, id)).papers).toEqual([{ key: "opinions", receivedOn: TODAY }]);
    await tick("opinions", { received: "no" });
    expect((await getAdmission(secretary, id)).papers).toEqual([]);
  });
});

test("people are told apart by who they are today", async () => {
  const { hospitalId, own } = world.home;
  const id = await addMember({ stage: "applicant", appliedOn: toDbDay("2026-11-01") });
  const { staffId } = await stored(id);
  const found = async (who: string) =>
    (await listAdmissions(secretary, admissionFilters.parse({ who }))).rows.some((row) => row.id === id);
  expect([await found("backbone"), await found("middle"), await found("frontline")]).toEqual([false, false, true]);
  await db.staff.updateMany({ where: { id: staffId }, data: { backbone: true } });
  const post = { hospitalId, staffId, kind: "administrative" as const, title: "主任", departmentId: own.departmentId };
  await db.appointment.create({ data: { ...post, fromDay: toDbDay("2020-01-01"), toDay: toDbDay("2026-11-22") } });
  expect([await found("backbone"), await found("middle"), await found("frontline")]).toEqual([true, false, true]);
  await db.appointment.create({ data: { ...post, fromDay: toDbDay("2026-11-23") } });
  expect([await found("backbone"), await found("middle"), await found("frontline")]).toEqual([true, true, false]);
});
