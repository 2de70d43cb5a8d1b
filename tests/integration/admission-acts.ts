import { approveStepAction, recordStepAction } from "@/lib/admission/actions";
import { APPROVAL_STEPS } from "@/lib/admission/schema";
import { definitionOf, execute } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { today } from "@/lib/core/period";

/** Runs an admission action as an actor: permission, input, transaction and trail as in the application. */
export const run = (action: object, actor: Actor, input: object) =>
  execute<never, { id: string }>(definitionOf(action) as never, actor, input);

/** Takes a step with the version of now; today, unless another day is given. */
export async function takeAs(actor: Actor, memberId: string, step: string, given: object = {}) {
  const { version } = await db.member.findFirstOrThrow({ where: { id: memberId } });
  const action = APPROVAL_STEPS.some((one) => one === step) ? approveStepAction : recordStepAction;
  return run(action, actor, { step, memberId, version, onDay: today(), note: "", ...given });
}

/** What an attempt was refused with. */
export async function refusal(attempt: Promise<unknown>) {
  const error = await attempt.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error ?? new Error("was not refused");
  return { key: error.messageKey, fields: error.fieldErrors, params: error.params, code: error.code };
}
