"use client";

import type { ReactNode } from "react";
import { FieldFrame, FieldNotes } from "@/components/forms/field-frame";
import { fill } from "@/components/forms/form-labels";
import type { Words } from "@/lib/surveys/schema";
import { useFullLabel, useTools } from "./editor-context";
import { type Place, useCell } from "./use-cell";

type Cell<Value> = Place & { label: string; value: Value; onChange: (value: Value) => void };

/** Words are one line; what is pasted with breaks becomes one. */
const oneLine = (text: string) => text.replace(/\s*[\r\n]+\s*/g, " ");

type TextCellProps = Cell<string> & { max: number; required?: boolean; long?: boolean; lang?: string };

export function TextCell({ label, value, onChange, max, required, long, lang, ...place }: TextCellProps) {
  const field = useCell(place, value);
  const fullLabel = useFullLabel(label);
  const common = {
    ...field.aria,
    className: "control",
    id: field.id,
    name: field.name,
    value,
    maxLength: max,
    required,
    lang,
    "data-label": fullLabel,
  };
  return (
    <FieldFrame field={field} label={label}>
      {long ? (
        <textarea {...common} rows={2} onChange={(event) => onChange(oneLine(event.target.value))} />
      ) : (
        <input {...common} type="text" onChange={(event) => onChange(event.target.value)} />
      )}
    </FieldFrame>
  );
}

type WordsCellProps = Cell<Words> & { max: number; long?: boolean };

/** Chinese and English side by side; on a phone one below the other. */
export function WordsCell({ at, part, label, value, onChange, max, long }: WordsCellProps) {
  const { labels } = useTools();
  return (
    <div className="fields fields-2">
      <TextCell
        {...{ at, max, long }}
        part={`${part}.zh`}
        label={fill(labels.zh, { label })}
        value={value.zh}
        required
        lang="zh-CN"
        onChange={(zh) => onChange({ ...value, zh })}
      />
      <TextCell
        {...{ at, max, long }}
        part={`${part}.en`}
        label={fill(labels.en, { label })}
        value={value.en}
        lang="en"
        onChange={(en) => onChange({ ...value, en })}
      />
    </div>
  );
}

export function NumberCell({ label, value, onChange, ...place }: Cell<number>) {
  const field = useCell(place, value);
  const fullLabel = useFullLabel(label);
  return (
    <FieldFrame field={field} label={label}>
      <input
        {...field.aria}
        className="control control-number"
        id={field.id}
        name={field.name}
        type="number"
        inputMode="numeric"
        step={1}
        required
        value={Number.isFinite(value) ? value : ""}
        onChange={(event) => onChange(event.target.valueAsNumber)}
        data-label={fullLabel}
      />
    </FieldFrame>
  );
}

type SelectCellProps = Cell<string> & { options: { value: string; label: string }[] };

export function SelectCell({ label, value, onChange, options, ...place }: SelectCellProps) {
  const field = useCell(place, value);
  return (
    <FieldFrame field={field} label={label}>
      <select
        {...field.aria}
        className="control control-select"
        id={field.id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export function CheckCell({ label, value, onChange, ...place }: Cell<boolean>) {
  const field = useCell(place, value);
  return (
    <div className="field">
      <label className="choice" htmlFor={field.id}>
        <input
          {...field.aria}
          type="checkbox"
          id={field.id}
          checked={value}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      <FieldNotes field={field} />
    </div>
  );
}

type GroupProps = Place & { legend?: string; hint?: string; value: unknown; children: ReactNode };

/** Fields that can be wrong as a whole. */
export function CellGroup({ legend, hint, value, children, ...place }: GroupProps) {
  const field = useCell(place, value);
  return (
    <fieldset className={field.error ? "field field-wrong" : "field"} id={field.id} tabIndex={-1}>
      {legend ? <legend className="field-label">{legend}</legend> : null}
      <FieldNotes field={{ ...field, hintId: `${field.id}-hint` }} hint={hint} />
      {children}
    </fieldset>
  );
}
