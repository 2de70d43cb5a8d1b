import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { definePublicBatch } from "@/lib/core/batch";
import { db } from "@/lib/core/db/client";
import { clock, instantOf } from "@/lib/core/period";
import type { Submission } from "@/lib/surveys/commands/take-answers";
import { mixAnswersBefore, takeAnswer } from "@/lib/surveys/door";
import { findEntrance } from "@/lib/surveys/queries/entrance";
import { codeOf } from "@/lib/surveys/rules/codes";
import { layoutOf } from "@/lib/surveys/rules/layout";
import { LEAST_ANSWERS } from "@/lib/surveys/rules/tally";
import { recount, storedOf, submissionTo, sumOf } from "@/tests/support/answers";
import { SAMPLE_DOCUMENT, sampleAnswers } from "@/tests/support/survey-document";
import { hashOfCode, surveyCodeRow } from "@/tests/support/survey-rows";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const LAYOUT = layoutOf(SAMPLE_DOCUMENT);

let world: World;
const own = () => ({ roundId: world.home.survey.roundId, departmentId: world.home.own.departmentId });
const other = () => ({ roundId: world.home.survey.roundId, departmentId: world.home.other.departmentId });
const stored = (where = own()) => storedOf(database.url(), where);
const submission = (given: Partial<Submission> = {}) => submissionTo(world.home, given);

async function newCode(): Promise<string> {
  const code = codeOf(crypto.getRandomValues(new Uint8Array(11)));
  await db.surveyCode.create({
    data: surveyCodeRow({ hospitalId: world.home.hospitalId, ...own(), hash: hashOfCode(code) }),
  });
  return code;
}

beforeAll(async () => {
  world = await buildWorld(database.url());
});

afterEach(() => {
  vi.restoreAllMocks();
});

/** Every count is the raw answers', and no question was let out with fewer answers than may be shown. */
async function expectCounted(where = own()): Promise<void> {
  const { answers, days, months, pending } = await stored(where);
  expect(sumOf(days)).toEqual(recount(answers));
  expect(sumOf([...months, ...pending])).toEqual(recount(answers));
  for (const { answered } of LAYOUT.places) {
    for (const { counts } of months)
      expect(counts[answered] === 0 || (counts[answered] ?? 0) >= LEAST_ANSWERS).toBe(true);
    for (const { counts } of pending) expect(counts[answered]).toBeLessThan(LEAST_ANSWERS);
  }
}

describe("taking answers", () => {
  test("stores, counts and acknowledges many at once, each one time", async () => {
    const before = await stored();
    const many = Array.from({ length: 450 }, (_, number) =>
      submission({
        answers: sampleAnswers(number),
        departmentId: number % 3 === 0 ? other().departmentId : own().departmentId,
      }),
    );
    const receipts = await Promise.all(many.map(takeAnswer));
    expect(new Set(receipts)).toEqual(new Set(["stored"]));
    expect((await stored()).answers).toHaveLength(before.answers.length + 300);
    await expectCounted();
    await expectCounted(other());
  });

  test("an answer that is sent again, also at the same moment, is stored and counted once", async () => {
    const before = await stored();
    const one = submission();
    const receipts = await Promise.all([1, 2, 3].map(() => takeAnswer({ ...one })));
    expect(receipts.sort()).toEqual(["repeated", "repeated", "stored"]);
    expect(await takeAnswer(one)).toBe("repeated");
    expect((await stored()).answers).toHaveLength(before.answers.length + 1);
    await expectCounted();
  });

  test("keeps what was written apart from the answer it came with", async () => {
    const text = `Words ${randomUUID()}`;
    await takeAnswer(submission({ texts: [{ question: 7, text }] }));
    const { answers, comments } = await stored();
    expect(comments.filter((comment) => comment.text === text)).toHaveLength(1);
    expect(JSON.stringify(answers)).not.toContain("Words");
  });

  test("takes nothing for a round that was stopped a moment ago, and says so", async () => {
    const where = { hospitalId_id: { hospitalId: world.abroad.hospitalId, id: world.abroad.survey.roundId } };
    await db.surveyRound.update({ where, data: { stoppedAt: clock.now() } });
    expect(await takeAnswer(submissionTo(world.abroad))).toBe("closed");
    expect(await takeAnswer(submission({ roundId: world.home.survey.draftRoundId }))).toBe("closed");
    await db.surveyRound.update({ where, data: { stoppedAt: null } });
    expect(await takeAnswer(submissionTo(world.abroad))).toBe("stored");
  });

  test("one that cannot be stored does not take the others of its batch along", async () => {
    const wrong = submission({ departmentId: world.home.own.spareDepartmentId });
    const results = await Promise.allSettled([submission(), wrong, submission()].map(takeAnswer));
    expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    await expectCounted();
  });

  test("what a month lets out stays its own; what waits goes into the month in which five have come", async () => {
    const place = { departmentId: world.abroad.other.departmentId };
    const where = { roundId: world.abroad.survey.roundId, ...place };
    const answerOn = async (day: string, count: number) => {
      vi.spyOn(clock, "now").mockReturnValue(instantOf(day, "10:00"));
      await Promise.all(Array.from({ length: count }, () => takeAnswer(submissionTo(world.abroad, place))));
    };
    const first = LAYOUT.places[0]?.answered ?? 0;
    const letOut = async () =>
      Object.fromEntries((await stored(where)).months.map(({ month, counts }) => [month, counts[first]]));
    const { "2026-01": january } = await letOut();
    await answerOn("2026-03-31", 3);
    expect(await letOut()).toEqual({ "2026-01": january, "2026-03": 0 });
    await answerOn("2026-04-01", 2);
    expect(await letOut()).toEqual({ "2026-01": january, "2026-03": 0, "2026-04": 5 });
    await expectCounted(where);
  });

  test("any crowd of senders and repeats leaves exact counts", async () => {
    const crowd = fc.array(fc.record({ who: fc.nat(30), answer: fc.nat(50), here: fc.boolean() }), { maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(crowd, async (senders) => {
        const ids = Array.from({ length: 31 }, () => randomUUID());
        const before = (await stored()).answers.length + (await stored(other())).answers.length;
        const sent = senders.map(({ who, answer, here }) => ({
          id: ids[who] ?? "",
          answers: sampleAnswers(answer),
          ...(here ? own() : other()),
        }));
        await Promise.all(sent.map((one) => takeAnswer(submission(one))));
        const after = (await stored()).answers.length + (await stored(other())).answers.length;
        expect(after - before).toBe(new Set(sent.map(({ id }) => id)).size);
        await expectCounted();
        await expectCounted(other());
      }),
      { numRuns: 25 },
    );
  });
});

describe("a connection that breaks in the middle", () => {
  test("is an outage for those in the batch and nothing for the process", async () => {
    const ends: unknown[] = [];
    const note = (error: unknown) => ends.push(error);
    process.on("uncaughtException", note);
    const lost = definePublicBatch<number, number>({
      most: 10,
      inFlight: 1,
      waiting: 10,
      async run(tx, inputs) {
        const [own] = await tx.query<{ pid: number }>("own-pid", "SELECT pg_backend_pid() AS pid", []);
        const slow = tx.query("slow", "SELECT pg_sleep(20)", []);
        await Promise.all([slow, db.$queryRaw`SELECT pg_terminate_backend(${own?.pid}::int)`]);
        return [...inputs];
      },
    });
    await expect(lost(1)).rejects.toMatchObject({ code: "UNAVAILABLE" });
    expect(await takeAnswer(submission())).toBe("stored");
    process.off("uncaughtException", note);
    expect(ends).toEqual([]);
  });
});

describe("single-use codes", () => {
  test("open their department once: used, a code is gone from the database", async () => {
    const code = await newCode();
    const entrance = await findEntrance({ token: code.toLowerCase().replace(/(....)/g, "$1-") });
    expect(entrance).toMatchObject({ kind: "code", departments: [{ id: own().departmentId }] });
    expect(await takeAnswer(submission({ codeHash: hashOfCode(code) }))).toBe("stored");
    expect(await findEntrance({ token: code })).toBe("spent");
    expect((await stored()).codes.map(({ hash }) => hash)).not.toContain(hashOfCode(code));
    expect(await takeAnswer(submission({ codeHash: hashOfCode(code) }))).toBe("spent");
  });

  test("of many that use one code at the same moment one is stored", async () => {
    const code = hashOfCode(await newCode());
    const before = (await stored()).answers.length;
    const receipts = await Promise.all(Array.from({ length: 30 }, () => takeAnswer(submission({ codeHash: code }))));
    expect(receipts.filter((receipt) => receipt === "stored")).toHaveLength(1);
    expect((await stored()).answers).toHaveLength(before + 1);
  });

  test("a code stays good when its answer could not be stored, and a repeat of its answer is told apart from a thief", async () => {
    const code = hashOfCode(await newCode());
    const late = submission({ codeHash: code, roundId: world.home.survey.draftRoundId });
    expect(await takeAnswer(late)).toBe("closed");
    const one = submission({ codeHash: code });
    expect(await takeAnswer(one)).toBe("stored");
    expect(await takeAnswer(one)).toBe("repeated");
  });

  test("what has the form of a code and is none is spent; anything else is nothing", async () => {
    expect(await findEntrance({ token: codeOf(new Uint8Array(11)) })).toBe("spent");
    expect(await findEntrance({ token: "not a code" })).toBeNull();
    expect(await findEntrance({ token: "" })).toBeNull();
  });
});

describe("the order in which answers came", () => {
  test("is gone after their day: one transaction wrote them, in the order of their random ids", async () => {
    vi.spyOn(clock, "now").mockReturnValue(instantOf("2026-05-02", "10:00"));
    const ids: string[] = [];
    for (let turn = 0; turn < 12; turn += 1) {
      const one = submission({ texts: [{ question: 7, text: `Mixed ${turn}` }] });
      ids.push(one.id);
      await takeAnswer(one);
    }
    const before = recount((await stored()).answers);
    vi.spyOn(clock, "now").mockReturnValue(instantOf("2026-05-03", "01:00"));
    expect(await mixAnswersBefore("2026-05-03")).toBeGreaterThanOrEqual(12);
    expect(await mixAnswersBefore("2026-05-03")).toBe(0);
    const lying = await db.$queryRaw<{ id: string; xmin: string }[]>`
      SELECT id::text, xmin::text FROM "SurveyAnswer" WHERE id = ANY(${ids}::uuid[]) ORDER BY ctid`;
    expect(new Set(lying.map(({ xmin }) => xmin)).size).toBe(1);
    expect(lying.map(({ id }) => id)).toEqual([...ids].sort());
    expect(recount((await stored()).answers)).toEqual(before);
    const said = await db.$queryRaw<
      { id: string }[]
    >`SELECT id::text FROM "SurveyComment" WHERE text LIKE 'Mixed %' ORDER BY ctid`;
    expect(said.map(({ id }) => id)).toEqual(said.map(({ id }) => id).sort());
  });
});
