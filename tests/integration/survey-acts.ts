import { expect } from "vitest";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { databaseFailure } from "@/lib/core/db/failure";
import { AppError } from "@/lib/core/errors";
import { addDays, today } from "@/lib/core/period";
import {
  createRoundAction,
  extendRoundAction,
  issueRoundAction,
  makeCodesAction,
  removeRoundAction,
  resumeRoundAction,
  stopRoundAction,
  updateRoundAction,
  voidCodesAction,
} from "@/lib/surveys/actions";

const ACTIONS = {
  create: createRoundAction,
  update: updateRoundAction,
  extend: extendRoundAction,
  issue: issueRoundAction,
  stop: stopRoundAction,
  resume: resumeRoundAction,
  remove: removeRoundAction,
  makeCodes: makeCodesAction,
  voidCodes: voidCodesAction,
};

type Done = { id: string; made: { departmentId: string; codes: string[] }[]; voided: number };

/** Does something with a round as an actor, past the browser. */
export function act(name: keyof typeof ACTIONS, actor: Actor, input: object): Promise<Done> {
  return execute<never, Done>(definitionOf(ACTIONS[name]) as never, actor, input);
}

let made = 0;

/** A round as the form sends it: from tomorrow on, for a month. */
export function typed(given: { questionnaireVersionId: string; departmentIds: string[] } & Record<string, unknown>) {
  made += 1;
  const opensOn = addDays(today(), 1);
  return { title: `Round ${made}`, opensOn, closesOn: addDays(opensOn, 30), ...given };
}

/** The version of a round's row, as a page that was opened now would send it. */
export async function versionOf(id: string): Promise<number> {
  return (await db.surveyRound.findFirstOrThrow({ where: { id } })).version;
}

/** What somebody is told whose action is refused: code, message key, and fields with their keys. */
export async function refusal(work: Promise<unknown>): Promise<[string, string, Record<string, string> | undefined]> {
  const thrown = await work.then(
    () => null,
    (error) => error,
  );
  const known = thrown instanceof AppError ? thrown : databaseFailure(thrown);
  expect(known).toBeInstanceOf(AppError);
  return [known?.code ?? "", known?.messageKey ?? "", known?.fieldErrors];
}
