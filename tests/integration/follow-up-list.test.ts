import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, type Day, toDbDay, today } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { getFollowUpSheet } from "@/lib/reports/queries/concern-sheet";
import { listFollowUps } from "@/lib/reports/queries/follow-up-list";
import { getFollowUp } from "@/lib/reports/queries/follow-ups";
import { followUpFilters } from "@/lib/reports/schema/concerns";
import { followUpRow } from "@/tests/support/follow-up-rows";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act as follow } from "./follow-up-acts";
import { act } from "./reports-acts";

const database = useDatabase();
let world: World;
let own: BranchWorld;
let other: BranchWorld;
let committee: Actor;
let secretary: Actor;
let leader: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  other = world.home.other;
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  leader = actorAtHome(world, "leader");
});

async function keep(title: string, dueOn: Day, given: { doneOn?: Day; ownerBranchId?: string } = {}) {
  const { hospitalId } = world.home;
  const row = followUpRow({ hospitalId, reportId: own.reports.submitted, title });
  const doneOn = given.doneOn ? toDbDay(given.doneOn) : null;
  await db.followUp.create({ data: { ...row, ...given, dueOn: toDbDay(dueOn), doneOn } });
}

const listed = async (actor: Actor, given: object) => (await listFollowUps(actor, followUpFilters.parse(given))).rows;
const titles = async (given: object, actor = committee) => (await listed(actor, given)).map(({ title }) => title);

test("the list sorts by each column, both ways; unasked, what is open and due soonest comes first", async () => {
  await db.followUp.deleteMany({});
  await keep("B", "2026-01-10", { ownerBranchId: other.branchId });
  await keep("C", "2026-01-05", { doneOn: "2026-01-04" });
  await keep("A", "2999-01-01", { ownerBranchId: own.branchId });
  expect(await titles({})).toEqual(["B", "A", "C"]);
  expect(await titles({ sort: "nonsense", dir: "x" })).toEqual(["B", "A", "C"]);
  expect(await titles({ sort: "title" })).toEqual(["A", "B", "C"]);
  expect(await titles({ sort: "title", dir: "desc" })).toEqual(["C", "B", "A"]);
  expect(await titles({ sort: "due", dir: "desc" })).toEqual(["A", "B", "C"]);
  expect(await titles({ sort: "state", dir: "desc" })).toEqual(["C", "B", "A"]);
  expect((await titles({ sort: "owner" })).at(-1)).toBe("C");
  for (const sort of ["kind", "origin"]) expect(await titles({ sort })).toEqual(["C", "B", "A"]);
  const second = await listFollowUps(committee, followUpFilters.parse({ sort: "title", page: 2 }), 2);
  expect([second.rows.map(({ title }) => title), second.total]).toEqual([["C"], 3]);
  expect(await titles({ sort: "title" }, { ...committee, hospitalId: world.abroad.hospitalId })).not.toContain("A");
  const sheet = await getFollowUpSheet(committee, { sort: "title", dir: "desc" }, translatorOf("en"));
  expect(sheet.rows.map(([title]) => title)).toEqual(["C", "B", "A"]);
});

test("an improvement action is sorted and found by what it says of itself, not by the copy made with it", async () => {
  await db.followUp.deleteMany({});
  await keep("B", "2026-01-10");
  const { id } = await follow("improvement", committee, {
    ...{ reportId: own.reports.submitted, section: "problem", quoted: "Problem", seen: 1 },
    ...{ title: "A", cause: "Problem", measure: "Rota", measured: "outpatient.doctorCommunication" },
    ...{ departmentId: own.departmentId, from: "2026-01", to: "2026-01" },
    ...{ startedOn: today(), dueOn: addDays(today(), 60) },
  });
  const { improvementId } = await getFollowUp(committee, id);
  await db.improvement.updateMany({
    where: { hospitalId: world.home.hospitalId, id: improvementId ?? "" },
    data: { title: "Z renamed", dueOn: toDbDay(addDays(today(), 1)) },
  });
  expect(await titles({ sort: "title" })).toEqual(["B", "Z renamed"]);
  expect(await titles({ q: "renamed" })).toEqual(["Z renamed"]);
});

describe("words that were handed in and never approved", () => {
  const month = "2025-08";
  const words = { progress: "Half of the wards", result: "", problem: "Beds", nextStep: "", helpWanted: "" };
  let id: string;
  let taken: string;
  let elsewhere: Actor;

  const version = async () => (await db.monthlyReport.findFirstOrThrow({ where: { id } })).version;
  const submit = async (problem: string) =>
    act("submit", secretary, { id, version: await version(), ...words, problem });
  const decide = async (intent: string) =>
    act("review", committee, { id, version: await version(), intent, comment: "Why" });
  const take = async (quoted: string, seen: number) =>
    follow("task", committee, {
      ...{ reportId: id, section: "problem", quoted, seen },
      ...{ title: `Task ${seen}`, ownerBranchId: other.branchId, dueOn: "2999-01-01" },
    });
  const quotedFor = async (actor: Actor, of = taken) => (await getFollowUp(actor, of)).quoted;

  beforeAll(async () => {
    elsewhere = { ...secretary, userId: randomUUID(), branchIds: [other.branchId] };
    id = (await act("open", secretary, { brandId: own.brandId, month })).id;
    await submit("Beds");
    taken = (await take("Beds", 0)).id;
  });

  test("are read like their report: by everybody in reach while they stand in it and nothing is approved", async () => {
    expect(await quotedFor(leader)).toBe("Beds");
    await decide("return");
    expect(await quotedFor(leader)).toBe("Beds");
    await submit("Rooms");
    expect(await quotedFor(leader)).toBeNull();
    expect(await titles({ q: "Beds" }, leader)).toEqual([]);
    for (const actor of [committee, secretary, elsewhere]) expect(await quotedFor(actor)).toBe("Beds");
    await decide("approve");
    expect(await quotedFor(leader)).toBeNull();
  });

  test("then by those who take part: the branch, the owner, the office; nowhere by those who only read", async () => {
    for (const actor of [committee, secretary, elsewhere]) expect(await quotedFor(actor)).toBe("Beds");
    expect(await titles({ q: "Beds" }, leader)).toEqual([]);
    expect(await titles({ q: "Beds" })).toEqual(["Task 0"]);
    const sheet = await getFollowUpSheet(leader, { q: "Task 0" }, translatorOf("en"));
    expect(sheet.rows.map((row) => row.includes("Beds"))).toEqual([false]);
    expect(await listed(leader, { q: "Task 0" })).toMatchObject([{ title: "Task 0", quoted: null }]);
  });

  test("of a resubmission on its way likewise; its approval lets them out", async () => {
    const first = (await take("Rooms", 1)).id;
    expect(await quotedFor(leader, first)).toBe("Rooms");
    await act("reopen", committee, { id, version: await version(), comment: "A wrong figure" });
    await submit("Rooms, and a nurse");
    const second = (await take("Rooms, and a nurse", 2)).id;
    expect([await quotedFor(leader, first), await quotedFor(leader, second)]).toEqual(["Rooms", null]);
    await decide("approve");
    expect(await quotedFor(leader, second)).toBe("Rooms, and a nurse");
  });

  test("the report opens for whoever may read it, not for another branch that has the work", async () => {
    expect((await getFollowUp(leader, taken)).opensReport).toBe(true);
    expect((await getFollowUp(elsewhere, taken)).opensReport).toBe(false);
  });
});
