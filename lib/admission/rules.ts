import { addMonthsTo, type Day } from "@/lib/core/period";
import type { MemberStage } from "@/lib/members/schema";
import { figureOf, type Laws, lawOf } from "./rules/laws";
import { papersOf } from "./rules/papers";
import { cultivatedOn, type Path, probationEnd, type Resolution, trainedEnough } from "./rules/path";
import type { Act, PaperKey, Step } from "./schema";

/** What stands in the way of a step. `cure` is the step that removes it, `paper` the paper that is not there. */
export type Obstacle = {
  key: string;
  ruleKey: string | null;
  /** The first day on which nothing of this kind stands in the way any more. */
  firstDay: Day | null;
  cure?: Step;
  paper?: PaperKey;
};

type Check = (path: Path, act: Act, laws: Laws) => (Obstacle | null)[];

const FROM: Record<Step, readonly MemberStage[]> = {
  talk: ["applicant"],
  activist: ["applicant"],
  review: ["activist"],
  contacts: ["activist"],
  candidate: ["activist"],
  introducers: ["candidate"],
  politicalReview: ["candidate"],
  training: ["candidate"],
  preReview: ["candidate"],
  meeting: ["candidate"],
  approval: ["candidate"],
  fullMeeting: ["probationary"],
  fullApproval: ["probationary"],
  stop: ["applicant", "activist", "candidate"],
};

/** The stages from which a step may be taken, for the `where` of its update. */
export function startsFrom(step: Step): MemberStage[] {
  return [...FROM[step]];
}

function obstacle(key: string, more: Partial<Obstacle> = {}): Obstacle {
  return { key, ruleKey: null, firstDay: null, ...more };
}

/** A step before the day from which the rule allows it; without a beginning nobody can tell. */
function tooEarly(key: string, first: Day | null, onDay: Day, ruleKey: string): Obstacle | null {
  if (first === null) return obstacle("dayUnknown", { ruleKey });
  return onDay < first ? obstacle(key, { ruleKey, firstDay: first }) : null;
}

/** Steps are written down in the order in which they were taken. */
function notBefore(onDay: Day, ...days: (Day | null)[]): Obstacle | null {
  const last = days.reduce((latest, day) => (day && (!latest || day > latest) ? day : latest), null);
  return last && onDay < last ? obstacle("beforePrevious", { firstDay: last }) : null;
}

const unless = (holds: boolean, key: string, more?: Partial<Obstacle>) => (holds ? null : obstacle(key, more));

function papersMissing(path: Path, step: Step): Obstacle[] {
  return papersOf(step)
    .filter((paper) => !path.papers.has(paper))
    .map((paper) => obstacle("paper", { paper }));
}

const two = (act: Act) => ("first" in act ? [act.first, act.second].filter((one) => one !== undefined) : []);

const samePerson = (act: Act) => unless(new Set(two(act)).size === two(act).length, "samePerson");

function reviewedLately({ reviews, activistOn }: Path, onDay: Day, laws: Laws): Obstacle | null {
  const { key: ruleKey, value } = lawOf(laws, "activistReviewMonths");
  const last = reviews.at(-1);
  // Somebody who came from elsewhere brings no reviews: one must be there all the same.
  if (last && onDay <= addMonthsTo(last, value)) return null;
  return obstacle(last || !activistOn ? "reviewOverdue" : "reviewMissing", { ruleKey, cure: "review" });
}

/** Votes of a branch meeting: more than half of those entitled are there, and no more agree than may vote. */
function invalidVotes(act: Act, laws: Laws): (Obstacle | null)[] {
  if (!("entitled" in act)) return [];
  const { key: ruleKey, value } = lawOf(laws, "quorumShare");
  return [
    unless(act.entitled > 0 && act.present <= act.entitled && act.agree <= act.entitled, "votes"),
    unless(act.present > act.entitled * value, "noQuorum", { ruleKey }),
  ];
}

/** Whether a meeting has passed its resolution: more than half of all who may vote, not of those present. */
export function hasPassed(votes: { entitled: number; agree: number }, laws: Laws): boolean {
  return votes.agree > votes.entitled * figureOf(laws, "resolutionShare");
}

/** The last day on which the committee may decide on a resolution to admit. */
function decidableUntil({ onDay }: Resolution, laws: Laws): Day {
  return addMonthsTo(onDay, figureOf(laws, "approvalMaxMonths"));
}

function fullMeeting(path: Path, act: Extract<Act, { step: "fullMeeting" }>, laws: Laws): (Obstacle | null)[] {
  const { key: ruleKey } = lawOf(laws, "probationMonths");
  // Whoever does not do a member's duties may lose probation at any time; the other two wait for its end.
  const early =
    act.decision === "cancel" ? null : tooEarly("probationRuns", probationEnd(path, laws), act.onDay, ruleKey);
  const [least, most] = [lawOf(laws, "extensionMinMonths"), lawOf(laws, "extensionMaxMonths")];
  const extending = act.decision === "extend";
  return [
    early,
    unless(!extending || path.extendedUntil === null, "extendedOnce", { ruleKey: lawOf(laws, "extensions").key }),
    unless(!extending || (act.months >= least.value && act.months <= most.value), "extensionLength", {
      ruleKey: least.key,
    }),
    ...(act.decision === "full" ? papersMissing(path, "fullMeeting") : []),
  ];
}

const CHECKS: { [Key in Step]: Check } = {
  talk: (path, { onDay }) => [unless(!path.talkedOn, "talked"), notBefore(onDay, path.appliedOn)],
  activist: (path, act, laws) => [
    unless(path.talkedOn !== null, "talkMissing", { ruleKey: lawOf(laws, "talkWithinMonths").key, cure: "talk" }),
    notBefore(act.onDay, path.appliedOn, path.talkedOn),
    samePerson(act),
    ...papersMissing(path, "activist"),
  ],
  review: (path, { onDay }) => [notBefore(onDay, path.activistOn, path.reviews.at(-1) ?? null)],
  contacts: (path, act) => [notBefore(act.onDay, path.activistOn), samePerson(act)],
  introducers: (path, act, laws) => [notBefore(act.onDay, path.candidateOn), ...introducersOf(act, laws)],
  candidate: (path, act, laws) => [
    tooEarly("cultivation", cultivatedOn(path, laws), act.onDay, lawOf(laws, "cultivationMonths").key),
    reviewedLately(path, act.onDay, laws),
    notBefore(act.onDay, path.reviews.at(-1) ?? null),
    ...introducersOf(act, laws),
    ...papersMissing(path, "candidate"),
  ],
  politicalReview: (path, { onDay }) => [notBefore(onDay, path.candidateOn, path.politicalReview?.onDay ?? null)],
  training: (path, act) => [
    notBefore(act.onDay, path.candidateOn),
    unless("days" in act && act.days + act.hours > 0, "trainingLength"),
  ],
  preReview: (path, act, laws) => [
    reviewPassed(path, laws),
    unless(trainedEnough(path.training, laws), "training", {
      ruleKey: lawOf(laws, "candidateTrainingDays").key,
      cure: "training",
    }),
    unless(path.introducers >= figureOf(laws, "introducers"), "introducers", {
      ruleKey: lawOf(laws, "introducers").key,
      cure: "introducers",
    }),
    unless(path.preReviewOn === null, "preReviewed"),
    notBefore(act.onDay, path.candidateOn, path.politicalReview?.onDay ?? null, path.training.lastOn),
    ...papersMissing(path, "preReview"),
  ],
  meeting: (path, act, laws) => [
    reviewPassed(path, laws),
    unless(path.preReviewOn !== null, "preReview", { ruleKey: lawOf(laws, "preReview").key, cure: "preReview" }),
    unless(!path.resolution || act.onDay > decidableUntil(path.resolution, laws), "resolved"),
    notBefore(act.onDay, path.preReviewOn),
    ...invalidVotes(act, laws),
    ...papersMissing(path, "meeting"),
  ],
  approval: (path, act, laws) => [
    reviewPassed(path, laws),
    ...waiting(path, "meeting", act.onDay),
    ...(path.resolution ? lateApproval(path.resolution, act, laws) : []),
    ...papersMissing(path, "approval"),
  ],
  fullMeeting: (path, act, laws) => [
    unless(path.resolution === null, "resolved"),
    notBefore(act.onDay, path.probationaryOn, path.approvedOn),
    ...(act.step === "fullMeeting" ? fullMeeting(path, act, laws) : []),
    ...invalidVotes(act, laws),
  ],
  fullApproval: (path, act) => waiting(path, "fullMeeting", act.onDay),
  stop: (path, { onDay }) => [notBefore(onDay, path.appliedOn, path.activistOn, path.candidateOn)],
};

/** Without a political review that was passed nobody is admitted, however far the papers have come. */
function reviewPassed({ politicalReview }: Path, laws: Laws): Obstacle | null {
  const { key: ruleKey } = lawOf(laws, "politicalReview");
  return unless(politicalReview?.passed === true, "politicalReview", { ruleKey, cure: "politicalReview" });
}

function introducersOf(act: Act, laws: Laws): (Obstacle | null)[] {
  const { key: ruleKey, value } = lawOf(laws, "introducers");
  return [unless(new Set(two(act)).size >= value, "introducers", { ruleKey })];
}

function waiting({ resolution }: Path, cure: Step, onDay: Day): (Obstacle | null)[] {
  if (!resolution) return [obstacle("resolutionMissing", { cure })];
  return [notBefore(onDay, resolution.onDay)];
}

/** The committee decides within three months; later it says why; after six the branch has to meet again. */
function lateApproval(resolution: Resolution, act: Act, laws: Laws): (Obstacle | null)[] {
  const [usual, most] = [lawOf(laws, "approvalWithinMonths"), lawOf(laws, "approvalMaxMonths")];
  const late = act.onDay > addMonthsTo(resolution.onDay, usual.value);
  return [
    unless(act.onDay <= decidableUntil(resolution, laws), "approvalTooLate", { ruleKey: most.key, cure: "meeting" }),
    unless(!late || act.note !== "", "explainDelay", { ruleKey: usual.key }),
  ];
}

/**
 * Everything that stands in the way of a step on its day, what can only be waited for first. An empty list: the step
 * may be taken.
 */
export function obstaclesTo(path: Path, act: Act, laws: Laws, today: Day): Obstacle[] {
  if (path.left || !FROM[act.step].includes(path.stage)) return [obstacle("otherStage")];
  const found = [
    unless(act.onDay <= today, "future", { firstDay: today }),
    ...CHECKS[act.step](path, act, laws),
  ].filter((one) => one !== null);
  return found.toSorted((a, b) => Number(a.ruleKey === null) - Number(b.ruleKey === null));
}
