import type { ReactNode } from "react";

type FieldsetProps = { legend: ReactNode; hint?: ReactNode; columns?: 1 | 2; children: ReactNode };

export function Fieldset({ legend, hint, columns = 1, children }: FieldsetProps) {
  return (
    <fieldset className="fieldset">
      <legend className="fieldset-legend">{legend}</legend>
      {hint ? <p className="field-hint">{hint}</p> : null}
      <div className={`fields fields-${columns}`}>{children}</div>
    </fieldset>
  );
}
