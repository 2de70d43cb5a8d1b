"use client";

import { useFormContext } from "@/components/forms/form-context";
import { NoticeBox } from "@/components/ui/notice-box";

type Words = {
  word: string;
  text: string;
  idNumber: string;
  phone: string;
  birthDate: string;
  none: string;
};
type Shown = { idNumber: string | null; phone: string | null; birthDate: string | null };

function shownIn(data: unknown): Shown | null {
  return typeof data === "object" && data !== null && "idNumber" in data ? (data as Shown) : null;
}

/** Shows personal data in the answer to the form that stated the purpose, and nowhere else. */
export function RevealedPersonal({ words }: { words: Words }) {
  const state = useFormContext()?.state;
  const shown = state?.ok ? shownIn(state.data) : null;
  if (!shown) return null;
  const lines = [
    [words.idNumber, shown.idNumber],
    [words.phone, shown.phone],
    [words.birthDate, shown.birthDate],
  ] as const;
  return (
    <NoticeBox tone="ok" word={words.word} live="status">
      <dl className="dl dl-2">
        {lines.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd className="num">{value ?? words.none}</dd>
          </div>
        ))}
      </dl>
      <p>{words.text}</p>
    </NoticeBox>
  );
}
