"use client";

import { type FocusEvent, type FormEvent, useState } from "react";
import type { FormLabels } from "./form-labels";
import { type Control, fieldName, isControl, isTooLong, validityMessage } from "./validity";

type Local = Record<string, string | null>;

function isEmptyUntouched(control: Control): boolean {
  // Passing through an empty field on the way is no mistake yet; submitting it is.
  return control.validity.valueMissing;
}

/** Checked on leaving a field, and as you type once it was wrong or grows too long. */
export function useFieldErrors(fromServer: Record<string, string> | undefined, labels: FormLabels) {
  const [local, setLocal] = useState<Local>({});
  const errors: Record<string, string> = { ...fromServer };
  for (const [name, message] of Object.entries(local)) {
    if (message === null) delete errors[name];
    else errors[name] = message;
  }

  const set = (name: string, message: string | null) =>
    setLocal((before) => (before[name] === message ? before : { ...before, [name]: message }));

  const onBlur = (event: FocusEvent<HTMLFormElement>) => {
    const control: EventTarget = event.target;
    if (!isControl(control) || !control.name || isEmptyUntouched(control)) return;
    // The line of an error would push the button away from under the press; and submitting checks every field itself.
    if (event.relatedTarget instanceof HTMLButtonElement && event.relatedTarget.type === "submit") return;
    const message = validityMessage(control, labels);
    if (message) set(fieldName(control), message);
  };

  const onInput = (event: FormEvent<HTMLFormElement>) => {
    const control: EventTarget = event.target;
    if (!isControl(control) || !(errors[fieldName(control)] || isTooLong(control))) return;
    set(fieldName(control), validityMessage(control, labels));
  };

  return { errors, onBlur, onInput, setLocal };
}
