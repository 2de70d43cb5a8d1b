import { useLocale, useTranslations } from "next-intl";
import type { IntervalRow } from "@/components/charts/intervals";
import type { Tone } from "@/components/ui/badge";
import { formatDay, formatMonth, formatNumber } from "@/lib/i18n/format";
import { asLocale } from "@/lib/i18n/locale";
import type { ImprovementRow } from "@/lib/improvements/queries";
import type { Judgement } from "@/lib/improvements/rules";
import type { FrozenFigure, ImprovementState, Measured, Verdict } from "@/lib/improvements/schema";

export const STATE_TONE: Record<ImprovementState, Tone> = {
  open: "neutral",
  due: "warn",
  overdue: "err",
  done: "ok",
  dropped: "neutral",
};

export const VERDICT_TONE: Record<Verdict, Tone> = {
  helped: "ok",
  noEvidence: "neutral",
  worse: "warn",
  unsaid: "info",
};

/** Every score lies between these. */
export const BOUNDS = { least: 0, most: 100 };

type Sides = { before: FrozenFigure | null; after: FrozenFigure | null };

/** Actions and their figures in the reader's words. */
export function useImprovementWords() {
  const [t, measures] = [useTranslations("improvements"), useTranslations("satisfaction")];
  const locale = asLocale(useLocale());
  const score = (value: number | null) => formatNumber(value ?? 0, 2);

  const measured = ({ population, dimension }: Measured) =>
    t("figure", {
      population: measures(`population.${population}`),
      dimension: dimension ? measures(`dimension.${dimension}`) : t("total"),
    });
  const silent = (figure: FrozenFigure | null) =>
    t(figure?.state === "suppressed" ? "effect.suppressed" : "effect.noFigure");
  const known = (figure: FrozenFigure | null): figure is FrozenFigure => figure?.state === "known";
  const full = (figure: FrozenFigure | null) =>
    known(figure)
      ? t("effect.figure", {
          value: score(figure.value),
          low: score(figure.low),
          high: score(figure.high),
          n: formatNumber(figure.n ?? 0),
        })
      : silent(figure);
  const short = (figure: FrozenFigure | null) => (known(figure) ? score(figure.value) : silent(figure));

  const finding = ({ verdict, silence, points }: Judgement, { before, after }: Sides) =>
    t(`finding.${verdict === "unsaid" ? (silence ?? "missingAfter") : verdict}`, {
      before: short(before),
      after: short(after),
      points: formatNumber(Math.abs(points ?? 0), 2),
    });

  const bar = (label: string, figure: FrozenFigure | null): IntervalRow => {
    const words = known(figure)
      ? t("effect.short", { value: score(figure.value), n: formatNumber(figure.n ?? 0) })
      : silent(figure);
    return { label, value: figure?.value ?? null, low: figure?.low ?? null, high: figure?.high ?? null, words };
  };

  const months = ({ from, to }: { from: string; to: string }) =>
    from === to
      ? formatMonth(from, locale)
      : t("effect.months", { from: formatMonth(from, locale), to: formatMonth(to, locale) });

  return {
    measured,
    months,
    short,
    full,
    finding,
    score,
    bars: ({ before, after, judgement }: Sides & { judgement: Judgement }) => {
      const later = bar(t("field.after"), after);
      // On one scale they would look as if they could be compared.
      const aside = { ...later, value: null, words: t("effect.notComparable", { value: short(after) }) };
      return [bar(t("field.before"), before), judgement.silence === "notComparable" ? aside : later];
    },
    bar,
    arrow: ({ before, after }: Sides) => t("effect.arrow", { before: short(before), after: short(after) }),
    formula: (formula: NonNullable<FrozenFigure["formula"]>) => measures(`formulaHint.${formula}`),
    place: (name: string | null) => name ?? t("wholeHospital"),
    day: (day: string) => formatDay(day, locale),
    since: (day: string, to: string | undefined) =>
      t("effect.since", { day: formatDay(day, locale), to: to ? formatMonth(to, locale) : "" }),
    due: ({ state, dueOn, closedOn }: Pick<ImprovementRow, "state" | "dueOn" | "closedOn">) =>
      state === "done" || state === "dropped"
        ? t(`state.${state}`)
        : t(`due.${state}`, { day: formatDay(closedOn ?? dueOn, locale) }),
  };
}
