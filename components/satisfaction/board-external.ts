import { type ChartModel, text } from "@/components/charts/chart-model";
import { intervalCell, nCell } from "@/components/charts/figure-words";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import { basisHref, figureCell, monthsText, valueText, type Words } from "./board-words";

/** Figures from elsewhere of the whole hospital, each beside what its own survey says. */
export function externalChart(board: SatisfactionBoard, words: Words): ChartModel {
  const { t } = words;
  const whole = board.external.filter(({ departmentId }) => departmentId === null);
  return {
    id: "external",
    title: t("board.external.title"),
    finding: whole.length > 0 ? t("board.external.finding", { count: whole.length }) : t("board.external.nothing"),
    draw: null,
    columns: [
      { header: t("board.external.population") },
      { header: t("board.external.source") },
      { header: t("board.external.method") },
      { header: t("board.external.formula") },
      { header: t("board.external.value"), numFmt: "0.00" },
      { header: t("board.external.n"), numFmt: "#,##0" },
      { header: t("board.external.interval") },
      { header: t("board.external.months") },
      { header: t("board.external.own") },
    ],
    rows: whole.map(({ population, source, method, formula, figure, first, last }) => {
      const { total, reference, months } = board.populations[population];
      const own = reference
        ? t("board.external.ownLine", {
            value: valueText(total.figure, words),
            formula: t(`formula.${reference.formula}`),
          })
        : t("figure.missing");
      const records = `/satisfaction/figures?department=hospital&population=${population}&month=${last}`;
      return [
        text(t(`population.${population}`)),
        text(source),
        text(t(`method.${method}`)),
        text(t(`formula.${formula}`)),
        figureCell(figure, words, records),
        nCell(figure, words),
        intervalCell(figure),
        text(monthsText({ from: first, to: last }, words)),
        text(own, basisHref({ ...months, population, place: null })),
      ];
    }),
    n: t("board.external.finding", { count: whole.length }),
    definition: t("board.external.definition"),
  };
}
