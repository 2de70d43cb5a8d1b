import fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, clock, instantOf, lastDayOf, monthOf, today } from "@/lib/core/period";
import { getImprovement } from "@/lib/improvements/queries";
import { findEffect } from "@/lib/improvements/queries/figures";
import { listReportedImprovements } from "@/lib/improvements/queries/reported";
import { actorOf } from "@/tests/support/actors";
import { SAMPLE_DOCUMENT } from "@/tests/support/survey-document";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { act, issueRound, letOut, typed } from "./improvement-acts";
import { refusal } from "./survey-acts";

const database = useDatabase();
const realNow = clock.now;

let world: World;
let committee: Actor;
let hospitalId: string;
let versionId: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  hospitalId = world.home.hospitalId;
  versionId = world.home.survey.frozenVersionId;
});

const at = (day: string, time = "10:00") => {
  clock.now = () => instantOf(day, time);
};

beforeEach(() => at("2026-06-10"));
afterEach(() => {
  clock.now = realNow;
});

let made = 0;

/** A department of its own with an old round that has asked there since January. */
async function newPlace(version = versionId) {
  made += 1;
  const { id: departmentId } = await db.department.create({
    data: { hospitalId, name: `Ward ${made}`, kind: "clinical" },
  });
  const issuedAt = instantOf("2026-01-01", "08:00");
  const roundId = await issueRound(version, { hospitalId, departmentIds: [departmentId], issuedAt });
  return { hospitalId, departmentId, roundId };
}

type Place = Awaited<ReturnType<typeof newPlace>>;

async function nextRound({ departmentId }: Place, version = versionId): Promise<Place> {
  const roundId = await issueRound(version, { hospitalId, departmentIds: [departmentId], issuedAt: clock.now() });
  return { hospitalId, departmentId, roundId };
}

const begin = ({ departmentId }: Place, changes: object = {}) =>
  act("create", committee, typed({ departmentId, ...changes }));
const effectOf = async (id: string) => findEffect(committee, await getImprovement(committee, id));
const verdictOf = async (id: string) => (await effectOf(id)).judgement;

const POOR = [30, 30, 0, 0];
const GOOD = [0, 0, 30, 30];

describe("before and after", () => {
  test("a round issued since is after, even in the same month; the old round's next month is, its same month is not", async () => {
    const place = await newPlace();
    await letOut(place, POOR);
    const { id } = await begin(place);
    expect(await verdictOf(id)).toEqual({ verdict: "unsaid", silence: "missingAfter", points: null });
    await letOut(place, GOOD);
    expect((await effectOf(id)).after?.state).toBe("missing");
    at("2026-06-11");
    await letOut(await nextRound(place), GOOD);
    expect(await effectOf(id)).toMatchObject({
      before: { n: 60, to: "2026-06" },
      after: { n: 60, state: "known" },
      judgement: { verdict: "helped", silence: null },
      preliminary: true,
    });
    at("2026-07-02");
    await letOut(place, [0, 0, 0, 7]);
    expect((await effectOf(id)).after?.n).toBe(67);
    expect((await getImprovement(committee, id)).before?.n).toBe(60);
  });

  test("is told as worse, or as no evidence while the intervals overlap", async () => {
    const place = await newPlace();
    await letOut(place, GOOD);
    const { id } = await begin(place);
    at("2026-07-02");
    await letOut(place, [0, 1, 2, 3]);
    expect((await verdictOf(id)).verdict).toBe("noEvidence");
    await letOut(place, [80, 0, 0, 0]);
    expect((await verdictOf(id)).verdict).toBe("worse");
  });

  test("an action that begins later does not count what was answered until then", async () => {
    const place = await newPlace();
    await letOut(place, POOR);
    const { id } = await begin(place, { startedOn: "2026-07-10", dueOn: "2026-09-01" });
    at("2026-07-02");
    await letOut(place, GOOD);
    await letOut(await nextRound(place), GOOD);
    expect((await effectOf(id)).after?.state).toBe("missing");
    at("2026-07-11");
    await letOut(await nextRound(place), [0, 0, 0, 9]);
    expect((await effectOf(id)).after?.n).toBe(9);
  });

  test("other questions, or another formula, are not held against each other", async () => {
    // In a hospital of its own: which questions count is decided by the newest month of the whole hospital.
    const { hospitalId: abroad, own, survey } = world.abroad;
    const reader = actorOf({ hospitalId: abroad, roles: ["committee"] });
    const at = { hospitalId: abroad, departmentId: own.departmentId };
    await letOut({ ...at, roundId: survey.roundId }, POOR);
    const { id } = await act("create", reader, typed({ departmentId: own.departmentId }));
    clock.now = () => instantOf("2026-07-02", "10:00");
    const sections = structuredClone(SAMPLE_DOCUMENT.sections);
    const first = sections[0]?.questions[0];
    if (first) first.text = { zh: "Another question", en: "Another question" };
    const { questionnaireId } = survey;
    const reworded = await db.questionnaireVersion.create({
      data: {
        hospitalId: abroad,
        questionnaireId,
        number: 90,
        document: { ...SAMPLE_DOCUMENT, sections },
        frozen: true,
      },
    });
    const departmentIds = [own.departmentId, own.spareDepartmentId];
    const roundId = await issueRound(reworded.id, { hospitalId: abroad, departmentIds, issuedAt: clock.now() });
    const silent = { verdict: "unsaid", silence: "notComparable", points: null };
    const judged = async () => (await findEffect(reader, await getImprovement(reader, id))).judgement;
    await letOut({ ...at, roundId }, GOOD);
    expect(await judged()).toEqual(silent);
    // Nor where the rest of the hospital goes on with the old ones.
    await letOut({ ...at, departmentId: own.spareDepartmentId, roundId: survey.roundId }, [0, 0, 0, 500]);
    expect(await judged()).toEqual(silent);
  });

  test("fewer than five answers are suppressed, not missing", async () => {
    const place = await newPlace();
    await letOut(place, POOR);
    const { id } = await begin(place);
    at("2026-07-02");
    const round = await nextRound(place);
    // As three who answer leave it: their number is let out at once, their answers wait.
    await db.surveyMonthTally.create({ data: { ...round, month: "2026-07", counts: [3, 0, 0, 0, 0, 0] } });
    await db.surveyPendingTally.create({ data: { ...round, counts: [0, 3, 0, 0, 2, 1] } });
    expect(await verdictOf(id)).toEqual({ verdict: "unsaid", silence: "suppressedAfter", points: null });
  });

  // Each release counts twice as many answers as the one before it: the number of answers behind a figure tells which.
  const step = fc.constantFrom("release", "releaseOther", "newRound", "nextDay", "nextMonth", "begin");

  test("never share an answer, whatever happens in between", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        at("2026-05-20");
        const first = await newPlace();
        const rounds = [{ ...first, fresh: false }];
        const releases: { month: string; fresh: boolean; late: boolean }[] = [];
        let begun: { id: string; month: string } | null = null;
        const release = async (place: (typeof rounds)[number]) => {
          await letOut(place, [0, 0, 0, 8 * 2 ** releases.length]);
          releases.push({ month: monthOf(today()), fresh: place.fresh, late: begun !== null });
        };
        const moves = {
          release: () => release(rounds.at(-1) ?? { ...first, fresh: false }),
          releaseOther: () => release(rounds[0] ?? { ...first, fresh: false }),
          newRound: async () => void rounds.push({ ...(await nextRound(first)), fresh: begun !== null }),
          nextDay: async () => at(addDays(today(), 1), `1${rounds.length % 10}:00`),
          nextMonth: async () => at(addDays(lastDayOf(monthOf(today())), 1)),
          begin: async () => {
            begun ??= { ...(await begin(first)), month: monthOf(today()) };
            clock.now = (
              (instant) => () =>
                instant
            )(new Date(clock.now().getTime() + 1000));
          },
        };
        for (const one of steps) await moves[one]();
        await moves.begin();
        const effect = await effectOf((begun as unknown as { id: string }).id);
        const month = (begun as unknown as { month: string }).month;
        const numberOf = (kept: typeof releases) =>
          releases.reduce((sum, one, index) => sum + (kept.includes(one) ? 8 * 2 ** index : 0), 0);
        const inAfter = releases.filter((one) => one.late && (one.fresh || one.month > month));
        expect(effect.before?.n ?? 0).toBe(numberOf(releases.filter((one) => !one.late)));
        expect(effect.after?.n ?? 0).toBe(numberOf(inAfter));
      }),
      { numRuns: 30 },
    );
  });
});

describe("closing", () => {
  async function ready() {
    const place = await newPlace();
    await letOut(place, POOR);
    const { id } = await begin(place, { dueOn: "2026-07-31" });
    at("2026-07-02");
    await letOut(place, GOOD);
    return { id, place };
  }
  const close = (id: string, more: object = {}) =>
    act("close", committee, { id, version: 1, intent: "done", outcome: "Ten minutes each", ...more });

  test("freezes the figure after: what is answered later changes nothing", async () => {
    const { id, place } = await ready();
    await close(id);
    const closed = await getImprovement(committee, id);
    expect(closed).toMatchObject({
      status: "done",
      state: "done",
      closedOn: "2026-07-02",
      outcome: "Ten minutes each",
      after: { n: 60 },
      judgement: { verdict: "helped" },
    });
    await letOut(place, [200, 0, 0, 0]);
    expect(await effectOf(id)).toMatchObject({
      after: { n: 60 },
      judgement: { verdict: "helped" },
      preliminary: false,
    });
    const entry = await db.auditEntry.findFirst({ where: { subjectId: id, action: "improvement.close" } });
    expect(entry).toMatchObject({ before: { status: "open" }, after: { status: "done", finishedOn: "2026-07-02" } });
  });

  test.each([
    ["never again", "2026-03-31"],
    ["until the middle of what came after", "2026-07-15"],
  ])("says the same to the branch that answers for it and stood in the department %s", async (_, toDay) => {
    const place = await newPlace();
    const { departmentId } = place;
    const { branchId } = world.home.own;
    const days = { fromDay: new Date("2026-01-01"), toDay: new Date(toDay) };
    await db.departmentPairing.create({ data: { hospitalId, branchId, departmentId, ...days } });
    at("2026-03-10");
    await letOut(place, POOR);
    const secretary = actorAtHome(world, "branchSecretary");
    const { id } = await act("create", secretary, typed({ departmentId, branchId, dueOn: "2026-09-01" }));
    at("2026-06-12");
    await letOut(
      place,
      GOOD.map((count) => count / 2),
    );
    at("2026-08-12");
    await letOut(
      place,
      GOOD.map((count) => count / 2),
    );
    const seenBy = async (actor: Actor) => findEffect(actor, await getImprovement(actor, id));
    const toldTo = async (actor: Actor) => {
      const told = await listReportedImprovements(actor, { branchId, month: "2026-08" });
      return told.find((one) => one.id === id);
    };
    const effect = await seenBy(committee);
    expect(effect).toMatchObject({ before: { n: 60 }, after: { state: "known", n: 60 } });
    expect(await seenBy(secretary)).toEqual(effect);
    expect(await toldTo(secretary)).toMatchObject({ after: effect.after, verdict: "helped" });
    expect(await toldTo(secretary)).toEqual(await toldTo(committee));
    await act("close", secretary, { id, version: 1, intent: "done", outcome: "Ten minutes each" });
    expect((await getImprovement(committee, id)).after).toEqual(effect.after);
  });

  test("reopened it is measured anew, and closed anew", async () => {
    const { id, place } = await ready();
    await close(id, { intent: "dropped", outcome: "No staff" });
    expect(await getImprovement(committee, id)).toMatchObject({ status: "dropped", outcome: "No staff" });
    await act("reopen", committee, { id, version: 2 });
    const open = await getImprovement(committee, id);
    expect(open).toMatchObject({ status: "open", closedOn: null, after: null, version: 3, outcome: "No staff" });
    await letOut(place, [0, 0, 0, 6]);
    expect((await effectOf(id)).after?.n).toBe(66);
    await close(id, { version: 3 });
    expect(await getImprovement(committee, id)).toMatchObject({ status: "done", after: { n: 66 }, version: 4 });
    const actions = await db.auditEntry.findMany({ where: { subjectId: id }, orderBy: { seq: "asc" } });
    expect(actions.map(({ action }) => action.split(".")[1])).toEqual(["create", "drop", "reopen", "close"]);
  });

  test("what has not begun cannot be done, only dropped", async () => {
    const { id } = await begin(await newPlace(), { startedOn: "2026-07-10", dueOn: "2026-09-01" });
    expect((await refusal(close(id)))[2]).toEqual({ outcome: "improvements.invalid.notStarted" });
    await close(id, { intent: "dropped" });
    expect((await getImprovement(committee, id)).status).toBe("dropped");
  });

  test("a closed one is neither closed nor corrected again, an open one not reopened", async () => {
    const { id } = await ready();
    await expect(act("reopen", committee, { id, version: 1 })).rejects.toMatchObject({
      messageKey: "improvements.error.isOpen",
    });
    await close(id);
    const closed = { code: "CONFLICT", messageKey: "improvements.error.isClosed" };
    await expect(close(id, { version: 2 })).rejects.toMatchObject(closed);
    const { measured: _, from: __, to: ___, departmentId: ____, ...plan } = typed();
    await expect(act("correct", committee, { ...plan, id, version: 2 })).rejects.toMatchObject(closed);
    expect((await getImprovement(committee, id)).version).toBe(2);
  });

  test("two at once: one closes it, the other is told who did", async () => {
    const { id } = await ready();
    const results = await Promise.allSettled([close(id), close(id, { intent: "dropped" }), close(id)]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results) {
      if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "CONFLICT" });
    }
    expect((await getImprovement(committee, id)).version).toBe(2);
    expect(await db.auditEntry.count({ where: { subjectId: id } })).toBe(2);
  });

  test("a correction and a closing at once: both never hold", async () => {
    const { id } = await ready();
    const { measured: _, from: __, to: ___, departmentId: ____, ...plan } = typed({ startedOn: "2026-06-10" });
    const results = await Promise.allSettled([close(id), act("correct", committee, { ...plan, id, version: 1 })]);
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect((await getImprovement(committee, id)).version).toBe(2);
  });
});
