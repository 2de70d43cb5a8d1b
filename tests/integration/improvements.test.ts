import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, clock, instantOf, toDbDay, today } from "@/lib/core/period";
import { getImprovement, getManagedImprovement, listImprovements } from "@/lib/improvements/queries";
import { getImprovementForm } from "@/lib/improvements/queries/improvement-form";
import { getImprovementSheet } from "@/lib/improvements/queries/improvement-sheet";
import { type ImprovementFilters, improvementFilters, improvementOrigin } from "@/lib/improvements/schema";
import { actorOf } from "@/tests/support/actors";
import { SAMPLE_TEXTS } from "@/tests/support/survey-document";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, type BranchWorld, buildWorld, type World } from "@/tests/support/world";
import { act, issueRound, typed, versionOf } from "./improvement-acts";
import { refusal } from "./survey-acts";

const database = useDatabase();

let world: World;
let own: BranchWorld;
let other: BranchWorld;
let committee: Actor;
let secretary: Actor;
let leader: Actor;
let stranger: Actor;

const now = clock.now;

beforeAll(async () => {
  clock.now = () => instantOf("2026-06-15", "10:00");
  world = await buildWorld(database.url());
  ({ own, other } = world.home);
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  leader = actorAtHome(world, "leader");
  stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
});

afterAll(() => {
  clock.now = now;
});

const create = (actor: Actor, changes: object) => act("create", actor, typed(changes));
const filtersOf = (given: object = {}): ImprovementFilters => improvementFilters.parse(given);
const idsOf = async (actor: Actor, given: object = {}) =>
  (await listImprovements(actor, filtersOf(given), 1000)).rows.map(({ id }) => id);
const fieldsOf = async (work: Promise<unknown>) => (await refusal(work))[2];

describe("writing an action down", () => {
  test("the branch that stands in the department answers for it, and the figure of now is frozen", async () => {
    const { id } = await create(secretary, { departmentId: own.departmentId });
    const stored = await getImprovement(secretary, id);
    expect(stored).toMatchObject({
      branchId: own.branchId,
      population: "outpatient",
      dimension: "doctorCommunication",
      status: "open",
      after: null,
    });
    // Eight answers of January, two on each of four levels: exactly 50 by the linear formula.
    expect(stored.before).toMatchObject({ state: "known", value: 50, n: 8, formula: "linear", from: "2026-01" });
    expect(stored.before?.low).toBeLessThan(50);
    expect(stored.before?.high).toBeGreaterThan(50);
    const entry = await db.auditEntry.findFirst({ where: { subjectId: id } });
    expect(entry).toMatchObject({ action: "improvement.create", subject: "improvement", branchId: own.branchId });
    expect(entry?.after).toMatchObject({ title: "Listen longer", departmentId: own.departmentId, figure: 50 });
  });

  test("a figure that nobody was asked for is frozen as missing, not as zero", async () => {
    const { id } = await create(committee, { departmentId: own.departmentId, measured: "staff.growth" });
    expect((await getImprovement(committee, id)).before).toMatchObject({ state: "missing", value: null, n: null });
  });

  test("an action for the whole hospital needs a branch", async () => {
    expect(await fieldsOf(create(committee, {}))).toEqual({ branchId: "improvements.invalid.owner" });
    const { id } = await create(committee, { branchId: other.branchId });
    const stored = await getImprovement(committee, id);
    expect(stored).toMatchObject({ departmentId: null, branchId: other.branchId });
    // Both departments together.
    expect(stored.before).toMatchObject({ value: 50, n: 16 });
  });

  test("a department without a branch answers for itself", async () => {
    const { id } = await create(committee, { departmentId: own.spareDepartmentId });
    expect(await getImprovement(committee, id)).toMatchObject({
      departmentId: own.spareDepartmentId,
      branchId: null,
      before: { state: "missing" },
    });
  });

  test("a branch that stands elsewhere, is dissolved or another hospital's is refused at its field", async () => {
    const at = { departmentId: own.departmentId };
    const elsewhere = { branchId: "improvements.invalid.branchElsewhere" };
    expect(await fieldsOf(create(committee, { ...at, branchId: other.branchId }))).toEqual(elsewhere);
    const foreign = create(committee, { ...at, branchId: world.abroad.own.branchId });
    expect(await fieldsOf(foreign)).toEqual({ branchId: "core.invalid.choose" });
    const gone = await db.branch.create({
      data: { hospitalId: committee.hospitalId, name: "Gone", dissolvedOn: toDbDay("2026-02-01") },
    });
    const dissolved = { branchId: "improvements.invalid.branchDissolved" };
    expect(await fieldsOf(create(committee, { branchId: gone.id }))).toEqual(dissolved);
  });

  test("where several branches stand one must be chosen", async () => {
    const { hospitalId } = committee;
    const department = await db.department.create({ data: { hospitalId, name: "Shared", kind: "clinical" } });
    const pairs = [own, other].map(({ branchId }) => ({ branchId, departmentId: department.id }));
    await db.departmentPairing.createMany({
      data: pairs.map((pair) => ({ hospitalId, ...pair, fromDay: toDbDay("2020-01-01") })),
    });
    const several = { branchId: "improvements.invalid.severalBranches" };
    expect(await fieldsOf(create(committee, { departmentId: department.id }))).toEqual(several);
    // A secretary has only one of them.
    const { id } = await create(secretary, { departmentId: department.id });
    expect((await getImprovement(secretary, id)).branchId).toBe(own.branchId);
  });

  test("a department that is closed is named with its day; another hospital's is none", async () => {
    const { hospitalId } = committee;
    const closed = await db.department.create({
      data: { hospitalId, name: "Closed", kind: "clinical", closedOn: toDbDay("2026-03-01") },
    });
    const work = create(committee, { departmentId: closed.id, branchId: own.branchId });
    await expect(work).rejects.toMatchObject({
      code: "INVALID",
      fieldErrors: { departmentId: "improvements.invalid.departmentClosed" },
      params: { day: "2026-03-01" },
    });
    const foreign = create(committee, { departmentId: world.abroad.own.departmentId });
    expect(await fieldsOf(foreign)).toEqual({ departmentId: "core.invalid.choose" });
  });

  test("a secretary writes for the own branch and its departments only", async () => {
    const refused = { departmentId: "core.invalid.choose" };
    expect(await fieldsOf(create(secretary, { departmentId: other.departmentId }))).toEqual(refused);
    const branch = { branchId: "core.invalid.choose" };
    expect(await fieldsOf(create(secretary, { branchId: other.branchId }))).toEqual(branch);
    const { id } = await create(secretary, { branchId: own.branchId });
    expect((await getImprovement(secretary, id)).departmentId).toBeNull();
    await expect(create(leader, { departmentId: own.departmentId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("nothing is stored of what is refused", async () => {
    const before = await db.improvement.count();
    await refusal(create(committee, {}));
    await refusal(create(committee, { dueOn: addDays(today(), -1), departmentId: own.departmentId }));
    expect(await db.improvement.count()).toBe(before);
  });
});

describe("an action from a comment", () => {
  const at = () => ({ departmentId: own.departmentId, commentId: world.home.survey.commentId });

  test("keeps the words it came from", async () => {
    const { id } = await create(secretary, at());
    const { text } = await db.surveyComment.findFirstOrThrow({ where: { id: world.home.survey.commentId } });
    expect((await getImprovement(secretary, id)).comment).toBe(text);
  });

  test("takes none that is unknown, another hospital's or of a department out of reach", async () => {
    const unknown = { commentId: "improvements.invalid.comment" };
    for (const commentId of [randomUUID(), world.abroad.survey.commentId]) {
      expect(await fieldsOf(create(committee, { ...at(), commentId }))).toEqual(unknown);
    }
    const { otherCommentId: commentId } = world.home.survey;
    expect(await fieldsOf(create(secretary, { ...at(), commentId }))).toEqual(unknown);
    const department = { departmentId: "improvements.invalid.commentDepartment" };
    expect(await fieldsOf(create(committee, { ...at(), commentId }))).toEqual(department);
  });

  test("takes none that is not published yet", async () => {
    const { hospitalId } = committee;
    const { departmentId } = own;
    const given = { hospitalId, departmentIds: [departmentId], issuedAt: clock.now() };
    const roundId = await issueRound(world.home.survey.frozenVersionId, given);
    const words = { hospitalId, roundId, departmentId, question: SAMPLE_TEXTS.advice, day: toDbDay(today()) };
    const { id: commentId } = await db.surveyComment.create({ data: { ...words, text: "Alone" } });
    const unknown = { commentId: "improvements.invalid.comment" };
    expect(await fieldsOf(create(committee, { ...at(), commentId }))).toEqual(unknown);
  });
});

describe("the form", () => {
  const formOf = (actor: Actor, given: object) => getImprovementForm(actor, improvementOrigin.parse(given));

  test("is filled in from a weak figure: what, where, who, and the figure as it is", async () => {
    const form = await formOf(secretary, {
      population: "outpatient",
      dimension: "doctorCommunication",
      departmentId: own.departmentId,
      from: "2026-01",
      to: "2026-03",
    });
    expect(form).toMatchObject({
      measured: "outpatient.doctorCommunication",
      departmentId: own.departmentId,
      branchId: own.branchId,
      from: "2026-01",
      to: "2026-03",
      missing: [],
      figure: { value: 50, n: 8 },
    });
    expect(form.departments.map(({ id }) => id)).not.toContain(other.departmentId);
    expect(form.branches.map(({ id }) => id)).toEqual([own.branchId]);
  });

  test("is filled in from a comment: its department, population and dimension", async () => {
    const form = await formOf(committee, { comment: world.home.survey.commentId });
    expect(form).toMatchObject({
      measured: "outpatient.doctorCommunication",
      departmentId: own.departmentId,
      branchId: own.branchId,
      comment: { departmentName: own.departmentName },
    });
  });

  test("says what the address named and is not there", async () => {
    const lost = await formOf(secretary, { comment: randomUUID(), departmentId: other.departmentId });
    expect(lost).toMatchObject({ missing: ["comment", "department"], comment: null, departmentId: null });
    expect(await formOf(committee, {})).toMatchObject({ figure: null, departmentId: null, branchId: null });
  });

  test("a window that lies ahead or reaches too far is drawn in", async () => {
    expect(await formOf(committee, { from: "2999-01", to: "2999-12" })).toMatchObject({ to: "2026-06" });
    expect(await formOf(committee, { from: "2000-01", to: "2026-01" })).toMatchObject({ from: "2024-02" });
  });
});

describe("correcting", () => {
  const correct = (actor: Actor, id: string, version: number, changes: object = {}) => {
    const { measured: _, from: __, to: ___, departmentId: ____, ...plan } = typed(changes);
    return act("correct", actor, { ...plan, id, version });
  };

  test("changes what was written, keeps the frozen figure, and tells both in the trail", async () => {
    const { id } = await create(secretary, { departmentId: own.departmentId });
    const { before } = await getImprovement(secretary, id);
    await correct(secretary, id, 1, { measure: "Fifteen minutes", branchId: own.branchId });
    const after = await getImprovement(secretary, id);
    expect(after).toMatchObject({ measure: "Fifteen minutes", branchId: own.branchId, version: 2, before });
    const entry = await db.auditEntry.findFirst({ where: { subjectId: id, action: "improvement.correct" } });
    expect(entry).toMatchObject({ before: { measure: "Ten minutes each" }, after: { measure: "Fifteen minutes" } });
  });

  test("does not let it begin before the months of its figure", async () => {
    const { id } = await create(committee, { departmentId: own.departmentId });
    const early = correct(committee, id, 1, { startedOn: "2026-05-01" });
    expect(await fieldsOf(early)).toEqual({ startedOn: "improvements.invalid.startBeforeFigure" });
  });

  test("a branch that is gone may stay as it stands, but is not chosen anew", async () => {
    const { id } = await create(committee, { departmentId: own.departmentId });
    await db.improvement.update({
      where: { hospitalId_id: { hospitalId: committee.hospitalId, id } },
      data: { branchId: other.branchId },
    });
    await correct(committee, id, 1, { branchId: other.branchId });
    await correct(committee, id, 2, { branchId: "" });
    expect((await getImprovement(committee, id)).branchId).toBe(own.branchId);
    const back = correct(committee, id, 3, { branchId: other.branchId });
    expect(await fieldsOf(back)).toEqual({ branchId: "improvements.invalid.branchElsewhere" });
  });

  test("of an older version is a conflict that names who was first", async () => {
    const { id } = await create(committee, { departmentId: own.departmentId });
    const first = actorOf({ ...committee, roles: ["committee"], name: "沈若兰" });
    await correct(first, id, 1);
    const second = correct(committee, id, 1, { title: "Mine" });
    await expect(second).rejects.toMatchObject({ code: "CONFLICT", params: { name: "沈若兰" } });
    expect((await getImprovement(committee, id)).title).toBe("Listen longer");
  });
});

describe("reach", () => {
  test("a secretary has what their branch answers for, and what its departments are about", async () => {
    const byBranch = await create(committee, { branchId: own.branchId });
    const { id } = await create(committee, { departmentId: own.departmentId });
    await db.improvement.updateMany({ where: { id }, data: { branchId: other.branchId } });
    const foreign = await create(committee, { departmentId: other.departmentId });
    const seen = await idsOf(secretary);
    expect(seen).toEqual(expect.arrayContaining([byBranch.id, id, own.improvementId]));
    expect(seen).not.toContain(foreign.id);
    expect(seen).not.toContain(other.improvementId);
    // The department is theirs although another branch was named.
    await act("close", secretary, { id, version: 1, intent: "done", outcome: "Done" });
    expect((await getManagedImprovement(secretary, id)).status).toBe("done");
    await expect(getImprovement(secretary, foreign.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("a branch that no longer stands in the department loses sight of its actions", async () => {
    const { hospitalId } = committee;
    const department = await db.department.create({ data: { hospitalId, name: "Left", kind: "clinical" } });
    const pair = { hospitalId, departmentId: department.id, branchId: own.branchId, fromDay: toDbDay("2020-01-01") };
    const pairing = await db.departmentPairing.create({ data: pair });
    const { id } = await create(committee, { departmentId: department.id });
    await db.improvement.updateMany({ where: { id }, data: { branchId: null } });
    expect(await idsOf(secretary)).toContain(id);
    const toDay = toDbDay(addDays(today(), -1));
    await db.departmentPairing.updateMany({ where: { id: pairing.id }, data: { toDay } });
    expect(await idsOf(secretary)).not.toContain(id);
  });

  test("who reads all as a leader changes as a secretary only what is their branch's", async () => {
    const { hospitalId } = committee;
    const both = actorOf({ hospitalId, roles: ["leader", "branchSecretary"], branchIds: [own.branchId] });
    const foreign = await create(committee, { departmentId: other.departmentId });
    expect(await idsOf(both)).toContain(foreign.id);
    const close = { id: foreign.id, version: 1, intent: "done", outcome: "Done" };
    await expect(act("close", both, close)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(getManagedImprovement(both, foreign.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { id } = await create(both, { departmentId: own.departmentId });
    await act("close", both, { ...close, id });
  });

  test("a leader reads all and changes nothing; another hospital and an administrator find nothing", async () => {
    const id = other.improvementId;
    expect(await idsOf(leader)).toContain(id);
    await expect(getManagedImprovement(leader, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const close = { id, version: 1, intent: "dropped", outcome: "No" };
    await expect(act("close", leader, close)).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(getImprovement(stranger, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(act("close", stranger, close)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await idsOf(stranger)).not.toContain(id);
    expect(await idsOf(actorAtHome(world, "administrator"))).toEqual([]);
    await expect(getImprovement(committee, "no-id")).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("the list", () => {
  test("is narrowed by state, place, branch, population and words, and taken along as it is", async () => {
    const { hospitalId } = committee;
    await db.improvement.deleteMany({ where: { hospitalId } });
    const row = { hospitalId, population: "outpatient", cause: "C", measure: "M", branchId: own.branchId } as const;
    const days = (dueOn: string) => ({ startedOn: toDbDay("2026-01-05"), dueOn: toDbDay(dueOn) });
    const closed = { closedOn: toDbDay(today()), outcome: "O" };
    await db.improvement.createMany({
      data: [
        { ...row, title: "later", ...days(addDays(today(), 15)), departmentId: own.departmentId },
        { ...row, title: "soon 100%", ...days(addDays(today(), 14)) },
        { ...row, title: "today", ...days(today()), population: "staff" },
        { ...row, title: "late", ...days(addDays(today(), -1)), branchId: other.branchId },
        { ...row, title: "done", ...days("2026-02-01"), status: "done", ...closed },
        { ...row, title: "dropped", ...days("2026-02-01"), status: "dropped", ...closed },
      ],
    });
    const titles = async (given: object) =>
      (await listImprovements(committee, filtersOf(given))).rows.map(({ title }) => title);
    expect(await titles({})).toEqual(["late", "today", "soon 100%", "later", "done", "dropped"]);
    expect(await titles({ state: "open" })).toEqual(["late", "today", "soon 100%", "later"]);
    expect(await titles({ state: "due" })).toEqual(["today", "soon 100%"]);
    expect(await titles({ state: "overdue" })).toEqual(["late"]);
    expect(await titles({ state: "dropped" })).toEqual(["dropped"]);
    expect(await titles({ department: own.departmentId })).toEqual(["later"]);
    expect(await titles({ department: "hospital", state: "overdue" })).toEqual(["late"]);
    expect(await titles({ branch: other.branchId })).toEqual(["late"]);
    expect(await titles({ population: "staff" })).toEqual(["today"]);
    expect(await titles({ q: "100%" })).toEqual(["soon 100%"]);
    expect((await titles({ sort: "title", dir: "desc" }))[0]).toBe("today");
    const sheet = await getImprovementSheet(committee, { state: "due", page: "9" }, (key) => key);
    expect(sheet.rows.map(([title]) => title)).toEqual(["today", "soon 100%"]);
    expect(sheet.about?.[1]?.[1]).toBe("2");
    expect(await versionOf((await idsOf(committee))[0] ?? "")).toBe(1);
  });
});
