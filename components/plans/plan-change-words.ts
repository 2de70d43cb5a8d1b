import { isDay } from "@/lib/core/period";
import { formatDay, plainNumber } from "@/lib/i18n/format";
import type { Locale } from "@/lib/i18n/locale";
import { translatorOf } from "@/lib/i18n/translate";
import type { KeptChange } from "@/lib/plans/schema/amendments";

/** Fields whose values are codes with words of their own. */
const CODED: Partial<Record<string, string>> = { measure: "measure", figure: "figure", direction: "direction" };

type Say = ReturnType<typeof translatorOf>;

function textOf(t: Say, field: string, given: string): string {
  if (given === "") return t("plans.amendment.nothing");
  if (isDay(given)) return formatDay(given, t.locale);
  return CODED[field] ? t(`plans.${CODED[field]}.${given}`) : given;
}

function sayValue(t: Say, field: string, given: KeptChange["before"]): string {
  if (given === null) return t(field === "owner" ? "plans.roadmap.committee" : "plans.amendment.nothing");
  if (typeof given === "number") return plainNumber(given);
  if (Array.isArray(given)) return given.join(t("plans.roadmap.and")) || t("plans.amendment.nothing");
  return textOf(t, field, given);
}

/** Tells a change in one sentence, in the reader's language. */
export function changeWords(locale: Locale): (change: KeptChange) => string {
  const t = translatorOf(locale);
  return ({ field, before, after }) => {
    const [from, to] = [sayValue(t, field, before), sayValue(t, field, after)];
    if (field === "added") return t("plans.amendment.added");
    if (field === "dropped") return t("plans.amendment.dropped", { day: to });
    return t("plans.amendment.change", { field: t(`plans.field.${field}`), before: from, after: to });
  };
}
