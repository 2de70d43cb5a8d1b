import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { clock } from "@/lib/core/period";
import { getFigureBasis } from "@/lib/satisfaction/queries/basis";
import { getSatisfactionBoard, type SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import type { Figure } from "@/lib/satisfaction/rules";
import { weakCells } from "@/lib/satisfaction/rules/weak";
import { type BoardFilters, basisFiltersSchema, boardFiltersSchema } from "@/lib/satisfaction/schema/board";
import { actorOf } from "@/tests/support/actors";
import { alike, type Surveyed, scalesDocument, surveyor } from "@/tests/support/surveyed";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const { ask, answer } = surveyor(database.url);
const now = clock.now;

const PATIENTS = scalesDocument(
  { key: "doctor", dimension: "doctorCommunication" },
  { key: "meals", dimension: "meals" },
);
const STAFF = scalesDocument({ key: "peers", dimension: "peers" });

let world: World;
let committee: Actor;
let secretary: Actor;
let own: string;
let other: string;
let spring: Surveyed;

beforeAll(async () => {
  clock.now = () => new Date("2026-06-20T02:00:00Z");
  world = await buildWorld(database.url());
  const { hospitalId } = world.home;
  committee = actorOf({ hospitalId, roles: ["committee"] });
  secretary = actorOf({ hospitalId, roles: ["branchSecretary"], branchIds: [world.home.own.branchId] });
  [own, other] = [world.home.own.departmentId, world.home.other.departmentId];
  spring = await ask({ hospitalId, document: PATIENTS, title: "Stays" });
  const staff = await ask({ hospitalId, document: STAFF, population: "staff", title: "Work", closesOn: "2026-03-31" });
  await answer(
    hospitalId,
    spring,
    PATIENTS,
    { departmentId: own, month: "2026-02", answers: alike(40, 5, 5) },
    { departmentId: own, month: "2026-05", answers: alike(40, 5, 1) },
    { departmentId: other, month: "2026-05", answers: alike(200, 5, 5) },
    { departmentId: other, month: "2026-06", answers: alike(4, 5, 5) },
  );
  await answer(hospitalId, staff, STAFF, { departmentId: own, month: "2026-03", answers: alike(20, 4) });
});

afterAll(() => {
  clock.now = now;
});

let looks = 0;

/** The dashboard as the next request would find it. */
function boardOf(actor: Actor, filters: Partial<BoardFilters> = {}): Promise<SatisfactionBoard> {
  looks += 1;
  const { month = "2026-06", span = 3, by = "department" } = filters;
  return getSatisfactionBoard({ ...actor, dataVersion: looks }, { month, span, by });
}

const shown = (figure: Figure | undefined) => (figure?.state === "known" ? figure.value : figure?.state);
const placeOf = (board: SatisfactionBoard, id: string) => board.places.find((place) => place.id === id);

describe("the dashboard", () => {
  test("pools a window by department and dimension, and holds it against the one before", async () => {
    const board = await boardOf(committee);
    expect(board.months).toEqual({ from: "2026-04", to: "2026-06" });
    const { inpatient } = board.populations;
    // 40 · (1 + 0) and 200 · (1 + 1) of 480 answers.
    expect(inpatient.total.figure).toMatchObject({ state: "known", n: 240, value: (100 * 440) / 480 });
    expect(inpatient.dimensions.map(({ dimension }) => dimension)).toEqual(["doctorCommunication", "meals"]);
    expect(inpatient.before).toEqual({ from: "2026-01", to: "2026-03" });
    expect(inpatient.total).toMatchObject({ change: "unclear", points: -8.33 });
    const place = placeOf(board, own);
    expect(place?.sides.inpatient.dimensions.get("meals")).toMatchObject({ state: "known", value: 0, n: 40 });
    expect(shown(placeOf(board, other)?.sides.inpatient.total.figure)).toBe(100);
  });

  test("takes staff from the newest round before a window in which they were not asked, and says so", async () => {
    const { staff } = (await boardOf(committee)).populations;
    expect(staff.months).toEqual({ from: "2026-03", to: "2026-03" });
    expect(staff.total.figure).toMatchObject({ state: "known", value: 75, n: 20 });
  });

  test("names what lies clearly below the whole hospital, among how many", async () => {
    const board = await boardOf(committee);
    const { weak, compared } = weakCells(board.populations, board.places);
    const named = weak.map(({ place, population, dimension }) => [place.id, population, dimension]);
    expect(named).toEqual([
      [own, "inpatient", null],
      [own, "inpatient", "meals"],
    ]);
    expect(compared).toBeGreaterThan(6);
  });

  test("a month of too few answers from elsewhere cannot be found from a longer window", async () => {
    const { hospitalId } = world.home;
    const kept = { hospitalId, population: "outpatient", method: "agency", formula: "satisfiedRate" } as const;
    const figures = [
      { ...kept, source: "Agency", month: "2025-10", value: 90, n: 100 },
      { ...kept, source: "Agency", month: "2025-11", value: 20, n: 1 },
    ];
    await db.satisfactionFigure.createMany({ data: figures });
    const agency = async (month: string, span: 1 | 3) => {
      const { external } = await boardOf(committee, { month, span });
      return external.find(({ source }) => source === "Agency");
    };
    const alone = await agency("2025-10", 1);
    expect(alone?.figure).toMatchObject({ state: "known", value: 90, n: 100 });
    expect((await agency("2025-11", 1))?.figure.state).toBe("suppressed");
    expect(await agency("2025-11", 3)).toEqual(alone);
  });

  test("shows a month of too few answers as suppressed and one without as missing, never as zero", async () => {
    const june = await boardOf(committee, { span: 1 });
    expect(june.populations.inpatient.total.figure.state).toBe("suppressed");
    expect(shown(placeOf(june, other)?.sides.inpatient.total.figure)).toBe("suppressed");
    expect(placeOf(june, own)?.sides.inpatient.total.figure.state).toBe("missing");
    const trend = june.populations.inpatient.trend.map(({ month, figure }) => [month, figure.state]);
    expect(trend.slice(-6)).toEqual([
      ["2026-01", "missing"],
      ["2026-02", "known"],
      ["2026-03", "missing"],
      ["2026-04", "missing"],
      ["2026-05", "known"],
      // Of the whole hospital as well: two figures that differ by four answers would tell them.
      ["2026-06", "suppressed"],
    ]);
  });

  test("gives a department's months to the branch that stood in it then", async () => {
    const { hospitalId } = world.home;
    const [from, to] = [world.home.own.branchId, world.home.other.branchId];
    const pairing = { hospitalId, departmentId: world.home.own.spareDepartmentId };
    const day = (text: string) => new Date(text);
    await db.departmentPairing.createMany({
      data: [
        { ...pairing, branchId: from, fromDay: day("2025-01-01"), toDay: day("2026-04-30") },
        { ...pairing, branchId: to, fromDay: day("2026-05-01") },
      ],
    });
    const { departmentId } = pairing;
    await answer(
      hospitalId,
      spring,
      PATIENTS,
      { departmentId, month: "2026-04", answers: alike(10, 1, 1) },
      { departmentId, month: "2026-05", answers: alike(30, 3, 3) },
    );
    const board = await boardOf(committee, { by: "branch" });
    // Own: 80 answers of ½ from its department, 20 of 0. Other: 400 of 1, 60 of ½.
    expect(placeOf(board, from)?.sides.inpatient.total.figure).toMatchObject({ n: 50, value: 40 });
    expect(placeOf(board, to)?.sides.inpatient.total.figure).toMatchObject({ n: 230, value: (100 * 430) / 460 });
    const mine = await boardOf(secretary, { by: "branch" });
    expect(mine.places.map(({ id }) => id)).toEqual([from]);
    expect(placeOf(mine, from)?.sides.inpatient.total.figure).toMatchObject({ n: 50, value: 40 });
  });
});

describe("reach", () => {
  test("a secretary sees the hospital, the own departments and nothing of others; another hospital nothing of ours", async () => {
    const mine = await boardOf(secretary);
    const all = await boardOf(committee);
    expect(mine.populations.inpatient.total).toEqual(all.populations.inpatient.total);
    expect(mine.places.map(({ id }) => id)).toContain(own);
    expect(JSON.stringify(mine.places)).not.toContain(other);
    expect(mine.external.every(({ departmentId }) => departmentId !== other)).toBe(true);
    const stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["leader"] });
    const foreign = JSON.stringify(await boardOf(stranger));
    for (const ours of [own, other, spring.roundId, "Stays"]) expect(foreign).not.toContain(ours);
  });

  test("a role without the permission finds nothing behind the query either", async () => {
    const auditor = actorOf({ hospitalId: world.home.hospitalId, roles: ["auditor"] });
    const board = await boardOf(auditor);
    expect([board.places, board.external, board.rounds]).toEqual([[], [], []]);
    expect(board.populations.inpatient.total.figure).toEqual({ state: "missing" });
  });
});

describe("what is kept", () => {
  test("is the same object until somebody writes or answers", async () => {
    const actor = { ...committee, dataVersion: 90_001 };
    const filters = boardFiltersSchema.parse({ month: "2026-06", span: "3" });
    const first = await getSatisfactionBoard(actor, filters);
    expect(await getSatisfactionBoard(actor, filters)).toBe(first);
    // Two answers wait for others; only the number of questionnaires tells that they came.
    const { hospitalId } = world.home;
    await answer(hospitalId, spring, PATIENTS, { departmentId: own, month: "2026-06", answers: alike(2, 5, 5) });
    const second = await getSatisfactionBoard(actor, filters);
    expect(second).not.toBe(first);
    expect(second.populations.inpatient.sheets).toBe(first.populations.inpatient.sheets + 2);
    expect(await getSatisfactionBoard({ ...actor, dataVersion: 90_002 }, filters)).not.toBe(second);
  });
});

describe("response", () => {
  test("holds answers against targets, and used codes against codes made", async () => {
    const { hospitalId } = world.abroad;
    const stranger = actorOf({ hospitalId, roles: ["leader"] });
    // The world's round over two departments: 16 answers, a target of 20 each.
    const { response } = await boardOf(stranger);
    expect(response.populations.outpatient).toEqual({ part: 16, whole: 40, percent: 40, without: 0 });
    expect(response.populations.staff).toBeNull();
  });
});

describe("what a figure is made of", () => {
  const basis = (actor: Actor, params: Record<string, string>) =>
    getFigureBasis(
      actor,
      basisFiltersSchema.parse({ population: "inpatient", from: "2026-04", to: "2026-06", ...params }),
    );

  test("are its questions by level, its rounds with their questionnaires, and the months before", async () => {
    const found = await basis(committee, { departmentId: own, dimension: "meals" });
    expect(found.measured.figure).toMatchObject({ value: 0, n: 40 });
    expect(found.questions.map(({ scale, levels }) => [scale.question.key, levels])).toEqual([
      ["meals", [40, 0, 0, 0, 0]],
    ]);
    expect(found.rounds).toMatchObject([{ id: spring.roundId, questionnaire: "Stays", sheets: 42, counted: true }]);
    expect(found.place?.name).toBe(world.home.own.departmentName);
    expect(found.trend.find(({ month }) => month === "2026-02")?.figure).toMatchObject({ value: 100 });
  });

  test("is not found outside the actor's reach, nor for a place that is none", async () => {
    const missing = { code: "NOT_FOUND" };
    await expect(basis(secretary, { departmentId: other })).rejects.toMatchObject(missing);
    await expect(basis(secretary, { branchId: world.home.other.branchId })).rejects.toMatchObject(missing);
    await expect(basis(committee, { departmentId: world.abroad.own.departmentId })).rejects.toMatchObject(missing);
    expect((await basis(secretary, { departmentId: own })).measured.figure.state).toBe("known");
    expect((await basis(secretary, {})).place).toBeNull();
  });

  test("says of a round that asked in another way that it is not counted", async () => {
    const { hospitalId } = world.home;
    const changed = scalesDocument({ key: "doctor", dimension: "doctorCommunication", text: "Otherwise" });
    const later = await ask({ hospitalId, document: changed, questionnaireId: spring.questionnaireId, number: 2 });
    await answer(hospitalId, later, changed, { departmentId: other, month: "2026-06", answers: alike(300, 5) });
    const found = await basis(committee, { dimension: "doctorCommunication" });
    expect(found.rounds.map(({ id, counted }) => [id === later.roundId, counted]).sort()).toEqual([
      [false, false],
      [true, true],
    ]);
    const { inpatient } = (await boardOf(committee)).populations;
    expect(inpatient.leftOut).toBeGreaterThan(200);
    expect(inpatient.total.change).toBe("unknown");
    expect(inpatient.trend.at(-1)).toMatchObject({ month: "2026-06", broken: true });
  });
});
