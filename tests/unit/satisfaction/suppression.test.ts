import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { monthsUpTo } from "@/lib/core/period";
import { levelsOf, wantedOf } from "@/lib/satisfaction/rules/pool";
import { type Has, ofPlace, poolOf, type ReleasedRow } from "@/lib/satisfaction/rules/rows";
import { planOf, versionOf } from "@/lib/satisfaction/rules/series";
import type { Answer } from "@/lib/surveys/rules/answers";
import { countedSlots, layoutOf, SHEETS } from "@/lib/surveys/rules/layout";
import { addCounts, type Counts, LEAST_ANSWERS, noCounts, release } from "@/lib/surveys/rules/tally";
import { scalesDocument } from "@/tests/support/surveyed";

const DOCUMENT = scalesDocument(
  { key: "listening", dimension: "doctorCommunication", levels: 4 },
  { key: "explaining", dimension: "doctorCommunication", levels: 4 },
  { key: "meals", dimension: "meals", levels: 2 },
);
const LAYOUT = layoutOf(DOCUMENT);
const VERSION = versionOf("version", "linear", planOf(DOCUMENT));
const KEYS = VERSION.scales.map(({ question }) => question.key);
const MONTHS = monthsUpTo("2026-03", 3);
const DEPARTMENTS = ["a", "b", "c"];
const ROUNDS = ["first", "second"].map((id) => {
  const days = { opensOn: "2026-01-01", closesOn: "2026-03-31" };
  return { id, population: "inpatient", questionnaire: "Stays", ...days } as const;
});

/** Departments, two branches of which one hands a department over after the first month, and the whole hospital. */
const PLACES: Has[] = [
  ...DEPARTMENTS.map(
    (one): Has =>
      (department) =>
        department === one,
  ),
  (department, month) => department === "a" || (department === "b" && month <= "2026-01"),
  (department, month) => department === "c" || (department === "b" && month > "2026-01"),
  () => true,
];
const WINDOWS = MONTHS.flatMap((from) => MONTHS.filter((to) => to >= from).map((to) => ({ from, to })));

type Given = { department: number; round: number; month: number; answers: Answer[] };
type Release = typeof release;

/** Who is behind the counts: bits by number of the answer, for each question. */
type Cell = { row: ReleasedRow; people: bigint[] };

class Ledger {
  private readonly waiting = new Map<string, { counts: Counts; people: bigint[] }>();
  private readonly cells = new Map<string, Cell>();
  private given = 0;

  constructor(private readonly letOut: Release) {}

  /** One filled-in questionnaire, as the door counts it. */
  take({ department, round, month, answers }: Given): void {
    const [departmentId = "", of = ROUNDS[0], at = ""] = [DEPARTMENTS[department], ROUNDS[round], MONTHS[month]];
    if (!of) return;
    const key = `${of.id} ${departmentId}`;
    const before = this.waiting.get(key) ?? { counts: noCounts(LAYOUT.size), people: KEYS.map(() => 0n) };
    const ones = noCounts(LAYOUT.size);
    for (const slot of countedSlots(LAYOUT, answers)) ones[slot] = 1;
    const bit = 1n << BigInt(this.given);
    this.given += 1;
    const people = before.people.map((bits, index) => ((answers[index] ?? 0) ? bits | bit : bits));
    const { out, kept } = this.letOut(LAYOUT, addCounts(before.counts, ones));
    const told = VERSION.scales.map(({ answered }) => (out[answered] ?? 0) > 0);
    this.waiting.set(key, { counts: kept, people: people.map((bits, index) => (told[index] ? 0n : bits)) });
    const cell = this.cells.get(`${key} ${at}`);
    const counts = cell ? addCounts(cell.row.counts, out) : out;
    const row: ReleasedRow = { version: VERSION, counts, round: of, departmentId, month: at };
    const seen = people.map((bits, index) => (cell?.people[index] ?? 0n) | (told[index] ? bits : 0n));
    this.cells.set(`${key} ${at}`, { row, people: seen });
  }

  /** Of each question the people behind every figure that a filter can give, with the number that is published. */
  publish(): { people: bigint; n: number }[][] {
    const cells = [...this.cells.values()];
    return KEYS.map((key, question) =>
      PLACES.flatMap((has) =>
        WINDOWS.flatMap((window) =>
          [...ROUNDS, null].map((only) => {
            const chosen = cells.filter(({ row }) => only === null || row.round.id === only.id);
            const rows = ofPlace({ released: chosen.map(({ row }) => row), waiting: [] }, has, window);
            const levels = levelsOf(poolOf(rows, window).released, wantedOf(VERSION, null));
            const counts = levels.find(({ scale }) => scale.question.key === key)?.levels ?? [];
            const inside = ({ row }: Cell) =>
              has(row.departmentId, row.month) && row.month >= window.from && row.month <= window.to;
            const people = chosen.filter(inside).reduce((all, cell) => all | (cell.people[question] ?? 0n), 0n);
            return { people, n: counts.reduce((sum, count) => sum + count, 0) };
          }),
        ),
      ),
    );
  }
}

function sizeOf(people: bigint): number {
  return people.toString(2).replaceAll("0", "").length;
}

/** The fewest people whose answers the attacker gets out of two of the figures; Infinity when they get none. */
function fewestByDifference(figures: readonly bigint[]): number {
  let fewest = Number.POSITIVE_INFINITY;
  for (const one of figures) {
    for (const other of figures) {
      // Only of figures that lie within each other is the difference made of anybody's answers.
      if (one === other || (one & other) !== other) continue;
      fewest = Math.min(fewest, sizeOf(one & ~other));
    }
  }
  return fewest;
}

/** The same for one who combines any number of figures in any way: people whom no figure tells apart stay together. */
function fewestByAnything(figures: readonly bigint[]): number {
  let groups = [figures.reduce((all, one) => all | one, 0n)];
  for (const figure of figures) {
    groups = groups.flatMap((group) => [group & figure, group & ~figure]).filter((group) => group !== 0n);
  }
  return Math.min(Number.POSITIVE_INFINITY, ...groups.map(sizeOf));
}

const level = (levels: number) => fc.oneof(fc.constant(null), fc.integer({ min: 0, max: levels }));
const given = fc.record({
  department: fc.nat(DEPARTMENTS.length - 1),
  round: fc.nat(1),
  answers: fc.tuple(level(4), level(4), level(2)) as fc.Arbitrary<Answer[]>,
});
/** Answers of each month in turn, in batches after each of which somebody looks at everything. */
const stream = fc.array(fc.array(fc.array(given, { minLength: 1, maxLength: 7 }), { maxLength: 5 }), {
  minLength: MONTHS.length,
  maxLength: MONTHS.length,
});

type Attack = (figures: readonly bigint[]) => number;

/** The fewest people that an attack finds in all that was ever published; fails when a number is not of the people. */
function found(months: Omit<Given, "month">[][][], letOut: Release, attack: Attack): number {
  const ledger = new Ledger(letOut);
  const published = KEYS.map(() => new Set<bigint>([0n]));
  months.forEach((batches, month) => {
    for (const batch of batches) {
      for (const one of batch) ledger.take({ ...one, month });
      ledger.publish().forEach((figures, question) => {
        for (const { people, n } of figures) {
          if (n !== sizeOf(people)) throw new Error(`a figure says ${n} answers and is made of ${sizeOf(people)}`);
          published[question]?.add(people);
        }
      });
    }
  });
  return Math.min(...published.map((figures) => attack([...figures])));
}

const held = (letOut: Release, attack: Attack) =>
  fc.property(stream, (months) => found(months, letOut, attack) >= LEAST_ANSWERS);

const everything: Release = (layout, waiting) => ({ out: [...waiting], kept: noCounts(layout.size) });
/** Lets a question out when enough questionnaires are in, however few of them answered it. */
const bySheets: Release = (layout, waiting) =>
  (waiting[SHEETS] ?? 0) >= LEAST_ANSWERS
    ? everything(layout, waiting)
    : { out: noCounts(layout.size), kept: [...waiting] };

describe("what is published of places, dimensions, questions, rounds and months at any moment", () => {
  test("never differs by the answers of one to four people", () => {
    fc.assert(held(release, fewestByDifference), { numRuns: 150 });
  });

  test("never tells one to four people apart, however many figures are combined", () => {
    fc.assert(held(release, fewestByAnything), { numRuns: 150 });
  });

  test.each([
    ["everything at once", everything],
    ["by questionnaires instead of answers", bySheets],
  ])("would, were it let out %s", (_, letOut) => {
    expect(fc.check(held(letOut, fewestByDifference), { numRuns: 150 }).failed).toBe(true);
    expect(fc.check(held(letOut, fewestByAnything), { numRuns: 150 }).failed).toBe(true);
  });
});
