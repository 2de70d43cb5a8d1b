import type { Dashboard } from "@/lib/dashboards/queries/dashboard";
import type { ChartId } from "@/lib/dashboards/schema";
import { activitiesChart } from "./activities-chart";
import { branchesChart } from "./branches-chart";
import type { DashboardChart, Words } from "./chart-words";
import { quadrantChart } from "./quadrant-chart";
import { patientsChart, staffChart } from "./trend-charts";

const BUILDERS: Record<ChartId, (data: Dashboard, words: Words) => DashboardChart> = {
  quadrant: quadrantChart,
  patients: patientsChart,
  staff: staffChart,
  activities: activitiesChart,
  branches: branchesChart,
};

/** One chart of the dashboard, in the reader's words. */
export function chartOf(id: ChartId, data: Dashboard, words: Words): DashboardChart {
  return BUILDERS[id](data, words);
}
