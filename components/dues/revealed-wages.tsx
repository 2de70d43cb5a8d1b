"use client";

import { useFormContext } from "@/components/forms/form-context";
import { fill } from "@/components/forms/form-labels";
import { NoticeBox } from "@/components/ui/notice-box";
import { formatMonth, formatYuan } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";

type Words = { done: string; title: string; none: string; row: string };
type Wage = { fromMonth: string; wageFen: number };

function wagesIn(data: unknown): Wage[] | null {
  return typeof data === "object" && data !== null && "wages" in data ? (data as { wages: Wage[] }).wages : null;
}

/** Shows the wages in the answer to the form that asked for them, and nowhere else. */
export function RevealedWages({ words, locale }: { words: Words; locale: Locale }) {
  const state = useFormContext()?.state;
  const wages = state?.ok ? wagesIn(state.data) : null;
  if (!wages) return null;
  return (
    <NoticeBox tone="info" word={words.done} title={words.title} live="status">
      {wages.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <dl className="dl dl-2">
          {wages.map(({ fromMonth, wageFen }) => (
            <div key={fromMonth}>
              <dt>{fill(words.row, { month: formatMonth(fromMonth, locale) })}</dt>
              <dd className="num">{formatYuan(wageFen)}</dd>
            </div>
          ))}
        </dl>
      )}
    </NoticeBox>
  );
}
