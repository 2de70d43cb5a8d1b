"use client";

import { type ReactNode, useState } from "react";
import { FieldFrame } from "../forms/field-frame";
import { typedText, useField } from "../forms/use-field";

type Option = { value: string; label: string };
type Props = {
  label: string;
  hint: string;
  none: string;
  options: Option[];
  defaultValue: string | null;
  /** The brand's own words, which a task of the plan makes needless. */
  children: ReactNode;
};

/** Chooses a task of the plan, or shows the fields for one's own words; without scripts both stand there. */
export function LeadTaskFields({ label, hint, none, options, defaultValue, children }: Props) {
  const field = useField({ name: "planItemId", hint, required: true });
  const typed = typedText(field, defaultValue);
  const [chosen, setChosen] = useState<string | null>(null);
  const own = (chosen ?? typed) === "";
  return (
    <>
      <FieldFrame field={field} label={label} hint={hint}>
        <select
          {...field.aria}
          className="control control-select"
          id={field.id}
          name="planItemId"
          defaultValue={typed}
          data-label={label}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          <option value="">{none}</option>
          {options.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </FieldFrame>
      <div hidden={chosen !== null && !own}>{children}</div>
    </>
  );
}
