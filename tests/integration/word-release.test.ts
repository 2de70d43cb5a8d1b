import pg from "pg";
import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import { listWords } from "@/lib/satisfaction/queries/words";
import { wordFiltersSchema } from "@/lib/satisfaction/schema";
import { mixAnswers } from "@/lib/surveys/commands/mix-answers";
import { mixAnswersBefore, takeAnswer } from "@/lib/surveys/door";
import { submissionTo } from "@/tests/support/answers";
import { waiting } from "@/tests/support/meanwhile";
import { SAMPLE_TEXTS } from "@/tests/support/survey-document";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { issueRound } from "./improvement-acts";

const database = useDatabase();
let world: World;
let client: pg.Client;

beforeAll(async () => {
  world = await buildWorld(database.url());
  client = new pg.Client({ connectionString: database.url() });
  await client.connect();
});
afterAll(() => client.end());
afterEach(() => {
  vi.restoreAllMocks();
});

const on = (day: string, time = "10:00") => vi.spyOn(clock, "now").mockReturnValue(instantOf(day, time));

/** Writes to a round of its own: whoever answers says what is given. */
async function writer(): Promise<(text: string) => Promise<unknown>> {
  const { hospitalId, survey, own } = world.home;
  const given = { hospitalId, departmentIds: [own.departmentId], issuedAt: clock.now() };
  const roundId = await issueRound(survey.frozenVersionId, given);
  return (text) => takeAnswer(submissionTo(world.home, { roundId, texts: [{ question: SAMPLE_TEXTS.advice, text }] }));
}

async function visible(q: string, more: object = {}): Promise<string[]> {
  const filters = wordFiltersSchema.parse({ q, ...more });
  return (await listWords(actorAtHome(world, "committee"), filters)).rows.map(({ text }) => text).sort();
}

test("of forty who write one by one on a day, at least five more are read at once, and nobody's words vanish", async () => {
  on("2026-05-04");
  const write = await writer();
  let before: string[] = [];
  for (let turn = 0; turn < 40; turn += 1) {
    await write(`Forty ${turn}`);
    const now = await visible("Forty");
    expect(before.filter((text) => !now.includes(text))).toEqual([]);
    expect(now.length === before.length || now.length - before.length >= 5).toBe(true);
    before = now;
  }
  expect(before).toHaveLength(40);
});

test("words let out together stay together, whatever month they were written in", async () => {
  on("2026-04-30");
  const write = await writer();
  await write("Spring alone");
  on("2026-05-02");
  for (let turn = 0; turn < 4; turn += 1) await write(`Spring ${turn}`);
  expect(await visible("Spring", { from: "2026-04", to: "2026-04" })).toEqual([]);
  expect(await visible("Spring", { from: "2026-05", to: "2026-05" })).toHaveLength(5);
  expect(await visible("Spring", { from: "2026-05" })).toHaveLength(5);
  expect(await visible("Spring", { to: "2026-04" })).toEqual([]);
});

test("words that were let out after their day are put in random order once more", async () => {
  on("2026-06-01");
  const write = await writer();
  for (let turn = 0; turn < 4; turn += 1) await write(`Late ${turn}`);
  on("2026-06-02", "01:00");
  await mixAnswersBefore("2026-06-02");
  const lying = () => db.$queryRaw<{ id: string; xmin: string; mixed: boolean }[]>`
    SELECT id::text, xmin::text, mixed FROM "SurveyComment" WHERE text LIKE 'Late %' ORDER BY ctid`;
  expect((await lying()).every(({ mixed }) => mixed)).toBe(true);
  on("2026-06-02");
  for (let turn = 4; turn < 6; turn += 1) await write(`Late ${turn}`);
  on("2026-06-03", "01:00");
  await mixAnswersBefore("2026-06-03");
  const rows = await lying();
  expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1);
  expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort());
  expect(await visible("Late")).toHaveLength(5);
});

test("whoever answers while the day before is put in random order is not let out without the others", async () => {
  on("2026-07-01");
  const write = await writer();
  for (let turn = 0; turn < 4; turn += 1) await write(`Meanwhile ${turn}`);
  on("2026-07-02", "01:00");
  await client.query("BEGIN");
  const query = async <Row extends object>(_: string, text: string, values: unknown[]) =>
    (await client.query<Row & pg.QueryResultRow>(text, values)).rows;
  await mixAnswers({ query }, ["2026-07-02"]);
  const fifth = write("Meanwhile 4");
  await expect.poll(waiting).toBe(1);
  await client.query("COMMIT");
  await fifth;
  expect(await visible("Meanwhile")).toHaveLength(5);
});
