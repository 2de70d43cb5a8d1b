"use client";

import { FieldNotes } from "@/components/forms/field-frame";
import { useFormContext } from "@/components/forms/form-context";
import { fill } from "@/components/forms/form-labels";
import { useField } from "@/components/forms/use-field";

export type AttendanceLine = { id: string; name: string; note?: string | undefined; present: boolean; reason: string };
type Reason = { value: string; label: string };

type Props = {
  legend: string;
  hint: string;
  lines: AttendanceLine[];
  reasons: Reason[];
  /** Holds `{name}`; read out before the reasons of one member. */
  reasonLabel: string;
};

/**
 * A tick for everyone: taking it away shows the reasons. Shown and hidden by CSS alone, so that it works without
 * scripts; the reason travels along always and counts only without the tick.
 */
export function AttendanceField({ legend, hint, lines, reasons, reasonLabel }: Props) {
  const field = useField({ name: "attendance", hint, required: true });
  return (
    <fieldset id={field.id} tabIndex={-1} className={field.error ? "field field-wrong" : "field"}>
      <legend className="fieldset-legend">{legend}</legend>
      <FieldNotes field={field} hint={hint} />
      <ul className="mt-1 grid grid-cols-2 gap-x-4 md:grid-cols-4">
        {lines.map((line) => (
          <Line key={line.id} line={line} reasons={reasons} label={fill(reasonLabel, { name: line.name })} />
        ))}
      </ul>
    </fieldset>
  );
}

function Line({ line, reasons, label }: { line: AttendanceLine; reasons: Reason[]; label: string }) {
  const { present, reason } = useTyped(line);
  const id = `${useFormContext()?.formId}-present-${line.id}`;
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-2 self-start">
      <input
        type="checkbox"
        id={id}
        name={`attendance.${line.id}.present`}
        defaultChecked={present}
        className="peer h-6 w-6 accent-ink-600 md:h-[18px] md:w-[18px]"
      />
      <label htmlFor={id} className="tap flex items-center gap-1 py-1 text-muted peer-checked:text-text">
        {line.name}
        {line.note ? <small className="text-muted">{line.note}</small> : null}
      </label>
      <select
        name={`attendance.${line.id}.reason`}
        aria-label={label}
        defaultValue={reason}
        className="control col-span-2 mt-0 mb-2 peer-checked:hidden"
      >
        {reasons.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
        {reasons.some((one) => one.value === reason) ? null : <option value={reason}>{reason}</option>}
      </select>
    </li>
  );
}

/** What was posted without scripts wins over what was stored: an unticked box posts nothing. */
function useTyped(line: AttendanceLine): { present: boolean; reason: string } {
  const values = useFormContext()?.values ?? {};
  if (Object.keys(values).length === 0) return line;
  const reason = values[`attendance.${line.id}.reason`];
  return {
    present: values[`attendance.${line.id}.present`] !== undefined,
    reason: typeof reason === "string" ? reason : line.reason,
  };
}

type OthersProps = { legend: string; hint: string; lines: { id: string; name: string; note?: string | undefined }[] };

/** Members who are not expected: only a tick, no reasons. */
export function OthersField({ legend, hint, lines }: OthersProps) {
  const form = useFormContext();
  const values = form?.values ?? {};
  return (
    <fieldset className="field">
      <legend className="sr-note">{legend}</legend>
      <p className="field-hint">{hint}</p>
      <ul className="mt-1 grid grid-cols-2 gap-x-4 md:grid-cols-4">
        {lines.map(({ id, name, note }) => (
          <li key={id}>
            <label className="choice" htmlFor={`${form?.formId}-present-${id}`}>
              <input
                type="checkbox"
                id={`${form?.formId}-present-${id}`}
                name={`attendance.${id}.present`}
                defaultChecked={values[`attendance.${id}.present`] !== undefined}
              />
              <span>
                {name} {note ? <small className="text-muted">{note}</small> : null}
              </span>
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
