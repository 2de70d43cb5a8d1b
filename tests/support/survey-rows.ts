import { createHash, randomBytes, randomUUID } from "node:crypto";
import { codeOf, tokenOf } from "@/lib/surveys/rules/codes";
import { layoutOf } from "@/lib/surveys/rules/layout";
import { noCounts } from "@/lib/surveys/rules/tally";
import type { RowOf } from "@/prisma/seed/rows";
import type { Given } from "./factories";
import { SAMPLE_DOCUMENT, SAMPLE_TEXTS, sampleAnswers } from "./survey-document";

const DAY = "2026-01-15";

function empty(): number[] {
  return noCounts(layoutOf(SAMPLE_DOCUMENT).size);
}

export function questionnaireRow(given: Given<"Questionnaire", "hospitalId">): RowOf<"Questionnaire"> {
  const id = given.id ?? randomUUID();
  return {
    id,
    population: "outpatient",
    title: `Questionnaire ${id}`,
    formula: "linear",
    archived: false,
    version: 1,
    ...given,
  };
}

/** The sample document as a first version that may still be changed. */
export function questionnaireVersionRow(
  given: Given<"QuestionnaireVersion", "hospitalId" | "questionnaireId">,
): RowOf<"QuestionnaireVersion"> {
  return { id: randomUUID(), number: 1, document: SAMPLE_DOCUMENT, frozen: false, version: 1, ...given };
}

/** A draft; one with `issuedAt` has been open since the first day of 2026 and never closes. */
export function surveyRoundRow(
  given: Given<"SurveyRound", "hospitalId" | "questionnaireVersionId">,
): RowOf<"SurveyRound"> {
  const id = given.id ?? randomUUID();
  return {
    id,
    population: "outpatient",
    title: `Round ${id}`,
    opensOn: "2026-01-01",
    closesOn: "2999-12-31",
    issuedAt: null,
    stoppedAt: null,
    version: 1,
    ...given,
  };
}

export function surveyRoundDepartmentRow(
  given: Given<"SurveyRoundDepartment", "hospitalId" | "roundId" | "departmentId">,
): RowOf<"SurveyRoundDepartment"> {
  return { target: null, codesIssued: 0, ...given };
}

/** A link of the whole round. */
export function surveyChannelRow(given: Given<"SurveyChannel", "hospitalId" | "roundId">): RowOf<"SurveyChannel"> {
  return { id: randomUUID(), kind: "link", departmentId: null, token: tokenOf(randomBytes(10)), ...given };
}

/** A code that nobody has, unless `hash` is that of a given one. */
export function surveyCodeRow(
  given: Given<"SurveyCode", "hospitalId" | "roundId" | "departmentId">,
): RowOf<"SurveyCode"> {
  return { ...given, hash: given.hash ?? hashOfCode(codeOf(randomBytes(11))) };
}

export function hashOfCode(code: string): string {
  return createHash("sha256").update(code).digest("hex");
}

export function surveyAnswerRow(
  given: Given<"SurveyAnswer", "hospitalId" | "roundId" | "departmentId">,
): RowOf<"SurveyAnswer"> {
  // Only what is not given is made: the demo has thousands of them.
  const answers = given.answers ?? (sampleAnswers(0) as RowOf<"SurveyAnswer">["answers"]);
  return { day: DAY, mixed: false, ...given, id: given.id ?? randomUUID(), answers };
}

/** One that waits. */
export function surveyCommentRow(
  given: Given<"SurveyComment", "hospitalId" | "roundId" | "departmentId">,
): RowOf<"SurveyComment"> {
  const id = randomUUID();
  return { id, question: SAMPLE_TEXTS.advice, day: DAY, text: "Comment", month: null, mixed: false, ...given };
}

export function surveyDayTallyRow(
  given: Given<"SurveyDayTally", "hospitalId" | "roundId" | "departmentId">,
): RowOf<"SurveyDayTally"> {
  return { day: DAY, counts: empty(), ...given };
}

export function surveyPendingTallyRow(
  given: Given<"SurveyPendingTally", "hospitalId" | "roundId" | "departmentId">,
): RowOf<"SurveyPendingTally"> {
  return { counts: empty(), ...given };
}

export function surveyMonthTallyRow(
  given: Given<"SurveyMonthTally", "hospitalId" | "roundId" | "departmentId">,
): RowOf<"SurveyMonthTally"> {
  return { month: DAY.slice(0, 7), counts: empty(), ...given };
}

/** Open, for the whole hospital's total; the database wants a department or a branch that answers for it. */
export function improvementRow(given: Given<"Improvement", "hospitalId">): RowOf<"Improvement"> {
  return {
    id: randomUUID(),
    population: "outpatient",
    departmentId: null,
    branchId: null,
    dimension: null,
    title: "Improvement",
    cause: "Cause",
    measure: "Measure",
    comment: null,
    startedOn: "2026-01-20",
    dueOn: "2026-04-20",
    status: "open",
    outcome: null,
    closedOn: null,
    before: null,
    after: null,
    createdAt: "2026-01-20T02:00:00.000Z",
    version: 1,
    ...given,
  };
}

/** A visit by the hospital to twelve people. */
export function careActionRow(given: Given<"CareAction", "hospitalId">): RowOf<"CareAction"> {
  return {
    id: randomUUID(),
    kind: "visit",
    onDay: "2026-01-12",
    departmentId: null,
    title: "Care action",
    people: 12,
    amount: null,
    note: "",
    version: 1,
    ...given,
  };
}
