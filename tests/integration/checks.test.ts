import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, expect, test } from "vitest";
import { approveExceptionAction, endExceptionAction } from "@/lib/checks/actions";
import { listExceptions, listFindings, summarizeFindings } from "@/lib/checks/queries";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, addMonthsTo, toDbDay, today } from "@/lib/core/period";
import { getToday } from "@/lib/dashboards/queries/today";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import { actorOf } from "@/tests/support/actors";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;

const FEW = "branch.minFullMembers";

beforeAll(async () => {
  world = await buildWorld(database.url());
  const { hospitalId, userId } = world.home;
  committee = { ...actorAtHome(world, "committee"), userId };
  await db.regulationRule.createMany({
    data: REGULATION_RULES.map((rule) => ({ ...rule, hospitalId, effectiveOn: toDbDay(rule.effectiveOn) })),
  });
});

beforeEach(() => db.ruleException.deleteMany());

const run = (action: object, input: object, actor = committee) =>
  execute<never, { id: string }>(definitionOf(action) as never, actor, input);
const subject = (branchId = world.home.own.branchId, check = "tooFewMembers") => `${branchId} ${check}`;
const inAWeek = () => addDays(today(), 7);
const approve = (given: object = {}) =>
  run(approveExceptionAction, { subject: subject(), reason: "The hospital moves", untilDay: inAWeek(), ...given });
const own = async (actor = committee) =>
  (await listFindings(actor, { branchId: world.home.own.branchId })).map(({ check, exception }) => [
    check,
    exception !== null,
  ]);

test("facts come from the register: members, posts held today, the running term and today's pairings", async () => {
  const { hospitalId } = world.home;
  const { branchId, memberId } = world.home.other;
  const { staffId } = await db.member.findFirstOrThrow({ where: { id: memberId } });
  const facts = async () => (await listFindings(committee, { branchId })).map(({ check }) => check);
  expect(await facts()).toEqual(["tooFewMembers", "noSecretary"]);

  const post = { hospitalId, staffId, kind: "party", partyPost: "branchSecretary", title: "T", branchId } as const;
  const ended = addDays(today(), -1);
  const { id } = await db.appointment.create({
    data: { ...post, fromDay: toDbDay("2024-01-01"), toDay: toDbDay(ended) },
  });
  expect(await facts()).toContain("noSecretary");
  await db.appointment.updateMany({ where: { id }, data: { toDay: null } });
  expect(await facts()).toEqual(["tooFewMembers", "termUnknown"]);

  const dueOn = addMonthsTo(today(), 2);
  const electedOn = addMonthsTo(dueOn, -36);
  await db.branchTerm.create({ data: { hospitalId, branchId, electedOn: toDbDay(electedOn), dueOn: toDbDay(dueOn) } });
  const [, notice] = await listFindings(committee, { branchId });
  expect([notice?.check, notice?.limit, notice?.day, notice?.citation]).toEqual(["termEnding", 3, dueOn, "本院规定"]);
  await db.branchTerm.updateMany({ where: { branchId }, data: { dueOn: toDbDay(ended) } });
  expect(await facts()).toEqual(["tooFewMembers", "termOver"]);

  const departments = Array.from({ length: 5 }, (_, index) => ({
    hospitalId,
    id: randomUUID(),
    name: `D${index}`,
    kind: "clinical" as const,
  }));
  await db.department.createMany({ data: departments });
  const pair = (departmentId: string) => ({ hospitalId, branchId, departmentId, fromDay: toDbDay("2024-01-01") });
  await db.departmentPairing.createMany({ data: departments.map(({ id: each }) => pair(each)) });
  await db.branch.updateMany({ where: { id: branchId }, data: { kind: "jointBranch" } });
  expect(await facts()).toEqual(["tooFewMembers", "termOver", "tooManyUnits"]);
  await db.departmentPairing.updateMany({
    where: { departmentId: departments[0]?.id ?? "" },
    data: { toDay: toDbDay(ended) },
  });
  expect(await facts()).toEqual(["tooFewMembers", "termOver"]);
});

test("applicants and those who left are no members; somebody who leaves later still is", async () => {
  const { branchId } = world.home.own;
  const figure = async () => (await listFindings(committee, { branchId })).find((one) => one.ruleKey === FEW)?.figure;
  expect(await figure()).toBe(1);
  const { memberId } = world.home.own;
  const leave = (day: string | null) =>
    db.member.updateMany({
      where: { id: memberId },
      data: { leftOn: day ? toDbDay(day) : null, leaveKind: day ? "transferredOut" : null },
    });
  await leave(today());
  expect(await figure()).toBe(0);
  await leave(addDays(today(), 1));
  expect(await figure()).toBe(1);
  await leave(null);
  await db.member.updateMany({ where: { id: memberId }, data: { stage: "probationary" } });
  expect(await figure()).toBe(0);
  await db.member.updateMany({ where: { id: memberId }, data: { stage: "full" } });
});

test("an approved exception stays with its finding until its last day, and leaves an audit entry", async () => {
  const { id } = await approve();
  expect(await own()).toEqual([
    ["noSecretary", false],
    ["tooFewMembers", true],
  ]);
  const [row] = await listExceptions(committee);
  const person = await db.user.findFirstOrThrow({ where: { id: world.home.userId } });
  expect([row?.approvedBy, row?.reason, row?.untilDay]).toEqual([person.name, "The hospital moves", inAWeek()]);
  expect(await db.auditEntry.findFirst({ where: { subjectId: id } })).toMatchObject({
    action: "exception.approve",
    branchId: world.home.own.branchId,
    after: { check: "tooFewMembers", ruleKey: FEW },
  });

  await db.ruleException.updateMany({ data: { approvedOn: toDbDay("2026-01-01"), untilDay: toDbDay(today()) } });
  expect(await own()).toContainEqual(["tooFewMembers", true]);
  await db.ruleException.updateMany({ data: { untilDay: toDbDay(addDays(today(), -1)) } });
  expect(await own()).toContainEqual(["tooFewMembers", false]);
  expect(await listExceptions(committee)).toEqual([]);
});

test("an excepted finding waits for nobody on the first page and is counted as sound", async () => {
  const secretary = actorAtHome(world, "branchSecretary");
  expect((await getToday(secretary)).findings.map(({ check }) => check)).toEqual(["tooFewMembers", "noSecretary"]);
  const before = await summarizeFindings(secretary, {});
  expect([before.branches, before.sound]).toEqual([1, 0]);
  await approve();
  await approve({ subject: subject(undefined, "noSecretary") });
  expect((await getToday({ ...secretary, dataVersion: 2 })).findings).toEqual([]);
  expect((await summarizeFindings(secretary, {})).sound).toBe(1);
  expect((await summarizeFindings(secretary, { state: "excepted" })).rows).toHaveLength(2);
  expect((await summarizeFindings(secretary, { state: "breach" })).rows).toEqual([]);
  expect((await summarizeFindings(secretary, { check: "noSecretary" })).rows).toHaveLength(1);
});

test("what is not broken, past, without a reason or excepted already is refused, and nothing is stored", async () => {
  const wrong = (given: object) => approve(given).catch(({ code, fieldErrors }) => [code, fieldErrors]);
  expect(await wrong({ subject: subject(undefined, "tooManyMembers") })).toEqual(["NOT_FOUND", undefined]);
  expect(await wrong({ untilDay: addDays(today(), -1) })).toEqual(["INVALID", { untilDay: "checks.invalid.past" }]);
  expect(await wrong({ reason: "  " })).toEqual(["INVALID", { reason: "core.invalid.required" }]);
  expect(await wrong({ subject: subject(undefined, "termEnding") })).toEqual([
    "INVALID",
    { subject: "core.invalid.choose" },
  ]);
  expect(await db.ruleException.count()).toBe(0);
  await approve();
  expect(await wrong({})).toEqual(["CONFLICT", undefined]);
  expect(await db.ruleException.count()).toBe(1);
});

test("ended on the day it was approved it is taken back; later, yesterday was its last day; a stale version loses", async () => {
  const { id } = await approve();
  await run(endExceptionAction, { id, version: 1 });
  expect(await db.ruleException.count()).toBe(0);
  const ends = { subjectId: id, action: "exception.end", branchId: world.home.own.branchId };
  expect(await db.auditEntry.count({ where: ends })).toBe(1);
  const second = await approve();
  await db.ruleException.updateMany({ data: { approvedOn: toDbDay("2026-01-01") } });
  await expect(run(endExceptionAction, { id: second.id, version: 2 })).rejects.toMatchObject({ code: "CONFLICT" });
  await run(endExceptionAction, { id: second.id, version: 1 });
  expect(await own()).toContainEqual(["tooFewMembers", false]);
  const kept = await db.ruleException.findFirstOrThrow();
  expect(kept.untilDay).toEqual(toDbDay(addDays(today(), -1)));
});

test("an exception silences what it was approved for, not everything that the same rule finds", async () => {
  const { hospitalId } = world.home;
  const { branchId, memberId } = world.home.own;
  const { staffId } = await db.member.findFirstOrThrow({ where: { id: memberId } });
  const post = { hospitalId, staffId, kind: "party", partyPost: "branchSecretary", title: "T", branchId } as const;
  await db.appointment.create({ data: { ...post, fromDay: toDbDay("2020-01-01") } });
  await approve({ subject: subject(branchId, "termUnknown") });
  expect(await own()).toContainEqual(["termUnknown", true]);
  const days = { electedOn: toDbDay("2020-01-01"), dueOn: toDbDay("2023-01-01") };
  await db.branchTerm.create({ data: { hospitalId, branchId, ...days } });
  expect(await own()).toContainEqual(["termOver", false]);
  await approve({ subject: subject(branchId, "termOver") });
  expect(await own()).toContainEqual(["termOver", true]);
});

test("two who approve the same at once: one exception", async () => {
  const both = await Promise.allSettled([approve(), approve()]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await db.ruleException.count()).toBe(1);
  const [row] = await db.ruleException.findMany();
  if (!row) throw new Error("no exception");
  const later = { ...row, id: randomUUID(), approvedOn: row.untilDay };
  await expect(db.ruleException.create({ data: later })).rejects.toThrow("exceptions_apart");
});

test("another branch's and another hospital's actor sees neither findings nor exceptions, and can end none", async () => {
  const { id } = await approve();
  const elsewhere = actorOf({
    hospitalId: world.home.hospitalId,
    roles: ["branchSecretary"],
    branchIds: [world.home.other.branchId],
  });
  const abroad = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
  for (const actor of [elsewhere, abroad]) {
    expect(await own(actor)).toEqual([]);
    expect(await listExceptions(actor)).toEqual([]);
    expect((await listFindings(actor)).map(({ branchId }) => branchId)).not.toContain(world.home.own.branchId);
    expect((await summarizeFindings(actor, { branch: world.home.own.branchId })).rows).toEqual([]);
  }
  await expect(run(endExceptionAction, { id, version: 1 }, abroad)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(
    run(approveExceptionAction, { subject: subject(), reason: "R", untilDay: inAWeek() }, abroad),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});
