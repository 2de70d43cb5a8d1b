import {
  addDays,
  addMonths,
  addMonthsTo,
  type Day,
  daysBetween,
  instantOf,
  lastDayOf,
  monthOf,
  quarterMonths,
} from "@/lib/core/period";
import type { Population } from "@/lib/surveys/schema";
import { surveyRoundRow } from "@/tests/support/survey-rows";
import { idOf, itemAt } from "./chance";
import type { RowOf } from "./rows";
import type { QuestionnairePlan, VersionPlan } from "./survey-documents";
import { HALVES, QUARTERS, ROUND_TITLES } from "./words/survey-texts";
import { type DepartmentPlan, earlier, monthNumber, type World } from "./world";

/** One round as the demo lives it; `ago` 0 is the one that runs. */
export type RoundPlan = {
  row: RowOf<"SurveyRound">;
  population: Population;
  version: VersionPlan;
  ago: number;
  departments: DepartmentPlan[];
  /** Days that have been, and their share of all its days. */
  until: Day;
  share: number;
};

type Span = { opensOn: Day; closesOn: Day; period: string };

/** Patients are asked all year round, a quarter at a time: four that are over, and the present one. */
function quarterSpans(world: World): Span[] {
  return [0, 1, 2, 3, 4].map((ago) => {
    const months = quarterMonths(addMonths(world.month, -3 * ago));
    const first = itemAt(months, 0);
    const period = `${first.slice(0, 4)}年${itemAt(QUARTERS, (monthNumber(first) - 1) / 3)}`;
    return { opensOn: `${first}-01`, closesOn: lastDayOf(itemAt(months, 2)), period };
  });
}

/** Staff are asked for three weeks every half-year, and just now. */
function halfYearSpans(world: World): Span[] {
  const begun = addDays(world.today, -9);
  return [0, 1, 2].map((ago) => {
    const opensOn = addMonthsTo(begun, -6 * ago);
    const half = itemAt(HALVES, monthNumber(monthOf(opensOn)) <= 6 ? 0 : 1);
    return { opensOn, closesOn: addDays(opensOn, 20), period: `${opensOn.slice(0, 4)}年${half}` };
  });
}

const ANSWERS: Record<"outpatient" | "inpatient", "outpatientAnswers" | "inpatientAnswers"> = {
  outpatient: "outpatientAnswers",
  inpatient: "inpatientAnswers",
};

/** Departments that meet such patients, or all for staff; those that were open when the round began. */
function asked(departments: DepartmentPlan[], population: Population, opensOn: Day): DepartmentPlan[] {
  return departments.filter(({ words, row }) => {
    if ((row.openedOn ?? "") > opensOn) return false;
    return population === "staff" || words[ANSWERS[population]] > 0;
  });
}

/** Since the round before the last, outpatients are asked in the words of the second version. */
function versionOf({ versions }: QuestionnairePlan, ago: number): VersionPlan {
  return ago > 2 ? itemAt(versions, 0) : itemAt(versions, -1);
}

/** Rounds of a population, the running one first. */
export function buildRounds(
  world: World,
  population: Population,
  questionnaire: QuestionnairePlan,
  departments: DepartmentPlan[],
): RoundPlan[] {
  const spans = population === "staff" ? halfYearSpans(world) : quarterSpans(world);
  return spans.map(({ opensOn, closesOn, period }, ago) => {
    const version = versionOf(questionnaire, ago);
    const row = surveyRoundRow({
      hospitalId: world.hospitalId,
      id: idOf(`round/${population}/${opensOn}`),
      questionnaireVersionId: version.row.id,
      population,
      title: ROUND_TITLES[population].replace("{period}", period),
      opensOn,
      closesOn,
      issuedAt: instantOf(addDays(opensOn, -2), "16:20").toISOString(),
    });
    const until = earlier(closesOn, world.today);
    const share = (daysBetween(opensOn, until) + 1) / (daysBetween(opensOn, closesOn) + 1);
    return { row, population, version, ago, departments: asked(departments, population, opensOn), until, share };
  });
}
