"use client";

import type { ReactNode } from "react";
import { type ButtonVariant, buttonClass } from "../ui/button";
import { useFormContext } from "./form-context";

type SubmitButtonProps = {
  name?: string;
  value?: string;
  variant?: ButtonVariant;
  size?: "md" | "sm";
  /** Skips the checks on leaving: for "save as draft" beside "submit". */
  formNoValidate?: boolean;
  children: ReactNode;
};

/** Stays focusable while pending, so that keyboard and screen reader keep their place. */
export function SubmitButton(props: SubmitButtonProps) {
  const { name, value, variant = "primary", size, formNoValidate, children } = props;
  const form = useFormContext();
  const pending = form?.pending ?? false;
  return (
    <button
      type="submit"
      name={name}
      value={value}
      formNoValidate={formNoValidate}
      className={buttonClass({ variant, size })}
      aria-disabled={pending || undefined}
    >
      {children}
      {pending ? <span className="sr-note">{form?.labels?.pending}</span> : null}
    </button>
  );
}

/** On a phone the buttons stay in reach above the bottom bar. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="form-actions">{children}</div>;
}
