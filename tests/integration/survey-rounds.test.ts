import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, clock, fromDbDay, instantOf, toDbDay, today } from "@/lib/core/period";
import { messagesOf } from "@/lib/i18n/messages";
import { getRound } from "@/lib/surveys/queries/round-detail";
import { TOKEN_LENGTH } from "@/lib/surveys/rules/codes";
import { questionnaireRow, questionnaireVersionRow } from "@/tests/support/survey-rows";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { act, refusal, typed, versionOf } from "./survey-acts";

const database = useDatabase();
let world: World;
let committee: Actor;
let versionId: string;
let own: string;
let other: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = { ...actorAtHome(world, "committee"), name: "王某某" };
  own = world.home.own.departmentId;
  other = world.home.other.departmentId;
});

beforeEach(async () => {
  const at = { hospitalId: world.home.hospitalId };
  const asked = questionnaireRow({ ...at, population: "staff" });
  await db.questionnaire.create({ data: asked });
  const version = questionnaireVersionRow({ ...at, questionnaireId: asked.id });
  await db.questionnaireVersion.create({ data: version as never });
  versionId = version.id;
});

const draft = (given: object = {}) =>
  act("create", committee, typed({ questionnaireVersionId: versionId, departmentIds: [own, other], ...given }));

async function issued(given: object = {}): Promise<string> {
  const { id } = await draft(given);
  await act("issue", committee, { id, version: 1 });
  return id;
}

const trailOf = (id: string) =>
  db.auditEntry.findMany({ where: { subject: "surveyRound", subjectId: id }, orderBy: { seq: "asc" } });

describe("a draft", () => {
  test("is of its questionnaire's population, with each department's own number or the round's", async () => {
    const { id } = await draft({ target: "50", targets: { [other]: "80", [own]: "" } });
    const round = await getRound(committee, id);
    expect(round).toMatchObject({ population: "staff", state: "draft", issued: false, version: 1 });
    expect(new Map(round.departments.map((one) => [one.id, one.target]))).toEqual(
      new Map([
        [own, 50],
        [other, 80],
      ]),
    );
    expect(await db.surveyChannel.count({ where: { roundId: id } })).toBe(0);
    expect((await trailOf(id)).map(({ action }) => action)).toEqual(["surveyRound.create"]);
  });

  test("changes in everything, and the trail keeps what it was", async () => {
    const { id } = await draft({ target: "50" });
    const next = typed({ questionnaireVersionId: versionId, departmentIds: [other] });
    await act("update", committee, { ...next, id, version: 1, title: "Renamed", closesOn: next.opensOn });
    const round = await getRound(committee, id);
    expect(round).toMatchObject({ title: "Renamed", opensOn: next.opensOn, closesOn: next.opensOn, version: 2 });
    expect(round.departments.map(({ id: department, target }) => [department, target])).toEqual([[other, null]]);
    const [, entry] = await trailOf(id);
    expect(entry?.before).toMatchObject({ departments: expect.arrayContaining([{ departmentId: own, target: 50 }]) });
    expect(entry?.after).toMatchObject({ departments: [{ departmentId: other, target: null }] });
  });

  test.each<[string, () => object | Promise<object>, Record<string, string>]>([
    ["no department", () => ({ departmentIds: [] }), { departmentIds: "surveys.invalid.departments" }],
    ["a target of nobody", () => ({ target: "0" }), { target: "surveys.invalid.target" }],
    ["a last day before the first", () => ({ closesOn: today() }), { closesOn: "surveys.invalid.days" }],
    ["a first day that has passed", () => ({ opensOn: addDays(today(), -1) }), { opensOn: "surveys.invalid.pastDay" }],
    [
      "another hospital's version",
      () => ({ questionnaireVersionId: world.abroad.survey.draftVersionId }),
      { questionnaireVersionId: "core.invalid.choose" },
    ],
    [
      "another hospital's department",
      () => ({ departmentIds: [own, world.abroad.own.departmentId] }),
      { departmentIds: "core.invalid.choose" },
    ],
    [
      "an archived questionnaire",
      async () => {
        const questionnaireId = world.home.survey.archivedQuestionnaireId;
        const version = await db.questionnaireVersion.findFirstOrThrow({ where: { questionnaireId } });
        return { questionnaireVersionId: version.id };
      },
      { questionnaireVersionId: "surveys.invalid.archived" },
    ],
  ])("is refused for %s, with a sentence at the field", async (_, given, fields) => {
    const before = await db.surveyRound.count();
    expect((await refusal(draft(await given())))[2]).toEqual(fields);
    expect(await db.surveyRound.count()).toBe(before);
  });

  test("is refused for a department that closes before it opens, by name; one that closes later is taken", async () => {
    const closedOn = toDbDay(addDays(today(), 1));
    const department = { hospitalId: world.home.hospitalId, kind: "clinical" as const };
    const closed = await db.department.create({ data: { ...department, name: "Old ward", closedOn } });
    expect(await refusal(draft({ departmentIds: [own, closed.id] }))).toEqual([
      "INVALID",
      "core.error.invalid",
      { departmentIds: "surveys.invalid.departmentClosed" },
    ]);
    expect(messagesOf("zh-CN").surveys.invalid.departmentClosed).toContain("{name}");
    await db.department.update({
      where: { hospitalId_id: { hospitalId: department.hospitalId, id: closed.id } },
      data: { closedOn: toDbDay(addDays(today(), 2)) },
    });
    await draft({ departmentIds: [own, closed.id] });
  });

  test("is refused for a title that another round has", async () => {
    await draft({ title: "Autumn" });
    expect(await refusal(draft({ title: "Autumn" }))).toEqual([
      "CONFLICT",
      "core.error.taken",
      { title: "core.invalid.taken" },
    ]);
  });

  test("is removed with its departments; an issued round stays", async () => {
    const { id } = await draft();
    await act("remove", committee, { id, version: 1 });
    expect(await db.surveyRoundDepartment.count({ where: { roundId: id } })).toBe(0);
    expect((await refusal(getRound(committee, id)))[0]).toBe("NOT_FOUND");
    expect((await trailOf(id)).at(-1)).toMatchObject({ action: "surveyRound.remove" });
    const kept = await issued();
    expect((await refusal(act("remove", committee, { id: kept, version: 2 })))[1]).toBe("surveys.error.issuedStays");
  });
});

describe("issuing", () => {
  test("freezes the version and makes a poster and a tablet a department and one link, each with its own token", async () => {
    const id = await issued();
    const version = await db.questionnaireVersion.findFirstOrThrow({ where: { id: versionId } });
    expect(version.frozen).toBe(true);
    const channels = await db.surveyChannel.findMany({ where: { roundId: id } });
    const places = channels.map(({ kind, departmentId }) => `${kind} ${departmentId}`).sort();
    expect(places).toEqual(
      [`link ${null}`, ...[own, other].flatMap((one) => [`poster ${one}`, `tablet ${one}`])].sort(),
    );
    const tokens = channels.map(({ token }) => token);
    expect(new Set(tokens).size).toBe(5);
    for (const token of tokens) expect(token).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(tokens.every((token) => token.length === TOKEN_LENGTH)).toBe(true);
    const trail = JSON.stringify(await trailOf(id));
    for (const token of tokens) expect(trail).not.toContain(token);
  });

  test("after it the database lets nobody change what is asked", async () => {
    await issued();
    await expect(
      db.questionnaireVersion.updateMany({ where: { id: versionId }, data: { document: {} } }),
    ).rejects.toThrow(/frozen|23514/);
  });

  test("a second round may stand on the same frozen version", async () => {
    await issued();
    expect((await getRound(committee, await issued())).issued).toBe(true);
  });

  test("twice is refused; so is changing what was issued", async () => {
    const id = await issued();
    const again = await refusal(act("issue", committee, { id, version: 2 }));
    expect(again).toEqual(["CONFLICT", "surveys.error.alreadyIssued", undefined]);
    const next = typed({ questionnaireVersionId: versionId, departmentIds: [own] });
    expect((await refusal(act("update", committee, { ...next, id, version: 2 })))[1]).toBe(
      "surveys.error.alreadyIssued",
    );
  });

  test("two people at once: one issues, the other reads who did; every place has one poster", async () => {
    const { id } = await draft();
    const both = await Promise.allSettled([1, 2].map(() => act("issue", committee, { id, version: 1 })));
    const [late] = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(late).toMatchObject({ code: "CONFLICT" });
    expect(await db.surveyChannel.count({ where: { roundId: id } })).toBe(5);
  });

  test("one issues while the other removes: never a round without departments", async () => {
    const { id } = await draft();
    await Promise.allSettled([
      act("issue", committee, { id, version: 1 }),
      act("remove", committee, { id, version: 1 }),
    ]);
    const round = await db.surveyRound.findFirst({ where: { id }, include: { departments: true, channels: true } });
    if (round) expect([round.issuedAt !== null, round.departments.length, round.channels.length]).toEqual([true, 2, 5]);
    else expect(await db.surveyChannel.count({ where: { roundId: id } })).toBe(0);
  });

  test("a first day that has passed becomes today; a last day that has passed is refused", async () => {
    const { id } = await draft();
    await db.surveyRound.updateMany({ where: { id }, data: { opensOn: toDbDay("2026-01-01") } });
    await act("issue", committee, { id, version: 1 });
    expect(await getRound(committee, id)).toMatchObject({ opensOn: today(), state: "open" });
    const late = await draft();
    const past = { opensOn: toDbDay("2026-01-01"), closesOn: toDbDay("2026-01-31") };
    await db.surveyRound.updateMany({ where: { id: late.id }, data: past });
    expect((await refusal(act("issue", committee, { id: late.id, version: 1 })))[1]).toBe(
      "surveys.error.overBeforeIssue",
    );
  });

  test("looks again at what a draft was made of", async () => {
    const { id } = await draft();
    const issue = () => act("issue", committee, { id, version: 1 });
    await db.questionnaireVersion.updateMany({ where: { id: versionId }, data: { document: { sections: [] } } });
    expect((await refusal(issue()))[1]).toBe("surveys.error.notAnswerable");
    await db.questionnaire.updateMany({ where: { versions: { some: { id: versionId } } }, data: { archived: true } });
    expect((await refusal(issue()))[2]).toEqual({ questionnaireVersionId: "surveys.invalid.archived" });
    await db.surveyRoundDepartment.deleteMany({ where: { roundId: id } });
    expect((await refusal(issue()))[1]).toBe("surveys.error.noDepartments");
    await db.questionnaire.updateMany({ where: { versions: { some: { id: versionId } } }, data: { archived: false } });
    const department = { hospitalId: world.home.hospitalId, name: `Ward ${id}`, kind: "clinical" as const };
    const closed = await db.department.create({ data: { ...department, closedOn: toDbDay(today()) } });
    const place = { hospitalId: department.hospitalId, roundId: id, departmentId: closed.id };
    await db.surveyRoundDepartment.create({ data: place });
    expect((await refusal(issue()))[2]).toEqual({ departmentIds: "surveys.invalid.departmentClosed" });
    expect((await db.questionnaireVersion.findFirstOrThrow({ where: { id: versionId } })).frozen).toBe(false);
  });
});

describe("an issued round", () => {
  const extend = (id: string, given: object) =>
    versionOf(id).then((version) =>
      act("extend", committee, { id, version, title: `Round ${id}`, closesOn: addDays(today(), 60), ...given }),
    );

  test("gets another title, last day and targets, and more departments with their addresses", async () => {
    const id = await issued({ departmentIds: [own], target: "10" });
    await extend(id, { title: "Longer", departmentIds: [other], targets: { [own]: "20", [other]: "30" } });
    const round = await getRound(committee, id);
    expect(round).toMatchObject({ title: "Longer", closesOn: addDays(today(), 60) });
    expect(new Map(round.departments.map((one) => [one.id, one.target]))).toEqual(
      new Map([
        [own, 20],
        [other, 30],
      ]),
    );
    const channels = await db.surveyChannel.findMany({ where: { roundId: id, departmentId: other } });
    expect(channels.map(({ kind }) => kind).sort()).toEqual(["poster", "tablet"]);
  });

  test("keeps its departments whatever the form leaves out, and its addresses", async () => {
    const id = await issued();
    const before = await db.surveyChannel.findMany({ where: { roundId: id }, orderBy: { id: "asc" } });
    await extend(id, { departmentIds: [] });
    expect((await getRound(committee, id)).departments).toHaveLength(2);
    expect(await db.surveyChannel.findMany({ where: { roundId: id }, orderBy: { id: "asc" } })).toEqual(before);
  });

  test("refuses a last day before today or its first; the same one may stay", async () => {
    const id = await issued();
    expect((await refusal(extend(id, { closesOn: today() })))[2]).toEqual({ closesOn: "surveys.invalid.days" });
    const open = { opensOn: toDbDay("2026-01-01"), closesOn: toDbDay("2026-02-01") };
    await db.surveyRound.updateMany({ where: { id }, data: open });
    expect((await refusal(extend(id, { closesOn: "2026-03-01" })))[2]).toEqual({
      closesOn: "surveys.invalid.pastLastDay",
    });
    await extend(id, { title: "Corrected", closesOn: "2026-02-01" });
    expect(await getRound(committee, id)).toMatchObject({ title: "Corrected", state: "closed" });
  });

  test("takes no department in while it is closed, and is open again with a later last day", async () => {
    const id = await issued({ departmentIds: [own] });
    const past = { opensOn: toDbDay("2026-01-01"), closesOn: toDbDay("2026-02-01") };
    await db.surveyRound.updateMany({ where: { id }, data: past });
    expect((await refusal(extend(id, { closesOn: "2026-02-01", departmentIds: [other] })))[2]).toEqual({
      departmentIds: "surveys.invalid.closedRound",
    });
    await extend(id, { departmentIds: [other] });
    expect(await getRound(committee, id)).toMatchObject({ state: "open", departments: { length: 2 } });
  });

  test("a draft is not extended, and a stale page is told who came first", async () => {
    const { id } = await draft();
    expect((await refusal(extend(id, {})))[1]).toBe("surveys.error.notIssued");
    await act("issue", committee, { id, version: 1 });
    const stale = act("extend", committee, { id, version: 1, title: "Stale", closesOn: addDays(today(), 9) });
    await expect(stale).rejects.toMatchObject({ code: "CONFLICT", params: { name: "王某某" } });
  });

  test("is stopped at once and reopened while its last day has not passed", async () => {
    const id = await issued({ opensOn: today() });
    await act("stop", committee, { id, version: 2 });
    expect(await getRound(committee, id)).toMatchObject({ state: "closed", stopped: true });
    expect((await refusal(act("stop", committee, { id, version: 3 })))[1]).toBe("surveys.error.alreadyClosed");
    await act("resume", committee, { id, version: 3 });
    expect(await getRound(committee, id)).toMatchObject({ state: "open", stopped: false });
    expect((await refusal(act("resume", committee, { id, version: 4 })))[1]).toBe("surveys.error.notStopped");
    await act("stop", committee, { id, version: 4 });
    await db.surveyRound.updateMany({
      where: { id },
      data: { opensOn: toDbDay("2026-01-01"), closesOn: toDbDay("2026-01-02") },
    });
    expect((await refusal(act("resume", committee, { id, version: 5 })))[1]).toBe("surveys.error.lastDayPassed");
  });

  test("opens and closes by its days at the hospital's midnight, both inclusive", async () => {
    const id = await issued({ opensOn: "2997-03-01", closesOn: "2997-03-02" });
    const now = clock.now;
    const stateAt = async (day: string, time: string) => {
      clock.now = () => instantOf(day, time);
      return (await getRound(committee, id)).state;
    };
    try {
      expect(await stateAt("2997-02-28", "23:59")).toBe("waiting");
      expect(await stateAt("2997-03-01", "00:00")).toBe("open");
      expect(await stateAt("2997-03-02", "23:59")).toBe("open");
      expect(await stateAt("2997-03-03", "00:00")).toBe("closed");
    } finally {
      clock.now = now;
    }
    expect(fromDbDay((await db.surveyRound.findFirstOrThrow({ where: { id } })).opensOn)).toBe("2997-03-01");
  });
});
