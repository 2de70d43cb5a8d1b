import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { clock, instantOf } from "@/lib/core/period";
import { mixAnswersBefore, takeAnswer } from "@/lib/surveys/door";
import { codeOf } from "@/lib/surveys/rules/codes";
import { insertRows } from "@/prisma/seed/insert";
import { submissionTo } from "@/tests/support/answers";
import { sampleAnswers } from "@/tests/support/survey-document";
import { hashOfCode, surveyCodeRow } from "@/tests/support/survey-rows";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const PEOPLE = 60;

/** What somebody knows who handed out the codes one by one and now holds the whole database. */
type Person = { code: string; hash: string; answerId: string };

let world: World;
let attacker: pg.Client;
const people: Person[] = [];

const rowsOf = async (text: string, values: unknown[] = []) => (await attacker.query(text, values)).rows;

/** Every row of every table as text, with its system columns. */
async function everything(): Promise<{ table: string; xmin: string; row: string }[]> {
  const tables = await rowsOf(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
  const rows: { table: string; xmin: string; row: string }[] = [];
  for (const { tablename } of tables) {
    rows.push(
      ...(await rowsOf(`SELECT '${tablename}' AS table, t.xmin::text AS xmin, t::text AS row FROM "${tablename}" t`)),
    );
  }
  return rows;
}

beforeAll(async () => {
  world = await buildWorld(database.url());
  attacker = new pg.Client({ connectionString: database.url() });
  await attacker.connect();
  vi.spyOn(clock, "now").mockReturnValue(instantOf("2026-06-01", "10:00"));
  const { hospitalId, survey, own } = world.home;
  const codes = Array.from({ length: PEOPLE }, () => codeOf(crypto.getRandomValues(new Uint8Array(11))));
  const place = { hospitalId, roundId: survey.roundId, departmentId: own.departmentId };
  await insertRows(
    attacker,
    "SurveyCode",
    codes.map((code) => surveyCodeRow({ ...place, hash: hashOfCode(code) })),
  );
  for (const [number, code] of codes.entries()) {
    const texts = [{ question: 7, text: `Words of number ${number}` }];
    const one = submissionTo(world.home, { codeHash: hashOfCode(code), answers: sampleAnswers(number), texts });
    // One after the other: each in a transaction of its own, as at a quiet hour.
    await takeAnswer(one);
    people.push({ code, hash: hashOfCode(code), answerId: one.id });
  }
  vi.spyOn(clock, "now").mockReturnValue(instantOf("2026-06-02", "01:00"));
  await mixAnswersBefore("2026-06-02");
});

afterAll(() => attacker.end());

describe("whoever holds every code and the whole database", () => {
  test("finds nothing of a used code anywhere, in no form it could have been kept in", async () => {
    const all = (await everything()).map(({ row }) => row.toLowerCase()).join("\n");
    for (const { code, hash } of people) {
      const forms = [code, hash, ...["md5", "sha1"].map((kind) => createHash(kind).update(code).digest("hex"))];
      for (const form of forms) expect(all.includes(form.toLowerCase())).toBe(false);
    }
  });

  test("finds an answer's id nowhere but on the answer", async () => {
    const rows = await everything();
    for (const { answerId } of people) {
      expect(rows.filter(({ row }) => row.includes(answerId)).map(({ table }) => table)).toEqual(["SurveyAnswer"]);
    }
  });

  test("finds no transaction that wrote an answer and anything of one person alone", async () => {
    const rows = await everything();
    const ids = new Set(people.map(({ answerId }) => answerId));
    const own = rows.filter(({ table, row }) => table === "SurveyAnswer" && [...ids].some((id) => row.includes(id)));
    expect(own).toHaveLength(PEOPLE);
    // All of them were written again by one transaction: its number is the same for everybody.
    expect(new Set(own.map(({ xmin }) => xmin)).size).toBe(1);
    const comments = rows.filter(({ row }) => row.includes("Words of number"));
    expect(new Set(comments.map(({ xmin }) => xmin)).size).toBe(1);
  });

  test("guesses by order no better than blindly: rows lie by random ids, not as the codes were used", async () => {
    const lying = await rowsOf(`SELECT id::text AS id FROM "SurveyAnswer" WHERE id = ANY($1::uuid[]) ORDER BY ctid`, [
      people.map(({ answerId }) => answerId),
    ]);
    const order = people.map(({ answerId }) => lying.findIndex(({ id }) => id === answerId));
    const hits = order.filter((place, number) => place === number).length;
    // Expected is one; ten or more of sixty happen once in ten million times.
    expect(hits).toBeLessThan(10);
    expect(lying.map(({ id }) => id)).toEqual(lying.map(({ id }) => id).sort());
  });

  test("finds no column for a person, an address, a device, a channel or a time of day", async () => {
    const columns = async (table: string) =>
      (
        await rowsOf(
          `SELECT column_name AS name, data_type AS type FROM information_schema.columns
        WHERE table_name = $1 AND table_schema = 'public' ORDER BY ordinal_position`,
          [table],
        )
      ).map(({ name, type }) => `${name} ${type}`);
    expect(await columns("SurveyAnswer")).toEqual([
      "hospitalId uuid",
      "id uuid",
      "roundId uuid",
      "departmentId uuid",
      "day date",
      "answers jsonb",
      "mixed boolean",
    ]);
    expect(await columns("SurveyComment")).toEqual([
      "hospitalId uuid",
      "id uuid",
      "roundId uuid",
      "departmentId uuid",
      "question integer",
      "day date",
      "text text",
      "month character",
      "mixed boolean",
    ]);
    expect(await columns("SurveyCode")).toEqual([
      "hospitalId uuid",
      "hash character",
      "roundId uuid",
      "departmentId uuid",
    ]);
  });

  test("finds no entry of the trail, no sent form and no counter of visits that answering left", async () => {
    for (const table of ["AuditEntry", "Submission", "rate_limit"]) {
      expect(await rowsOf(`SELECT 1 FROM "${table}"`)).toEqual([]);
    }
  });

  test("cannot switch anonymity off: a round has no column that says who", async () => {
    const named = await rowsOf(`SELECT column_name FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name LIKE 'Survey%' AND column_name ~* 'anonym|user|staff|person|device|address|agent|createdAt'`);
    expect(named).toEqual([]);
  });
});
