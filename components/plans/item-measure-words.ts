import { getTranslations } from "next-intl/server";
import { DIRECTIONS, MEASURES } from "@/lib/plans/schema";
import { FIGURE_UNITS, KNOWN_FIGURES } from "@/lib/plans/schema/known-figures";

export type MeasureWords = Awaited<ReturnType<typeof measureWords>>;

/** The words of the measure's fields, for the client leaf that shows and hides them. */
export async function measureWords() {
  const t = await getTranslations("plans");
  return {
    legend: t("form.how"),
    measure: t("field.measure"),
    measures: MEASURES.map((value) => ({ value, label: t(`measure.${value}`), hint: t(`hint.measureOf.${value}`) })),
    figure: t("field.figure"),
    figureHint: t("hint.figure"),
    choose: t("form.choose"),
    figures: KNOWN_FIGURES.map((value) => ({
      value,
      label: t("form.figureOption", { figure: t(`figure.${value}`), unit: t(`units.${FIGURE_UNITS[value]}`) }),
    })),
    unit: t("field.unit"),
    direction: t("field.direction"),
    directions: DIRECTIONS.map((value) => ({ value, label: t(`direction.${value}`) })),
    baseline: t("field.baseline"),
    baselineHint: t("hint.baseline"),
    target: t("field.target"),
    over: t("form.over"),
  };
}
