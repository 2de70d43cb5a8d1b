"use server";

import { defineAction } from "@/lib/core/action";
import { createQuestionnaire } from "./commands/create-questionnaire";
import { extendRound } from "./commands/extend-round";
import { issueRound } from "./commands/issue-round";
import { makeCodes, voidCodes } from "./commands/make-codes";
import { removeRound } from "./commands/remove-round";
import { createRound, updateRound } from "./commands/save-round";
import { saveVersion } from "./commands/save-version";
import { removeDraftVersion, startNextVersion } from "./commands/start-version";
import { resumeRound, stopRound } from "./commands/stop-round";
import { archiveQuestionnaire, restoreQuestionnaire, updateQuestionnaire } from "./commands/update-questionnaire";
import {
  createRoundSchema,
  extendRoundSchema,
  makeCodesSchema,
  oneRoundSchema,
  updateRoundSchema,
  voidCodesSchema,
} from "./schema";
import {
  archiveQuestionnaireSchema,
  createQuestionnaireSchema,
  removeVersionSchema,
  saveVersionSchema,
  startVersionSchema,
  updateQuestionnaireSchema,
} from "./schema/questionnaires";

export const createRoundAction = defineAction({
  permission: "survey.manage",
  input: createRoundSchema,
  run: createRound,
  revalidate: () => ["/surveys"],
  redirectTo: ({ id }) => `/surveys/${id}`,
});

export const updateRoundAction = defineAction({
  permission: "survey.manage",
  input: updateRoundSchema,
  run: updateRound,
  revalidate: ({ id }) => ["/surveys", `/surveys/${id}`],
  redirectTo: ({ id }) => `/surveys/${id}`,
});

export const extendRoundAction = defineAction({
  permission: "survey.manage",
  input: extendRoundSchema,
  run: extendRound,
  revalidate: ({ id }) => ["/surveys", `/surveys/${id}`],
  redirectTo: ({ id }) => `/surveys/${id}`,
});

export const issueRoundAction = defineAction({
  permission: "survey.manage",
  input: oneRoundSchema,
  run: issueRound,
  revalidate: ({ id }) => ["/surveys", `/surveys/${id}`],
});

export const stopRoundAction = defineAction({
  permission: "survey.manage",
  input: oneRoundSchema,
  run: stopRound,
  revalidate: ({ id }) => ["/surveys", `/surveys/${id}`],
});

export const resumeRoundAction = defineAction({
  permission: "survey.manage",
  input: oneRoundSchema,
  run: resumeRound,
  revalidate: ({ id }) => ["/surveys", `/surveys/${id}`],
});

export const removeRoundAction = defineAction({
  permission: "survey.manage",
  input: oneRoundSchema,
  run: removeRound,
  revalidate: () => ["/surveys"],
  redirectTo: () => "/surveys",
});

export const makeCodesAction = defineAction({
  permission: "survey.manage",
  input: makeCodesSchema,
  run: makeCodes,
  // Shown in this one answer: neither kept for a second sending of the form nor anywhere else.
  secretResult: true,
  revalidate: ({ id }) => [`/surveys/${id}`, `/surveys/${id}/codes`],
});

export const voidCodesAction = defineAction({
  permission: "survey.manage",
  input: voidCodesSchema,
  run: voidCodes,
  revalidate: ({ id }) => [`/surveys/${id}`, `/surveys/${id}/codes`],
});

const LIST = "/surveys/questionnaires";

export const createQuestionnaireAction = defineAction({
  permission: "survey.manage",
  input: createQuestionnaireSchema,
  run: createQuestionnaire,
  revalidate: () => [LIST],
  redirectTo: ({ id }) => `${LIST}/${id}`,
});

export const updateQuestionnaireAction = defineAction({
  permission: "survey.manage",
  input: updateQuestionnaireSchema,
  run: updateQuestionnaire,
  revalidate: ({ id }) => [LIST, `${LIST}/${id}`],
});

export const archiveQuestionnaireAction = defineAction({
  permission: "survey.manage",
  input: archiveQuestionnaireSchema,
  run: archiveQuestionnaire,
  revalidate: ({ id }) => [LIST, `${LIST}/${id}`],
});

export const restoreQuestionnaireAction = defineAction({
  permission: "survey.manage",
  input: archiveQuestionnaireSchema,
  run: restoreQuestionnaire,
  revalidate: ({ id }) => [LIST, `${LIST}/${id}`],
});

export const saveVersionAction = defineAction({
  permission: "survey.manage",
  input: saveVersionSchema,
  run: saveVersion,
  revalidate: ({ questionnaireId }) => [LIST, `${LIST}/${questionnaireId}`, `${LIST}/${questionnaireId}/edit`],
});

export const startNextVersionAction = defineAction({
  permission: "survey.manage",
  input: startVersionSchema,
  run: startNextVersion,
  revalidate: ({ questionnaireId }) => [LIST, `${LIST}/${questionnaireId}`],
  redirectTo: ({ questionnaireId }) => `${LIST}/${questionnaireId}/edit`,
});

export const removeDraftVersionAction = defineAction({
  permission: "survey.manage",
  input: removeVersionSchema,
  run: removeDraftVersion,
  revalidate: ({ questionnaireId }) => [LIST, `${LIST}/${questionnaireId}`],
  redirectTo: ({ questionnaireId }) => `${LIST}/${questionnaireId}`,
});
