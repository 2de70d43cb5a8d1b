import { addDays, type Day } from "@/lib/core/period";
import type { ROUND_STATES } from "../schema";

export type RoundState = (typeof ROUND_STATES)[number];

type Dates = { issued: boolean; stopped: boolean; opensOn: Day; closesOn: Day };

/** Where a round stands on a day: both of its days are inclusive. */
export function roundStateOf({ issued, stopped, opensOn, closesOn }: Dates, today: Day): RoundState {
  if (!issued) return "draft";
  if (stopped || today > closesOn) return "closed";
  return today < opensOn ? "waiting" : "open";
}

/** The first day that is still to come for a round which is issued, or takes in a department, on a day. */
export function firstDayFrom({ opensOn }: Pick<Dates, "opensOn">, today: Day): Day {
  if (opensOn < today) return today;
  return opensOn;
}

/** Whether single-use codes may be made now. */
export function takesCodes(state: RoundState): boolean {
  return state === "waiting" || state === "open";
}

const USUAL_DAYS = 30;

/** The last day that a round has unless somebody chooses another: a month, with its first. */
export function usualLastDay(opensOn: Day): Day {
  return addDays(opensOn, USUAL_DAYS - 1);
}
