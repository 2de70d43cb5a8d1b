"use client";

import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from "react";
import type { ActionState, FormAction } from "@/lib/core/action-state";
import { NoticeBox } from "../ui/notice-box";
import { ErrorSummary, type Summary } from "./error-summary";
import { FormContext, type FormContextValue, type Renewal } from "./form-context";
import type { FormLabels } from "./form-labels";
import { useFieldErrors } from "./use-field-errors";
import { useLeaveWarning } from "./use-leave-warning";
import { readForm, useSubmission } from "./use-submission";
import { invalidFields } from "./validity";

export type ActionFormProps = {
  id: string;
  action: FormAction;
  labels: FormLabels;
  submissionKey?: string;
  successMessage?: string;
  resetOnSuccess?: boolean;
  className?: string;
  children: ReactNode;
};

function summaryOf(state: ActionState): Summary | null {
  if (!state || state.ok) return null;
  const { message, code, fieldErrors: fields = {} } = state;
  return { message, fields, code };
}

/** True while an input method is still composing; 229 is Safari's word for it. */
function composing(event: KeyboardEvent): boolean {
  return event.nativeEvent.isComposing || event.keyCode === 229;
}

type Command = "hold" | "submit" | "save" | null;

function commandOf(event: KeyboardEvent): Command {
  const withControl = event.ctrlKey || event.metaKey;
  // Enter that ends a composition chooses a word; it never submits.
  if (event.key === "Enter" && composing(event)) return "hold";
  if (!withControl) return null;
  if (event.key === "Enter") return "submit";
  return event.key === "s" ? "save" : null;
}

function pressSubmit(form: HTMLFormElement): void {
  // Not requestSubmit(): Safari 15.4 lacks it.
  form.querySelector<HTMLButtonElement>("button[type=submit]")?.click();
}

function useRenewals() {
  const [renewals, setRenewals] = useState<Record<string, Renewal>>({});
  const renew = (form: HTMLFormElement | null, name: string, to: string) => {
    const input = form?.elements.namedItem(name);
    if (!(input instanceof HTMLInputElement)) return;
    const from = input.dataset.from ?? input.value;
    // At once, because the next save may read the form before React has drawn again.
    input.value = to;
    setRenewals((before) => ({ ...before, [name]: { from, to } }));
  };
  return { renewals, renew };
}

function useFormEvents(props: ActionFormProps) {
  const { action, labels, resetOnSuccess } = props;
  const formRef = useRef<HTMLFormElement>(null);
  const submission = useSubmission(action, labels.unreachable);
  const { state, pending, send } = submission;
  const failure = state && !state.ok ? state : null;
  const { errors, onBlur, onInput, setLocal } = useFieldErrors(failure?.fieldErrors, labels);
  const [refused, setRefused] = useState<Summary | null>(null);
  const fromServer = useMemo(() => summaryOf(state), [state]);

  // Without scripts the browser's own checks stay on; with them ours replace the bubbles.
  useEffect(() => {
    if (formRef.current) formRef.current.noValidate = true;
  }, []);

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (pending) return;
    const form = event.currentTarget;
    const submitter = (event.nativeEvent as SubmitEvent).submitter;
    const skip = submitter instanceof HTMLButtonElement && submitter.formNoValidate;
    const wrong = skip ? {} : invalidFields(form, labels);
    if (Object.keys(wrong).length > 0) {
      setLocal(wrong);
      setRefused({ message: labels.summary, fields: wrong, code: "INVALID" });
      return;
    }
    send(
      () => readForm(form, submitter),
      (result) => {
        setLocal({});
        setRefused(null);
        if (result?.ok && resetOnSuccess) form.reset();
      },
    );
  };

  const onKeyDown = (event: KeyboardEvent<HTMLFormElement>) => {
    const command = commandOf(event);
    if (!command) return;
    event.preventDefault();
    if (command === "save" && submission.saveNow()) return;
    if (command !== "hold") pressSubmit(event.currentTarget);
  };

  const summary = refused ?? fromServer;
  return { formRef, submission, errors, summary, handlers: { onSubmit, onKeyDown, onBlur, onInput } };
}

export function ActionForm(props: ActionFormProps) {
  const { id, labels, submissionKey, successMessage, className, children } = props;
  const { formRef, submission, errors, summary, handlers } = useFormEvents(props);
  const { renewals, renew } = useRenewals();
  const { state, posted, pending, join, hasCompanion } = submission;
  const isKept = () => submissionKey === undefined || hasCompanion();
  useLeaveWarning({ formRef, state, pending, isKept, question: labels.leave });
  const context: FormContextValue = {
    formId: id,
    formRef,
    labels,
    state,
    pending,
    errors,
    values: posted && !posted.ok ? (posted.values ?? {}) : {},
    renewals,
    renew: (name, value) => renew(formRef.current, name, value),
    join,
  };
  return (
    <FormContext value={context}>
      <form
        ref={formRef}
        id={id}
        action={submission.formAction}
        className={className ? `form ${className}` : "form"}
        aria-busy={pending || undefined}
        {...handlers}
      >
        {submissionKey ? <input type="hidden" name="_key" value={submissionKey} readOnly /> : null}
        {summary ? <ErrorSummary formId={id} labels={labels} summary={summary} /> : null}
        {state?.ok && successMessage ? (
          <NoticeBox tone="ok" word={labels.okWord} live="status">
            {successMessage}
          </NoticeBox>
        ) : null}
        {children}
      </form>
    </FormContext>
  );
}
