import { monthOf } from "@/lib/core/period";
import { type Answer, isAsked } from "@/lib/surveys/rules/answers";
import { LEAST_ANSWERS } from "@/lib/surveys/rules/tally";
import type { Population, Question } from "@/lib/surveys/schema";
import { surveyCommentRow } from "@/tests/support/survey-rows";
import { type Chance, chanceOf, itemAt } from "./chance";
import { randomId } from "./random-id";
import type { RowOf } from "./rows";
import type { Cell } from "./survey-cells";
import { type CommentWords, INPATIENT_WORDS, OUTPATIENT_WORDS, PATIENT_TOPICS } from "./words/comments-patients";
import { STAFF_TOPICS, STAFF_WORDS } from "./words/comments-staff";
import type { World } from "./world";

const WORDS: Record<Population, CommentWords> = {
  outpatient: OUTPATIENT_WORDS,
  inpatient: INPATIENT_WORDS,
  staff: STAFF_WORDS,
};

/** Departments whose people write; elsewhere hardly anybody does, and what they write is not shown. */
const TALKATIVE: Record<Population, readonly string[]> = {
  outpatient: ["普通外科", "心血管内科", "儿科", "急诊医学科"],
  inpatient: ["普通外科", "骨科", "心血管内科", "妇产科"],
  staff: ["急诊医学科", "重症医学科", "普通外科", "心血管内科"],
};

/** Sentences for each question that asks for them, dealt one by one; none twice in a department. */
type Decks = (population: Population, key: string, department: string) => string;

function sentencesFor(population: Population, key: string, chance: Chance): string[] {
  const topic = PATIENT_TOPICS[key] ?? STAFF_TOPICS[key];
  if (topic) return chance.shuffled(topic);
  const { whole, praises, wishes } = WORDS[population];
  const pairs = praises.flatMap((praise) => wishes.map((wish) => `${praise}，${wish}`));
  const some = chance.shuffled(pairs).slice(0, whole.length);
  return chance.shuffled([...whole, ...some]);
}

function buildDecks(): Decks {
  const decks = new Map<string, { sentences: string[]; dealt: number }>();
  const told = new Set<string>();
  return (population, key, department) => {
    const name = `${population}/${key}`;
    const deck = decks.get(name) ?? {
      sentences: sentencesFor(population, key, chanceOf(`comments/${name}`)),
      dealt: 0,
    };
    decks.set(name, deck);
    const placeOf = (sentence: string) => `${name}/${department}/${sentence}`;
    const left = deck.sentences.findIndex((_, ahead) => !told.has(placeOf(itemAt(deck.sentences, deck.dealt + ahead))));
    const sentence = itemAt(deck.sentences, deck.dealt + Math.max(0, left));
    deck.dealt++;
    told.add(placeOf(sentence));
    return sentence;
  };
}

/** How many write something on a question, if as many were asked. */
function writersOf({ round, department, chance }: Cell, { key, showIf }: Question): number {
  const place = TALKATIVE[round.population].indexOf(department.words.name);
  if (place < 0 || round.ago > 1) return chance.int(0, 9) === 0 ? 1 : 0;
  if (key === "improve") return chance.int(6, 8);
  if (showIf && round.population !== "staff") return chance.int(6, 8);
  return place < 2 ? chance.int(5, 7) : 0;
}

/** The comments of one question and place, let out as the door would have: a batch a day, five or none. */
function letOut(written: RowOf<"SurveyComment">[]): RowOf<"SurveyComment">[] {
  const days = Map.groupBy(written, ({ day }) => day);
  const month = new Map<RowOf<"SurveyComment">, string>();
  let waiting: RowOf<"SurveyComment">[] = [];
  for (const day of [...days.keys()].sort()) {
    waiting = [...waiting, ...(days.get(day) ?? [])];
    if (waiting.length < LEAST_ANSWERS) continue;
    for (const row of waiting) month.set(row, monthOf(day));
    waiting = [];
  }
  return written.map((row) => ({ ...row, month: month.get(row) ?? null }));
}

function write(cell: Cell, index: number, deal: Decks, ids: Chance): RowOf<"SurveyComment">[] {
  const { round, department, sheets, chance } = cell;
  const question = itemAt(round.version.questions, index);
  const asked = sheets.filter(({ answers }) => isAsked(round.version.questions, answers, index));
  const written = chance
    .shuffled(asked)
    .slice(0, writersOf(cell, question))
    .map(({ day, answers }) => {
      answers[index] = 1 satisfies Answer;
      return surveyCommentRow({
        hospitalId: round.row.hospitalId,
        id: randomId(ids),
        roundId: round.row.id,
        departmentId: department.row.id,
        question: index,
        day,
        text: deal(round.population, question.key, department.words.name),
      });
    });
  return letOut(written);
}

/** Lets some people write, and marks in their answers that they did. */
export function buildComments(world: World, cells: readonly Cell[]): RowOf<"SurveyComment">[] {
  const deal = buildDecks();
  const ids = chanceOf("comments/ids");
  const rows = cells.flatMap((cell) =>
    cell.round.version.questions.flatMap(({ kind }, index) => (kind === "text" ? write(cell, index, deal, ids) : [])),
  );
  return rows.map((row) => ({ ...row, mixed: row.day < world.today }));
}
