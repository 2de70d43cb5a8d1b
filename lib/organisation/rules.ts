import type { RegulationRule } from "@/lib/core/db/generated/client";
import { type Day, fromDbDay, monthBounds, thisMonth, today } from "@/lib/core/period";

/** A rule as it holds for one hospital. */
export type Rule = {
  key: string;
  value: number;
  unit: string;
  source: string;
  article: string | null;
  effectiveOn: Day;
  /** Confirmed against a published text; otherwise a default the hospital may question. */
  confirmed: boolean;
  overridable: boolean;
  /** The published number, where the hospital has set its own. */
  original: number | null;
  reason: string | null;
  version: number;
};

/** Applies the hospital's own number where the rule allows one. */
export function effectiveRule(row: RegulationRule): Rule {
  const own = row.overridable ? row.overrideValue : null;
  return {
    key: row.key,
    value: (own ?? row.value).toNumber(),
    unit: row.unit,
    source: row.source,
    article: row.article,
    effectiveOn: fromDbDay(row.effectiveOn),
    confirmed: row.confirmed,
    overridable: row.overridable,
    original: own ? row.value.toNumber() : null,
    reason: own ? row.overrideReason : null,
    version: row.version,
  };
}

/** Whether money is computed by a rule, month by month: what was due for a past month stays as it was. */
export function isOwed(key: string): boolean {
  return key.startsWith("dues.");
}

/** The day from which a change of a rule by the hospital holds: today, or for what is owed the next month's first day. */
export function changesFrom(key: string): Day {
  return isOwed(key) ? monthBounds(thisMonth()).until : today();
}

/** Citation of a rule, such as 《…条例（试行）》第十一条. */
export function citationOf(rule: Pick<Rule, "source" | "article">): string {
  return `${rule.source}${rule.article ?? ""}`;
}
