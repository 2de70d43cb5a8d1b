import type { ReactNode } from "react";
import { Icon } from "../ui/icon";
import type { FieldState } from "./use-field";

type FieldFrameProps = {
  field: FieldState;
  label: string;
  hint?: string;
  className?: string;
  after?: ReactNode;
  children: ReactNode;
};

/** Label above, hint, error, control: in this order for eye and ear alike. */
export function FieldFrame({ field, label, hint, className, after, children }: FieldFrameProps) {
  const classes = ["field", field.error && "field-wrong", className].filter(Boolean).join(" ");
  return (
    <div className={classes}>
      <label htmlFor={field.id} className="field-label">
        {label}
        {field.optional ? <span className="field-optional">{field.optional}</span> : null}
      </label>
      <FieldNotes field={field} hint={hint} />
      {children}
      {after}
    </div>
  );
}

export function FieldNotes({ field, hint }: { field: FieldState; hint?: string }) {
  return (
    <>
      {hint ? (
        <p className="field-hint" id={field.hintId}>
          {hint}
        </p>
      ) : null}
      {field.error ? (
        <p className="field-error" id={field.errorId}>
          <Icon name="err" size={14} />
          {field.error}
        </p>
      ) : null}
    </>
  );
}
