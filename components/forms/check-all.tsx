"use client";

import { Button } from "../ui/button";

type Props = {
  /** Name of the checkboxes in the same form. */
  name: string;
  label: string;
  sets: { label: string; values: string[] }[];
};

/** Ticks one of some sets of checkboxes and unticks the others; without scripts every box is ticked by itself. */
export function CheckAll({ name, label, sets }: Props) {
  const tick = (form: HTMLFormElement | null, values: string[]) => {
    const wanted = new Set(values);
    for (const input of form?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? []) {
      if (input.name === name) input.checked = wanted.has(input.value);
    }
  };
  return (
    <p className="mt-2 flex flex-wrap items-center gap-2">
      <span className="text-xs text-muted">{label}</span>
      {sets.map((set) => (
        <Button key={set.label} size="sm" onClick={(event) => tick(event.currentTarget.form, set.values)}>
          {set.label}
        </Button>
      ))}
    </p>
  );
}
