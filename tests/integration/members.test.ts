import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, fromDbDay, toDbDay, today } from "@/lib/core/period";
import { seal } from "@/lib/core/personal-data";
import {
  correctEventAction,
  createMemberAction,
  recordActAction,
  takeBackEventAction,
  updateMemberAction,
} from "@/lib/members/actions";
import { listMemberEvents } from "@/lib/members/queries/events";
import { findMemberOfStaff, getMember } from "@/lib/members/queries/member-detail";
import { REGULATION_RULES } from "@/lib/organisation/rules/catalogue";
import * as make from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let own: BranchWorld;
let other: BranchWorld;
let committee: Actor;
let secretary: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  other = world.home.other;
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  const rules = REGULATION_RULES.filter(({ key }) => key.startsWith("admission."));
  await db.regulationRule.createMany({
    data: rules.map((rule) => ({ ...rule, hospitalId: world.home.hospitalId, effectiveOn: toDbDay(rule.effectiveOn) })),
  });
});

const run = (action: object, actor: Actor, input: object) =>
  execute<never, { id: string }, never>(definitionOf(action) as never, actor, input);

const FULL_DAYS = {
  appliedOn: "2018-01-10",
  activistOn: "2018-07-10",
  candidateOn: "2019-09-10",
  probationaryOn: "2019-12-10",
  fullOn: "2020-12-10",
};

/** A fresh staff record of the own department. */
async function addStaff(): Promise<string> {
  const { hospitalId } = world.home;
  const { id, employeeNo, name, pinyin, departmentId } = make.staffRow({ hospitalId, departmentId: own.departmentId });
  await db.staff.create({ data: { hospitalId, id, employeeNo, name, pinyin, departmentId } });
  return id;
}

/** A full member, on the own branch's books since 2018. */
async function addMember(): Promise<string> {
  const arrival = { stage: "full", arrival: "registered", since: "2018-01-10", ...FULL_DAYS };
  const { id } = await run(createMemberAction, committee, {
    staffId: await addStaff(),
    branchId: own.branchId,
    ...arrival,
  });
  return id;
}

async function versionOf(id: string): Promise<number> {
  return (await db.member.findFirstOrThrow({ where: { id }, select: { version: true } })).version;
}

const act = async (id: string, input: object, actor = committee) =>
  run(recordActAction, actor, { id, version: await versionOf(id), ...input });

const staysOf = async (id: string) =>
  (await getMember(committee, id)).memberships.map(({ branchId, fromDay, toDay }) => [branchId, fromDay, toDay]);

const lastEntry = (subjectId: string) =>
  db.auditEntry.findFirstOrThrow({ where: { subjectId }, orderBy: { seq: "desc" } });

describe("onto the books", () => {
  test("a staff record becomes a member with membership, event and an entry in the trail", async () => {
    const staffId = await addStaff();
    const input = { staffId, branchId: own.branchId, stage: "full", arrival: "transferredIn", since: "2024-03-01" };
    const { id } = await run(createMemberAction, secretary, { ...input, ...FULL_DAYS, note: "City hospital" });
    expect(await getMember(secretary, id)).toMatchObject({ stage: "full", voting: true, fullOn: "2020-12-10" });
    expect(await staysOf(id)).toEqual([[own.branchId, "2024-03-01", null]]);
    expect(await listMemberEvents(secretary, id)).toMatchObject([
      { kind: "transferredIn", onDay: "2024-03-01", note: "City hospital" },
    ]);
    expect(await findMemberOfStaff(secretary, staffId)).toMatchObject({ id, branchId: own.branchId, leftOn: null });
    expect(await lastEntry(id)).toMatchObject({ action: "member.create", branchId: own.branchId });
    await expect(run(createMemberAction, secretary, { ...input, ...FULL_DAYS })).rejects.toMatchObject({
      fieldErrors: { staffId: "members.invalid.onBooks" },
    });
  });

  test("probation of less than a year is refused, naming article and first day; nothing is stored", async () => {
    const before = await db.member.count();
    const staffId = await addStaff();
    const base = { staffId, branchId: own.branchId, stage: "full", arrival: "registered", since: "2019-12-10" };
    const error = { fieldErrors: { fullOn: "members.invalid.tooSoon" }, params: { day: "2020-12-10" } };
    const days = { ...FULL_DAYS, fullOn: "2020-12-09" };
    await expect(run(createMemberAction, secretary, { ...base, ...days })).rejects.toMatchObject(error);
    await expect(run(createMemberAction, secretary, { ...base, ...FULL_DAYS, since: addDays(today(), 1) }))
      .rejects //
      .toMatchObject({ fieldErrors: { since: "members.invalid.future" } });
    expect(await db.member.count()).toBe(before);
  });

  test("under eighteen on the first day it is refused where the birth date is known, without naming it", async () => {
    const staffId = await addStaff();
    const birthDate = seal("2008-01-06", { hospitalId: world.home.hospitalId, rowId: staffId, field: "birthDate" });
    await db.personalData.create({ data: { hospitalId: world.home.hospitalId, staffId, birthDate } });
    const base = { staffId, branchId: own.branchId, stage: "activist", arrival: "registered", since: "2026-06-05" };
    const create = (appliedOn: string) =>
      run(createMemberAction, secretary, { ...base, appliedOn, activistOn: "2026-06-05" });
    const error = await create("2026-01-05").catch((thrown) => thrown);
    expect([error.fieldErrors, error.params]).toEqual([
      { appliedOn: "members.invalid.underAge" },
      { article: "《中国共产党发展党员工作细则》第五条" },
    ]);
    const { id } = await create("2026-01-06");
    const earlier = { id, version: 1, appliedOn: "2026-01-05", activistOn: "2026-06-05" };
    await expect(run(updateMemberAction, committee, earlier)).rejects.toMatchObject({
      fieldErrors: { appliedOn: "members.invalid.underAge" },
    });
  });

  test("a branch, a group and a staff record out of reach are refused at their fields", async () => {
    const input = { stage: "applicant", arrival: "registered", since: "2026-01-05", appliedOn: "2026-01-05" };
    const reach = { staffId: await addStaff(), branchId: own.branchId };
    const group = await db.group.create({
      data: { hospitalId: world.home.hospitalId, branchId: other.branchId, name: "Theirs" },
    });
    const attempts: [object, string][] = [
      [{ ...reach, branchId: other.branchId }, "branchId"],
      [{ ...reach, groupId: group.id }, "groupId"],
      [{ ...reach, staffId: other.freeStaffId }, "staffId"],
      [{ ...reach, staffId: world.abroad.own.freeStaffId }, "staffId"],
    ];
    for (const [where, field] of attempts) {
      const error = await run(createMemberAction, secretary, { ...input, ...where }).catch((thrown) => thrown);
      expect(Object.keys(error.fieldErrors)).toEqual([field]);
    }
  });
});

describe("acts", () => {
  let id: string;

  beforeEach(async () => {
    id = await addMember();
  });

  test("a transfer within moves the books and the member, ends posts of the branch left, and clears the group", async () => {
    const { hospitalId } = world.home;
    const { staffId } = await getMember(committee, id);
    const post = { hospitalId, staffId, kind: "party" as const, fromDay: toDbDay("2022-01-01") };
    const seat = await db.appointment.create({
      data: { ...post, partyPost: "branchCommitteeMember", branchId: own.branchId, title: "Seat" },
    });
    const chair = await db.appointment.create({ data: { ...post, partyPost: "committeeMember", title: "Chair" } });
    await act(id, { kind: "transferredWithin", onDay: "2024-03-01", branchId: other.branchId });
    expect(await staysOf(id)).toEqual([
      [own.branchId, "2018-01-10", "2024-02-29"],
      [other.branchId, "2024-03-01", null],
    ]);
    const ends = async (which: string) => (await db.appointment.findFirstOrThrow({ where: { id: which } })).toDay;
    expect([await ends(seat.id), await ends(chair.id)]).toEqual([toDbDay("2024-02-29"), null]);
    expect(await lastEntry(id)).toMatchObject({ action: "member.transferredWithin", branchId: own.branchId });

    const [event] = await listMemberEvents(committee, id);
    await run(takeBackEventAction, committee, { id, eventId: event?.id, version: await versionOf(id) });
    expect(await staysOf(id)).toEqual([[own.branchId, "2018-01-10", null]]);
    expect(await ends(seat.id)).toBeNull();
    expect((await getMember(committee, id)).branchId).toBe(own.branchId);
  });

  test("a post taken up since stands in the way and is named; nothing is stored", async () => {
    const { staffId } = await getMember(committee, id);
    const post = { hospitalId: world.home.hospitalId, staffId, kind: "party" as const, title: "Seat" };
    await db.appointment.create({ data: { ...post, branchId: own.branchId, fromDay: toDbDay("2024-03-01") } });
    const attempt = act(id, { kind: "transferredWithin", onDay: "2024-03-01", branchId: other.branchId });
    await expect(attempt).rejects.toMatchObject({ params: { post: "Seat" } });
    expect(await staysOf(id)).toEqual([[own.branchId, "2018-01-10", null]]);
  });

  test("a secretary transfers within own branches only", async () => {
    const attempt = act(id, { kind: "transferredWithin", onDay: "2024-03-01", branchId: other.branchId }, secretary);
    await expect(attempt).rejects.toMatchObject({ fieldErrors: { branchId: "members.invalid.branch" } });
  });

  test("who was transferred out comes back into a new stay; flow, retirement and death are kept", async () => {
    await act(id, { kind: "flowedOut", onDay: "2023-01-05", place: "Xi'an" }, secretary);
    expect(await getMember(committee, id)).toMatchObject({ flowFrom: "2023-01-05", flowPlace: "Xi'an" });
    await act(id, { kind: "transferredOut", onDay: "2023-06-01", note: "City hospital" });
    expect(await getMember(committee, id)).toMatchObject({ leftOn: "2023-06-01", voting: false });
    await act(id, { kind: "transferredIn", onDay: "2024-06-01", branchId: own.branchId });
    expect(await getMember(committee, id)).toMatchObject({ leftOn: null, leaveKind: null, flowFrom: "2023-01-05" });
    await act(id, { kind: "retired", onDay: "2025-01-01" });
    await act(id, { kind: "died", onDay: "2025-05-01" });
    expect(await staysOf(id)).toEqual([
      [own.branchId, "2018-01-10", "2023-05-31"],
      [own.branchId, "2024-06-01", "2025-04-30"],
    ]);
    const member = await getMember(committee, id);
    expect(member).toMatchObject({ retiredOn: "2025-01-01", staffLeftOn: "2025-05-01", leaveKind: "died" });
    await expect(act(id, { kind: "transferredIn", onDay: "2026-01-01", branchId: own.branchId }))
      .rejects //
      .toMatchObject({ fieldErrors: { kind: "members.refused.notNow" } });
  });

  test("a day to come is refused; a stale version is a conflict that names who was first", async () => {
    await expect(act(id, { kind: "retired", onDay: addDays(today(), 1) })).rejects.toMatchObject({
      fieldErrors: { onDay: "members.refused.future" },
    });
    await act(id, { kind: "retired", onDay: "2025-01-01" });
    const stale = { id, version: 1, kind: "flowedOut", onDay: "2025-02-01", place: "Place" };
    await expect(run(recordActAction, secretary, stale)).rejects.toMatchObject({ code: "CONFLICT" });
  });
});

describe("corrections", () => {
  test("an act dated anew moves stays and ended posts; only the last may be taken back", async () => {
    const id = await addMember();
    const { staffId } = await getMember(committee, id);
    const post = { hospitalId: world.home.hospitalId, staffId, kind: "party" as const, title: "Seat" };
    const seat = await db.appointment.create({
      data: { ...post, branchId: own.branchId, fromDay: toDbDay("2022-01-01") },
    });
    await act(id, { kind: "transferredWithin", onDay: "2024-03-01", branchId: other.branchId });
    await act(id, { kind: "retired", onDay: "2025-01-01" });
    const [retired, moved, registered] = await listMemberEvents(committee, id);
    const correct = async (eventId: string | undefined, onDay: string) =>
      run(correctEventAction, committee, { id, eventId, version: await versionOf(id), onDay, note: "Corrected" });
    await correct(moved?.id, "2024-02-01");
    expect(await staysOf(id)).toEqual([
      [own.branchId, "2018-01-10", "2024-01-31"],
      [other.branchId, "2024-02-01", null],
    ]);
    const { toDay } = await db.appointment.findFirstOrThrow({ where: { id: seat.id } });
    expect(toDay && fromDbDay(toDay)).toBe("2024-01-31");
    await correct(registered?.id, "2017-05-01");
    expect((await staysOf(id))[0]?.[1]).toBe("2017-05-01");
    await expect(correct(moved?.id, "2017-04-30")).rejects.toMatchObject({
      fieldErrors: { onDay: "members.refused.order" },
    });
    const takeBack = async (eventId: string | undefined) =>
      run(takeBackEventAction, committee, { id, eventId, version: await versionOf(id) });
    await act(id, { kind: "transferredOut", onDay: "2025-06-01" });
    await expect(takeBack(moved?.id)).rejects.toMatchObject({ messageKey: "members.refused.notLast" });
    await takeBack((await listMemberEvents(committee, id))[0]?.id);
    await takeBack(retired?.id);
    expect((await getMember(committee, id)).retiredOn).toBeNull();
    await takeBack(moved?.id);
    await expect(takeBack(registered?.id)).rejects.toMatchObject({ messageKey: "members.refused.notLast" });
  });

  test("days, group and introducers are corrected; the event of a stage moves along", async () => {
    const id = await addMember();
    const { hospitalId } = world.home;
    await db.memberEvent.create({
      data: { hospitalId, memberId: id, kind: "becameFull", onDay: toDbDay("2020-12-10"), recordedById: own.memberId },
    });
    const group = await db.group.create({ data: { hospitalId, branchId: own.branchId, name: "First" } });
    const introducers = { 0: { memberId: own.memberId }, 1: { name: "李某（外院）" } };
    const days = { ...FULL_DAYS, fullOn: "2020-12-20" };
    await run(updateMemberAction, secretary, { id, version: 1, groupId: group.id, ...days, introducers });
    const member = await getMember(secretary, id);
    expect(member).toMatchObject({ fullOn: "2020-12-20", groupName: "First", version: 2 });
    expect(member.introducers.map(({ kind, position, introducerId }) => [kind, position, introducerId])).toEqual([
      ["admission", 1, own.memberId],
      ["admission", 2, null],
    ]);
    expect((await listMemberEvents(secretary, id))[0]).toMatchObject({ kind: "becameFull", onDay: "2020-12-20" });
    const again = { id, version: 2, ...days };
    for (const wrong of [
      { introducers: { 0: { memberId: id } } },
      { introducers: { 0: { memberId: other.memberId } } },
      { introducers: { 0: { memberId: own.memberId }, 1: { memberId: own.memberId } } },
      { fullOn: "2019-12-01" },
    ]) {
      await expect(run(updateMemberAction, secretary, { ...again, ...wrong })).rejects.toMatchObject({
        code: "INVALID",
      });
    }
  });

  test("of a person on the way a secretary fills in days that are unknown, and moves none that is known", async () => {
    const arrival = { stage: "activist", arrival: "registered", since: "2025-01-10", activistOn: "2026-03-10" };
    const who = { staffId: await addStaff(), branchId: own.branchId };
    const { id } = await run(createMemberAction, secretary, { ...who, ...arrival });
    const input = { appliedOn: "2025-01-10", activistOn: "2024-03-10" };
    await run(updateMemberAction, secretary, { id, version: 1, ...input });
    expect(await getMember(secretary, id)).toMatchObject({ appliedOn: "2025-01-10", activistOn: "2026-03-10" });
    await run(updateMemberAction, committee, { id, version: 2, ...input, activistOn: "2025-03-10" });
    expect((await getMember(secretary, id)).activistOn).toBe("2025-03-10");
  });

  test("a stage that was taken down wrongly is the office's to correct, not a secretary's way past admission", async () => {
    const id = await addMember();
    const { fullOn: _, ...days } = FULL_DAYS;
    const input = { id, version: 1, ...days, stage: "probationary" };
    await expect(run(updateMemberAction, secretary, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await run(updateMemberAction, committee, input);
    expect(await getMember(committee, id)).toMatchObject({ stage: "probationary", fullOn: null, voting: false });
  });
});

test("every query of one member is nothing to another branch and another hospital", async () => {
  const foreigner = actorAtHome({ home: world.abroad, abroad: world.home }, "committee");
  const staffOf = async (id: string) => (await db.member.findFirstOrThrow({ where: { id } })).staffId;
  for (const [actor, at] of [
    [secretary, other],
    [foreigner, own],
  ] as const) {
    await expect(getMember(actor, at.memberId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await listMemberEvents(actor, at.memberId)).toEqual([]);
    expect(await findMemberOfStaff(actor, await staffOf(at.memberId))).toBeNull();
  }
  expect(await listMemberEvents(secretary, own.memberId)).toHaveLength(2);
});
