import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { addDays, toDbDay, today } from "@/lib/core/period";
import { listChannels } from "@/lib/surveys/queries/channels";
import { getRound } from "@/lib/surveys/queries/round-detail";
import { summarizeRound } from "@/lib/surveys/queries/round-progress";
import { listRounds, listVersionOptions } from "@/lib/surveys/queries/rounds";
import { roundFilters } from "@/lib/surveys/schema";
import { actorOf } from "@/tests/support/actors";
import { surveyDayTallyRow, surveyRoundRow } from "@/tests/support/survey-rows";
import { ANSWERS } from "@/tests/support/survey-world";
import { useDatabase } from "@/tests/support/use-database";
import { actorAtHome, buildWorld, type World } from "@/tests/support/world";
import { refusal } from "./survey-acts";

const database = useDatabase();
let world: World;
let committee: Actor;
let secretary: Actor;
let stranger: Actor;

beforeAll(async () => {
  world = await buildWorld(database.url());
  committee = actorAtHome(world, "committee");
  secretary = actorAtHome(world, "branchSecretary");
  stranger = actorOf({ hospitalId: world.home.hospitalId, roles: ["administrator"] });
});

const list = async (actor: Actor, filters: object = {}) => listRounds(actor, roundFilters.parse(filters));
const idsOf = async (actor: Actor, filters: object = {}) => (await list(actor, filters)).rows.map(({ id }) => id);

describe("the list of rounds", () => {
  test("shows the whole hospital all its rounds, drafts too, and nothing of another hospital", async () => {
    const { roundId, draftRoundId } = world.home.survey;
    expect((await idsOf(committee)).sort()).toEqual([roundId, draftRoundId].sort());
    expect((await idsOf(actorAtHome(world, "leader"))).sort()).toEqual([roundId, draftRoundId].sort());
    expect((await list(committee)).rows.find(({ id }) => id === roundId)).toMatchObject({
      state: "open",
      departments: 2,
      answers: ANSWERS * 2,
      target: 40,
    });
  });

  test("shows a secretary issued rounds over their departments, with their departments' numbers", async () => {
    const { rows, total } = await list(secretary);
    expect(total).toBe(1);
    expect(rows).toMatchObject([{ id: world.home.survey.roundId, departments: 1, answers: ANSWERS, target: 20 }]);
  });

  test("shows nothing to a role without the permission, nor to a secretary without a branch", async () => {
    expect(await idsOf(stranger)).toEqual([]);
    expect(await idsOf({ ...secretary, branchIds: [] })).toEqual([]);
  });

  test("is filtered by population, state and title, and paged", async () => {
    const { roundId, draftRoundId } = world.home.survey;
    expect(await idsOf(committee, { state: "draft" })).toEqual([draftRoundId]);
    expect(await idsOf(committee, { state: "open" })).toEqual([roundId]);
    expect(await idsOf(committee, { state: "closed" })).toEqual([]);
    expect(await idsOf(committee, { state: "waiting" })).toEqual([]);
    expect(await idsOf(committee, { population: "staff" })).toEqual([]);
    expect(await idsOf(committee, { q: `round ${roundId.slice(0, 13)}` })).toEqual([roundId]);
    expect(await idsOf(committee, { q: "%" })).toEqual([]);
    expect(await list(committee, { page: 2 })).toMatchObject({ rows: [], total: 2 });
  });

  test("finds a round by the state that it shows, whatever its days and stop", async () => {
    const at = { hospitalId: world.home.hospitalId, questionnaireVersionId: world.home.survey.frozenVersionId };
    const days = [-3, -1, 0, 1, 3].map((day) => addDays(today(), day));
    const issuedAt = "2026-01-01T00:00:00.000Z";
    const rows = days.flatMap((opensOn) =>
      days
        .filter((closesOn) => closesOn >= opensOn)
        .flatMap((closesOn) =>
          [null, issuedAt].flatMap((issued) =>
            (issued ? [null, issuedAt] : [null]).map((stoppedAt) =>
              surveyRoundRow({ ...at, opensOn, closesOn, issuedAt: issued, stoppedAt }),
            ),
          ),
        ),
    );
    const data = rows.map((row) => ({ ...row, opensOn: toDbDay(row.opensOn), closesOn: toDbDay(row.closesOn) }));
    await db.surveyRound.createMany({ data });
    try {
      const all = await list(committee);
      for (const state of ["draft", "waiting", "open", "closed"] as const) {
        const shown = all.rows.filter((row) => row.state === state).map(({ id }) => id);
        expect(shown.length).toBeGreaterThan(1);
        expect((await idsOf(committee, { state })).sort()).toEqual(shown.sort());
      }
    } finally {
      await db.surveyRound.deleteMany({ where: { id: { in: rows.map(({ id }) => id) } } });
    }
  });
});

describe("one round", () => {
  test("is not there for another hospital, another role, or as a draft for a secretary", async () => {
    const { roundId, draftRoundId } = world.home.survey;
    expect((await refusal(getRound(committee, world.abroad.survey.roundId)))[0]).toBe("NOT_FOUND");
    expect((await refusal(getRound(stranger, roundId)))[0]).toBe("NOT_FOUND");
    expect((await refusal(getRound(secretary, draftRoundId)))[0]).toBe("NOT_FOUND");
    expect((await refusal(getRound(committee, "not-an-id")))[0]).toBe("NOT_FOUND");
  });

  test("shows a secretary their department alone: its numbers, its days and its addresses, not the link of all", async () => {
    const { roundId, linkToken, posterToken } = world.home.survey;
    const own = world.home.own.departmentId;
    const round = await getRound(secretary, roundId);
    expect(round.departments.map(({ id }) => id)).toEqual([own]);
    const progress = await summarizeRound(secretary, round);
    expect(progress.departments).toMatchObject([
      { id: own, answers: ANSWERS, target: 20, codesIssued: 1, codesLeft: 1, lastDay: "2026-01-15" },
    ]);
    expect(progress.days).toEqual([{ day: "2026-01-15", answers: ANSWERS }]);
    expect((await listChannels(secretary, round)).map(({ token }) => token)).toEqual([posterToken]);
    const all = await listChannels(committee, await getRound(committee, roundId));
    expect(all.map(({ kind }) => kind).sort()).toEqual(["link", "poster", "poster"]);
    expect(all.some(({ token }) => token === linkToken)).toBe(true);
  });

  test("is seen by whom the department belonged to while it ran, and by nobody who came after it", async () => {
    const { hospitalId, survey, own } = world.home;
    const dated = surveyRoundRow({
      hospitalId,
      questionnaireVersionId: survey.frozenVersionId,
      opensOn: "2026-02-01",
      closesOn: "2026-02-28",
      issuedAt: "2026-01-31T00:00:00.000Z",
    });
    const days = { opensOn: toDbDay(dated.opensOn), closesOn: toDbDay(dated.closesOn) };
    await db.surveyRound.create({ data: { ...dated, ...days } });
    await db.surveyRoundDepartment.create({ data: { hospitalId, roundId: dated.id, departmentId: own.departmentId } });
    const pair = (fromDay: string, toDay: string | null) =>
      db.departmentPairing.updateMany({
        where: { id: own.pairingId },
        data: { fromDay: toDbDay(fromDay), toDay: toDay ? toDbDay(toDay) : null },
      });
    const sees = async () => (await idsOf(secretary)).includes(dated.id);
    try {
      await pair("2013-01-01", "2026-02-01");
      expect(await sees()).toBe(true);
      expect((await getRound(secretary, dated.id)).departments).toHaveLength(1);
      await pair("2013-01-01", "2026-01-31");
      expect(await sees()).toBe(false);
      await pair("2026-02-28", null);
      expect(await sees()).toBe(true);
      await pair("2026-03-01", null);
      expect(await sees()).toBe(false);
      expect((await refusal(getRound(secretary, dated.id)))[0]).toBe("NOT_FOUND");
    } finally {
      await pair("2013-01-01", null);
      await db.surveyRoundDepartment.deleteMany({ where: { roundId: dated.id } });
      await db.surveyRound.deleteMany({ where: { id: dated.id } });
    }
  });

  test("counts the questionnaires of all days, and a day without any is none", async () => {
    const { hospitalId, survey, own } = world.home;
    const place = { hospitalId, roundId: survey.roundId, departmentId: own.departmentId };
    const rows = [
      { ...surveyDayTallyRow({ ...place, day: "2026-01-17", counts: [3, 1] }) },
      { ...surveyDayTallyRow({ ...place, day: "2026-01-19", counts: [0, 0] }) },
    ];
    await db.surveyDayTally.createMany({ data: rows.map((row) => ({ ...row, day: toDbDay(row.day) })) });
    const progress = await summarizeRound(committee, await getRound(committee, survey.roundId));
    expect(progress.departments.find(({ id }) => id === own.departmentId)).toMatchObject({
      answers: ANSWERS + 3,
      lastDay: "2026-01-17",
    });
    expect(progress.days).toEqual([
      { day: "2026-01-15", answers: ANSWERS * 2 },
      { day: "2026-01-17", answers: 3 },
    ]);
  });
});

test("a round may be made of the latest version of every questionnaire in use, of the own hospital alone", async () => {
  const options = await listVersionOptions(committee);
  expect(options.map(({ id, number }) => [id, number])).toEqual([[world.home.survey.draftVersionId, 2]]);
});
