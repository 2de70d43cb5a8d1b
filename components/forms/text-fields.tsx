"use client";

import { useState } from "react";
import { FieldFrame } from "./field-frame";
import { useFormContext } from "./form-context";
import { fill } from "./form-labels";
import { type FieldProps, typedText, useField } from "./use-field";

type TextFieldProps = FieldProps & {
  type?: "text" | "password" | "email" | "tel" | "search" | "url";
  defaultValue?: string | null;
  inputMode?: "text" | "numeric" | "decimal" | "tel" | "email" | "url";
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  placeholder?: string;
};

export function TextField({ label, hint, className, defaultValue, type, ...input }: TextFieldProps) {
  const field = useField({ name: input.name, hint, required: input.required });
  return (
    <FieldFrame field={field} label={label} hint={hint} className={className}>
      <input
        {...input}
        {...field.aria}
        className="control"
        id={field.id}
        type={type ?? "text"}
        defaultValue={typedText(field, defaultValue)}
        data-label={label}
      />
    </FieldFrame>
  );
}

type NumberFieldProps = FieldProps & {
  defaultValue?: number | string | null;
  min?: number;
  max?: number;
  step?: number | "any";
  unit?: string;
};

export function NumberField({ label, hint, className, defaultValue, unit, ...input }: NumberFieldProps) {
  const field = useField({ name: input.name, hint, required: input.required });
  return (
    <FieldFrame field={field} label={label} hint={hint} className={className}>
      <span className="control-row">
        <input
          {...input}
          {...field.aria}
          className="control control-number"
          id={field.id}
          type="number"
          inputMode={input.step === undefined || input.step === 1 ? "numeric" : "decimal"}
          defaultValue={typedText(field, defaultValue)}
          data-label={label}
        />
        {unit ? <span className="control-unit">{unit}</span> : null}
      </span>
    </FieldFrame>
  );
}

type TextAreaProps = FieldProps & {
  defaultValue?: string | null;
  rows?: number;
  minLength?: number;
  maxLength?: number;
  placeholder?: string;
  count?: boolean;
};

/** From this share of the limit on the letters are counted, also where nobody asked for it. */
const NEARLY_FULL = 0.9;

/** What is too long stays and is refused in words: a `maxLength` of the browser's would cut it off. */
export function TextArea({ label, hint, className, defaultValue, count, rows, maxLength, ...input }: TextAreaProps) {
  const field = useField({ name: input.name, hint, required: input.required });
  const text = typedText(field, defaultValue);
  const [length, setLength] = useState(text.length);
  return (
    <FieldFrame
      field={field}
      label={label}
      hint={hint}
      className={className}
      after={
        count || length > (maxLength ?? Number.POSITIVE_INFINITY) * NEARLY_FULL ? (
          <Count length={length} max={maxLength} />
        ) : null
      }
    >
      <textarea
        {...input}
        {...field.aria}
        className="control"
        id={field.id}
        rows={rows ?? 4}
        defaultValue={text}
        data-label={label}
        data-max={maxLength}
        onInput={(event) => setLength(event.currentTarget.value.length)}
      />
    </FieldFrame>
  );
}

function Count({ length, max }: { length: number; max?: number }) {
  const labels = useFormContext()?.labels;
  if (!labels) return null;
  return (
    <p className={length > (max ?? length) ? "field-count field-over num" : "field-count num"}>
      {fill(labels.count, { count: length, max: max ?? "∞" })}
    </p>
  );
}
