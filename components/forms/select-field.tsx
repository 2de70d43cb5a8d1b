"use client";

import { FieldFrame } from "./field-frame";
import { type FieldProps, typedText, useField } from "./use-field";

export type SelectOption = { value: string; label: string; disabled?: boolean };
export type SelectGroup = { label: string; options: SelectOption[] };

type SelectFieldProps = FieldProps & {
  options: (SelectOption | SelectGroup)[];
  defaultValue?: string | null;
  placeholder?: string;
};

export function SelectField(props: SelectFieldProps) {
  const { label, hint, className, defaultValue, options, placeholder, ...input } = props;
  const field = useField({ name: input.name, hint, required: input.required });
  return (
    <FieldFrame field={field} label={label} hint={hint} className={className}>
      <select
        {...input}
        {...field.aria}
        className="control control-select"
        id={field.id}
        defaultValue={typedText(field, defaultValue)}
        data-label={label}
      >
        {placeholder === undefined ? null : <option value="">{placeholder}</option>}
        {options.map((option) =>
          "options" in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map((one) => (
                <Option key={one.value} option={one} />
              ))}
            </optgroup>
          ) : (
            <Option key={option.value} option={option} />
          ),
        )}
      </select>
    </FieldFrame>
  );
}

function Option({ option }: { option: SelectOption }) {
  return (
    <option value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  );
}
