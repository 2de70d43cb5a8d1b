"use server";

import { defineAction } from "@/lib/core/action";
import { extendRound } from "./commands/extend-round";
import { issueRound } from "./commands/issue-round";
import { makeCodes, voidCodes } from "./commands/make-codes";
import { removeRound } from "./commands/remove-round";
import { createRound, updateRound } from "./commands/save-round";
import { resumeRound, stopRound } from "./commands/stop-round";
import {
  createRoundSchema,
  extendRoundSchema,
  makeCodesSchema,
  oneRoundSchema,
  updateRoundSchema,
  voidCodesSchema,
} from "./schema";

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
