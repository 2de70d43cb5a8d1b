import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import { type ShareKey, summarizeShares } from "@/lib/members/queries/shares";
import {
  appointLeaderAction,
  createPostAction,
  createStaffAction,
  electCommitteeAction,
  endPostAction,
  removePostAction,
  updatePostAction,
  updateStaffAction,
} from "@/lib/staff/actions";
import { getCommitteePage } from "@/lib/staff/queries/committee-page";
import { listGroupSeats, listGroupStaff, listPostPlaces } from "@/lib/staff/queries/places";
import { findBranchTerm, listBranchCommittee, listStaffPosts } from "@/lib/staff/queries/posts";
import { listBranchTerms, listElectable } from "@/lib/staff/queries/terms";
import { branchMembershipRow, memberRow } from "@/tests/support/factories";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;
let secretary: Actor;
let stranger: Actor;

beforeAll(() => {
  clock.now = () => instantOf("2026-06-01", "10:00");
});

// Each test has a hospital of its own: shares count everybody.
beforeEach(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  stranger = actorAtHome({ home: world.abroad, abroad: world.home }, "committee");
});

const run = (action: object, input: object, actor = committee) =>
  execute<never, { id: string }>(definitionOf(action) as never, actor, input);

let number = 0;
async function hire(): Promise<string> {
  number += 1;
  const { departmentId } = world.home.own;
  const person = { name: `Person ${number}`, employeeNo: `P${number}`, departmentId };
  return (await run(createStaffAction, person)).id;
}

/** A full member of the own branch since a day. */
async function admit(since = "2020-01-01", given: object = {}): Promise<string> {
  const staffId = await hire();
  const { hospitalId } = world.home;
  const { branchId } = world.home.own;
  const dates = { appliedOn: null, activistOn: null, candidateOn: null };
  const row = memberRow({ hospitalId, branchId, staffId, ...dates, probationaryOn: since, fullOn: since, ...given });
  const day = (text: string | null) => text && new Date(text);
  const { id } = await db.member.create({
    data: {
      ...row,
      probationaryOn: day(since),
      fullOn: day(row.fullOn),
      leftOn: day(row.leftOn),
      flowFrom: null,
      extendedUntil: null,
      appliedOn: null,
      activistOn: null,
      candidateOn: null,
    },
    select: { id: true },
  });
  const stay = branchMembershipRow({ hospitalId, branchId, memberId: id, fromDay: since });
  await db.branchMembership.create({ data: { ...stay, fromDay: new Date(since), toDay: null } });
  return staffId;
}

const appoint = (staffId: string, given: object) =>
  run(createPostAction, {
    staffId,
    post: "administrative",
    title: "Director",
    departmentId: world.home.own.departmentId,
    fromDay: "2025-01-01",
    ...given,
  });

describe("posts", () => {
  test("begin, are corrected, end and can be taken out, each with its version", async () => {
    const staffId = await hire();
    const { id } = await appoint(staffId, { head: "on" });
    const base = { id, post: "administrative", departmentId: world.home.own.departmentId, fromDay: "2025-02-01" };
    await run(updatePostAction, { ...base, version: 1, title: "Head", head: "on" });
    await expect(run(updatePostAction, { ...base, version: 1, title: "Head" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(run(endPostAction, { id, version: 2, toDay: "2025-01-31" })).rejects.toMatchObject({
      fieldErrors: { toDay: "staff.invalid.endBeforeBegin" },
    });
    await run(endPostAction, { id, version: 2, toDay: "2026-03-31" });
    expect(await listStaffPosts(committee, staffId)).toMatchObject([
      { title: "Head", head: true, fromDay: "2025-02-01", toDay: "2026-03-31", version: 3 },
    ]);
    await run(removePostAction, { id, version: 3 });
    expect(await listStaffPosts(committee, staffId)).toEqual([]);
    const trail = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" } });
    expect(trail.map((entry) => entry.action)).toEqual(["post.create", "post.update", "post.end", "post.remove"]);
  });

  test("have the place that their kind has, and no other", async () => {
    const { own } = world.home;
    const abroad = world.abroad.own;
    const staffId = await hire();
    const everywhere = { branchId: own.branchId, groupId: own.ledGroupId, departmentId: own.departmentId, head: "on" };
    await appoint(staffId, { post: "party:branchCommitteeMember", ...everywhere });
    await appoint(staffId, { post: "party:committeeMember", ...everywhere });
    await appoint(staffId, { post: "medicalExpert", ...everywhere });
    const places = (await listStaffPosts(committee, staffId)).map(({ kind, branch, groupId, department, head }) => [
      kind,
      branch?.id ?? null,
      groupId,
      department?.id ?? null,
      head,
    ]);
    expect(places.sort()).toEqual(
      [
        ["medicalExpert", null, null, own.departmentId, false],
        ["party", null, null, null, false],
        ["party", own.branchId, null, null, false],
      ].sort(),
    );
    const foreign = [
      [{ post: "party:branchSecretary", branchId: abroad.branchId }, "branchId"],
      [{ post: "party:groupLeader", groupId: abroad.ledGroupId }, "groupId"],
      [{ departmentId: abroad.departmentId }, "departmentId"],
      [{ post: "party:branchSecretary" }, "branchId"],
    ] as const;
    for (const [given, field] of foreign) {
      const error = await appoint(staffId, given).catch((thrown) => thrown);
      expect([field, Object.keys(error.fieldErrors ?? {})]).toEqual([field, [field]]);
    }
  });

  test("are not held twice, and a secretary and a head are one person at a time", async () => {
    const [first, second] = [await hire(), await hire()];
    await appoint(first, { head: "on" });
    await expect(appoint(first, { fromDay: "2025-06-01" })).rejects.toMatchObject({
      fieldErrors: { fromDay: "staff.invalid.postTwice" },
    });
    await expect(appoint(second, { head: "on", fromDay: "2025-06-01" })).rejects.toMatchObject({
      fieldErrors: { fromDay: "staff.invalid.postTaken" },
    });
    await appoint(second, { head: "on", fromDay: "2020-01-01", toDay: "2024-12-31" });
    const post = { post: "party:branchSecretary", branchId: world.home.own.branchId };
    await appoint(first, { ...post, toDay: "2025-12-31" });
    await expect(appoint(second, { ...post, fromDay: "2025-12-31" })).rejects.toMatchObject({ code: "INVALID" });
    await appoint(second, { ...post, fromDay: "2026-01-01" });
  });

  test("two who appoint a secretary at the same moment appoint one", async () => {
    const post = { post: "party:branchSecretary", branchId: world.home.own.branchId };
    const people = await Promise.all([hire(), hire(), hire(), hire()]);
    const all = await Promise.allSettled(people.map((staffId) => appoint(staffId, post)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.appointment.count({ where: { branchId: post.branchId, partyPost: "branchSecretary" } })).toBe(1);
  });

  test("end with the day on which somebody leaves; none goes on after it", async () => {
    const staffId = await hire();
    await appoint(staffId, {});
    await appoint(staffId, { post: "medicalExpert", fromDay: "2026-06-02" });
    const input = { id: staffId, version: 1, name: "Gone", employeeNo: `G${number}`, leftOn: "2026-05-31" };
    await run(updateStaffAction, input);
    expect(await listStaffPosts(committee, staffId)).toMatchObject([{ kind: "administrative", toDay: "2026-05-31" }]);
    await expect(appoint(staffId, { post: "disciplineLeader" })).rejects.toMatchObject({
      fieldErrors: { toDay: "staff.invalid.postAfterLeaving" },
    });
  });

  test("are seen by nobody out of reach", async () => {
    const { own, other } = world.home;
    const staffId = await hire();
    const { id } = await appoint(staffId, {});
    expect(await listStaffPosts(stranger, staffId)).toEqual([]);
    expect(await listStaffPosts(secretary, other.memberStaffId)).toEqual([]);
    expect((await listStaffPosts(secretary, own.memberStaffId)).length).toBe(1);
    for (const action of [endPostAction, removePostAction]) {
      await expect(run(action, { id, version: 1, toDay: "2026-05-01" }, stranger)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    const places = await listPostPlaces(stranger);
    expect(JSON.stringify(places)).not.toContain(own.branchId);
  });
});

describe("an election", () => {
  const elect = (given: object, actor = committee) =>
    run(
      electCommitteeAction,
      { branchId: world.home.own.branchId, electedOn: "2026-05-20", dueOn: "2029-05-20", ...given },
      actor,
    );
  const seat = (staffId: string, post = "branchCommitteeMember") => ({ staffId, post, title: "Duty" });

  test("begins a term with its committee and ends the one before on the day before", async () => {
    const { branchId } = world.home.own;
    const [a, b] = [await admit(), await admit()];
    await elect({ electedOn: "2023-05-20", dueOn: "2026-05-20", seats: [seat(a, "branchSecretary"), seat(b)] });
    // As a form sends it: rows by number, those left empty included.
    const rows = { 0: seat(b, "branchSecretary"), 1: { staffId: "", post: "branchDeputySecretary", title: "" } };
    await elect({ seats: rows });
    expect(await findBranchTerm(committee, branchId)).toMatchObject({ electedOn: "2026-05-20", dueOn: "2029-05-20" });
    expect((await listBranchCommittee(committee, branchId)).map((one) => [one.staffId, one.post])).toEqual([
      [b, "branchSecretary"],
    ]);
    const before = await listBranchCommittee(committee, branchId, "2026-05-19");
    expect(before.map((one) => [one.staffId, one.post, one.toDay])).toEqual([
      [a, "branchSecretary", "2026-05-19"],
      [b, "branchCommitteeMember", "2026-05-19"],
    ]);
    const terms = await listBranchTerms(committee, branchId);
    expect(terms.map(({ endedOn, committee: seats }) => [endedOn, seats.length])).toEqual([
      [null, 1],
      ["2026-05-19", 2],
    ]);
    const page = await getCommitteePage(secretary, branchId);
    expect(page.committee).toHaveLength(1);
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: "committee.elect", subjectId: branchId },
      orderBy: { seq: "desc" },
    });
    expect(entry).toMatchObject({ branchId, before: { electedOn: "2023-05-20" } });
  });

  test("takes only full members of the branch on that day, one secretary, nobody twice", async () => {
    const [a, probationer, late] = [
      await admit(),
      await admit("2025-07-01", { fullOn: null, stage: "probationary" }),
      await admit("2026-05-21"),
    ];
    const outsider = await hire();
    for (const stranger of [
      probationer,
      late,
      outsider,
      world.home.other.memberStaffId,
      world.abroad.own.memberStaffId,
    ]) {
      await expect(elect({ seats: [seat(a, "branchSecretary"), seat(stranger)] })).rejects.toMatchObject({
        fieldErrors: { "seats.1.staffId": "staff.invalid.notElectable" },
      });
    }
    await expect(elect({ seats: [seat(a)] })).rejects.toMatchObject({
      fieldErrors: { "seats.0.staffId": "staff.invalid.noSecretary" },
    });
    await expect(elect({ seats: [seat(a, "branchSecretary"), seat(a)] })).rejects.toMatchObject({
      fieldErrors: { "seats.1.staffId": "staff.invalid.twiceElected" },
    });
    expect(await db.branchTerm.count({ where: { branchId: world.home.own.branchId } })).toBe(0);
  });

  test("lies after the last one and not in the future", async () => {
    const a = await admit();
    const seats = [seat(a, "branchSecretary")];
    await expect(elect({ seats, electedOn: "2026-06-02" })).rejects.toMatchObject({
      fieldErrors: { electedOn: "staff.invalid.inFuture" },
    });
    await expect(elect({ seats, dueOn: "2026-05-20" })).rejects.toMatchObject({ code: "INVALID" });
    await elect({ seats });
    await expect(elect({ seats })).rejects.toMatchObject({ params: { day: "2026-05-20" } });
  });

  test("two at the same moment leave one term that runs", async () => {
    const a = await admit();
    const seats = [seat(a, "branchSecretary")];
    const both = await Promise.allSettled([elect({ seats }), elect({ seats })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listBranchCommittee(committee, world.home.own.branchId)).toHaveLength(1);
  });

  test("is neither seen nor made from outside", async () => {
    const { own, other } = world.home;
    const a = await admit();
    await elect({ seats: [seat(a, "branchSecretary")] });
    const reached = async (actor: Actor, branchId: string) => [
      await findBranchTerm(actor, branchId),
      await listBranchCommittee(actor, branchId),
      await listBranchTerms(actor, branchId),
      await listElectable(actor, branchId),
      await listGroupSeats(actor, branchId),
      await listGroupStaff(actor, own.ledGroupId),
    ];
    expect(await reached(stranger, own.branchId)).toEqual([null, [], [], [], [], []]);
    expect((await reached(secretary, other.branchId)).slice(0, 5)).toEqual([null, [], [], [], []]);
    expect(await listGroupStaff(secretary, other.ledGroupId)).toEqual([]);
    await expect(getCommitteePage(stranger, own.branchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getCommitteePage(secretary, other.branchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(elect({ seats: [] }, stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(elect({ seats: [] }, secretary)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});

describe("the leader of a group", () => {
  test("is one of its members, from a day on; the one before led until the day before", async () => {
    const { own, other } = world.home;
    const staffId = await admit("2020-01-01", { groupId: own.ledGroupId });
    const lead = (given: object, actor = secretary) =>
      run(appointLeaderAction, { groupId: own.ledGroupId, staffId, fromDay: "2026-05-01", ...given }, actor);
    await expect(lead({ staffId: own.freeStaffId })).rejects.toMatchObject({
      fieldErrors: { staffId: "staff.invalid.notInGroup" },
    });
    await expect(lead({ fromDay: "2026-06-02" })).rejects.toMatchObject({ code: "INVALID" });
    await expect(lead({ fromDay: "2024-01-01" })).rejects.toMatchObject({
      fieldErrors: { fromDay: "staff.invalid.leaderSince" },
    });
    await lead({});
    expect(await listStaffPosts(committee, own.memberStaffId)).toMatchObject([{ toDay: "2026-04-30" }]);
    expect((await listGroupSeats(secretary, own.branchId)).find(({ id }) => id === own.ledGroupId)?.leader).toMatch(
      /^Person/,
    );
    await expect(lead({ groupId: other.ledGroupId, staffId: other.memberStaffId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(lead({}, stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("shares of members and cross-appointment", () => {
  const share = async (key: ShareKey, day: string, actor = committee) => {
    const found = (await summarizeShares(actor, day)).find((one) => one.key === key);
    return [found?.count, found?.all, found?.percent];
  };

  test("count who held a post and who was a member on the day asked for", async () => {
    const [old, young, none] = [await admit("2020-01-01"), await admit("2025-07-01"), await hire()];
    await appoint(old, { title: "A", fromDay: "2024-01-01", toDay: "2025-12-31" });
    await appoint(old, { title: "B", fromDay: "2024-06-01", toDay: "2025-12-31" });
    await appoint(young, { title: "A" });
    await appoint(none, { title: "A" });
    expect(await share("administrative", "2023-12-31")).toEqual([0, 0, null]);
    expect(await share("administrative", "2024-12-31")).toEqual([1, 1, 100]);
    expect(await share("administrative", "2025-06-30")).toEqual([1, 3, 33.3]);
    expect(await share("administrative", "2025-07-01")).toEqual([2, 3, 66.7]);
    expect(await share("administrative", "2026-01-01")).toEqual([1, 2, 50]);
    expect(await share("medicalExpert", "2026-01-01")).toEqual([0, 0, null]);
    const [list] = await summarizeShares(committee, "2025-07-01");
    expect(list?.rows.find((row) => row.staffId === old)).toMatchObject({ titles: ["A", "B"], counted: true });
  });

  test("cross-appointment is counted from both sides", async () => {
    const [both, party, admin] = [await admit(), await admit(), await hire()];
    await appoint(both, { title: "Vice president" });
    await appoint(both, { title: "Member", post: "party:committeeMember" });
    await appoint(party, { title: "Secretary", post: "party:committeeSecretary" });
    await appoint(admin, {});
    await appoint(both, { post: "party:branchSecretary", branchId: world.home.own.branchId, fromDay: "2026-01-01" });
    expect(await share("committee", "2026-06-01")).toEqual([1, 2, 50]);
    expect(await share("team", "2026-06-01")).toEqual([1, 2, 50]);
    expect(await share("secretaries", "2025-12-31")).toEqual([0, 0, null]);
    expect(await share("secretaries", "2026-06-01")).toEqual([1, 1, 100]);
    const found = (await summarizeShares(committee, "2026-06-01")).find((one) => one.key === "committee");
    expect(found?.rows.find((row) => row.staffId === both)?.others).toEqual(["Vice president"]);
  });

  test("count nobody of another hospital, and for a branch secretary only whom they see", async () => {
    const staffId = await admit();
    await appoint(staffId, {});
    expect(await share("administrative", "2026-06-01")).toEqual([1, 1, 100]);
    expect(await share("administrative", "2026-06-01", secretary)).toEqual([1, 1, 100]);
    expect(await share("administrative", "2026-06-01", stranger)).toEqual([0, 0, null]);
    const { own, other } = world.home;
    await db.departmentPairing.updateMany({
      where: { departmentId: own.departmentId },
      data: { branchId: other.branchId },
    });
    await db.member.updateMany({ where: { staffId }, data: { branchId: other.branchId, groupId: null } });
    expect(await share("administrative", "2026-06-01", secretary)).toEqual([0, 0, null]);
  });
});
