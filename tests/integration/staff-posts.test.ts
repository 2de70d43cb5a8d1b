import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import {
  appointLeaderAction,
  endPostAction,
  removePostAction,
  updatePostAction,
  updateStaffAction,
} from "@/lib/staff/actions";
import { listGroupSeats, listPostPlaces } from "@/lib/staff/queries/places";
import { listStaffPosts } from "@/lib/staff/queries/posts";
import { meanwhile } from "@/tests/support/meanwhile";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";
import { staffActs } from "./staff-acts";

const database = useDatabase();
let world: World;
let acts: ReturnType<typeof staffActs>;

beforeAll(() => {
  clock.now = () => instantOf("2026-06-01", "10:00");
});

beforeEach(async () => {
  world = await buildWorld(database.url());
  acts = staffActs(world);
});

describe("posts", () => {
  test("begin, are corrected, end and can be taken out, each with its version", async () => {
    const staffId = await acts.hire();
    const { id } = await acts.appoint(staffId, { head: "on" });
    const base = { id, post: "administrative", departmentId: world.home.own.departmentId, fromDay: "2025-02-01" };
    await acts.run(updatePostAction, { ...base, version: 1, title: "Head", head: "on" });
    await expect(acts.run(updatePostAction, { ...base, version: 1, title: "Head" })).rejects.toMatchObject({
      code: "CONFLICT",
    });
    await expect(acts.run(endPostAction, { id, version: 2, toDay: "2025-01-31" })).rejects.toMatchObject({
      fieldErrors: { toDay: "staff.invalid.endBeforeBegin" },
    });
    await acts.run(endPostAction, { id, version: 2, toDay: "2026-03-31" });
    expect(await listStaffPosts(acts.committee, staffId)).toMatchObject([
      { title: "Head", head: true, fromDay: "2025-02-01", toDay: "2026-03-31", version: 3 },
    ]);
    await acts.run(removePostAction, { id, version: 3 });
    expect(await listStaffPosts(acts.committee, staffId)).toEqual([]);
    const trail = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" } });
    expect(trail.map((entry) => entry.action)).toEqual(["post.create", "post.update", "post.end", "post.remove"]);
  });

  test("have the place that their kind has, and no other", async () => {
    const { own } = world.home;
    const abroad = world.abroad.own;
    const staffId = await acts.hire();
    const everywhere = { branchId: own.branchId, groupId: own.ledGroupId, departmentId: own.departmentId, head: "on" };
    await acts.appoint(staffId, { post: "party:branchCommitteeMember", ...everywhere });
    await acts.appoint(staffId, { post: "party:committeeMember", ...everywhere });
    await acts.appoint(staffId, { post: "medicalExpert", ...everywhere });
    const places = (await listStaffPosts(acts.committee, staffId)).map(
      ({ kind, branch, groupId, department, head }) => [
        kind,
        branch?.id ?? null,
        groupId,
        department?.id ?? null,
        head,
      ],
    );
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
      const error = await acts.appoint(staffId, given).catch((thrown) => thrown);
      expect([field, Object.keys(error.fieldErrors ?? {})]).toEqual([field, [field]]);
    }
  });

  test("are not held twice, and a secretary and a head are one person at a time", async () => {
    const [first, second] = [await acts.hire(), await acts.hire()];
    await acts.appoint(first, { head: "on" });
    await expect(acts.appoint(first, { fromDay: "2025-06-01" })).rejects.toMatchObject({
      fieldErrors: { fromDay: "staff.invalid.postTwice" },
    });
    await expect(acts.appoint(second, { head: "on", fromDay: "2025-06-01" })).rejects.toMatchObject({
      fieldErrors: { fromDay: "staff.invalid.postTaken" },
    });
    await acts.appoint(second, { head: "on", fromDay: "2020-01-01", toDay: "2024-12-31" });
    const post = { post: "party:branchSecretary", branchId: world.home.own.branchId };
    await acts.appoint(first, { ...post, toDay: "2025-12-31" });
    await expect(acts.appoint(second, { ...post, fromDay: "2025-12-31" })).rejects.toMatchObject({ code: "INVALID" });
    await acts.appoint(second, { ...post, fromDay: "2026-01-01" });
  });

  test("two who appoint a secretary at the same moment appoint one", async () => {
    const post = { post: "party:branchSecretary", branchId: world.home.own.branchId };
    const people = await Promise.all([acts.hire(), acts.hire(), acts.hire(), acts.hire()]);
    const all = await Promise.allSettled(people.map((staffId) => acts.appoint(staffId, post)));
    expect(all.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.appointment.count({ where: { branchId: post.branchId, partyPost: "branchSecretary" } })).toBe(1);
  });

  test("end on the day before somebody leaves, and earlier when that day is corrected; none goes on after it", async () => {
    const staffId = await acts.hire();
    const { id } = await acts.appoint(staffId, {});
    await acts.appoint(staffId, { post: "medicalExpert", fromDay: "2026-06-02" });
    const input = { id: staffId, version: 1, name: "Gone", employeeNo: "G1", leftOn: "2026-05-31" };
    await acts.run(updateStaffAction, input);
    const kept = (toDay: string) => [{ kind: "administrative", toDay }];
    expect(await listStaffPosts(acts.committee, staffId)).toMatchObject(kept("2026-05-30"));
    await acts.run(updateStaffAction, { ...input, version: 2, leftOn: "2026-05-01" });
    expect(await listStaffPosts(acts.committee, staffId)).toMatchObject(kept("2026-04-30"));
    await acts.run(updateStaffAction, { ...input, version: 3, leftOn: "2026-05-20" });
    expect(await listStaffPosts(acts.committee, staffId)).toMatchObject(kept("2026-04-30"));
    for (const late of [
      () => acts.appoint(staffId, { post: "disciplineLeader", toDay: "2026-05-20" }),
      () => acts.run(endPostAction, { id, version: 3, toDay: "2026-05-20" }),
    ]) {
      await expect(late()).rejects.toMatchObject({ fieldErrors: { toDay: "staff.invalid.postAfterLeaving" } });
    }
    await expect(acts.appoint(staffId, { post: "disciplineLeader" })).rejects.toMatchObject({
      fieldErrors: { toDay: "staff.invalid.postAfterLeaving" },
    });
  });

  test("are seen by nobody out of reach", async () => {
    const { own, other } = world.home;
    const staffId = await acts.hire();
    const { id } = await acts.appoint(staffId, {});
    expect(await listStaffPosts(acts.stranger, staffId)).toEqual([]);
    expect(await listStaffPosts(acts.secretary, other.memberStaffId)).toEqual([]);
    expect((await listStaffPosts(acts.secretary, own.memberStaffId)).length).toBe(1);
    for (const action of [endPostAction, removePostAction]) {
      await expect(acts.run(action, { id, version: 1, toDay: "2026-05-01" }, acts.stranger)).rejects.toMatchObject({
        code: "NOT_FOUND",
      });
    }
    const places = await listPostPlaces(acts.stranger);
    expect(JSON.stringify(places)).not.toContain(own.branchId);
  });
});

describe("the leader of a group", () => {
  test("is one of its members, from a day on; the one before led until the day before", async () => {
    const { own, other } = world.home;
    const staffId = await acts.admit("2020-01-01", { groupId: own.ledGroupId });
    const lead = (given: object, actor = acts.secretary) =>
      acts.run(appointLeaderAction, { groupId: own.ledGroupId, staffId, fromDay: "2026-05-01", ...given }, actor);
    await expect(lead({ staffId: own.freeStaffId })).rejects.toMatchObject({
      fieldErrors: { staffId: "staff.invalid.notInGroup" },
    });
    await expect(lead({ fromDay: "2026-06-02" })).rejects.toMatchObject({ code: "INVALID" });
    await expect(lead({ fromDay: "2024-01-01" })).rejects.toMatchObject({
      fieldErrors: { fromDay: "staff.invalid.leaderSince" },
    });
    await lead({});
    expect(await listStaffPosts(acts.committee, own.memberStaffId)).toMatchObject([{ toDay: "2026-04-30" }]);
    expect(
      (await listGroupSeats(acts.secretary, own.branchId)).find(({ id }) => id === own.ledGroupId)?.leader,
    ).toMatch(/^Person/);
    await expect(lead({ groupId: other.ledGroupId, staffId: other.memberStaffId })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(lead({}, acts.stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a group has one leader when two appoint at once, by whichever way", async () => {
    const { groupId } = world.home.own;
    const given = { groupId };
    const people = [await acts.admit("2020-01-01", given), await acts.admit("2020-01-01", given)];
    const third = await acts.admit("2020-01-01", given);
    const fromDay = "2026-05-01";
    const post = { post: "party:groupLeader", title: "Leader", groupId, fromDay, departmentId: "" };
    const results = await meanwhile<unknown>(
      // Nobody's post can be written while the people are held, so that all have looked before the first writes.
      (tx) => tx.$queryRaw`SELECT 1 FROM "Staff" WHERE "hospitalId" = ${world.home.hospitalId}::uuid FOR UPDATE`,
      ...people.map((staffId) => () => acts.run(appointLeaderAction, { groupId, staffId, fromDay })),
      () => acts.appoint(third, post),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await db.appointment.count({ where: { groupId, partyPost: "groupLeader", toDay: null } })).toBe(1);
  });
});
