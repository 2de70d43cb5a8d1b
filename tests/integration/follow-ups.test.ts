import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, thisMonth, toDbDay, today } from "@/lib/core/period";
import { translatorOf } from "@/lib/i18n/translate";
import { getConcernSheet, getFollowUpSheet } from "@/lib/reports/queries/concern-sheet";
import { getConcern, listConcerns } from "@/lib/reports/queries/concerns";
import { listFollowUps } from "@/lib/reports/queries/follow-up-list";
import { getFollowUp, listReportedFollowUps } from "@/lib/reports/queries/follow-ups";
import { listFollowUpsDue, listFollowUpsToday } from "@/lib/reports/queries/follow-ups-today";
import { reportSnapshotSchema } from "@/lib/reports/schema";
import { concernFilters, followUpFilters } from "@/lib/reports/schema/concerns";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act } from "./follow-up-acts";

const database = useDatabase();
const ALL = concernFilters.parse({});
const EVERY = followUpFilters.parse({});

let world: World;
let own: BranchWorld;
let other: BranchWorld;
let committee: Actor;
let colleague: Actor;
let secretary: Actor;
let elsewhere: Actor;
let abroad: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  own = world.home.own;
  other = world.home.other;
  committee = { ...actorAtHome(world, "committee"), name: "沈若兰" };
  colleague = { ...actorAtHome(world, "committee"), name: "罗知行" };
  secretary = actorAtHome(world, "branchSecretary");
  elsewhere = { ...secretary, userId: randomUUID(), branchIds: [other.branchId] };
  abroad = { ...committee, hospitalId: world.abroad.hospitalId };
});

beforeEach(async () => {
  await db.followUp.deleteMany({});
});

const words = (seen = 0) => ({ reportId: own.reports.submitted, section: "problem", quoted: "Problem", seen });
const task = (given = {}) => ({
  ...words(),
  title: "增配夜班麻醉医师",
  ownerBranchId: other.branchId,
  dueOn: addDays(today(), 30),
  ...given,
});
const failure = (work: Promise<unknown>) =>
  work.then(
    () => ({ code: "none", key: null, fields: null, params: null }),
    (error) => ({ code: error.code, key: error.messageKey, fields: error.fieldErrors, params: error.params }),
  );
const mine = async (actor: Actor, filters = {}) =>
  (await listConcerns(actor, { ...ALL, ...filters })).rows.filter(({ branchId }) => branchId === own.branchId);

describe("what branches say", () => {
  test("words of handed-in reports are listed, those of drafts and of a first return without a copy are not", async () => {
    const found = await mine(committee);
    expect(found.map(({ reportId, section, words: said }) => [reportId, section, said])).toEqual([
      [own.reports.submitted, "problem", "Problem"],
      [own.reports.approved, "problem", "Problem"],
    ]);
    expect(found.every(({ state }) => state === "open")).toBe(true);
  });

  test("a withdrawn report keeps its copy, but nobody reads it any more", async () => {
    const of = { id: own.reports.draft, hospitalId: world.home.hospitalId };
    const sent = await db.monthlyReport.findFirstOrThrow({ where: { id: own.reports.submitted } });
    await db.monthlyReport.updateMany({ where: of, data: { snapshot: sent.snapshot ?? {} } });
    expect((await mine(committee)).map(({ reportId }) => reportId)).not.toContain(own.reports.draft);
    expect((await failure(getConcern(committee, own.reports.draft, "problem"))).code).toBe("NOT_FOUND");
  });

  test("filters and search narrow them, and a search for a wildcard finds nothing", async () => {
    expect(await mine(committee, { kind: "helpWanted" })).toEqual([]);
    expect((await mine(committee, { month: "2026-02" })).map(({ reportId }) => reportId)).toEqual([
      own.reports.submitted,
    ]);
    expect(await mine(committee, { q: "probl" })).toHaveLength(2);
    expect(await mine(committee, { q: "%" })).toEqual([]);
    expect((await listConcerns(committee, { ...ALL, branch: other.branchId })).total).toBe(2);
  });

  test("another branch's secretary and another hospital read none of them", async () => {
    expect(await mine(elsewhere)).toEqual([]);
    expect(await mine(abroad)).toEqual([]);
    expect(await mine(secretary)).toHaveLength(2);
    for (const stranger of [elsewhere, abroad]) {
      expect((await failure(getConcern(stranger, own.reports.submitted, "problem"))).code).toBe("NOT_FOUND");
    }
    expect((await failure(getConcern(committee, own.reports.submitted, "helpWanted"))).code).toBe("NOT_FOUND");
    expect((await failure(getConcern(committee, own.reports.submitted, "progress"))).code).toBe("NOT_FOUND");
    expect((await failure(getConcern(committee, own.reports.draft, "problem"))).code).toBe("NOT_FOUND");
  });
});

describe("a task", () => {
  test("is seen by its owner and by the branch that wrote the words; what came of it stands beside them", async () => {
    const { id } = await act("task", committee, task());
    expect((await mine(committee))[0]).toMatchObject({ state: "inHand", followUps: [{ id, state: "open" }] });
    expect(await mine(committee, { state: "inHand" })).toHaveLength(1);
    const theirs = await listFollowUpsToday(elsewhere);
    expect(theirs).toMatchObject({ own: [{ id, quoted: "Problem", branchName: own.branchName }], news: [] });
    expect(await listFollowUpsToday(secretary)).toMatchObject({ own: [], news: [{ id }] });
    await act("close", elsewhere, { id, version: 1, outcome: "已从麻醉科调配一名" });
    expect(await getFollowUp(secretary, id)).toMatchObject({
      state: "done",
      doneOn: today(),
      outcome: "已从麻醉科调配一名",
    });
    expect(await mine(committee, { state: "done" })).toHaveLength(1);
    const asked = { branchId: other.branchId, month: thisMonth() };
    expect(await listReportedFollowUps(elsewhere, asked)).toMatchObject([{ id }]);
    expect(await listReportedFollowUps(elsewhere, { ...asked, month: "2025-01" })).toEqual([]);
  });

  test("is closed, reopened and corrected only by those who answer for it; the outcome survives the reopening", async () => {
    const { id } = await act("task", committee, task());
    const close = { id, version: 1, outcome: "Outcome" };
    expect((await failure(act("close", secretary, close))).code).toBe("FORBIDDEN");
    expect((await failure(act("close", abroad, close))).code).toBe("NOT_FOUND");
    expect((await failure(act("close", elsewhere, { ...close, outcome: " " }))).fields).toEqual({
      outcome: "desk.invalid.outcome",
    });
    await act("close", elsewhere, close);
    expect(await failure(act("close", committee, close))).toMatchObject({ code: "CONFLICT" });
    await act("reopen", committee, { id, version: 2 });
    expect(await getFollowUp(committee, id)).toMatchObject({
      state: "open",
      doneOn: null,
      outcome: "Outcome",
      version: 3,
    });
    const correction = { id, version: 3, title: "另一件事", ownerBranchId: "", dueOn: addDays(today(), 3) };
    expect((await failure(act("correct", elsewhere, correction))).code).toBe("FORBIDDEN");
    await act("correct", committee, correction);
    expect(await getFollowUp(committee, id)).toMatchObject({ title: "另一件事", ownerBranchId: null, ownerName: null });
    expect((await failure(getFollowUp(elsewhere, id))).code).toBe("NOT_FOUND");
  });

  test("left without a name it bears the owner branch's secretary; overdue ones wait for the office", async () => {
    const { hospitalId } = world.home;
    const term = { hospitalId, branchId: other.branchId, staffId: other.memberStaffId, kind: "party" as const };
    await db.appointment.create({
      data: { ...term, title: "支部书记", partyPost: "branchSecretary", fromDay: toDbDay("2020-01-01") },
    });
    const { id } = await act("task", committee, task());
    const { name } = await db.staff.findFirstOrThrow({ where: { hospitalId, id: other.memberStaffId } });
    expect(await getFollowUp(committee, id)).toMatchObject({ responsible: name });
    await db.followUp.updateMany({ where: { id }, data: { dueOn: toDbDay(addDays(today(), -1)) } });
    expect((await listFollowUpsToday(committee)).overdue).toMatchObject([{ id, state: "overdue" }]);
    expect((await listFollowUpsToday(abroad)).overdue).toEqual([]);
    const due = async (actor: Actor) => (await listFollowUpsDue(actor, 14)).map((row) => row.id);
    expect(await Promise.all([committee, elsewhere, abroad].map(due))).toEqual([[id], [id], []]);
    expect((await listFollowUps(committee, { ...EVERY, state: "overdue" })).total).toBe(1);
    expect((await listFollowUps(committee, { ...EVERY, state: "open" })).total).toBe(0);
    expect((await listFollowUps(abroad, EVERY)).total).toBe(0);
  });

  test("is refused to a branch that is dissolved, with the day, and to one of another hospital", async () => {
    const { hospitalId } = world.home;
    const of = { hospitalId_id: { hospitalId, id: other.branchId } };
    await db.branch.update({ where: of, data: { dissolvedOn: toDbDay("2026-03-01") } });
    const refused = await failure(act("task", committee, task()));
    expect(refused).toMatchObject({
      fields: { ownerBranchId: "desk.invalid.ownerDissolved" },
      params: { day: "2026-03-01" },
    });
    await db.branch.update({ where: of, data: { dissolvedOn: null } });
    const foreign = await failure(act("task", committee, task({ ownerBranchId: world.abroad.own.branchId })));
    expect(foreign.fields).toEqual({ ownerBranchId: "core.invalid.choose" });
    expect((await failure(act("task", committee, task({ dueOn: addDays(today(), -1) })))).fields).toEqual({
      dueOn: "desk.invalid.duePast",
    });
    expect(await db.followUp.count()).toBe(0);
  });
});

describe("two people, and the same words", () => {
  test("of two reviewers at once the second is told who has just taken them up; with a tick there are two", async () => {
    const both = await Promise.allSettled([act("task", committee, task()), act("task", colleague, task())]);
    const refused = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({
      code: "CONFLICT",
      messageKey: "desk.error.takenUp",
      params: { title: "增配夜班麻醉医师" },
      fieldErrors: { again: "desk.invalid.again" },
    });
    expect(await db.followUp.count()).toBe(1);
    await act("task", colleague, task({ again: "on" }));
    await act("task", colleague, task({ seen: 2 }));
    expect(await db.followUp.count()).toBe(3);
  });

  test("pressed twice it is one", async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ ...task(), _key: randomUUID() })) form.set(name, String(value));
    const [first, second] = await Promise.all([act("task", committee, form), act("task", committee, form)]);
    expect(second.id).toBe(first.id);
    expect(await db.followUp.count()).toBe(1);
  });

  test("words that were handed in anew meanwhile are read first", async () => {
    const refused = await failure(act("task", committee, task({ quoted: "An older problem" })));
    expect(refused).toMatchObject({ code: "CONFLICT", key: "desk.error.wordsChanged" });
    expect(await db.followUp.count()).toBe(0);
  });

  test("marks of direction in words kept from before they were left out do not make them others", async () => {
    const of = { hospitalId: world.home.hospitalId, id: own.reports.submitted };
    const { snapshot } = await db.monthlyReport.findFirstOrThrow({ where: of });
    const kept = reportSnapshotSchema.parse(snapshot);
    const said = "\u202d 138\u202c 床位";
    const sections = { ...kept.sections, problem: said };
    await db.monthlyReport.updateMany({ where: of, data: { snapshot: { ...kept, sections } } });
    const { words: quoted } = await getConcern(committee, of.id, "problem");
    const { id } = await act("task", committee, task({ quoted }));
    expect((await getFollowUp(committee, id)).quoted).toBe(said);
    expect((await failure(act("task", committee, task({ quoted: "138", seen: 1 })))).key).toBe(
      "desk.error.wordsChanged",
    );
    await db.monthlyReport.updateMany({ where: of, data: { snapshot: snapshot ?? {} } });
  });
});

describe("an improvement action", () => {
  const action = () => ({
    ...words(),
    title: "夜班麻醉",
    cause: "Problem",
    measure: "排班调整",
    measured: "outpatient.doctorCommunication",
    departmentId: own.departmentId,
    from: "2026-01",
    to: "2026-01",
    startedOn: today(),
    dueOn: addDays(today(), 60),
  });

  test("is made with its follow-up in one transaction and tells its own state", async () => {
    const { id } = await act("improvement", committee, action());
    const row = await getFollowUp(committee, id);
    expect(row).toMatchObject({ kind: "improvement", state: "open", title: "夜班麻醉", ownerBranchId: own.branchId });
    const improvement = { hospitalId: world.home.hospitalId, id: row.improvementId ?? "" };
    await db.improvement.updateMany({
      where: improvement,
      data: { status: "done", outcome: "好转", closedOn: toDbDay(today()), title: "夜班麻醉（改）" },
    });
    expect(await getFollowUp(secretary, id)).toMatchObject({ state: "done", outcome: "好转", title: "夜班麻醉（改）" });
    expect((await listFollowUps(committee, { ...EVERY, state: "done", kind: "improvement" })).total).toBe(1);
    expect((await failure(act("close", committee, { id, version: 1, outcome: "x" }))).code).toBe("FORBIDDEN");
  });

  test("what is wrong in it stands at its field, and neither of the two is written", async () => {
    const before = await db.improvement.count();
    const wrong = { ...action(), dueOn: addDays(today(), -1), measured: "nothing" };
    expect((await failure(act("improvement", committee, wrong))).fields).toMatchObject({
      measured: "core.invalid.choose",
    });
    const dissolved = await failure(act("improvement", committee, { ...action(), quoted: "x" }));
    expect(dissolved.key).toBe("desk.error.wordsChanged");
    expect([await db.improvement.count(), await db.followUp.count()]).toEqual([before, 0]);
  });
});

test("both lists leave as sheets, in the reader's reach and words", async () => {
  await act("task", committee, task());
  const t = translatorOf("zh-CN");
  const words = await getConcernSheet(committee, { month: "2026-02", branch: own.branchId }, t);
  expect(words.rows).toHaveLength(1);
  expect(words.rows[0]?.slice(0, 5)).toEqual(["2026-02", own.branchName, "问题", "Problem", "处理中"]);
  expect(words.rows[0]?.[5]).toContain("增配夜班麻醉医师");
  const theirs = await getFollowUpSheet(elsewhere, { branch: other.branchId }, t);
  expect(theirs.rows.map(([title, kind, state]) => [title, kind, state])).toEqual([
    ["增配夜班麻醉医师", "任务", "进行中"],
  ]);
  expect((await getFollowUpSheet(abroad, {}, t)).rows).toEqual([]);
  expect((await getConcernSheet(elsewhere, { branch: own.branchId }, t)).rows).toEqual([]);
});
