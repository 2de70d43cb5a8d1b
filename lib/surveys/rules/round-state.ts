import type { Day } from "@/lib/core/period";
import type { ROUND_STATES } from "../schema";

export type RoundState = (typeof ROUND_STATES)[number];

type Dates = { issued: boolean; stopped: boolean; opensOn: Day; closesOn: Day };

/** Where a round stands on a day: both of its days are inclusive. */
export function roundStateOf({ issued, stopped, opensOn, closesOn }: Dates, today: Day): RoundState {
  if (!issued) return "draft";
  if (stopped || today > closesOn) return "closed";
  return today < opensOn ? "waiting" : "open";
}
