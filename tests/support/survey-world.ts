import { randomBytes } from "node:crypto";
import { codeOf } from "@/lib/surveys/rules/codes";
import { countedSlots, layoutOf } from "@/lib/surveys/rules/layout";
import { addCounts, noCounts, release } from "@/lib/surveys/rules/tally";
import type { RowOf, TableName } from "@/prisma/seed/rows";
import { SAMPLE_DOCUMENT, SAMPLE_TEXTS, sampleAnswers } from "./survey-document";
import * as make from "./survey-rows";

/** Outpatients' questionnaire with the sample document, its rounds, and what was answered so far. */
export type SurveyWorld = {
  questionnaireId: string;
  /** Version 1, on which the open round was issued, and version 2, on which the draft stands. */
  frozenVersionId: string;
  draftVersionId: string;
  /** Without a round. */
  archivedQuestionnaireId: string;
  /** Issued, open since the first day of 2026 without end, over the own and the other department. */
  roundId: string;
  draftRoundId: string;
  /** The own department's poster, and the link of the whole round. */
  posterToken: string;
  linkToken: string;
  /** A code of the own department that nobody has used, in clear. */
  code: string;
  /** One of each department's eight comments on each text question. */
  commentId: string;
  otherCommentId: string;
};

type Insert = <Table extends TableName>(table: Table, ...rows: RowOf<Table>[]) => Promise<void>;
type Place = { hospitalId: string; roundId: string; departmentId: string };

/** How many answered in each department on 2026-01-15. */
export const ANSWERS = 8;

/** A survey over two departments that both answered often enough to be shown. */
export async function buildSurvey(
  insert: Insert,
  hospitalId: string,
  [ownId, otherId]: readonly [own: string, other: string],
): Promise<SurveyWorld> {
  const at = { hospitalId };
  const asked = make.questionnaireRow(at);
  const archived = make.questionnaireRow({ ...at, archived: true });
  await insert("Questionnaire", asked, archived);
  const frozen = make.questionnaireVersionRow({ ...at, questionnaireId: asked.id, frozen: true });
  const draft = make.questionnaireVersionRow({ ...at, questionnaireId: asked.id, number: 2 });
  const old = make.questionnaireVersionRow({ ...at, questionnaireId: archived.id });
  await insert("QuestionnaireVersion", frozen, draft, old);
  const issuedAt = "2025-12-31T02:00:00.000Z";
  const round = make.surveyRoundRow({ ...at, questionnaireVersionId: frozen.id, issuedAt });
  const draftRound = make.surveyRoundRow({ ...at, questionnaireVersionId: draft.id });
  await insert("SurveyRound", round, draftRound);
  const own = { ...at, roundId: round.id, departmentId: ownId };
  const other = { ...own, departmentId: otherId };
  const reach = [own, other, { ...own, roundId: draftRound.id }];
  const codesOf = ({ departmentId, roundId }: Place) => (departmentId === ownId && roundId === round.id ? 1 : 0);
  await insert(
    "SurveyRoundDepartment",
    ...reach.map((place) => make.surveyRoundDepartmentRow({ ...place, target: 20, codesIssued: codesOf(place) })),
  );
  const poster = make.surveyChannelRow({ ...own, kind: "poster" });
  const link = make.surveyChannelRow({ ...at, roundId: round.id });
  await insert("SurveyChannel", poster, link, make.surveyChannelRow({ ...other, kind: "poster" }));
  const code = codeOf(randomBytes(11));
  await insert("SurveyCode", make.surveyCodeRow({ ...own, hash: make.hashOfCode(code) }));
  return {
    questionnaireId: asked.id,
    frozenVersionId: frozen.id,
    draftVersionId: draft.id,
    archivedQuestionnaireId: archived.id,
    roundId: round.id,
    draftRoundId: draftRound.id,
    posterToken: poster.token,
    linkToken: link.token,
    code,
    commentId: await buildAnswers(insert, own),
    otherCommentId: await buildAnswers(insert, other),
  };
}

/** Answers with their comments, and the tallies that count them. Gives one comment's id. */
async function buildAnswers(insert: Insert, place: Place): Promise<string> {
  const layout = layoutOf(SAMPLE_DOCUMENT);
  const given = Array.from({ length: ANSWERS }, (_, number) => sampleAnswers(number));
  const rows = given.map((answers) => make.surveyAnswerRow({ ...place, answers: answers as number[] }));
  await insert("SurveyAnswer", ...rows);
  const comments = Object.values(SAMPLE_TEXTS).flatMap((question) =>
    given.map((_, number) =>
      make.surveyCommentRow({ ...place, question, text: `Comment ${number}`, month: "2026-01" }),
    ),
  );
  await insert("SurveyComment", ...comments);
  const ones = given.map((answers) => {
    const counts = noCounts(layout.size);
    for (const slot of countedSlots(layout, answers)) counts[slot] = 1;
    return counts;
  });
  const counts = ones.reduce(addCounts, noCounts(layout.size));
  const { out, kept } = release(layout, counts);
  await insert("SurveyDayTally", make.surveyDayTallyRow({ ...place, counts }));
  await insert("SurveyMonthTally", make.surveyMonthTallyRow({ ...place, counts: out }));
  await insert("SurveyPendingTally", make.surveyPendingTallyRow({ ...place, counts: kept }));
  return comments[0]?.id ?? "";
}

/** What a branch does about a weak figure of its department, and for the department's staff. */
export async function buildCare(insert: Insert, at: { hospitalId: string; branchId: string; departmentId: string }) {
  const { hospitalId, departmentId } = at;
  const improvement = make.improvementRow({ ...at, dimension: "doctorCommunication" });
  await insert("Improvement", improvement);
  const careAction = make.careActionRow({ hospitalId, departmentId });
  await insert("CareAction", careAction);
  return { improvementId: improvement.id, careActionId: careAction.id };
}
