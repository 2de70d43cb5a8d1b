import { type Say, targetWords } from "@/lib/plans/rules/target";
import type { Measure } from "@/lib/plans/schema";
import { knownFigureOf } from "@/lib/plans/schema/known-figures";

/** A number as the database keeps it. */
type Kept = { toNumber: () => number } | null;

/** What the plan says of a task. */
export type PlannedTask = {
  title: string;
  detail: string;
  dueOn: Date;
  measure: Measure;
  baseline: Kept;
  target: Kept;
  unit: string | null;
  figure: string | null;
};

/** The measured target of a task on one line; empty where nothing is measured. */
export function measuredTarget({ measure, baseline, target, unit, figure }: PlannedTask, say: Say): string {
  const numbers = { baseline: baseline?.toNumber() ?? null, target: target?.toNumber() ?? null };
  return targetWords({ measure, ...numbers, unit, figure: knownFigureOf(figure) }, say);
}

/** A task's target on one line: its measured target, or else the first line of what is said of it; null where nothing is. */
export function plannedTarget({ detail, measured }: { detail: string; measured: string }): string | null {
  const [first = ""] = detail.split("\n");
  return measured || first.trim() || null;
}

export type TaskWords = { leadTask: string; leadTaskTarget: string; leadTaskDueOn: Date };

/** What the plan says of a task, before the brand's own words. */
export function wordsOfTask(task: PlannedTask | null, own: TaskWords, say: Say): TaskWords {
  if (!task) return own;
  return {
    leadTask: task.title,
    leadTaskTarget: plannedTarget({ detail: task.detail, measured: measuredTarget(task, say) }) ?? own.leadTaskTarget,
    leadTaskDueOn: task.dueOn,
  };
}
