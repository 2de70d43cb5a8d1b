import { citationOf, type Rule } from "@/lib/organisation/rules";
import { type CatalogueRule, REGULATION_RULES } from "@/lib/organisation/rules/catalogue";

/** The hospital's rules by key. */
export type Laws = ReadonlyMap<string, Rule>;
export type Law = Pick<Rule, "key" | "value" | "source" | "article">;

const PUBLISHED: ReadonlyMap<string, CatalogueRule> = new Map(REGULATION_RULES.map((rule) => [rule.key, rule]));

/** A rule of admission, such as `cultivationMonths`; as published where the hospital does not hold it yet. */
export function lawOf(laws: Laws, figure: string): Law {
  const key = `admission.${figure}`;
  const law = laws.get(key) ?? PUBLISHED.get(key);
  if (!law) throw new Error(`no rule ${key}`);
  return law;
}

/** The number of a rule of admission. */
export function figureOf(laws: Laws, figure: string): number {
  return lawOf(laws, figure).value;
}

/** Citation of a rule by its full key, such as `admission.cultivationMonths`. */
export function citationIn(laws: Laws, ruleKey: string): string {
  return citationOf(lawOf(laws, ruleKey.replace(/^admission\./, "")));
}
