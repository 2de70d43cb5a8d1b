"use client";

import type { FormValues } from "@/lib/core/action-state";
import { useFormContext } from "./form-context";

export type FieldProps = {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  disabled?: boolean;
  autoComplete?: string;
  className?: string;
};

export type FieldState = {
  id: string;
  error: string | undefined;
  hintId: string | undefined;
  errorId: string;
  typed: string | string[] | undefined;
  optional: string | undefined;
  aria: {
    "aria-invalid": true | undefined;
    "aria-describedby": string | undefined;
  };
};

type FieldInput = Pick<FieldProps, "name" | "hint" | "required">;

/** Once anything came back, a field that did not was empty or unticked. */
function typedIn(values: FormValues, name: string): string | string[] | undefined {
  const typed = values[name] ?? values[`${name}[]`];
  return Object.keys(values).length > 0 ? (typed ?? "") : undefined;
}

/** Ids, error and typed value of one field; also works outside a form of ours. */
export function useField({ name, hint, required }: FieldInput): FieldState {
  const form = useFormContext();
  const id = `${form?.formId ?? "field"}-${name}`;
  const error = form?.errors[name];
  const hintId = hint ? `${id}-hint` : undefined;
  const errorId = `${id}-error`;
  const describedBy = [hintId, error ? errorId : undefined].filter(Boolean).join(" ");
  return {
    id,
    error,
    hintId,
    errorId,
    typed: form ? typedIn(form.values, name) : undefined,
    optional: required ? undefined : form?.labels?.optional,
    aria: {
      "aria-invalid": error ? true : undefined,
      "aria-describedby": describedBy || undefined,
    },
  };
}

export function typedText(field: FieldState, fallback: string | number | null | undefined): string {
  const typed = Array.isArray(field.typed) ? field.typed[0] : field.typed;
  return typed ?? String(fallback ?? "");
}
