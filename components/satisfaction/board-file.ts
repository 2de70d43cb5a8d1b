import type { About } from "@/components/charts/chart-file";
import type { ChartModel } from "@/components/charts/chart-model";
import { clock } from "@/lib/core/period";
import { formatInstant } from "@/lib/i18n/format";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import { monthsText, type Words } from "./board-words";

/** What a file of the dashboard says about itself when it is found again without its page. */
export function aboutOf(chart: ChartModel, board: SatisfactionBoard, words: Words): About {
  const { t, locale } = words;
  return [
    [t("board.file.hospital"), board.hospital.name],
    [t("board.file.filters"), monthsText(board.months, words)],
    [t("board.file.finding"), chart.finding],
    [t("board.file.n"), chart.n],
    [t("board.file.asOf"), formatInstant(clock.now(), locale)],
    [t("board.file.definition"), chart.definition],
  ];
}
