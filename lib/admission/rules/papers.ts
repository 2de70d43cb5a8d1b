import type { MemberStage } from "@/lib/members/schema";
import type { PaperKey, Step } from "../schema";

/** A piece of paper that a step asks for; what is recorded as a step of its own is not asked for again as paper. */
export type Paper = { key: PaperKey; step: Step; stage: MemberStage };

const ASKED: readonly [step: Step, stage: MemberStage, keys: readonly PaperKey[]][] = [
  ["activist", "applicant", ["application", "recommendation", "activistFiling"]],
  ["candidate", "activist", ["cultivationRecord", "opinions", "publicity", "candidateFiling"]],
  ["preReview", "candidate", ["committeeReview"]],
  ["meeting", "candidate", ["admissionForm"]],
  ["approval", "candidate", ["meetingResolution", "committeeTalk"]],
  ["fullMeeting", "probationary", ["oath", "fullApplication", "fullOpinions"]],
];

/** The required material of every step, in the order in which it comes in. */
export const PAPERS: readonly Paper[] = ASKED.flatMap(([step, stage, keys]) =>
  keys.map((key) => ({ key, step, stage })),
);

/** What a step asks for. */
export function papersOf(step: Step): PaperKey[] {
  return PAPERS.filter((paper) => paper.step === step).map(({ key }) => key);
}

/** What a stage asks for until it is left. */
export function papersAt(stage: MemberStage): Paper[] {
  return PAPERS.filter((paper) => paper.stage === stage);
}
