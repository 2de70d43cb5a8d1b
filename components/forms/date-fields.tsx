"use client";

import { FieldFrame } from "./field-frame";
import { type FieldProps, typedText, useField } from "./use-field";

type DateFieldProps = FieldProps & { defaultValue?: string | null; min?: string; max?: string };
type Kind = "date" | "time" | "month";

// Browsers without a month picker show a text box: the pattern keeps it usable.
const TEXT: Record<Kind, { pattern?: string; placeholder?: string }> = {
  date: {},
  time: {},
  month: { pattern: "[0-9]{4}-(0[1-9]|1[0-2])", placeholder: "2026-01" },
};

function PickerField({ kind, ...props }: DateFieldProps & { kind: Kind }) {
  const { label, hint, className, defaultValue, ...input } = props;
  const field = useField({ name: input.name, hint, required: input.required });
  return (
    <FieldFrame field={field} label={label} hint={hint} className={className}>
      <input
        {...TEXT[kind]}
        {...input}
        {...field.aria}
        className="control control-date"
        id={field.id}
        type={kind}
        defaultValue={typedText(field, defaultValue)}
        data-label={label}
      />
    </FieldFrame>
  );
}

export function DateField(props: DateFieldProps) {
  return <PickerField kind="date" {...props} />;
}

export function TimeField(props: DateFieldProps) {
  return <PickerField kind="time" {...props} />;
}

export function MonthField(props: DateFieldProps) {
  return <PickerField kind="month" {...props} />;
}
