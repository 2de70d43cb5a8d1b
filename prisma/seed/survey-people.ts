import { type Answer, isAsked, NOT_APPLICABLE } from "@/lib/surveys/rules/answers";
import type { Dimension, Population, Question } from "@/lib/surveys/schema";
import { type Chance, itemAt } from "./chance";
import type { RoundPlan } from "./survey-rounds";
import type { DepartmentPlan } from "./world";

/** Of patients, how many times the typed figure's share of dissatisfied a dimension has: a form tells more than a call. */
const PATIENTS: Record<"outpatient" | "inpatient", Partial<Record<Dimension, number>>> = {
  outpatient: {
    registration: 4.5,
    doctorCommunication: 2,
    nurseCommunication: 2.4,
    responsiveness: 3.4,
    privacy: 2.8,
    signage: 3.6,
    overall: 1.8,
  },
  inpatient: {
    doctorCommunication: 4,
    nurseCommunication: 4,
    responsiveness: 7,
    admissionInformation: 5,
    dischargeInformation: 6,
    painManagement: 8,
    medication: 7,
    signage: 8,
    meals: 16,
    familyAttitude: 5,
    overall: 4,
  },
};

/** Of staff, how far a dimension's score lies from the department's. */
const STAFF: Partial<Record<Dimension, number>> = {
  payAndBenefits: -0.14,
  growth: -0.07,
  workContent: -0.06,
  superiors: 0.02,
  peers: 0.06,
  overall: -0.01,
};

type Weak = {
  population: Population;
  department: string;
  dimension: Dimension;
  /** Satisfied share of patients, or score of staff. */
  level: number;
  /** Only in this round and those before it: what was done then has helped. */
  from?: number;
};

/** Where a department is clearly weaker than the others in one thing. */
export const WEAK: readonly Weak[] = [
  { population: "inpatient", department: "骨科", dimension: "painManagement", level: 0.64, from: 2 },
  { population: "inpatient", department: "妇产科", dimension: "meals", level: 0.76 },
  { population: "outpatient", department: "儿科", dimension: "registration", level: 0.78 },
  { population: "outpatient", department: "急诊医学科", dimension: "responsiveness", level: 0.8 },
  { population: "outpatient", department: "泌尿外科", dimension: "signage", level: 0.82 },
  { population: "staff", department: "急诊医学科", dimension: "workContent", level: 0.56 },
  { population: "staff", department: "重症医学科", dimension: "workContent", level: 0.58 },
];

const BY_SINGLE: Readonly<Record<string, readonly number[]>> = {
  registrationWay: [0.52, 0.24, 0.05, 0.15, 0.04],
  hadPain: [0.6, 0.4],
};
/** Who works nights, by kind of department. */
const NIGHTS = { clinical: 0.72, medicalTechnology: 0.45, administrative: 0.06, logistics: 0.25 };
const NOT_APPLICABLE_SHARE = 0.06;
/** Least mood (0–1) of each recommendation from 10 down. */
const RECOMMENDATIONS = [0.45, 0.2, 0.09, 0.05, 0.025, 0.01, 0.006];

/** How a question is answered in one round and department: its level from somebody's mood, 0 worst to 1 best. */
type Scale = (mood: number) => number;

/** Two upper levels for the satisfied, a little over half of them the highest; the others mostly on the second. */
function patientScale(satisfied: number, levels: number): Scale {
  return (mood) => {
    if (mood < (1 - satisfied) * 0.25) return 1;
    if (mood < 1 - satisfied) return levels - 2;
    return mood < 1 - satisfied * 0.64 ? levels - 1 : levels;
  };
}

/** As many of `levels` − 1 throws as succeed with the score's probability: its mean is the score. */
function staffScale(score: number, levels: number): Scale {
  const throws = levels - 1;
  const shares = [0, 1, 2, 3].slice(0, levels).map((hits) => {
    const ways = itemAt([1, 3, 3, 1], hits);
    return (throws === 3 ? ways : 1) * score ** hits * (1 - score) ** (throws - hits);
  });
  return (mood) => {
    let left = mood;
    const level = shares.findIndex((share) => {
      left -= share;
      return left < 0;
    });
    return level < 0 ? levels : level + 1;
  };
}

function scaleOf({ population, ago }: RoundPlan, { words }: DepartmentPlan, question: Question): Scale {
  if (question.kind !== "scale") return () => 1;
  const { dimension, levels } = question;
  const weak = WEAK.find(
    (one) =>
      one.population === population &&
      one.department === words.name &&
      one.dimension === dimension &&
      ago >= (one.from ?? 0),
  );
  if (population === "staff") {
    const score = weak?.level ?? words.staffScore / 100 + (STAFF[dimension] ?? 0) - 0.012 * ago;
    return staffScale(Math.min(0.98, score), levels.length);
  }
  const rate = population === "outpatient" ? words.outpatientRate : words.inpatientRate;
  return patientScale(weak?.level ?? 1 - (1 - rate) * (PATIENTS[population][dimension] ?? 1), levels.length);
}

function optionOf(shares: readonly number[], draw: number): number {
  let left = draw;
  const option = shares.findIndex((share) => {
    left -= share;
    return left < 0;
  });
  return option < 0 ? shares.length - 1 : option;
}

/** Somebody who fills in a round's questionnaire in a department; texts are left open. */
export function respondentOf(round: RoundPlan, department: DepartmentPlan, chance: Chance): () => Answer[] {
  const { questions } = round.version;
  const scales = questions.map((question) => scaleOf(round, department, question));
  const nights = NIGHTS[department.words.kind];
  const sharesOf = (key: string) => BY_SINGLE[key] ?? [nights, 1 - nights];
  const answer = (question: Question, index: number, mood: number): Answer => {
    switch (question.kind) {
      case "scale":
        if (question.notApplicable && chance.is(NOT_APPLICABLE_SHARE)) return NOT_APPLICABLE;
        return scales[index]?.(mood) ?? null;
      case "single":
        return optionOf(sharesOf(question.key), chance.next());
      case "recommendation":
        return 10 - RECOMMENDATIONS.filter((least) => mood < least).length;
      default:
        return null;
    }
  };
  return () => {
    // Whoever is content with one thing is more often content with the next.
    const temper = chance.next();
    const answers: Answer[] = [];
    questions.forEach((question, index) => {
      const mood = chance.is(0.4) ? temper : chance.next();
      answers.push(isAsked(questions, answers, index) ? answer(question, index, mood) : null);
    });
    return answers;
  };
}
