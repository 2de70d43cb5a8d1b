import { addMonthsTo, type Day } from "@/lib/core/period";
import type { MemberStage } from "@/lib/members/schema";
import { hasPassed } from "../rules";
import type { Act, Step } from "../schema";
import type { Laws } from "./laws";
import { type Path, type PathEvent, probationEnd, type Resolution, withEvent } from "./path";

/** What a step changes on the member's own row. */
export type Columns = { stage?: MemberStage } & Partial<
  Record<"activistOn" | "candidateOn" | "probationaryOn" | "fullOn" | "extendedUntil" | "leftOn", Day>
>;

/** What a step brings about: changes of the row, and what is written into the timeline. */
export type Effect = { columns: Columns; events: PathEvent[] };

const EVENT = {
  talk: "talked",
  activist: "becameActivist",
  review: "reviewed",
  candidate: "becameCandidate",
  politicalReview: "politicalReview",
  training: "training",
  preReview: "preReview",
  meeting: "branchMeeting",
  fullMeeting: "branchMeeting",
  approval: "approved",
  fullApproval: "approved",
  stop: "admissionCancelled",
} as const satisfies Partial<Record<Step, PathEvent["kind"]>>;

/** The figures of a step as the timeline keeps them. */
function detailsOf(act: Act, path: Path, laws: Laws): PathEvent["details"] {
  const { step, onDay: _, note: __, ...facts } = act;
  switch (step) {
    case "meeting":
      return { ...facts, decision: "admit", passed: hasPassed(act, laws) };
    case "fullMeeting":
      return { ...facts, passed: hasPassed(act, laws) };
    case "fullApproval":
    case "approval":
      return { ...facts, decision: path.resolution?.decision ?? "admit" };
    default:
      return facts;
  }
}

/** What the committee's yes to a resolution on a probationary member brings about. */
function settled(path: Path, { decision, months }: Resolution, onDay: Day, laws: Laws): Effect {
  const end = probationEnd(path, laws) ?? onDay;
  switch (decision) {
    case "extend": {
      const extendedUntil = addMonthsTo(end, months);
      return { columns: { extendedUntil }, events: [{ kind: "probationExtended", onDay, details: { extendedUntil } }] };
    }
    case "cancel":
      return { columns: { leftOn: onDay }, events: [{ kind: "admissionCancelled", onDay, details: {} }] };
    default:
      // Seniority in the Party runs from the end of probation, not from the day of the papers.
      return { columns: { stage: "full", fullOn: end }, events: [{ kind: "becameFull", onDay: end, details: {} }] };
  }
}

function outcomeOf(path: Path, act: Act, laws: Laws): Effect {
  const { resolution } = path;
  switch (act.step) {
    case "activist":
      return { columns: { stage: "activist", activistOn: act.onDay }, events: [] };
    case "candidate":
      return { columns: { stage: "candidate", candidateOn: act.onDay }, events: [] };
    case "approval": {
      if (!act.passed || !resolution) return { columns: {}, events: [] };
      // Probation runs from the branch's resolution.
      const { onDay } = resolution;
      const became = { kind: "becameProbationary" as const, onDay, details: {} };
      return { columns: { stage: "probationary", probationaryOn: onDay }, events: [became] };
    }
    case "fullApproval":
      return act.passed && resolution ? settled(path, resolution, act.onDay, laws) : { columns: {}, events: [] };
    case "stop":
      return { columns: { leftOn: act.onDay }, events: [] };
    default:
      return { columns: {}, events: [] };
  }
}

/** What a step brings about; whether it may be taken is for `obstaclesTo` to say. */
export function effectOf(path: Path, act: Act, laws: Laws): Effect {
  const { columns, events } = outcomeOf(path, act, laws);
  if (act.step === "contacts" || act.step === "introducers") return { columns, events };
  const own = { kind: EVENT[act.step], onDay: act.onDay, details: detailsOf(act, path, laws) };
  return { columns, events: [own, ...events] };
}

/** The people a step names: contacts of an activist, introducers of a candidate; null for a step that names nobody. */
export function namedBy(act: Act): { kind: "cultivation" | "admission"; ids: string[] } | null {
  if (!("first" in act)) return null;
  const kind = act.step === "candidate" || act.step === "introducers" ? "admission" : "cultivation";
  return { kind, ids: act.second ? [act.first, act.second] : [act.first] };
}

/** The path after a step. */
export function afterAct(path: Path, act: Act, laws: Laws): Path {
  const { columns, events } = effectOf(path, act, laws);
  const { leftOn, ...days } = columns;
  const named = namedBy(act);
  const counted = named?.kind === "admission" ? "introducers" : "contacts";
  const people = named ? { [counted]: named.ids.length } : {};
  return { ...events.reduce(withEvent, path), ...days, ...people, left: path.left || leftOn !== undefined };
}
