import type { Answer } from "@/lib/surveys/rules/answers";
import type { QuestionnaireDocument, Words } from "@/lib/surveys/schema";

function words(en: string): Words {
  return { zh: en, en };
}

const LEVELS = ["Very poor", "Poor", "Good", "Very good"].map(words);

/** One question of every kind for outpatients: two dimensions, two that depend on an earlier answer, two texts. */
export const SAMPLE_DOCUMENT: QuestionnaireDocument = {
  intro: words("Tell us about your visit."),
  thanks: words("Thank you."),
  sections: [
    {
      title: words("Care"),
      questions: [
        {
          key: "doctor",
          kind: "scale",
          text: words("Did the doctor listen?"),
          required: true,
          dimension: "doctorCommunication",
          levels: LEVELS,
          notApplicable: false,
        },
        {
          key: "lacking",
          kind: "single",
          text: words("What was lacking?"),
          required: false,
          showIf: { question: "doctor", answers: [1, 2] },
          options: ["Time", "Words", "Manners"].map(words),
        },
        {
          key: "nurse",
          kind: "scale",
          text: words("Did the nurse explain?"),
          required: false,
          dimension: "nurseCommunication",
          levels: LEVELS,
          notApplicable: true,
        },
      ],
    },
    {
      title: words("Visit"),
      questions: [
        {
          key: "visit",
          kind: "single",
          text: words("Was it your first visit?"),
          required: true,
          options: ["Yes", "No"].map(words),
        },
        {
          key: "reasons",
          kind: "multiple",
          text: words("Why did you come back?"),
          required: false,
          showIf: { question: "visit", answers: [1] },
          options: ["Check", "Medicine", "Pain"].map(words),
        },
        {
          key: "waited",
          kind: "number",
          text: words("How long did you wait?"),
          required: false,
          least: 0,
          most: 120,
          unit: words("minutes"),
        },
        {
          key: "praise",
          kind: "text",
          text: words("About the doctor"),
          required: false,
          dimension: "doctorCommunication",
        },
        { key: "advice", kind: "text", text: words("Anything else"), required: false },
        { key: "recommend", kind: "recommendation", text: words("Would you recommend us?"), required: false },
      ],
    },
  ],
};

/** The number of each text question in the sample. */
export const SAMPLE_TEXTS = { praise: 6, advice: 7 };

/** A valid answer of the sample; from 0, other numbers give other answers. Everybody writes something. */
export function sampleAnswers(number: number): Answer[] {
  const doctor = (number % 4) + 1;
  const visit = number % 2;
  const lacking = doctor <= 2 ? number % 3 : null;
  return [doctor, lacking, number % 5, visit, visit ? [0, 2] : null, (number * 7) % 121, 1, 1, number % 11];
}
