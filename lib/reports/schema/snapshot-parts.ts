import { z } from "zod";
import { ITEM_STATES } from "@/lib/plans/schema";
import { FOLLOW_UP_STATES } from "./concerns";

const FIGURE_STATES = ["known", "suppressed", "missing"] as const;

/** What the rules ask by kind of activity, and what the branch has of it. */
const duty = z.object({
  kind: z.string(),
  interval: z.number(),
  from: z.string(),
  until: z.string(),
  held: z.number(),
  state: z.enum(["met", "open", "unproven"]),
  citation: z.string(),
});

const milestone = z.object({
  id: z.string(),
  title: z.string(),
  dueOn: z.string(),
  doneOn: z.string().nullable(),
  state: z.enum(ITEM_STATES),
});

/** A number of the lead task as the plan had it by the end of the month, and the day on which it was told. */
const measure = z.object({
  unit: z.string(),
  figure: z.string().nullable(),
  baseline: z.number().nullable(),
  target: z.number(),
  state: z.enum(FIGURE_STATES),
  value: z.number().nullable(),
  n: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  toldOn: z.string().nullable(),
});

/** The priority task of the year's plan that the brand takes in hand; progress 0 to 1, null where it is not known. */
const task = z.object({
  id: z.string(),
  planId: z.string(),
  year: z.number(),
  /** The plan was closed by then, so that nothing more is told of the task there. */
  closed: z.boolean().default(false),
  title: z.string(),
  dueOn: z.string(),
  state: z.enum(ITEM_STATES),
  progress: z.number().nullable(),
  /** Null where nothing is measured; reports from before it was kept say nothing of it. */
  measure: measure.nullable().optional(),
  milestones: z.array(milestone),
});

const indicator = z.object({
  id: z.string(),
  title: z.string(),
  unit: z.string(),
  figure: z.string().nullable(),
  direction: z.enum(["up", "down"]),
  baseline: z.number().nullable(),
  target: z.number(),
  state: z.enum(FIGURE_STATES),
  value: z.number().nullable(),
  previous: z.number().nullable(),
  n: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Where a known figure is opened; null for one whose values are written down. */
  href: z.string().nullable(),
});

/** A task that the committee made out of a branch's words, and that this branch answers for. */
const followUp = z.object({
  id: z.string(),
  title: z.string(),
  state: z.enum(FOLLOW_UP_STATES),
  dueOn: z.string(),
  doneOn: z.string().nullable(),
  outcome: z.string(),
  /** Whose words of which month it comes from. */
  branchName: z.string(),
  month: z.string(),
});

/** Parts of a snapshot that reports from before they were kept do not have. */
export const laterParts = {
  duties: z.array(duty).optional(),
  training: z
    .object({ activities: z.number(), personTimes: z.number(), minutes: z.number(), people: z.number() })
    .optional(),
  task: task.nullable().optional(),
  indicators: z.array(indicator).optional(),
  followUps: z.array(followUp).optional(),
};
