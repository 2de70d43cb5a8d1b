"use client";

import { FieldNotes } from "./field-frame";
import { type FieldProps, type FieldState, useField } from "./use-field";

export type Choice = { value: string; label: string; hint?: string; disabled?: boolean };

type CheckboxFieldProps = FieldProps & { defaultChecked?: boolean; value?: string };

/** An unticked box sends nothing, as in every HTML form. */
export function CheckboxField(props: CheckboxFieldProps) {
  const { label, hint, className, defaultChecked, value = "on", ...input } = props;
  const field = useField({ name: input.name, hint, required: true });
  const checked = field.typed === undefined ? defaultChecked : field.typed === value;
  return (
    <div className={className ? `field ${className}` : "field"}>
      <label className="choice" htmlFor={field.id}>
        <input
          {...input}
          {...field.aria}
          type="checkbox"
          id={field.id}
          value={value}
          defaultChecked={checked}
          data-label={label}
        />
        <span>{label}</span>
      </label>
      <FieldNotes field={field} hint={hint} />
    </div>
  );
}

type GroupProps = {
  name: string;
  legend: string;
  options: Choice[];
  hint?: string;
  required?: boolean;
  inline?: boolean;
  className?: string;
};

type CheckboxGroupProps = GroupProps & { defaultValue?: string[] };

/** Its inputs are called `name[]`, so that one tick arrives as a list of one; errors come under `name`. */
export function CheckboxGroup({ defaultValue, ...props }: CheckboxGroupProps) {
  return <ChoiceGroup {...props} kind="checkbox" chosen={defaultValue ?? []} />;
}

type RadioGroupProps = GroupProps & { defaultValue?: string | null };

export function RadioGroup({ defaultValue, ...props }: RadioGroupProps) {
  return <ChoiceGroup {...props} kind="radio" chosen={defaultValue ? [defaultValue] : []} />;
}

type ChoiceGroupProps = GroupProps & { kind: "checkbox" | "radio"; chosen: string[] };

function ChoiceGroup({ kind, chosen, ...props }: ChoiceGroupProps) {
  const { name, legend, options, hint, required, inline, className } = props;
  const field = useField({ name, hint, required });
  const picked = field.typed === undefined ? chosen : [field.typed].flat();
  const inputName = kind === "checkbox" ? `${name}[]` : name;
  const classes = ["field", "choices", field.error && "field-wrong", className];
  return (
    <fieldset
      className={classes.filter(Boolean).join(" ")}
      id={field.id}
      tabIndex={-1}
      aria-describedby={field.aria["aria-describedby"]}
    >
      <legend className="field-label">
        {legend}
        {field.optional ? <span className="field-optional">{field.optional}</span> : null}
      </legend>
      <FieldNotes field={field} hint={hint} />
      <div className={inline ? "choice-list choice-inline" : "choice-list"}>
        {options.map((option) => (
          <ChoiceInput
            key={option.value}
            field={field}
            kind={kind}
            name={inputName}
            option={option}
            checked={picked.includes(option.value)}
            required={kind === "radio" ? required : undefined}
            label={legend}
          />
        ))}
      </div>
    </fieldset>
  );
}

type ChoiceInputProps = {
  field: FieldState;
  kind: "checkbox" | "radio";
  name: string;
  option: Choice;
  checked: boolean;
  required?: boolean;
  label: string;
};

function ChoiceInput({ field, kind, name, option, checked, required, label }: ChoiceInputProps) {
  const id = `${field.id}-${option.value}`;
  return (
    <label className="choice" htmlFor={id}>
      <input
        type={kind}
        id={id}
        name={name}
        value={option.value}
        disabled={option.disabled}
        required={required}
        defaultChecked={checked}
        data-label={label}
      />
      <span>
        {option.label}
        {option.hint ? <span className="choice-hint">{option.hint}</span> : null}
      </span>
    </label>
  );
}
