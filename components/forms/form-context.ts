"use client";

import { createContext, type RefObject, useContext } from "react";
import type { ActionState, FormValues } from "@/lib/core/action-state";
import type { FormLabels } from "./form-labels";

export type FormOutcome = "saved" | "failed";

/** What a companion of the form (the autosave) wants to hear. */
export type FormCompanion = {
  /** Awaited before a submit reads the fields, so that no save is still under way. */
  settle(): Promise<void>;
  saveNow(): void;
  outcome(result: FormOutcome): void;
};

/** A hidden value newer than the page: `from` is what the page was rendered with. */
export type Renewal = { from: string; to: string };

export type FormContextValue = {
  formId: string;
  formRef: RefObject<HTMLFormElement | null>;
  labels: FormLabels | null;
  state: ActionState;
  pending: boolean;
  errors: Record<string, string>;
  /** What was typed before a submit without scripts. */
  values: FormValues;
  renewals: Record<string, Renewal>;
  renew(name: string, value: string): void;
  join(companion: FormCompanion): () => void;
};

export const FormContext = createContext<FormContextValue | null>(null);

export function useFormContext(): FormContextValue | null {
  return useContext(FormContext);
}
