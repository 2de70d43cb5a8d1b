"use client";

import { useFormContext } from "./form-context";

/** Carries a version; an autosave may have renewed it since the page was rendered. */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  const from = String(value);
  const renewal = useFormContext()?.renewals[name];
  const current = renewal?.from === from ? renewal.to : from;
  return <input type="hidden" name={name} value={current} data-from={from} readOnly />;
}
