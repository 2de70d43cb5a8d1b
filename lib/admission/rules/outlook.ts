import { type Day, daysBetween } from "@/lib/core/period";
import { type Obstacle, obstaclesTo } from "../rules";
import type { Act, Step } from "../schema";
import { type DueDeadline, deadlinesOf, dueWithin } from "./deadlines";
import { figureOf, type Laws } from "./laws";
import { type Path, trainedEnough } from "./path";

/** Deadlines are shown this many days before. */
export const NOTICE_DAYS = 30;

/** An act with nothing wrong in what a form will ask: what then stands in the way lies in the path itself. */
function blankAct(step: Step, onDay: Day): Act {
  const votes = { entitled: 1, present: 1, agree: 1 };
  const facts = { note: " ", passed: true, days: 1, hours: 1, first: "1", second: "2", decision: "full", months: 6 };
  return { step, onDay, ...votes, ...facts } as unknown as Act;
}

function candidateStep(path: Path, laws: Laws): Step {
  if (path.resolution) return "approval";
  if (path.preReviewOn) return "meeting";
  if (path.introducers < figureOf(laws, "introducers")) return "introducers";
  if (path.politicalReview?.passed !== true) return "politicalReview";
  return trainedEnough(path.training, laws) ? "preReview" : "training";
}

/** The one step that comes next; null where there is none. */
export function nextStep(path: Path, laws: Laws, today: Day): Step | null {
  if (path.left) return null;
  switch (path.stage) {
    case "applicant":
      return path.talkedOn ? "activist" : "talk";
    case "activist": {
      const reviewDue = dueWithin(deadlinesOf(path, laws), 0, today).length > 0;
      const obstacles = obstaclesTo(path, blankAct("candidate", today), laws, today);
      const lacksReview = obstacles.some(({ cure }) => cure === "review");
      const early = obstacles.some(({ firstDay }) => firstDay);
      return reviewDue || (lacksReview && !early) ? "review" : "candidate";
    }
    case "candidate":
      return candidateStep(path, laws);
    case "probationary":
      return path.resolution ? "fullApproval" : "fullMeeting";
    default:
      return null;
  }
}

export type Outlook = {
  step: Step | null;
  /** What stands in the way of it today. */
  obstacles: Obstacle[];
  /** The first day on which the step is not too early; null when it is not. */
  firstDay: Day | null;
  /** Days until then. */
  wait: number;
  deadlines: DueDeadline[];
  state: "over" | "soon" | "ready" | "waiting" | "missing" | "none";
};

/** Where somebody stands today: the next step, what is missing for it, and what is due. */
export function outlookOf(path: Path, laws: Laws, today: Day): Outlook {
  const step = nextStep(path, laws, today);
  const obstacles = step ? obstaclesTo(path, blankAct(step, today), laws, today) : [];
  const firstDay = obstacles.find((one) => one.firstDay !== null)?.firstDay ?? null;
  const deadlines = dueWithin(deadlinesOf(path, laws), NOTICE_DAYS, today);
  const wait = firstDay ? daysBetween(today, firstDay) : 0;
  return { step, obstacles, firstDay, wait, deadlines, state: stateOf({ step, obstacles, firstDay, deadlines }) };
}

function stateOf({ step, obstacles, firstDay, deadlines }: Omit<Outlook, "state" | "wait">): Outlook["state"] {
  if (deadlines.some(({ over }) => over)) return "over";
  if (deadlines.length > 0) return "soon";
  if (!step) return "none";
  if (firstDay) return "waiting";
  return obstacles.length > 0 ? "missing" : "ready";
}

/** Steps that may be taken besides the next one, as far as the path goes. */
export function otherSteps(path: Path, next: Step | null, laws: Laws, today: Day): Step[] {
  const offered: Step[] = [
    "review",
    "contacts",
    "introducers",
    "politicalReview",
    "training",
    "meeting",
    "fullMeeting",
    "stop",
  ];
  return offered.filter((step) => step !== next && obstaclesTo(path, blankAct(step, today), laws, today).length === 0);
}
