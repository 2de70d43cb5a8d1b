import { TextField } from "./text-fields";

type Props = { label: string; hint: string; maxLength: number };

/** Why somebody wants to see or take along what is masked: the words that the audit trail keeps. */
export function PurposeField({ label, hint, maxLength }: Props) {
  return (
    <TextField
      name="purpose"
      label={label}
      hint={hint}
      required
      minLength={4}
      maxLength={maxLength}
      autoComplete="off"
    />
  );
}
