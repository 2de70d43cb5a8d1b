import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import {
  correctTermAction,
  electCommitteeAction,
  takeBackElectionAction,
  updateStaffAction,
} from "@/lib/staff/actions";
import { getCommitteePage } from "@/lib/staff/queries/committee-page";
import { listGroupSeats, listGroupStaff } from "@/lib/staff/queries/places";
import { findBranchTerm, listBranchCommittee } from "@/lib/staff/queries/posts";
import { listBranchTerms, listElectable } from "@/lib/staff/queries/terms";
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

describe("an election", () => {
  const elect = (given: object, actor = acts.committee) =>
    acts.run(
      electCommitteeAction,
      { branchId: world.home.own.branchId, electedOn: "2026-05-20", dueOn: "2029-05-20", ...given },
      actor,
    );
  const seat = (staffId: string, post = "branchCommitteeMember") => ({ staffId, post, title: "Duty" });

  test("a general branch elects from the members of the branches below it, and from no other", async () => {
    const { hospitalId, own, other } = world.home;
    const data = { hospitalId, name: "General branch", kind: "generalBranch" } as const;
    const { id: branchId } = await db.branch.create({ data });
    const person = await acts.admit();
    await expect(elect({ branchId, seats: [seat(person)] })).rejects.toMatchObject({ code: "INVALID" });
    await db.branch.updateMany({ where: { hospitalId, id: own.branchId }, data: { parentId: branchId } });
    const stranger = await db.member.findFirstOrThrow({ where: { id: other.memberId } });
    await expect(elect({ branchId, seats: [seat(stranger.staffId)] })).rejects.toMatchObject({ code: "INVALID" });
    await elect({ branchId, seats: [seat(person, "branchSecretary")] });
    expect((await listBranchCommittee(acts.committee, branchId)).map(({ staffId }) => staffId)).toEqual([person]);
  });

  test("begins a term with its committee and ends the one before on the day before", async () => {
    const { branchId } = world.home.own;
    const [a, b] = [await acts.admit(), await acts.admit()];
    await elect({ electedOn: "2023-05-20", dueOn: "2026-05-20", seats: [seat(a, "branchSecretary"), seat(b)] });
    // As a form sends it: rows by number, those left empty included.
    const rows = { 0: seat(b, "branchSecretary"), 1: { staffId: "", post: "branchDeputySecretary", title: "" } };
    await elect({ seats: rows });
    expect(await findBranchTerm(acts.committee, branchId)).toMatchObject({
      electedOn: "2026-05-20",
      dueOn: "2029-05-20",
    });
    expect((await listBranchCommittee(acts.committee, branchId)).map((one) => [one.staffId, one.post])).toEqual([
      [b, "branchSecretary"],
    ]);
    const before = await listBranchCommittee(acts.committee, branchId, "2026-05-19");
    expect(before.map((one) => [one.staffId, one.post, one.toDay])).toEqual([
      [a, "branchSecretary", "2026-05-19"],
      [b, "branchCommitteeMember", "2026-05-19"],
    ]);
    const terms = await listBranchTerms(acts.committee, branchId);
    expect(terms.map(({ endedOn, committee: seats }) => [endedOn, seats.length])).toEqual([
      [null, 1],
      ["2026-05-19", 2],
    ]);
    const page = await getCommitteePage(acts.secretary, branchId);
    expect(page.committee).toHaveLength(1);
    const entry = await db.auditEntry.findFirstOrThrow({
      where: { action: "committee.elect", subjectId: branchId },
      orderBy: { seq: "desc" },
    });
    expect(entry).toMatchObject({ branchId, before: { electedOn: "2023-05-20" } });
  });

  test("takes only full members of the branch on that day, one acts.secretary, nobody twice", async () => {
    const [a, probationer, late] = [
      await acts.admit(),
      await acts.admit("2025-07-01", { fullOn: null, stage: "probationary" }),
      await acts.admit("2026-05-21"),
    ];
    const outsider = await acts.hire();
    for (const staffId of [
      probationer,
      late,
      outsider,
      world.home.other.memberStaffId,
      world.abroad.own.memberStaffId,
    ]) {
      await expect(elect({ seats: [seat(a, "branchSecretary"), seat(staffId)] })).rejects.toMatchObject({
        fieldErrors: { "seats.1.staffId": "staff.invalid.notElectable" },
      });
    }
    await expect(elect({ seats: [seat(a)] })).rejects.toMatchObject({
      fieldErrors: { "seats.0.staffId": "staff.invalid.noSecretary" },
    });
    await expect(elect({ seats: [seat(a, "branchSecretary"), seat(a)] })).rejects.toMatchObject({
      fieldErrors: { "seats.1.staffId": "staff.invalid.twiceElected" },
    });
    expect(await findBranchTerm(acts.committee, world.home.own.branchId)).toBeNull();
  });

  test("lies after the last one and not in the future", async () => {
    const a = await acts.admit();
    const seats = [seat(a, "branchSecretary")];
    await expect(elect({ seats, electedOn: "2026-06-02" })).rejects.toMatchObject({
      fieldErrors: { electedOn: "staff.invalid.inFuture" },
    });
    await expect(elect({ seats, dueOn: "2026-05-20" })).rejects.toMatchObject({ code: "INVALID" });
    await elect({ seats });
    await expect(elect({ seats })).rejects.toMatchObject({ params: { day: "2026-05-20" } });
  });

  const runningTerm = async () => (await findBranchTerm(acts.committee, world.home.own.branchId))?.id ?? "";

  test("taken back leaves no trace but the trail's, and what it had ended runs on", async () => {
    const { branchId } = world.home.own;
    const [a, b] = [await acts.admit(), await acts.admit()];
    await elect({ electedOn: "2025-05-20", dueOn: "2028-05-20", seats: [seat(a, "branchSecretary"), seat(b)] });
    const before = await listBranchCommittee(acts.committee, branchId);
    const stale = await runningTerm();
    await elect({ seats: [seat(b, "branchSecretary")] });
    const takeBack = async (termId: string, actor = acts.committee) =>
      acts.run(takeBackElectionAction, { branchId, termId, version: 1 }, actor);
    await expect(takeBack(await runningTerm(), acts.stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    // A page from before the election shows another term of the same version.
    await expect(takeBack(stale)).rejects.toMatchObject({ code: "CONFLICT" });
    await takeBack(await runningTerm());
    expect(await findBranchTerm(acts.committee, branchId)).toMatchObject({
      electedOn: "2025-05-20",
      dueOn: "2028-05-20",
    });
    expect(await listBranchCommittee(acts.committee, branchId)).toEqual(before);
  });

  test("taken back lets nobody's post run on past the day on which they left", async () => {
    const { branchId } = world.home.own;
    const [a, b, c] = [await acts.admit(), await acts.admit(), await acts.admit()];
    await elect({ electedOn: "2025-05-20", seats: [seat(a, "branchSecretary"), seat(b), seat(c)] });
    const person = { version: 1, name: "Gone" };
    await acts.run(updateStaffAction, { ...person, id: b, employeeNo: "G1", leftOn: "2026-05-20" });
    await acts.run(updateStaffAction, { ...person, id: c, employeeNo: "G2", leftOn: "2026-05-25" });
    await elect({ seats: [seat(a, "branchSecretary")] });
    await acts.run(takeBackElectionAction, { branchId, termId: await runningTerm(), version: 1 });
    const before = await listBranchCommittee(acts.committee, branchId, "2026-05-19");
    expect(new Map(before.map(({ staffId, toDay }) => [staffId, toDay]))).toEqual(
      new Map([
        [a, null],
        [b, "2026-05-19"],
        [c, "2026-05-24"],
      ]),
    );
  });

  test("cannot be taken back once a post stands on it", async () => {
    const a = await acts.admit();
    await elect({ electedOn: "2025-05-20", dueOn: "2028-05-20", seats: [seat(a, "branchSecretary")] });
    const { branchId } = world.home.own;
    await acts.appoint(await acts.hire(), { post: "party:branchCommitteeMember", branchId, fromDay: "2025-08-01" });
    const termId = await runningTerm();
    await expect(acts.run(takeBackElectionAction, { branchId, termId, version: 1 })).rejects.toMatchObject({
      messageKey: "staff.error.electionStands",
    });
  });

  test("has its end corrected after the election only, and while the term runs", async () => {
    const { branchId } = world.home.own;
    const a = await acts.admit();
    await elect({ electedOn: "2024-05-20", dueOn: "2027-05-20", seats: [seat(a, "branchSecretary")] });
    const termId = await runningTerm();
    const correct = (dueOn: string, version = 1, actor = acts.committee) =>
      acts.run(correctTermAction, { branchId, termId, version, dueOn }, actor);
    await expect(correct("2024-05-20")).rejects.toMatchObject({ code: "INVALID" });
    await expect(correct("2027-06-30", 1, acts.stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await correct("2027-06-30");
    expect(await findBranchTerm(acts.committee, branchId)).toMatchObject({ dueOn: "2027-06-30" });
    await expect(correct("2027-07-30")).rejects.toMatchObject({ code: "CONFLICT" });
    await elect({ seats: [seat(a, "branchSecretary")] });
    for (const version of [1, 2]) {
      await expect(correct("2027-07-30", version)).rejects.toMatchObject({ code: "CONFLICT" });
    }
  });

  test("two at the same moment leave one term that runs", async () => {
    const a = await acts.admit();
    const seats = [seat(a, "branchSecretary")];
    const both = await Promise.allSettled([elect({ seats }), elect({ seats })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await listBranchCommittee(acts.committee, world.home.own.branchId)).toHaveLength(1);
  });

  test("is neither seen nor made from outside", async () => {
    const { own, other } = world.home;
    const a = await acts.admit();
    await elect({ seats: [seat(a, "branchSecretary")] });
    const reached = async (actor: Actor, branchId: string) => [
      await findBranchTerm(actor, branchId),
      await listBranchCommittee(actor, branchId),
      await listBranchTerms(actor, branchId),
      await listElectable(actor, branchId),
      await listGroupSeats(actor, branchId),
      await listGroupStaff(actor, own.ledGroupId),
    ];
    expect(await reached(acts.stranger, own.branchId)).toEqual([null, [], [], [], [], []]);
    expect((await reached(acts.secretary, other.branchId)).slice(0, 5)).toEqual([null, [], [], [], []]);
    expect(await listGroupStaff(acts.secretary, other.ledGroupId)).toEqual([]);
    await expect(getCommitteePage(acts.stranger, own.branchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getCommitteePage(acts.secretary, other.branchId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(elect({ seats: [] }, acts.stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(elect({ seats: [] }, acts.secretary)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });
});
