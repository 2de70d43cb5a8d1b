import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { toDbDay } from "@/lib/core/period";
import type { Role } from "@/lib/core/permissions";
import { listWordDepartments, listWords } from "@/lib/satisfaction/queries/words";
import { wordFiltersSchema } from "@/lib/satisfaction/schema";
import { insertRows } from "@/prisma/seed/insert";
import { SAMPLE_TEXTS } from "@/tests/support/survey-document";
import * as make from "@/tests/support/survey-rows";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type HospitalWorld, type World } from "@/tests/support/world";

const database = useDatabase();
let world: World;
let client: pg.Client;

beforeAll(async () => {
  world = await buildWorld(database.url());
  client = new pg.Client({ connectionString: database.url() });
  await client.connect();
});
afterAll(() => client.end());

const at = (role: Role) => actorAtHome(world, role);
const list = (actor: Actor, filters: object = {}, pageSize?: number) =>
  listWords(actor, wordFiltersSchema.parse(filters), pageSize);

type Wave = { text: string; day: string; month: string | null }[];

/** A further round of the frozen version in the own department: comments on `advice`. */
async function addRound(
  { hospitalId, survey, own }: HospitalWorld,
  given: { comments: Wave; issued?: boolean; population?: "inpatient" },
): Promise<void> {
  const { comments, issued = true, population = "outpatient" } = given;
  const issuedAt = issued ? "2026-01-01T00:00:00Z" : null;
  const round = make.surveyRoundRow({
    hospitalId,
    questionnaireVersionId: survey.frozenVersionId,
    issuedAt,
    population,
  });
  const place = { hospitalId, roundId: round.id, departmentId: own.departmentId };
  const question = SAMPLE_TEXTS.advice;
  await insertRows(client, "SurveyRound", [round]);
  await insertRows(client, "SurveyRoundDepartment", [make.surveyRoundDepartmentRow(place)]);
  await insertRows(
    client,
    "SurveyComment",
    comments.map((one) => make.surveyCommentRow({ ...place, question, ...one })),
  );
}

/** Written on one day, and let out in a month unless they wait. */
const wave = (text: string, day: string, count: number, month: string | null = day.slice(0, 7)): Wave =>
  Array.from({ length: count }, () => ({ text, day, month }));

describe("who reads what", () => {
  test("the committee reads what both departments wrote, by dimension, and nothing of another hospital", async () => {
    const { rows, total, counts } = await list(at("committee"));
    expect(total).toBe(32);
    expect(counts).toEqual([
      { group: "doctorCommunication", count: 16 },
      { group: "other", count: 16 },
    ]);
    expect(rows.map(({ group }) => group)).toEqual([
      ...Array(16).fill("doctorCommunication"),
      ...Array(16).fill("other"),
    ]);
    const { own, other } = world.home;
    expect(new Set(rows.map(({ departmentId }) => departmentId))).toEqual(
      new Set([own.departmentId, other.departmentId]),
    );
    expect(rows[0]).toMatchObject({ month: "2026-01", population: "outpatient", question: { en: "About the doctor" } });
  });

  test("no row tells more of its day than the month", async () => {
    const text = JSON.stringify((await list(at("committee"))).rows);
    expect(text).toContain("2026-01");
    expect(text).not.toMatch(/2026-01-|day/);
  });

  test("a branch secretary reads their own department's, and only of months in which the branch stood there", async () => {
    const secretary = at("branchSecretary");
    const own = await list(secretary);
    expect(own.total).toBe(16);
    expect(new Set(own.rows.map(({ departmentId }) => departmentId))).toEqual(new Set([world.home.own.departmentId]));
    expect((await listWordDepartments(secretary)).map(({ id }) => id)).toEqual([world.home.own.departmentId]);
    const foreign = await list(secretary, { department: world.home.other.departmentId });
    expect([foreign.total, foreign.rows]).toEqual([0, []]);

    const where = { id: world.home.own.pairingId };
    const totalWith = async (days: { fromDay?: Date; toDay?: Date | null }) => {
      await db.departmentPairing.updateMany({ where, data: days });
      return (await list(secretary)).total;
    };
    expect(await totalWith({ toDay: toDbDay("2025-12-31") })).toBe(0);
    // The month of a change belongs to both.
    expect(await totalWith({ toDay: toDbDay("2026-01-02") })).toBe(16);
    expect(await totalWith({ toDay: null, fromDay: toDbDay("2026-02-01") })).toBe(0);
    expect(await totalWith({ fromDay: toDbDay("2026-01-31") })).toBe(16);
    expect(await totalWith({ fromDay: toDbDay("2013-01-01") })).toBe(16);
  });

  test("whoever may not read figures reads nothing", async () => {
    for (const role of ["auditor", "administrator"] as const) {
      expect((await list(at(role))).total).toBe(0);
      expect(await listWordDepartments(at(role))).toEqual([]);
    }
  });

  test("another hospital's committee finds its own alone", async () => {
    const abroad = { ...at("committee"), hospitalId: world.abroad.hospitalId };
    const { rows, total } = await list(abroad);
    expect(total).toBe(32);
    const home = new Set((await list(at("committee"))).rows.map(({ id }) => id));
    expect(rows.filter(({ id }) => home.has(id))).toEqual([]);
    expect((await list(abroad, { department: world.home.own.departmentId })).total).toBe(0);
  });
});

describe("what is published", () => {
  const find = async (q: string, more: object = {}) => (await list(at("committee"), { q, ...more })).rows;

  test("nothing that waits, nor of a round that was never issued", async () => {
    await addRound(world.home, { comments: wave("four", "2026-03-01", 4, null) });
    await addRound(world.home, { comments: wave("draft", "2026-03-01", 9), issued: false });
    expect(await find("four")).toEqual([]);
    expect(await find("draft")).toEqual([]);
  });

  test("one question's answers do not publish another's", async () => {
    const { hospitalId, own } = world.home;
    const comments = [...wave("alone", "2026-03-02", 6), ...wave("alone waits", "2026-03-04", 1, null)];
    await addRound(world.home, { comments });
    const one = await db.surveyComment.findFirstOrThrow({ where: { hospitalId, text: "alone" } });
    const place = { hospitalId, roundId: one.roundId, departmentId: own.departmentId };
    const praise = make.surveyCommentRow({
      ...place,
      question: SAMPLE_TEXTS.praise,
      day: "2026-03-09",
      text: "hidden praise",
    });
    await insertRows(client, "SurveyComment", [praise]);
    expect(await find("alone")).toHaveLength(6);
    expect(await find("hidden praise")).toEqual([]);
  });
});

describe("filters", () => {
  test("by dimension, months, population and department; the counts ignore the dimension", async () => {
    const comments = wave("on the ward", "2026-03-31", 7);
    await addRound(world.home, { comments, population: "inpatient" });
    const committee = at("committee");
    const doctor = await list(committee, { group: "doctorCommunication" });
    expect(doctor.total).toBe(16);
    expect(doctor.counts.find(({ group }) => group === "other")?.count).toBeGreaterThan(16);
    expect((await list(committee, { population: "inpatient" })).total).toBe(7);
    expect((await list(committee, { q: "ward", from: "2026-03", to: "2026-03" })).total).toBe(7);
    expect((await list(committee, { q: "ward", from: "2026-04" })).total).toBe(0);
    expect((await list(committee, { q: "ward", to: "2026-02" })).total).toBe(0);
    expect((await list(committee, { q: "ward", department: world.home.other.departmentId })).total).toBe(0);
  });

  test("a search means what was typed, signs too, in any case", async () => {
    const texts = ["100% satisfied", "100 times", "a_b", "aXb", "50\\50"];
    const comments = texts.flatMap((text) => wave(text, "2026-03-03", 1));
    await addRound(world.home, { comments });
    const found = async (q: string) => (await list(at("committee"), { q })).rows.map(({ text }) => text).sort();
    expect(await found("100%")).toEqual(["100% satisfied"]);
    expect(await found("a_b")).toEqual(["a_b"]);
    expect(await found("50\\")).toEqual(["50\\50"]);
    expect(await found("SATISFIED")).toEqual(["100% satisfied"]);
  });

  test("pages hold everything once", async () => {
    const committee = at("committee");
    const { total } = await list(committee);
    const pages = Array.from({ length: Math.ceil(total / 7) }, (_, index) => list(committee, { page: index + 1 }, 7));
    const ids = (await Promise.all(pages)).flatMap(({ rows }) => rows.map(({ id }) => id));
    expect(ids).toHaveLength(total);
    expect(new Set(ids).size).toBe(total);
  });

  test("what makes no sense in an address is left out", () => {
    const odd = { population: "cats", department: "x", group: "y", from: "2026-13", to: "?", page: "-1" };
    expect(wordFiltersSchema.parse(odd)).toEqual({ page: 1 });
  });
});
