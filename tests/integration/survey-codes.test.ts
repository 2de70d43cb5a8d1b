import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, toDbDay, today } from "@/lib/core/period";
import { makeCodesAction } from "@/lib/surveys/actions";
import { findEntrance } from "@/lib/surveys/queries/entrance";
import { getRound } from "@/lib/surveys/queries/round-detail";
import { summarizeRound } from "@/lib/surveys/queries/round-progress";
import { isCode, printedCode } from "@/lib/surveys/rules/codes";
import { hashOfCode } from "@/tests/support/survey-rows";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { act, refusal, typed, versionOf } from "./survey-acts";

const database = useDatabase();
let world: World;
let committee: Actor;
let own: string;
let other: string;
let id: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = { ...actorAtHome(world, "committee"), name: "王某某" };
  own = world.home.own.departmentId;
  other = world.home.other.departmentId;
});

beforeEach(async () => {
  const questionnaireVersionId = world.home.survey.frozenVersionId;
  const round = typed({ questionnaireVersionId, departmentIds: [own, other], opensOn: today() });
  id = (await act("create", committee, round)).id;
  await act("issue", committee, { id, version: 1 });
});

async function make(counts: Record<string, string>): Promise<string[]> {
  const { made } = await act("makeCodes", committee, { id, version: await versionOf(id), counts });
  return made.flatMap(({ codes }) => codes);
}

const progress = async () => (await summarizeRound(committee, await getRound(committee, id))).departments;
const codesOf = async (department: string) => {
  const found = (await progress()).find((one) => one.id === department);
  return [found?.codesIssued, found?.codesLeft];
};

/** Every row of every table of the database, as text. */
async function wholeDatabase(): Promise<string> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`;
  const texts: string[] = [];
  for (const { name } of tables) {
    const rows = await db.$queryRawUnsafe<{ text: string }[]>(`SELECT x::text AS text FROM "${name}" x`);
    texts.push(...rows.map(({ text }) => text));
  }
  return texts.join("\n");
}

describe("single-use codes", () => {
  test("are made a department, all different, and their hashes open the door to it", async () => {
    const { made } = await act("makeCodes", committee, { id, version: 2, counts: { [own]: "30", [other]: "5" } });
    expect(made.map(({ departmentId, codes }) => [departmentId, codes.length])).toEqual([
      [own, 30],
      [other, 5],
    ]);
    const codes = made.flatMap((one) => one.codes);
    expect(new Set(codes).size).toBe(35);
    expect(codes.every(isCode)).toBe(true);
    const [first = ""] = codes;
    const entrance = await findEntrance({ token: printedCode(first).toLowerCase() });
    expect(entrance).toMatchObject({ kind: "code", roundId: id, departments: [{ id: own }] });
    expect([await codesOf(own), await codesOf(other)]).toEqual([
      [30, 30],
      [5, 5],
    ]);
  });

  test("are nowhere in the database: only their hashes are, and the trail has but numbers", async () => {
    const codes = await make({ [own]: "20" });
    const stored = await wholeDatabase();
    for (const code of codes) {
      expect(stored).not.toContain(code);
      expect(stored).not.toContain(printedCode(code));
      expect(stored).toContain(hashOfCode(code));
    }
    const rows = await db.surveyCode.findMany({ where: { roundId: id } });
    expect(rows.map(({ hash }) => hash).sort()).toEqual(codes.map(hashOfCode).sort());
    const entry = await db.auditEntry.findFirstOrThrow({ where: { action: "surveyRound.makeCodes", subjectId: id } });
    expect([entry.before, entry.after]).toEqual([null, { codes: [{ departmentId: own, number: 20 }] }]);
    const hashed = JSON.stringify(await db.auditEntry.findMany());
    for (const code of codes) expect(hashed).not.toContain(hashOfCode(code));
  });

  test("are not kept for a second sending of the same form, which makes none", async () => {
    const form = new FormData();
    const key = crypto.randomUUID();
    for (const [name, value] of [
      ["_key", key],
      ["id", id],
      ["version", "2"],
      [`counts.${own}`, "3"],
    ] as const) {
      form.append(name, value);
    }
    const send = () => execute(definitionOf(makeCodesAction) as never, committee, form);
    await send();
    expect(await db.submission.count({ where: { key } })).toBe(0);
    expect((await refusal(send()))[0]).toBe("CONFLICT");
    expect(await db.surveyCode.count({ where: { roundId: id } })).toBe(3);
  });

  test("lie in an order that is not that of the slips", async () => {
    const codes = await make({ [own]: "50" });
    const rows = await db.$queryRaw<
      { hash: string }[]
    >`SELECT hash FROM "SurveyCode" WHERE "roundId" = ${id}::uuid ORDER BY ctid`;
    const hashes = rows.map(({ hash }) => hash);
    expect(hashes).toEqual([...hashes].sort());
    expect(hashes).not.toEqual(codes.map(hashOfCode));
  });

  test("of two people at once: one makes them, the other is told who did, and no code is made unseen", async () => {
    const both = await Promise.allSettled(
      [1, 2].map(() => act("makeCodes", committee, { id, version: 2, counts: { [own]: "4" } })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const [late] = both.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(late).toMatchObject({ code: "CONFLICT", params: { name: "王某某" } });
    expect(await codesOf(own)).toEqual([4, 4]);
  });

  test.each<[string, () => Record<string, string>, string, string]>([
    ["no number", () => ({ [own]: "", [other]: "0" }), "counts", "surveys.invalid.codes"],
    ["more than a printer takes", () => ({ [own]: "3000", [other]: "2001" }), "counts", "surveys.invalid.tooManyCodes"],
    [
      "a department that is not asked",
      () => ({ [world.home.own.spareDepartmentId]: "1" }),
      "counts",
      "core.invalid.choose",
    ],
  ])("are refused for %s", async (_, counts, field, message) => {
    const work = act("makeCodes", committee, { id, version: 2, counts: counts() });
    expect((await refusal(work))[2]).toEqual({ [field]: message });
    expect(await db.surveyCode.count({ where: { roundId: id } })).toBe(0);
  });

  test("are refused for a draft and a closed round", async () => {
    const draft = world.home.survey.draftRoundId;
    const counts = { [own]: "1" };
    expect((await refusal(act("makeCodes", committee, { id: draft, version: 1, counts })))[1]).toBe(
      "surveys.error.notIssued",
    );
    await act("stop", committee, { id, version: 2 });
    expect((await refusal(act("makeCodes", committee, { id, version: 3, counts })))[1]).toBe(
      "surveys.error.alreadyClosed",
    );
  });

  test("are taken back a department; used ones stay counted", async () => {
    const codes = await make({ [own]: "10", [other]: "2" });
    // Somebody answered: the door deletes the code's row.
    await db.surveyCode.deleteMany({ where: { hash: { in: codes.slice(0, 3).map(hashOfCode) } } });
    expect(await codesOf(own)).toEqual([10, 7]);
    const version = await versionOf(id);
    const { voided } = await act("voidCodes", committee, { id, version, departmentId: own });
    expect(voided).toBe(7);
    expect([await codesOf(own), await codesOf(other)]).toEqual([
      [3, 0],
      [2, 2],
    ]);
    expect(await findEntrance({ token: codes[5] ?? "" })).toBe("spent");
    const foreign = { id, version: await versionOf(id), departmentId: world.abroad.own.departmentId };
    expect((await refusal(act("voidCodes", committee, foreign)))[0]).toBe("NOT_FOUND");
  });

  test("can be taken back after the last day, when nobody can use them any more", async () => {
    await make({ [own]: "2" });
    const past = { opensOn: toDbDay(addDays(today(), -9)), closesOn: toDbDay(addDays(today(), -1)) };
    await db.surveyRound.updateMany({ where: { id }, data: past });
    await act("voidCodes", committee, { id, version: await versionOf(id), departmentId: own });
    expect(await codesOf(own)).toEqual([0, 0]);
  });
});
