"use client";

import { useState } from "react";
import { FieldFrame } from "./field-frame";
import { type FieldProps, useField } from "./use-field";

type FileFieldProps = FieldProps & {
  accept?: string;
  maxBytes?: number;
  multiple?: boolean;
};

/** Sizes and types are checked in `use-validity`; the server looks at the bytes themselves. */
export function FileField({ label, hint, className, maxBytes, ...input }: FileFieldProps) {
  const field = useField({ name: input.name, hint, required: input.required });
  const [chosen, setChosen] = useState<string[]>([]);
  return (
    <FieldFrame
      field={field}
      label={label}
      hint={hint}
      className={className}
      after={chosen.length > 1 ? <Chosen names={chosen} /> : null}
    >
      <input
        {...input}
        {...field.aria}
        className="control control-file"
        id={field.id}
        type="file"
        name={input.multiple ? `${input.name}[]` : input.name}
        data-label={label}
        data-max-bytes={maxBytes}
        onChange={(event) => setChosen(Array.from(event.currentTarget.files ?? [], (file) => file.name))}
      />
    </FieldFrame>
  );
}

function Chosen({ names }: { names: string[] }) {
  return (
    <ul className="field-hint">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
