/** A brand and the words its monthly reports are made of. `{value}` stands for the metric of the month. */
export type BrandWords = {
  branch: string;
  name: string;
  slogan: string;
  idea: string;
  leadTask: string;
  target: string;
  /** Months from today until the lead task is due. */
  dueInMonths: number;
  metric: { from: number; to: number; decimals: number };
  work: readonly string[];
  results: readonly string[];
  problems: readonly string[];
  steps: readonly string[];
};
