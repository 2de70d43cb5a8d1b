import type pg from "pg";
import type { Day } from "@/lib/core/period";
import type { Answer } from "@/lib/surveys/rules/answers";
import { countedSlots, type Layout, layoutOf, type Place, SHEETS } from "@/lib/surveys/rules/layout";
import { addCounts, type Counts, LEAST_ANSWERS } from "@/lib/surveys/rules/tally";
import type { QuestionnaireDocument } from "@/lib/surveys/schema";

/** Answers read at once. */
const PAGE = 5000;

/** Where counts of a round differ from its raw answers, or tell of fewer than five. */
export type Difference = {
  round: string;
  department: string;
  /** Day; or what was let out and what waits together; or the month in which too few were let out; or an answer's id. */
  where: { day: Day } | { sum: true } | { month: string } | { answer: string };
  /** Key of the question, null for the number of questionnaires. */
  question: string | null;
  counted: number;
  recorded: number;
};

export type Recount = { answers: number; rounds: number; differences: Difference[] };

type Round = { id: string; title: string; layout: Layout };
type AnswerRow = { id: string; roundId: string; departmentId: string; day: Day; answers: unknown };
type TallyRow = { roundId: string; departmentId: string; at: string; counts: number[] };

/** Null for answers that do not fit the questionnaire: somebody wrote them past the program. */
function slotsOf(layout: Layout, answers: unknown): number[] | null {
  if (!Array.isArray(answers)) return null;
  const slots = countedSlots(layout, answers as Answer[]);
  return slots.every((slot) => Number.isInteger(slot) && slot >= 0 && slot < layout.size) ? slots : null;
}

function questionAt({ places }: Layout, slot: number): string | null {
  if (slot === SHEETS) return null;
  const holds = ({ answered, first, size }: Place) => slot >= answered && slot < Math.max(answered + 1, first + size);
  return places.find(holds)?.question.key ?? null;
}

type Ledger = Map<string, Counts>;

const keyOf = ({ roundId, departmentId, at }: Pick<TallyRow, "roundId" | "departmentId" | "at">) =>
  `${roundId} ${departmentId} ${at}`;

/** One hospital's counts held against its answers; `client` stands in a snapshot, so that nothing comes in between. */
export class Recounting {
  private readonly rounds = new Map<string, Round>();
  private readonly days: Ledger = new Map();
  private readonly differences: Difference[] = [];
  private answers = 0;

  constructor(
    private readonly client: pg.ClientBase,
    private readonly hospitalId: string,
  ) {}

  async run(): Promise<Recount> {
    await this.readRounds();
    await this.readAnswers();
    await this.compareDays();
    await this.compareSums();
    await this.findFewComments();
    return { answers: this.answers, rounds: this.rounds.size, differences: this.differences };
  }

  private async readRounds(): Promise<void> {
    const { rows } = await this.client.query<{ id: string; title: string; document: QuestionnaireDocument }>(
      `SELECT r.id, r.title, v.document FROM "SurveyRound" r
       JOIN "QuestionnaireVersion" v ON v."hospitalId" = r."hospitalId" AND v.id = r."questionnaireVersionId"
       WHERE r."hospitalId" = $1 AND r."issuedAt" IS NOT NULL`,
      [this.hospitalId],
    );
    for (const { id, title, document } of rows) this.rounds.set(id, { id, title, layout: layoutOf(document) });
  }

  /** The answers in pages of one cursor: their number does not matter to the memory. */
  private async readAnswers(): Promise<void> {
    await this.client.query(
      `DECLARE answers NO SCROLL CURSOR FOR
       SELECT id, "roundId", "departmentId", day::text, answers FROM "SurveyAnswer" WHERE "hospitalId" = '${this.hospitalId}'`,
    );
    for (;;) {
      const { rows } = await this.client.query<AnswerRow>(`FETCH ${PAGE} FROM answers`);
      for (const row of rows) this.count(row);
      if (rows.length < PAGE) break;
    }
    await this.client.query("CLOSE answers");
  }

  private count({ id, roundId, departmentId, day, answers }: AnswerRow): void {
    this.answers += 1;
    const layout = this.rounds.get(roundId)?.layout;
    const slots = layout ? slotsOf(layout, answers) : null;
    if (!layout || !slots) {
      this.note({ roundId, departmentId }, { where: { answer: id }, question: null, counted: 0, recorded: 1 });
      return;
    }
    const key = keyOf({ roundId, departmentId, at: day });
    const counts = (this.days.get(key) ?? new Array<number>(layout.size).fill(0)) as number[];
    this.days.set(key, counts);
    for (const slot of slots) counts[slot] = (counts[slot] ?? 0) + 1;
  }

  private note(of: { roundId: string; departmentId: string }, what: Omit<Difference, "round" | "department">): void {
    const round = this.rounds.get(of.roundId)?.title ?? of.roundId;
    this.differences.push({ round, department: of.departmentId, ...what });
  }

  /** Notes the first slot that differs; a question that was tampered with differs in several. */
  private compare(
    of: TallyRow | Omit<TallyRow, "counts">,
    where: Difference["where"],
    counted: Counts,
    recorded: Counts,
  ) {
    const layout = this.rounds.get(of.roundId)?.layout;
    const length = Math.max(counted.length, recorded.length);
    for (let slot = 0; slot < length; slot += 1) {
      const [ours, theirs] = [counted[slot] ?? 0, recorded[slot] ?? 0];
      if (ours === theirs) continue;
      const question = layout ? questionAt(layout, slot) : null;
      this.note(of, { where, question, counted: ours, recorded: theirs });
      return;
    }
  }

  private async tallies(table: string, at: string): Promise<TallyRow[]> {
    const { rows } = await this.client.query<TallyRow>(
      `SELECT "roundId", "departmentId", ${at} AS at, counts FROM "${table}" WHERE "hospitalId" = $1`,
      [this.hospitalId],
    );
    return rows;
  }

  private async compareDays(): Promise<void> {
    const left = new Map(this.days);
    for (const row of await this.tallies("SurveyDayTally", "day::text")) {
      this.compare(row, { day: row.at }, left.get(keyOf(row)) ?? [], row.counts);
      left.delete(keyOf(row));
    }
    // Answers of a day that nobody counted.
    for (const [key, counts] of left) {
      const [roundId = "", departmentId = "", at = ""] = key.split(" ");
      this.compare({ roundId, departmentId, at }, { day: at }, counts, []);
    }
  }

  private async compareSums(): Promise<void> {
    const sums: Ledger = new Map();
    const add = (row: Omit<TallyRow, "at">) => {
      const key = keyOf({ ...row, at: "" });
      sums.set(key, addCounts(sums.get(key) ?? [], row.counts));
    };
    for (const row of await this.tallies("SurveyMonthTally", "month")) {
      add(row);
      this.findFew(row);
    }
    for (const row of await this.tallies("SurveyPendingTally", "''")) add(row);
    const counted: Ledger = new Map();
    for (const [key, counts] of this.days) {
      const whole = key.slice(0, key.lastIndexOf(" ") + 1);
      counted.set(whole, addCounts(counted.get(whole) ?? [], counts));
    }
    for (const key of new Set([...sums.keys(), ...counted.keys()])) {
      const [roundId = "", departmentId = ""] = key.split(" ");
      this.compare({ roundId, departmentId, at: "" }, { sum: true }, counted.get(key) ?? [], sums.get(key) ?? []);
    }
  }

  /** Comments are read by month of their release: nobody's may stand there with fewer than four others. */
  private async findFewComments(): Promise<void> {
    const { rows } = await this.client.query<{ roundId: string; departmentId: string } & Record<string, string>>(
      `SELECT "roundId", "departmentId", question::text, month, count(*)::text AS recorded FROM "SurveyComment"
       WHERE "hospitalId" = $1 AND month IS NOT NULL
       GROUP BY "roundId", "departmentId", question, month HAVING count(*) < ${LEAST_ANSWERS}`,
      [this.hospitalId],
    );
    for (const { question: number, month = "", recorded, ...of } of rows) {
      const question = this.rounds.get(of.roundId)?.layout.places[Number(number)]?.question.key ?? null;
      this.note(of, { where: { month }, question, counted: 0, recorded: Number(recorded) });
    }
  }

  /** What was let out in a month is nothing of a question, or at least five answers. */
  private findFew(row: TallyRow): void {
    const layout = this.rounds.get(row.roundId)?.layout;
    for (const { question, answered } of layout?.places ?? []) {
      const recorded = row.counts[answered] ?? 0;
      if (recorded === 0 || recorded >= LEAST_ANSWERS) continue;
      this.note(row, { where: { month: row.at }, question: question.key, counted: 0, recorded });
    }
  }
}
