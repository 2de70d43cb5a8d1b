import { beforeEach, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { databaseFailure } from "@/lib/core/db/failure";
import * as actions from "@/lib/surveys/actions";
import { findComparison, getQuestionnaire, getVersion, listQuestionnaires } from "@/lib/surveys/queries/questionnaires";
import { questionsOf } from "@/lib/surveys/rules/answers";
import type { Formula, Population, QuestionnaireDocument } from "@/lib/surveys/schema";
import { questionnaireFilters } from "@/lib/surveys/schema/questionnaires";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let committee: Actor;

beforeEach(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
});

const run = (action: object, input: object, actor = committee) =>
  execute<never, { id: string; questionnaireId: string }>(definitionOf(action) as never, actor, input);

/** What an action says when it refuses. */
const refusal = (action: object, input: object) =>
  run(action, input).then(
    () => null,
    (thrown) => {
      const { code, messageKey, fieldErrors } = databaseFailure(thrown) ?? thrown;
      return { code, messageKey, fieldErrors };
    },
  );

const fresh = { population: "inpatient", start: "template", title: "Inpatients", formula: "linear" };
const filters = (params: object = {}) => questionnaireFilters.parse(params);
const trail = () => db.auditEntry.findMany({ where: { hospitalId: world.home.hospitalId }, orderBy: { seq: "asc" } });

async function draft(input: object = fresh) {
  const { id } = await run(actions.createQuestionnaireAction, input);
  const { versions } = await getQuestionnaire(committee, id);
  const version = await getVersion(committee, { questionnaireId: id, number: versions[0]?.number ?? 0 });
  return { id, version, save: { id: version.id, version: version.version } };
}

const freeze = (id: string) => db.questionnaireVersion.updateMany({ where: { id }, data: { frozen: true } });

/** The document with the first question's words replaced, as the editor sends it. */
function reworded(document: QuestionnaireDocument, zh: string): string {
  const changed = structuredClone(document);
  const [first] = questionsOf(changed);
  if (first) first.text.zh = zh;
  return JSON.stringify(changed);
}

describe("a new questionnaire", () => {
  test.each<[Population, number]>([
    ["outpatient", 12],
    ["inpatient", 15],
    ["staff", 14],
  ])("for %s begins with its template, as version 1 that may be changed", async (population, questions) => {
    const { id, version } = await draft({ ...fresh, population, title: population });
    expect(await getQuestionnaire(committee, id)).toMatchObject({ population, formula: "linear", archived: false });
    expect([version.number, version.frozen, questionsOf(version.document).length]).toEqual([1, false, questions]);
  });

  test("may begin with one question, and is in the trail with what it asks", async () => {
    const { id, version } = await draft({ ...fresh, start: "minimal", formula: "topBox" satisfies Formula });
    expect(questionsOf(version.document)).toHaveLength(1);
    const entry = (await trail()).at(-1);
    expect([entry?.action, entry?.subjectId]).toEqual(["questionnaire.create", id]);
    expect(entry?.after).toMatchObject({ title: "Inpatients", formula: "topBox", questions: [expect.any(String)] });
  });

  test("with a title that is taken is refused at the field, and nothing of it is stored", async () => {
    await draft();
    const before = await db.questionnaireVersion.count();
    const taken = await refusal(actions.createQuestionnaireAction, fresh);
    expect([taken?.code, taken?.fieldErrors]).toEqual(["CONFLICT", { title: "core.invalid.taken" }]);
    expect(await db.questionnaireVersion.count()).toBe(before);
  });
});

describe("saving a version", () => {
  test("keeps what was typed, without what only the editor knows, and tells the trail what changed", async () => {
    const { version, save } = await draft();
    const sent = JSON.parse(reworded(version.document, "入院时都讲清楚了吗？"));
    sent.sections[0].id = "s0";
    await run(actions.saveVersionAction, { ...save, document: JSON.stringify(sent) });
    const stored = await getVersion(committee, { id: version.id });
    delete sent.sections[0].id;
    expect([stored.document, stored.version]).toEqual([sent, 2]);
    const entry = (await trail()).at(-1);
    expect(entry?.after).toMatchObject({
      versionNumber: 1,
      questions: [expect.stringMatching(/^入院时都讲清楚了吗？/)],
    });
    expect(entry?.before).toMatchObject({ questions: [expect.stringMatching(/^入院时，病房环境/)] });
  });

  test("of two editors lets the first win; the second hears by whom, and nothing is overwritten", async () => {
    const { version, save } = await draft();
    await run(actions.saveVersionAction, { ...save, document: reworded(version.document, "第一") });
    const second = await refusal(actions.saveVersionAction, { ...save, document: reworded(version.document, "第二") });
    expect([second?.code, second?.messageKey]).toEqual(["CONFLICT", "core.error.changedBy"]);
    const { document } = await getVersion(committee, { id: version.id });
    expect(questionsOf(document)[0]?.text.zh).toBe("第一");
  });

  test("at the same moment too", async () => {
    const { version, save } = await draft();
    const both = await Promise.allSettled(
      ["第一", "第二"].map((zh) =>
        run(actions.saveVersionAction, { ...save, document: reworded(version.document, zh) }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  test.each<[string, (document: QuestionnaireDocument) => unknown, Record<string, string>]>([
    [
      "a question without words",
      (document) => JSON.parse(reworded(document, " ")),
      { "document.sections.0.questions.0.text.zh": "core.invalid.required" },
    ],
    [
      "a dimension of another population",
      (document) => {
        const [first] = questionsOf(document);
        if (first?.kind === "scale") first.dimension = "payAndBenefits";
        return document;
      },
      { "document.sections.0.questions.0.dimension": "surveys.invalid.dimension" },
    ],
    [
      "a condition on a later question",
      (document) => {
        const [first] = questionsOf(document);
        if (first) first.showIf = { question: "overall", answers: [1] };
        return document;
      },
      { "document.sections.0.questions.0.showIf": "surveys.invalid.showIf" },
    ],
    [
      "signs that no database keeps",
      (document) => ({ ...document, intro: { zh: "您好", en: "a\u0000b" }, thanks: { zh: "谢谢\ud800", en: "" } }),
      { "document.intro.en": "core.invalid.control", "document.thanks.zh": "core.invalid.control" },
    ],
    ["no sections", (document) => ({ ...document, sections: [] }), { "document.sections": "core.invalid.tooSmall" }],
    ["another form", () => "{", { document: "core.invalid.required" }],
  ])("refuses %s at its field, and nothing is stored", async (_what, change, fieldErrors) => {
    const { version, save } = await draft();
    const sent = JSON.stringify(change(structuredClone(version.document)));
    const said = await refusal(actions.saveVersionAction, { ...save, document: sent });
    expect([said?.code, said?.fieldErrors]).toEqual(["INVALID", fieldErrors]);
    expect(await getVersion(committee, { id: version.id })).toEqual(version);
  });

  test("refuses what is no JSON at all with a sentence", async () => {
    const { save } = await draft();
    const said = await refusal(actions.saveVersionAction, { ...save, document: "{" });
    expect(said?.fieldErrors).toEqual({ document: "surveys.invalid.document" });
  });
});

describe("a version that a round was issued on", () => {
  test("is refused with a sentence by every command", async () => {
    const { id, version, save } = await draft();
    await freeze(version.id);
    const document = reworded(version.document, "改");
    const saved = await refusal(actions.saveVersionAction, { ...save, document });
    expect([saved?.code, saved?.messageKey]).toEqual(["CONFLICT", "surveys.error.frozen"]);
    const removed = await refusal(actions.removeDraftVersionAction, save);
    expect([removed?.code, removed?.messageKey]).toEqual(["CONFLICT", "surveys.error.frozenStays"]);
    const formula = { id, version: 1, title: "Inpatients", formula: "ratio" };
    const other = await refusal(actions.updateQuestionnaireAction, formula);
    expect(other?.fieldErrors).toEqual({ formula: "surveys.invalid.formulaFixed" });
    await run(actions.updateQuestionnaireAction, { ...formula, title: "Renamed", formula: "linear" });
  });

  test("is refused by the database, whoever writes", async () => {
    const { version } = await draft();
    await freeze(version.id);
    const where = { hospitalId_id: { hospitalId: world.home.hospitalId, id: version.id } };
    await expect(db.questionnaireVersion.update({ where, data: { document: {} } })).rejects.toThrow(/frozen/);
    await expect(db.questionnaireVersion.update({ where, data: { frozen: false } })).rejects.toThrow(/frozen/);
    await expect(db.questionnaireVersion.delete({ where })).rejects.toThrow(/frozen/);
    expect(await getVersion(committee, { id: version.id })).toMatchObject({ document: version.document, frozen: true });
  });

  test("that is frozen while somebody edits it tells them so, and keeps what was asked", async () => {
    const { version, save } = await draft();
    const document = reworded(version.document, "改");
    const [, said] = await Promise.all([freeze(version.id), refusal(actions.saveVersionAction, { ...save, document })]);
    const stored = await getVersion(committee, { id: version.id });
    const kept = said ? version.document : JSON.parse(document);
    expect([stored.frozen, stored.document]).toEqual([true, kept]);
    expect(said?.messageKey ?? "surveys.error.frozen").toBe("surveys.error.frozen");
  });
});

describe("the next version", () => {
  test("is a copy of the newest, once, and says which dimensions still compare", async () => {
    const { id, version } = await draft();
    await freeze(version.id);
    await run(actions.startNextVersionAction, { id });
    const again = await refusal(actions.startNextVersionAction, { id });
    expect([again?.code, again?.messageKey]).toEqual(["CONFLICT", "surveys.error.draftExists"]);
    const next = await getVersion(committee, { questionnaireId: id, number: 2 });
    expect([next.document, next.frozen]).toEqual([version.document, false]);
    const document = reworded(next.document, "改了问法");
    await run(actions.saveVersionAction, { id: next.id, version: 1, document });
    const comparison = await findComparison(committee, await getVersion(committee, { id: next.id }));
    expect(comparison?.before).toBe(1);
    const apart = comparison?.rows.filter(({ comparable }) => !comparable).map(({ dimension }) => dimension);
    expect(apart).toEqual(["admissionInformation", null]);
    expect(await findComparison(committee, version)).toBeNull();
  });

  test("is begun by one of two people at the same moment", async () => {
    const { id, version } = await draft();
    await freeze(version.id);
    const both = await Promise.all([1, 2].map(() => refusal(actions.startNextVersionAction, { id })));
    expect(both.map((one) => one?.messageKey ?? "done").sort()).toEqual(["done", "surveys.error.draftExists"]);
    expect((await getQuestionnaire(committee, id)).versions.map(({ number }) => number)).toEqual([2, 1]);
  });

  test("can be removed until a round stands on it; the only version stays", async () => {
    const { survey } = world.home;
    const { id, version, save } = await draft();
    const only = await refusal(actions.removeDraftVersionAction, save);
    expect(only?.messageKey).toBe("surveys.error.onlyVersion");
    await freeze(version.id);
    const next = await run(actions.startNextVersionAction, { id });
    await run(actions.removeDraftVersionAction, { id: next.id, version: 1 });
    expect((await getQuestionnaire(committee, id)).versions).toHaveLength(1);
    const used = await refusal(actions.removeDraftVersionAction, { id: survey.draftVersionId, version: 1 });
    expect([used?.code, used?.messageKey]).toEqual(["CONFLICT", "surveys.error.versionInUse"]);
  });
});

describe("who sees what", () => {
  test("the list counts rounds, hides what is out of use until asked, and finds by title and population", async () => {
    const { survey } = world.home;
    const ids = async (params: object) =>
      (await listQuestionnaires(committee, filters(params))).rows.map(({ id }) => id);
    expect(await ids({})).toEqual([survey.questionnaireId]);
    expect(await ids({ archived: "only" })).toEqual([survey.archivedQuestionnaireId]);
    expect(await ids({ archived: "all" })).toHaveLength(2);
    const { id } = await draft({ ...fresh, title: "100% 满意" });
    expect(await ids({ q: "100%" })).toEqual([id]);
    expect(await ids({ q: "1%满" })).toEqual([]);
    expect(await ids({ population: "inpatient" })).toEqual([id]);
    const { rows, total } = await listQuestionnaires(committee, filters());
    expect(total).toBe(2);
    expect(rows[0]).toMatchObject({ rounds: 2, newest: { number: 2, frozen: false, rounds: 1 } });
  });

  test("out of use and back again; twice is a conflict", async () => {
    const { id } = await draft();
    await run(actions.archiveQuestionnaireAction, { id, version: 1 });
    const twice = await refusal(actions.archiveQuestionnaireAction, { id, version: 2 });
    expect(twice?.code).toBe("CONFLICT");
    await run(actions.restoreQuestionnaireAction, { id, version: 2 });
    expect(await getQuestionnaire(committee, id)).toMatchObject({ archived: false, version: 3 });
  });

  test("a branch secretary reads them, and counts only rounds in reach; an auditor finds none", async () => {
    const { survey } = world.home;
    const secretary = actorAtHome(world, "branchSecretary");
    const { versions } = await getQuestionnaire(secretary, survey.questionnaireId);
    expect(versions.map(({ rounds }) => rounds)).toEqual([0, 1]);
    const auditor = actorAtHome(world, "auditor");
    expect(await listQuestionnaires(auditor, filters())).toEqual({ rows: [], total: 0 });
    await expect(getQuestionnaire(auditor, survey.questionnaireId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getVersion(auditor, { id: survey.draftVersionId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("another hospital's are not there", async () => {
    const { survey } = world.abroad;
    const { rows } = await listQuestionnaires(committee, filters({ archived: "all" }));
    expect(rows.map(({ id }) => id)).not.toContain(survey.questionnaireId);
    await expect(getQuestionnaire(committee, survey.questionnaireId)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const byNumber = { questionnaireId: survey.questionnaireId, number: 1 };
    for (const wanted of [{ id: survey.draftVersionId }, byNumber]) {
      await expect(getVersion(committee, wanted)).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
  });
});
