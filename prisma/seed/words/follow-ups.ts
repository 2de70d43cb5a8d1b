/** What came of tasks that the demo hospital made out of reports. */
export const TASK_OUTCOMES = [
  "已与相关科室商定流程，从下月起执行，支部表示可行。",
  "经费已列入下季度预算，设备到位前先从医技科室调用一台。",
  "人手已从机关科室临时调配，持续到年底，届时再评估。",
] as const;
