"use client";

import { useActionState, useRef, useState, useTransition } from "react";
import type { ActionState, FormAction } from "@/lib/core/action-state";
import type { FormCompanion, FormOutcome } from "./form-context";

/** Redirects and not-found travel as errors with a digest; they belong to the router. */
function isRouterSignal(error: unknown): boolean {
  const digest = (error as { digest?: unknown } | null)?.digest;
  return typeof digest === "string" && digest.startsWith("NEXT_");
}

function isStored(error: unknown): boolean {
  const { digest } = error as { digest: string };
  return digest.startsWith("NEXT_REDIRECT") && !digest.includes("/sign-in");
}

/** What to show when no answer of an action came: the server refused the size and said so, or was not reached. */
function failureOf(error: unknown, unreachable: string): ActionState {
  const { message = "" } = error as Error;
  // The server's sentence about a body that is too large ends with the limit.
  const tooLarge = /\(≤ \d+ MB\)$/.test(message);
  return tooLarge
    ? { ok: false, code: "TOO_LARGE", message }
    : { ok: false, code: "UNAVAILABLE", message: unreachable };
}

export function readForm(form: HTMLFormElement, submitter?: HTMLElement | null): FormData {
  const data = new FormData(form);
  for (const name of [...data.keys()]) {
    if (name.startsWith("$ACTION")) data.delete(name);
  }
  // Not `new FormData(form, submitter)`: beyond the browser floor.
  const button = submitter instanceof HTMLButtonElement ? submitter : null;
  if (button?.name) data.append(button.name, button.value);
  return data;
}

/**
 * Sends the form itself instead of leaving it to React, which would empty the form after every action,
 * files included, and would hand a lost connection to the error page together with what was typed.
 */
export function useSubmission(action: FormAction, unreachable: string) {
  const [posted, formAction] = useActionState(action, null);
  const [answer, setAnswer] = useState<{ state: ActionState } | null>(null);
  const [pending, startTransition] = useTransition();
  const companions = useRef(new Set<FormCompanion>());
  const state = answer ? answer.state : posted;

  const tell = (outcome: FormOutcome) => {
    for (const companion of companions.current) companion.outcome(outcome);
  };

  const call = async (data: FormData): Promise<ActionState> => {
    try {
      return (await action(state, data)) ?? { ok: true, data: undefined };
    } catch (error) {
      if (!isRouterSignal(error)) return failureOf(error, unreachable);
      tell(isStored(error) ? "saved" : "failed");
      throw error;
    }
  };

  const send = (read: () => FormData, done: (result: ActionState) => void) =>
    startTransition(async () => {
      await Promise.all([...companions.current].map((companion) => companion.settle()));
      const result = await call(read());
      tell(result?.ok ? "saved" : "failed");
      startTransition(() => {
        setAnswer({ state: result });
        done(result);
      });
    });

  const join = (companion: FormCompanion) => {
    companions.current.add(companion);
    return () => {
      companions.current.delete(companion);
    };
  };

  const saveNow = () => {
    for (const companion of companions.current) companion.saveNow();
    return companions.current.size > 0;
  };

  const hasCompanion = () => companions.current.size > 0;

  return { state, posted, formAction, pending, send, join, saveNow, hasCompanion };
}
