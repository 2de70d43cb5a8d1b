import "server-only";
import { definePublicBatch } from "@/lib/core/batch";
import { mixAnswers } from "./commands/mix-answers";
import { takeAnswers } from "./commands/take-answers";

/** Stores one filled-in questionnaire together with those that come at the same time; resolves after the commit. */
export const takeAnswer = definePublicBatch({ most: 500, inFlight: 2, waiting: 20_000, run: takeAnswers });

/** Takes away the order of the answers of the days before the given one. */
export const mixAnswersBefore = definePublicBatch({ most: 1, inFlight: 1, waiting: 1, run: mixAnswers });
