import { createHash } from "node:crypto";
import { tokenOf } from "@/lib/surveys/rules/codes";
import { POPULATIONS } from "@/lib/surveys/schema";
import {
  surveyAnswerRow,
  surveyChannelRow,
  surveyCodeRow,
  surveyRoundDepartmentRow,
} from "@/tests/support/survey-rows";
import { chanceOf, idOf } from "./chance";
import type { Rows } from "./hospital";
import { randomId } from "./random-id";
import type { RowOf } from "./rows";
import { buildCells, type Cell } from "./survey-cells";
import { buildComments } from "./survey-comments";
import { buildQuestionnaires, type QuestionnairePlan } from "./survey-documents";
import { buildRounds, type RoundPlan } from "./survey-rounds";
import { buildTallies, type Tallies } from "./survey-tallies";
import type { DepartmentPlan, World } from "./world";

export type SurveyPlan = {
  questionnaires: QuestionnairePlan[];
  rounds: RoundPlan[];
  cells: Cell[];
  comments: RowOf<"SurveyComment">[];
  tallies: Tallies;
};

/** What the hospital asked its patients and staff in a year, and what they answered. */
export function planSurveys(world: World, departments: DepartmentPlan[]): SurveyPlan {
  const questionnaires = buildQuestionnaires(world);
  const rounds = POPULATIONS.flatMap((one) => buildRounds(world, one, questionnaires[one], departments));
  const cells = buildCells(rounds);
  // Before anything is counted: whoever writes something has answered one question more.
  const comments = buildComments(world, cells);
  return { questionnaires: Object.values(questionnaires), rounds, cells, comments, tallies: buildTallies(cells) };
}

function sha256(name: string): Buffer {
  return createHash("sha256").update(`tongxin-demo/${name}`).digest();
}

function targetOf({ population }: RoundPlan, { words }: DepartmentPlan): number | null {
  if (population === "staff") return null;
  const usual = population === "outpatient" ? words.outpatientAnswers : words.inpatientAnswers;
  return Math.max(20, Math.round(usual / 10) * 10);
}

function departmentRows({ rounds }: SurveyPlan): RowOf<"SurveyRoundDepartment">[] {
  return rounds.flatMap((round) =>
    round.departments.map((department) =>
      surveyRoundDepartmentRow({
        hospitalId: round.row.hospitalId,
        roundId: round.row.id,
        departmentId: department.row.id,
        target: targetOf(round, department),
        codesIssued: round.population === "staff" ? department.words.headcount : 0,
      }),
    ),
  );
}

/** Patients scan a poster, inpatients also answer on a tablet; staff have their codes and one address to type them. */
function channelRows({ rounds }: SurveyPlan): RowOf<"SurveyChannel">[] {
  return rounds.flatMap(({ row, population, departments }) => {
    const channel = (kind: RowOf<"SurveyChannel">["kind"], departmentId: string | null) => {
      const name = `channel/${row.id}/${kind}/${departmentId ?? "round"}`;
      const place = { hospitalId: row.hospitalId, roundId: row.id, departmentId };
      return surveyChannelRow({ ...place, id: idOf(name), kind, token: tokenOf(sha256(name)) });
    };
    const everywhere = (kind: "poster" | "tablet") => departments.map((one) => channel(kind, one.row.id));
    if (population === "staff") return [channel("link", null)];
    return [
      channel("link", null),
      ...everywhere("poster"),
      ...(population === "inpatient" ? everywhere("tablet") : []),
    ];
  });
}

/** Codes that nobody has used: of the others no trace is left. */
function codeRows({ cells }: SurveyPlan): RowOf<"SurveyCode">[] {
  return cells
    .filter(({ round }) => round.population === "staff")
    .flatMap(({ round, department, sheets }) => {
      const place = { hospitalId: round.row.hospitalId, roundId: round.row.id, departmentId: department.row.id };
      return Array.from({ length: department.words.headcount - sheets.length }, (_, index) => {
        const hash = sha256(`code/${round.row.id}/${department.row.id}/${index}`).toString("hex");
        return surveyCodeRow({ ...place, hash });
      });
    });
}

function answerRows(world: World, { cells }: SurveyPlan): RowOf<"SurveyAnswer">[] {
  const ids = chanceOf("survey/ids");
  const rows = cells.flatMap(({ round, department, sheets }) => {
    const place = { hospitalId: round.row.hospitalId, roundId: round.row.id, departmentId: department.row.id };
    return sheets.map(({ day, answers }) =>
      surveyAnswerRow({
        ...place,
        id: randomId(ids),
        day,
        answers: answers as RowOf<"SurveyAnswer">["answers"],
        mixed: day < world.today,
      }),
    );
  });
  // In the order of random numbers: where a row lies tells nothing.
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function surveyRows(world: World, plan: SurveyPlan) {
  return {
    Questionnaire: plan.questionnaires.map(({ row }) => row),
    QuestionnaireVersion: plan.questionnaires.flatMap(({ versions }) => versions.map(({ row }) => row)),
    SurveyRound: plan.rounds.map(({ row }) => row),
    SurveyRoundDepartment: departmentRows(plan),
    SurveyChannel: channelRows(plan),
    SurveyCode: codeRows(plan),
    SurveyAnswer: answerRows(world, plan),
    SurveyComment: plan.comments,
    SurveyDayTally: plan.tallies.days,
    SurveyPendingTally: plan.tallies.pending,
    SurveyMonthTally: plan.tallies.months,
  } satisfies Rows;
}
