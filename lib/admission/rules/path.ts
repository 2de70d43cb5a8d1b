import type { MemberEventKind } from "@/lib/core/db/generated/enums";
import { addMonthsTo, type Day } from "@/lib/core/period";
import { MEMBER_STAGES, type MemberStage, STAGE_DAYS } from "@/lib/members/schema";
import type { FullDecision, PaperKey } from "../schema";
import { figureOf, type Laws } from "./laws";

/** A resolution of the branch that waits for the Party committee. */
export type Resolution = { onDay: Day; decision: FullDecision | "admit"; months: number };

/** Everything the law needs to know of one person's way into the Party. */
export type Path = {
  stage: MemberStage;
  left: boolean;
  appliedOn: Day | null;
  activistOn: Day | null;
  candidateOn: Day | null;
  probationaryOn: Day | null;
  fullOn: Day | null;
  extendedUntil: Day | null;
  talkedOn: Day | null;
  /** Half-yearly reviews of an activist, oldest first. */
  reviews: readonly Day[];
  contacts: number;
  introducers: number;
  politicalReview: { onDay: Day; passed: boolean } | null;
  training: { days: number; hours: number; lastOn: Day | null };
  /** The pre-review that stands: a failed meeting and a refused approval use it up. */
  preReviewOn: Day | null;
  resolution: Resolution | null;
  /** When the Party committee took the probationary member in. */
  approvedOn: Day | null;
  papers: ReadonlySet<PaperKey>;
};

export type PathEvent = { kind: MemberEventKind; onDay: Day; details: Record<string, unknown> };

export type Row = Pick<Path, "stage" | "contacts" | "introducers" | "papers"> &
  Record<"appliedOn" | "activistOn" | "candidateOn" | "probationaryOn" | "fullOn" | "extendedUntil", Day | null> & {
    leftOn: Day | null;
  };

const NOTHING = {
  talkedOn: null,
  reviews: [],
  politicalReview: null,
  training: { days: 0, hours: 0, lastOn: null },
  preReviewOn: null,
  resolution: null,
  approvedOn: null,
} satisfies Partial<Path>;

const numberIn = (details: PathEvent["details"], name: string) => Number(details[name] ?? 0);

type Reader = (path: Path, event: PathEvent) => Partial<Path>;

/** What every recorded step says about the path; a new application begins a new one. */
const READERS: Partial<Record<MemberEventKind, Reader>> = {
  applied: () => NOTHING,
  talked: (_, { onDay }) => ({ talkedOn: onDay }),
  reviewed: ({ reviews }, { onDay }) => ({ reviews: [...reviews, onDay] }),
  politicalReview: (_, { onDay, details }) => ({ politicalReview: { onDay, passed: details.passed === true } }),
  training: ({ training }, { onDay, details }) => ({
    training: {
      days: training.days + numberIn(details, "days"),
      hours: training.hours + numberIn(details, "hours"),
      lastOn: onDay,
    },
  }),
  preReview: (_, { onDay, details }) => ({ preReviewOn: details.passed === true ? onDay : null }),
  branchMeeting: (path, { onDay, details }) =>
    details.passed === true
      ? { resolution: resolutionIn(onDay, details) }
      : { resolution: null, preReviewOn: path.stage === "candidate" ? null : path.preReviewOn },
  approved: (path, { onDay, details }) =>
    details.passed === true
      ? { resolution: null, approvedOn: path.approvedOn ?? onDay }
      : { resolution: null, preReviewOn: null },
};

function resolutionIn(onDay: Day, details: PathEvent["details"]): Resolution {
  const decision = String(details.decision ?? "admit") as Resolution["decision"];
  return { onDay, decision, months: numberIn(details, "months") };
}

/** The path of one member out of what is stored of it; events oldest first. */
export function pathOf({ leftOn, ...row }: Row, events: readonly PathEvent[]): Path {
  const start: Path = { ...row, ...NOTHING, left: leftOn !== null };
  return events.reduce(withEvent, start);
}

/** A path with one more step on it. */
export function withEvent(path: Path, event: PathEvent): Path {
  return { ...path, ...READERS[event.kind]?.(path, event) };
}

export type StagePlace = { stage: MemberStage; place: "past" | "present" | "coming"; day: Day | null };

/** The five stages in their order, where the path stands among them, and the day on which each began. */
export function stagesOf(path: Path): StagePlace[] {
  const reached = MEMBER_STAGES.indexOf(path.stage);
  return MEMBER_STAGES.map((stage, index) => {
    const later = index < reached ? "past" : "coming";
    return { stage, place: index === reached ? "present" : later, day: path[STAGE_DAYS[index] ?? "appliedOn"] };
  });
}

/** The day on which probation ends, extended where it was; null where nobody knows when it began. */
export function probationEnd(path: Pick<Path, "extendedUntil" | "probationaryOn">, laws: Laws): Day | null {
  if (path.extendedUntil) return path.extendedUntil;
  return path.probationaryOn && addMonthsTo(path.probationaryOn, figureOf(laws, "probationMonths"));
}

/** The first day on which an activist has been cultivated for long enough. */
export function cultivatedOn(path: Pick<Path, "activistOn">, laws: Laws): Day | null {
  return path.activistOn && addMonthsTo(path.activistOn, figureOf(laws, "cultivationMonths"));
}

/** Whether the training reaches the days or the hours asked for; either is enough. */
export function trainedEnough({ days, hours }: { days: number; hours: number }, laws: Laws): boolean {
  return days >= figureOf(laws, "candidateTrainingDays") || hours >= figureOf(laws, "candidateTrainingHours");
}
