import type { Dimension, Population, Question } from "@/lib/surveys/schema";

type TextQuestion = Extract<Question, { kind: "text" }>;

function ask(
  key: string,
  dimension: Dimension,
  [zh, en]: readonly [zh: string, en: string],
  showIf?: TextQuestion["showIf"],
): TextQuestion {
  return { key, kind: "text", dimension, text: { zh, en }, required: false, ...(showIf ? { showIf } : {}) };
}

/** Low levels of a scale question: those who gave them are asked why. */
const low = (question: string) => ({ question, answers: [1, 2] });

/** What the demo hospital asks beyond the templates, each behind the question that it goes on from. */
export const FURTHER_QUESTIONS: Record<Population, { after: string; question: TextQuestion }[]> = {
  outpatient: [
    {
      after: "registration",
      question: ask(
        "registrationWhy",
        "registration",
        [
          "挂号和候诊中，最让您不满意的是什么？",
          "What was it about registration and waiting that dissatisfied you most?",
        ],
        low("registration"),
      ),
    },
    {
      after: "explaining",
      question: ask("doctorWords", "doctorCommunication", [
        "有什么话想对接诊的医生说？",
        "Is there anything you would like to tell the doctor?",
      ]),
    },
    {
      after: "help",
      question: ask(
        "helpWhy",
        "responsiveness",
        ["您需要帮助却没有得到及时回应，当时是什么情况？", "What happened when you needed help and nobody responded?"],
        low("help"),
      ),
    },
  ],
  inpatient: [
    {
      after: "meals",
      question: ask(
        "mealsWhy",
        "meals",
        ["饭菜哪里最需要改进？", "What about the meals should be improved first?"],
        low("meals"),
      ),
    },
    {
      after: "nursing",
      question: ask("nurseWords", "nurseCommunication", [
        "有什么话想对护士说？",
        "Is there anything you would like to tell the nurses?",
      ]),
    },
    {
      after: "pain",
      question: ask(
        "painWhy",
        "painManagement",
        ["疼痛没有得到很好的缓解，当时是什么情况？", "What happened when your pain was not relieved?"],
        low("pain"),
      ),
    },
  ],
  staff: [
    {
      after: "pay",
      question: ask(
        "payWhy",
        "payAndBenefits",
        ["收入方面，您最希望改变的是什么？", "What would you change first about pay?"],
        low("pay"),
      ),
    },
    {
      after: "workload",
      question: ask(
        "workWhy",
        "workContent",
        ["工作量和排班中，哪里最让您吃力？", "What about workload and shifts is hardest for you?"],
        low("workload"),
      ),
    },
  ],
};

/** How the first version asked for registration, before waiting got into the words of the question. */
export const FORMER_REGISTRATION = {
  zh: "您对挂号、缴费的方便程度是否满意？",
  en: "How satisfied were you with how easy it was to register and pay?",
};

/** Titles of a round by population; {period} is the quarter or half-year. */
export const ROUND_TITLES: Record<Population, string> = {
  outpatient: "{period}门诊患者满意度调查",
  inpatient: "{period}住院患者满意度调查",
  staff: "{period}员工满意度调查",
};
export const QUARTERS = ["第一季度", "第二季度", "第三季度", "第四季度"];
export const HALVES = ["上半年", "下半年"];
