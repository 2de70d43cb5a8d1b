import { beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { listDepartmentFigures } from "@/lib/satisfaction/queries";
import { findOwnFigure, listOwnDepartmentFigures, type OwnFigureRequest } from "@/lib/satisfaction/queries/own-figures";
import { actorOf } from "@/tests/support/actors";
import { alike, scalesDocument, surveyor } from "@/tests/support/surveyed";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const { ask, answer } = surveyor(database.url);

let world: World;
let committee: Actor;
let secretary: Actor;
let stranger: Actor;
let own: string;
let other: string;

beforeAll(async () => {
  world = await buildWorld(database.url());
  const { hospitalId } = world.home;
  committee = actorOf({ hospitalId, roles: ["committee"] });
  secretary = actorOf({ hospitalId, roles: ["branchSecretary"], branchIds: [world.home.own.branchId] });
  stranger = actorOf({ hospitalId: world.abroad.hospitalId, roles: ["committee"] });
  own = world.home.own.departmentId;
  other = world.home.other.departmentId;
});

const january = { population: "outpatient", from: "2026-01", to: "2026-01" } as const;
const request = (given: Partial<OwnFigureRequest>): OwnFigureRequest => ({
  ...january,
  departmentId: null,
  dimension: null,
  ...given,
});

// The sample of the test world: of each of two departments eight answers, on four levels. The doctors' question has
// each level twice; the nurses' one 1, 2, 3, 4, 1, 2 and two "not applicable".
describe("a figure of the hospital's own surveys", () => {
  test("is computed from counts, exactly, for a department and a dimension", async () => {
    const doctor = await findOwnFigure(committee, request({ departmentId: own, dimension: "doctorCommunication" }));
    expect(doctor).toMatchObject({ state: "known", value: 50, n: 8, formula: "linear", leftOut: 0 });
    const nurse = await findOwnFigure(committee, request({ departmentId: own, dimension: "nurseCommunication" }));
    // (0 + 1 + 2 + 3 + 0 + 1)/3 of six: "not applicable" is in neither number.
    expect(nurse).toMatchObject({ n: 6, value: (100 * 7) / 18 });
    const total = await findOwnFigure(committee, request({ departmentId: own }));
    // Fourteen answers: (8 · ½ + 7/3)/14.
    expect(total.value).toBeCloseTo((100 * (4 + 7 / 3)) / 14, 10);
    expect(total.n).toBe(8);
    expect(total.low).toBeLessThan(total.value ?? 0);
    expect(total.high).toBeGreaterThan(total.value ?? 0);
  });

  test("of the whole hospital counts all departments", async () => {
    const whole = await findOwnFigure(committee, request({ dimension: "doctorCommunication" }));
    expect(whole).toMatchObject({ value: 50, n: 16 });
    const title = await db.questionnaire.findFirst({ where: { id: world.home.survey.questionnaireId } });
    expect(whole.questionnaire).toBe(title?.title);
  });

  test("is missing in a month without answers and for a dimension that nobody was asked for", async () => {
    const empty = { state: "missing", value: null, low: null, high: null, n: null, formula: null };
    expect(await findOwnFigure(committee, request({ from: "2026-02", to: "2026-03" }))).toMatchObject(empty);
    expect(await findOwnFigure(committee, request({ dimension: "privacy" }))).toMatchObject(empty);
    expect(await findOwnFigure(committee, request({ population: "staff" }))).toMatchObject(empty);
  });

  test("is suppressed while fewer than five answered, and known with the fifth", async () => {
    const { hospitalId, own: branch } = world.home;
    const document = scalesDocument({ key: "meals", dimension: "meals" });
    const survey = await ask({ hospitalId, document, opensOn: "2026-05-01", closesOn: "2026-05-31" });
    const departmentId = branch.spareDepartmentId;
    const may = request({ population: "inpatient", departmentId, from: "2026-05", to: "2026-05" });
    await answer(hospitalId, survey, document, { departmentId, month: "2026-05", answers: alike(4, 5) });
    expect(await findOwnFigure(committee, may)).toMatchObject({ state: "suppressed", value: null, n: null });
    expect(await findOwnFigure(committee, { ...may, departmentId: null })).toMatchObject({ state: "suppressed" });
    const june = { ...may, from: "2026-06", to: "2026-06" };
    expect(await findOwnFigure(committee, june)).toMatchObject({ state: "missing" });
    await answer(hospitalId, survey, document, { departmentId, month: "2026-05", answers: alike(1, 1) });
    expect(await findOwnFigure(committee, may)).toMatchObject({ state: "known", value: 80, n: 5 });
  });
});

describe("reach", () => {
  test("a secretary sees the whole hospital and the paired department, not another one", async () => {
    expect(await findOwnFigure(secretary, request({}))).toMatchObject({ state: "known", n: 16 });
    expect(await findOwnFigure(secretary, request({ departmentId: own }))).toMatchObject({ state: "known", n: 8 });
    expect(await findOwnFigure(secretary, request({ departmentId: other }))).toMatchObject({ state: "missing" });
    const both = { departmentIds: [own, other], month: "2026-01" };
    expect((await listOwnDepartmentFigures(secretary, both)).map(({ departmentId }) => departmentId)).toEqual([own]);
    expect((await listOwnDepartmentFigures(committee, both)).map(({ departmentId }) => departmentId)).toEqual([
      own,
      other,
    ]);
  });

  test("another hospital, and a role without the permission, see nothing of ours", async () => {
    for (const actor of [stranger, actorOf({ hospitalId: world.home.hospitalId, roles: ["auditor"] })]) {
      expect(await findOwnFigure(actor, request({ departmentId: own }))).toMatchObject({ state: "missing" });
      expect(await listOwnDepartmentFigures(actor, { departmentIds: [own], month: "2026-01" })).toEqual([]);
    }
    expect((await findOwnFigure(stranger, request({}))).questionnaire).not.toBe(
      (await findOwnFigure(committee, request({}))).questionnaire,
    );
  });

  test("a branch sees a department's months in which it stood there, and no others", async () => {
    const { hospitalId, own: branch } = world.home;
    const department = await db.department.create({ data: { hospitalId, name: "Moving", kind: "clinical" } });
    const pair = (branchId: string, fromDay: string, toDay: string | null) =>
      db.departmentPairing.create({
        data: {
          hospitalId,
          branchId,
          departmentId: department.id,
          fromDay: new Date(fromDay),
          toDay: toDay ? new Date(toDay) : null,
        },
      });
    await pair(world.home.other.branchId, "2025-01-01", "2026-06-30");
    await pair(branch.branchId, "2026-07-01", null);
    const document = scalesDocument({ key: "meals", dimension: "meals" });
    const survey = await ask({ hospitalId, document });
    const place = { departmentId: department.id };
    await answer(
      hospitalId,
      survey,
      document,
      { ...place, month: "2026-06", answers: alike(6, 1) },
      { ...place, month: "2026-07", answers: alike(7, 5) },
    );
    const year = request({ population: "inpatient", departmentId: department.id, from: "2026-06", to: "2026-07" });
    expect(await findOwnFigure(secretary, year)).toMatchObject({ n: 7, value: 100 });
    expect(await findOwnFigure(committee, year)).toMatchObject({ n: 13 });
    const before = actorOf({ hospitalId, roles: ["branchSecretary"], branchIds: [world.home.other.branchId] });
    expect(await findOwnFigure(before, year)).toMatchObject({ n: 6, value: 0 });
  });
});

describe("two versions of a questionnaire", () => {
  test("are pooled where they ask the same, and counted as left out where they do not", async () => {
    const { hospitalId } = world.abroad;
    const departmentId = world.abroad.own.departmentId;
    const doctors = { key: "doctor", dimension: "doctorCommunication" } as const;
    const meals = { key: "meals", dimension: "meals" } as const;
    const first = scalesDocument(doctors, meals);
    const second = scalesDocument({ ...meals, text: "In other words" }, doctors);
    const old = await ask({ hospitalId, document: first });
    const now = await ask({ hospitalId, document: second, questionnaireId: old.questionnaireId, number: 2 });
    await answer(hospitalId, old, first, { departmentId, month: "2026-03", answers: alike(10, 1, 1) });
    await answer(hospitalId, now, second, { departmentId, month: "2026-04", answers: alike(30, 5, 5) });
    const spring = { population: "inpatient", departmentId, from: "2026-03", to: "2026-04" } as const;
    const doctor = await findOwnFigure(stranger, request({ ...spring, dimension: "doctorCommunication" }));
    expect(doctor).toMatchObject({ n: 40, value: 75, leftOut: 0 });
    const meal = await findOwnFigure(stranger, request({ ...spring, dimension: "meals" }));
    expect(meal).toMatchObject({ n: 30, value: 100, leftOut: 10 });
    expect(await findOwnFigure(stranger, request(spring))).toMatchObject({ n: 30, leftOut: 10 });
    const march = await findOwnFigure(stranger, request({ ...spring, to: "2026-03", dimension: "meals" }));
    expect(march).toMatchObject({ n: 10, value: 0, leftOut: 0 });
    expect(march.basis).not.toBe(meal.basis);
    const doctorInMarch = await findOwnFigure(
      stranger,
      request({ ...spring, to: "2026-03", dimension: "doctorCommunication" }),
    );
    expect(doctorInMarch.basis).toBe(doctor.basis);
  });

  test("by another formula never mix", async () => {
    const { hospitalId } = world.abroad;
    const departmentId = world.abroad.other.departmentId;
    const document = scalesDocument({ key: "peers", dimension: "peers" });
    const survey = (formula: "linear" | "topBox") => ask({ hospitalId, document, population: "staff", formula });
    const [linear, topBox] = [await survey("linear"), await survey("topBox")];
    await answer(hospitalId, linear, document, { departmentId, month: "2026-03", answers: alike(10, 4) });
    await answer(hospitalId, topBox, document, { departmentId, month: "2026-04", answers: alike(8, 4) });
    const spring = { population: "staff", departmentId, from: "2026-03", to: "2026-04" } as const;
    const figure = await findOwnFigure(stranger, request(spring));
    expect(figure).toMatchObject({ formula: "topBox", value: 0, n: 8, leftOut: 10 });
  });

  test("of rounds issued since an instant are found with what was let out before the months", async () => {
    const { hospitalId } = world.abroad;
    const departmentId = world.abroad.own.spareDepartmentId;
    const document = scalesDocument({ key: "signage", dimension: "signage" });
    const days = { opensOn: "2026-03-01", closesOn: "2026-08-31" };
    const before = await ask({ hospitalId, document, ...days, issuedAt: "2026-03-01T01:00:00.000Z" });
    const after = await ask({ hospitalId, document, ...days, issuedAt: "2026-05-20T01:00:00.000Z" });
    const put = (survey: typeof before, month: string, times: number, level: number) =>
      answer(hospitalId, survey, document, { departmentId, month, answers: alike(times, level) });
    await put(before, "2026-05", 10, 1);
    await put(after, "2026-05", 6, 5);
    await put(before, "2026-06", 7, 5);
    const since = { population: "inpatient", departmentId, from: "2026-06", to: "2026-07" } as const;
    expect(await findOwnFigure(stranger, request(since))).toMatchObject({ n: 7 });
    const issuedAfter = new Date("2026-05-15T00:00:00Z");
    expect(await findOwnFigure(stranger, request({ ...since, issuedAfter }))).toMatchObject({ n: 13, value: 100 });
  });
});

describe("a department's figures of a month", () => {
  test("are own and recorded ones side by side, each with its own month before", async () => {
    const { hospitalId } = world.home;
    const departmentId = world.home.other.spareDepartmentId;
    const document = scalesDocument({ key: "meals", dimension: "meals" });
    const survey = await ask({ hospitalId, document, title: "Stays" });
    await answer(
      hospitalId,
      survey,
      document,
      { departmentId, month: "2026-08", answers: alike(5, 3) },
      { departmentId, month: "2026-09", answers: alike(6, 5) },
    );
    await db.satisfactionFigure.create({
      data: {
        hospitalId,
        departmentId,
        population: "inpatient",
        month: "2026-09",
        value: 98,
        n: 40,
        formula: "satisfiedRate",
        source: "Agency",
        method: "agency",
      },
    });
    const rows = await listDepartmentFigures(committee, { departmentIds: [departmentId], month: "2026-09" });
    expect(rows).toMatchObject([
      { method: "own", source: "Stays", value: 100, n: 6, previous: 50, formula: "linear", spread: 0 },
      { method: "agency", source: "Agency", value: 98, n: 40, previous: null, formula: "satisfiedRate" },
    ]);
  });
});
