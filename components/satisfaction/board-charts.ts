import type { ChartModel } from "@/components/charts/chart-model";
import type { SatisfactionBoard } from "@/lib/satisfaction/queries/board";
import type { PlaceSort } from "@/lib/satisfaction/schema/board";
import { externalChart } from "./board-external";
import { heatChart } from "./board-heat";
import { placesChart } from "./board-places";
import { quadrantChart } from "./board-quadrant";
import { type CareCount, trendChart } from "./board-trend";
import type { Words } from "./board-words";

export const BOARD_CHARTS = ["quadrant", "trend", "heat", "places", "external"] as const;
export type BoardChart = (typeof BOARD_CHARTS)[number];

/** What beside the figures decides how the dashboard looks. */
export type BoardLook = { sort: PlaceSort; care: readonly CareCount[] };

/** One chart of the dashboard, in the reader's words. */
export function boardChart(id: BoardChart, board: SatisfactionBoard, look: BoardLook, words: Words): ChartModel {
  switch (id) {
    case "quadrant":
      return quadrantChart(board, words);
    case "trend":
      return trendChart(board, look.care, words);
    case "heat":
      return heatChart(board, words);
    case "places":
      return placesChart(board, look.sort, words);
    case "external":
      return externalChart(board, words);
  }
}
