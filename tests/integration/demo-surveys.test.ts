import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { type Day, monthOf, today } from "@/lib/core/period";
import { judge, stateOf } from "@/lib/improvements/rules";
import { frozenFigureSchema } from "@/lib/improvements/schema";
import { findOwnFigure } from "@/lib/satisfaction/queries/own-figures";
import { listWords } from "@/lib/satisfaction/queries/words";
import { wordFiltersSchema } from "@/lib/satisfaction/schema";
import { compareVersions } from "@/lib/surveys/rules/comparison";
import { maskText } from "@/lib/surveys/rules/masking";
import { roundStateOf } from "@/lib/surveys/rules/round-state";
import { fieldOf, readSheet } from "@/lib/surveys/rules/submission";
import { documentSchema, POPULATIONS, type Population, type QuestionnaireDocument } from "@/lib/surveys/schema";
import { Recounting } from "@/prisma/launch/recount";
import { idOf } from "@/prisma/seed/chance";
import { seedDemo } from "@/prisma/seed/demo";
import { buildDemo, type Rows } from "@/prisma/seed/hospital";
import { buildDepartments } from "@/prisma/seed/organisation";
import type { RowOf } from "@/prisma/seed/rows";
import { multiply } from "@/prisma/seed/scale";
import { HARDLY_ASKED } from "@/prisma/seed/survey-cells";
import { type FigureRequest, figureReader } from "@/prisma/seed/survey-figures";
import { WEAK } from "@/prisma/seed/survey-people";
import { planSurveys, type SurveyPlan } from "@/prisma/seed/surveys";
import { actorOf } from "@/tests/support/actors";
import { cloneDatabase } from "@/tests/support/database";
import { useDatabase } from "@/tests/support/use-database";

const HOSPITAL = idOf("hospital/demo");
const DAYS = ["2026-11-27", "2026-12-01", "2027-01-31", "2027-10-03", "2028-02-29", "2028-07-01"];
const departmentId = (name: string) => idOf(`department/${name}`);
const worldOf = (day: Day) => ({ hospitalId: HOSPITAL, today: day, month: monthOf(day) });

/** Every issued round's raw answers held against its tallies, as `npm run satisfaction:verify` does. */
async function recount(url: string, hospitalId = HOSPITAL) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  const found = await new Recounting(client, hospitalId).run();
  await client.end();
  return found;
}

describe.each(DAYS)("as of %s", (day) => {
  let rows: Rows;
  let plan: SurveyPlan;
  let read: (request: FigureRequest) => ReturnType<ReturnType<typeof figureReader>>;
  beforeAll(async () => {
    rows = await buildDemo(worldOf(day));
    plan = planSurveys(worldOf(day), buildDepartments(worldOf(day)));
    read = figureReader(plan);
  });

  const roundsOf = (population: Population) => (rows.SurveyRound ?? []).filter((row) => row.population === population);
  const roundAgo = (population: Population, ago: number) =>
    plan.rounds.find((one) => one.population === population && one.ago === ago);

  test("each population is being asked, and has been before: patients every quarter, staff every half-year", () => {
    for (const population of POPULATIONS) {
      const states = roundsOf(population).map(({ issuedAt, stoppedAt, ...days }) =>
        roundStateOf({ issued: issuedAt !== null, stopped: stoppedAt !== null, ...days }, day),
      );
      const over = population === "staff" ? 2 : 4;
      expect(states.toSorted()).toEqual([...Array(over).fill("closed"), "open"]);
    }
    expect(new Set(rows.SurveyRound?.map(({ title }) => title)).size).toBe(rows.SurveyRound?.length);
  });

  test("its documents are such as the editor saves; one changed question parts the versions of outpatients", () => {
    const documents = (rows.QuestionnaireVersion ?? []).map(({ document }) => documentSchema.parse(document));
    expect(documents).toHaveLength(4);
    const [former, present] = (rows.QuestionnaireVersion ?? [])
      .filter(({ questionnaireId }) => questionnaireId === idOf("questionnaire/outpatient"))
      .map(({ document }) => document as QuestionnaireDocument);
    if (!former || !present) throw new Error("two versions");
    const apart = compareVersions(former, present).filter(({ comparable }) => !comparable);
    expect(apart.map(({ dimension }) => dimension)).toEqual(["registration", null]);
  });

  test("every answer could have come from the form, on a day of its round that has been", () => {
    const rounds = new Map(plan.rounds.map((round) => [round.row.id, round]));
    const total = rows.SurveyAnswer?.length ?? 0;
    expect(total).toBeGreaterThan(11_000);
    expect(total).toBeLessThan(20_000);
    for (const { roundId, day: on, answers, mixed } of rows.SurveyAnswer ?? []) {
      const round = rounds.get(roundId);
      if (!round) throw new Error(`round ${roundId}`);
      const { questions } = round.version;
      const given = answers as (number | null)[];
      const fields = questions.map((question, index): [string, string[]] => {
        return [fieldOf(question), given[index] === null ? [] : [String(given[index])]];
      });
      expect(readSheet(questions, new Map(fields))).toMatchObject({ ok: true, answers: given });
      expect(round.row.opensOn <= on && on <= round.row.closesOn && on <= day).toBe(true);
      expect(mixed).toBe(on < day);
    }
  });

  test("has an answer for each comment, none that masking would change, and hardly two alike", () => {
    const names = new Set(rows.Staff?.map(({ name }) => name));
    const comments = rows.SurveyComment ?? [];
    expect(comments.length).toBeGreaterThan(150);
    expect(new Set(comments.map(({ text }) => text)).size).toBeGreaterThan(comments.length * 0.6);
    const told = comments.map((row) => `${row.departmentId} ${row.question} ${row.text}`);
    expect(new Set(told).size).toBe(told.length);
    for (const { text } of comments) expect(maskText(text, names)).toBe(text);
    const textsOf = new Map(
      plan.rounds.map(({ row, version }) => [
        row.id,
        [...version.questions.entries()].filter(([, { kind }]) => kind === "text").map(([index]) => index),
      ]),
    );
    const placeOf = (row: { roundId: string; departmentId: string }, question: number) =>
      `${row.roundId} ${row.departmentId} ${question}`;
    const written = (rows.SurveyAnswer ?? []).flatMap((row) =>
      (textsOf.get(row.roundId) ?? [])
        .filter((index) => (row.answers as unknown[])[index] === 1)
        .map((index) => placeOf(row, index)),
    );
    expect(comments.map((row) => placeOf(row, row.question)).toSorted()).toEqual(written.toSorted());
    // As many are let out in a month, and as many wait, as were counted so.
    const answeredAt = new Map(plan.rounds.map(({ row, version }) => [row.id, version.layout.places]));
    const countedOf = (of: { roundId: string; departmentId: string; counts: number[]; month?: string }) =>
      (textsOf.get(of.roundId) ?? []).flatMap((question): [string, number][] => {
        const count = of.counts[answeredAt.get(of.roundId)?.[question]?.answered ?? -1] ?? 0;
        return count > 0 ? [[`${placeOf(of, question)} ${of.month ?? null}`, count]] : [];
      });
    const letOut = Map.groupBy(comments, (row) => `${placeOf(row, row.question)} ${row.month}`);
    const counted = [...(rows.SurveyMonthTally ?? []), ...(rows.SurveyPendingTally ?? [])].flatMap(countedOf);
    expect(new Map([...letOut].map(([key, some]) => [key, some.length]))).toEqual(new Map(counted));
  });

  test("what is published of a department never came from fewer than five, and one stays hidden", () => {
    const { layout } = plan.rounds[0]?.version ?? {};
    expect(layout).toBeDefined();
    const hidden = departmentId(HARDLY_ASKED.department);
    const outpatient = new Set(roundsOf("outpatient").map(({ id }) => id));
    const asked = (rows.SurveyAnswer ?? []).filter((row) => row.departmentId === hidden && outpatient.has(row.roundId));
    expect(asked.length).toBeGreaterThan(5);
    const shown = (rows.SurveyMonthTally ?? []).filter(
      (row) => row.departmentId === hidden && outpatient.has(row.roundId),
    );
    // Slot 0 counts the questionnaires, which is no secret.
    for (const { counts } of shown) expect(counts.slice(1).some((count) => count > 0)).toBe(false);
  });

  test("figures lie where they should: patients' near the typed ones, staff's lower, pay lowest, peers highest", () => {
    for (const population of ["outpatient", "inpatient"] as const) {
      const round = roundAgo(population, 1)?.row;
      const [from, to] = [monthOf(round?.opensOn ?? ""), monthOf(round?.closesOn ?? "")];
      const { value } = read({ population, departmentId: null, dimension: null, from, to });
      expect(value).toBeGreaterThan(95);
      expect(value).toBeLessThan(99.5);
    }
    const staff = roundAgo("staff", 1)?.row;
    const [from, to] = [monthOf(staff?.opensOn ?? ""), monthOf(staff?.closesOn ?? "")];
    const score = (dimension: FigureRequest["dimension"]) =>
      read({ population: "staff", departmentId: null, dimension, from, to }).value ?? 0;
    expect(score(null)).toBeGreaterThan(78);
    expect(score(null)).toBeLessThan(90);
    const others = (["growth", "workContent", "superiors", "overall"] as const).map(score);
    expect(score("payAndBenefits")).toBeLessThan(Math.min(...others));
    expect(score("peers")).toBeGreaterThan(Math.max(...others));
  });

  test("weak departments are so beyond doubt", () => {
    for (const { population, department, dimension, from: since = 0 } of WEAK) {
      const last = roundAgo(population, Math.max(1, since))?.row;
      const first = roundAgo(population, Math.max(1, since) + (population === "staff" ? 0 : 1))?.row;
      const window = { from: monthOf(first?.opensOn ?? ""), to: monthOf(last?.closesOn ?? "") };
      const asked = { population, dimension, ...window };
      const own = read({ ...asked, departmentId: departmentId(department) });
      const all = read({ ...asked, departmentId: null });
      expect(own.high ?? 100, `${department} ${dimension}`).toBeLessThan(all.low ?? 0);
    }
  });

  test("actions on weak figures: one has helped, one shows nothing, one is overdue, one is due, one was dropped", () => {
    const actions = (rows.Improvement ?? []).map((row) => {
      const before = frozenFigureSchema.parse(row.before);
      const after = row.after === null ? null : frozenFigureSchema.parse(row.after);
      expect(before.state).toBe("known");
      return { state: stateOf(row, day), verdict: after ? judge(before, after).verdict : null, row };
    });
    expect(actions.map(({ state, verdict }) => verdict ?? state).toSorted()).toEqual(
      ["helped", "noEvidence", "open", "open", "overdue", "due", "noEvidence"].toSorted(),
    );
    for (const { row } of actions) {
      expect(row.startedOn <= day && row.startedOn <= row.dueOn && (row.closedOn ?? day) <= day).toBe(true);
      expect(((row.before as { to: string }).to ?? "9") < monthOf(row.startedOn)).toBe(true);
    }
    expect(actions.filter(({ row }) => row.comment !== null)).toHaveLength(1);
  });

  test("care for staff over two years, of every kind, none of it to come", () => {
    const care = rows.CareAction ?? [];
    expect(care.length).toBeGreaterThan(60);
    expect(new Set(care.map(({ kind }) => kind)).size).toBe(5);
    expect(care.filter(({ onDay }) => onDay > day)).toEqual([]);
    expect(new Set(care.map(({ id }) => id)).size).toBe(care.length);
  });
});

describe("loaded", () => {
  const database = useDatabase({ demo: true });
  const reader = actorOf({ hospitalId: HOSPITAL, roles: ["committee"] });

  test("its counts are those of its answers", async () => {
    const { answers, rounds, differences } = await recount(database.url());
    expect(differences).toEqual([]);
    expect([answers > 11_000, rounds]).toEqual([true, 13]);
  });

  test("the figures that its actions have frozen are those that the application finds", async () => {
    const rows = (await buildDemo(worldOf(today()))).Improvement ?? [];
    for (const { population, departmentId: place, dimension, before } of rows) {
      const frozen = frozenFigureSchema.parse(before);
      const { from, to } = frozen;
      const asked = { population, departmentId: place, dimension: dimension as never, from, to };
      expect(await findOwnFigure(reader, asked)).toEqual(frozen);
    }
  });

  test("people's words can be read, in every population", async () => {
    for (const population of POPULATIONS) {
      const { total } = await listWords(reader, wordFiltersSchema.parse({ population }));
      expect(total).toBeGreaterThan(20);
    }
  });
});

test("a larger scale repeats the rounds too, with addresses and codes of their own", async () => {
  const database = await cloneDatabase();
  const { rows } = await seedDemo(database.url, { today: "2028-02-29" });
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query("BEGIN");
  await multiply(client, worldOf("2028-02-29"), 4, 2);
  await client.query("COMMIT");
  const hospitals = await client.query<{ id: string }>(`SELECT id FROM "Hospital"`);
  const tables = ["SurveyRound", "SurveyAnswer", "SurveyComment", "SurveyChannel", "CareAction", "Improvement"];
  const counts = tables.map((table) => `(SELECT count(*)::int FROM "${table}") AS "${table}"`);
  const { rows: counted } = await client.query(`SELECT ${counts.join(", ")}`);
  await client.end();
  expect(hospitals.rows).toHaveLength(2);
  expect(counted[0]).toEqual(Object.fromEntries(tables.map((table) => [table, 4 * (rows[table] ?? 0)])));
  for (const { id } of hospitals.rows) {
    const { rounds, differences } = await recount(database.url, id);
    expect([rounds, differences]).toEqual([26, []]);
  }
  await database.drop();
});

test("the same day gives the same survey", () => {
  const once = () => planSurveys(worldOf("2027-08-15"), buildDepartments(worldOf("2027-08-15")));
  const told = ({ comments, tallies, cells }: SurveyPlan) => ({
    comments,
    tallies,
    sheets: cells.map(({ sheets }) => sheets),
  });
  const typed: RowOf<"SurveyMonthTally">[] = once().tallies.months;
  expect(typed.length).toBeGreaterThan(300);
  expect(told(once())).toEqual(told(once()));
});
