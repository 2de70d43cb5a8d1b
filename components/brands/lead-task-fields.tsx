"use client";

import { useEffect, useState } from "react";
import { DateField } from "../forms/date-fields";
import { FieldFrame } from "../forms/field-frame";
import { TextField } from "../forms/text-fields";
import { typedText, useField } from "../forms/use-field";

type Option = { value: string; label: string };
type Own = { label: string; hint?: string; maxLength?: number; defaultValue: string | undefined };
export type OwnTask = { leadTask: Own; leadTaskTarget: Own; leadTaskDueOn: Own };
type Props = {
  label: string;
  hint: string;
  none: string;
  options: Option[];
  defaultValue: string | null;
  own: OwnTask;
};

/** Chooses a task of the plan, or asks for one's own words; without scripts both stand there. */
export function LeadTaskFields({ label, hint, none, options, defaultValue, own }: Props) {
  const field = useField({ name: "planItemId", hint, required: true });
  const typed = typedText(field, defaultValue);
  const [chosen, setChosen] = useState<string | null>(null);
  const [scripted, setScripted] = useState(false);
  useEffect(() => setScripted(true), []);
  const planned = (chosen ?? typed) !== "";
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
      <fieldset className="fields fields-1" hidden={scripted && planned} disabled={scripted && planned}>
        <OwnTaskFields own={own} required={scripted} />
      </fieldset>
    </>
  );
}

/** A lead task in the branch's own words. */
export function OwnTaskFields({ own, required }: { own: OwnTask; required: boolean }) {
  return (
    <>
      <TextField name="leadTask" required={required} {...own.leadTask} />
      <TextField name="leadTaskTarget" required={required} {...own.leadTaskTarget} />
      <DateField name="leadTaskDueOn" required={required} {...own.leadTaskDueOn} />
    </>
  );
}
