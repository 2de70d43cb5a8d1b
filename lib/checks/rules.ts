import type { BranchKind } from "@/lib/core/db/generated/enums";
import { addMonthsTo, type Day } from "@/lib/core/period";
import type { Rule } from "@/lib/organisation/rules";
import { type CheckKey, FINDING_STATES, type FindingState } from "./schema";

/** What the checks need to know of a branch on one day. */
export type BranchFacts = {
  kind: BranchKind;
  fullMembers: number;
  /** Full and probationary. */
  partyMembers: number;
  secretaries: number;
  /** Members of the branch committee beside secretary and deputy. */
  committeeMembers: number;
  /** Persons who hold a post in the branch, secretary and deputy included. */
  committee: number;
  /** The term that runs. */
  term: { electedOn: Day; dueOn: Day } | null;
  /** Departments paired today. */
  units: number;
};

export type Finding = {
  check: CheckKey;
  ruleKey: string;
  state: FindingState;
  /** What was found; null where there is nothing to count. */
  figure: number | null;
  limit: number;
  /** The day the term ends, where it is about the term. */
  day: Day | null;
};

type Numbers = ReadonlyMap<string, number>;
type Counted = {
  check: CheckKey;
  ruleKey: string;
  state: FindingState;
  figure: (facts: BranchFacts) => number;
  broken: (facts: BranchFacts, limit: number, numbers: Numbers) => boolean;
};

function needsCommittee({ fullMembers }: BranchFacts, numbers: Numbers): boolean {
  return fullMembers >= (numbers.get("branch.committeeFromFullMembers") ?? Number.POSITIVE_INFINITY);
}

const secretary = (ruleKey: string): Counted => ({
  check: "noSecretary",
  ruleKey,
  state: "breach",
  figure: ({ secretaries }) => secretaries,
  broken: ({ secretaries }, limit) => secretaries < limit,
});

const COUNTED: readonly Counted[] = [
  {
    check: "tooFewMembers",
    ruleKey: "branch.minFullMembers",
    state: "breach",
    figure: ({ fullMembers }) => fullMembers,
    broken: ({ fullMembers }, limit) => fullMembers < limit,
  },
  {
    check: "tooManyMembers",
    ruleKey: "branch.maxMembers",
    state: "advice",
    figure: ({ partyMembers }) => partyMembers,
    broken: ({ partyMembers }, limit) => partyMembers > limit,
  },
  {
    check: "tooManyUnits",
    ruleKey: "branch.jointMaxUnits",
    state: "advice",
    figure: ({ units }) => units,
    broken: ({ kind, units }, limit) => kind === "jointBranch" && units > limit,
  },
  secretary("branch.secretaries"),
  {
    check: "noCommittee",
    ruleKey: "branch.committeeFromFullMembers",
    state: "breach",
    figure: ({ fullMembers }) => fullMembers,
    broken: (facts, _, numbers) => needsCommittee(facts, numbers) && facts.committeeMembers === 0,
  },
  {
    check: "committeeNotNeeded",
    ruleKey: "branch.committeeFromFullMembers",
    state: "advice",
    figure: ({ fullMembers }) => fullMembers,
    broken: (facts, _, numbers) => !needsCommittee(facts, numbers) && facts.committeeMembers > 0,
  },
  {
    check: "committeeTooSmall",
    ruleKey: "branch.committeeMin",
    state: "breach",
    figure: ({ committee }) => committee,
    broken: (facts, limit, numbers) =>
      needsCommittee(facts, numbers) && facts.committeeMembers > 0 && facts.committee < limit,
  },
  {
    check: "committeeUnusual",
    ruleKey: "branch.committeeUsualMax",
    state: "advice",
    figure: ({ committee }) => committee,
    broken: ({ committee }, limit, numbers) =>
      committee > limit && committee <= (numbers.get("branch.committeeMax") ?? committee),
  },
  {
    check: "committeeTooLarge",
    ruleKey: "branch.committeeMax",
    state: "breach",
    figure: ({ committee }) => committee,
    broken: ({ committee }, limit) => committee > limit,
  },
];

/** The work regulation of branches does not hold for a general branch, which stands above them: it has texts of its own. */
const COUNTED_ABOVE: readonly Counted[] = [secretary("generalBranch.secretaries")];

/** Earliest notice last, so that the nearest one that has begun is found first. */
const NOTICES = ["branch.termLastNoticeMonths", "branch.termSecondNoticeMonths", "branch.termNoticeMonths"];

/** Holds a branch against the rules in force. A rule that the hospital does not have is not checked. */
export function checkBranch(facts: BranchFacts, rules: readonly Pick<Rule, "key" | "value">[], day: Day): Finding[] {
  const isAbove = facts.kind === "generalBranch";
  const numbers: Numbers = new Map(rules.map(({ key, value }) => [key, value]));
  const counted = (isAbove ? COUNTED_ABOVE : COUNTED).flatMap(
    ({ check, ruleKey, state, figure, broken }): Finding[] => {
      const limit = numbers.get(ruleKey);
      if (limit === undefined || !broken(facts, limit, numbers)) return [];
      return [{ check, ruleKey, state, figure: figure(facts), limit, day: null }];
    },
  );
  const term = checkTerm(facts, isAbove ? "generalBranch.termYears" : "branch.termYears", numbers, day);
  return term ? [...counted, term] : counted;
}

function checkTerm(facts: BranchFacts, ruleKey: string, numbers: Numbers, day: Day): Finding | null {
  const { term, secretaries, committee } = facts;
  const years = numbers.get(ruleKey);
  if (years === undefined) return null;
  const about = { ruleKey, figure: null, limit: years };
  if (!term) {
    // Where nobody was elected yet the missing secretary says it all.
    const somebody = secretaries + committee > 0;
    return somebody ? { check: "termUnknown", state: "advice", ...about, day: null } : null;
  }
  const { electedOn, dueOn } = term;
  if (dueOn < day) return { check: "termOver", state: "breach", ...about, day: dueOn };
  if (dueOn > addMonthsTo(electedOn, years * 12))
    return { check: "termTooLong", state: "breach", ...about, day: dueOn };
  return findNotice(dueOn, numbers, day);
}

function findNotice(dueOn: Day, numbers: Numbers, day: Day): Finding | null {
  for (const ruleKey of NOTICES) {
    const months = numbers.get(ruleKey);
    if (months !== undefined && dueOn <= addMonthsTo(day, months)) {
      return { check: "termEnding", ruleKey, state: "soon", figure: null, limit: months, day: dueOn };
    }
  }
  return null;
}

/** Worst first; what the committee has excepted comes last. */
export function compareFindings(
  a: Pick<Finding, "state"> & { exception: unknown },
  b: Pick<Finding, "state"> & { exception: unknown },
): number {
  const weight = (one: typeof a) => FINDING_STATES.indexOf(one.state) + (one.exception ? FINDING_STATES.length : 0);
  return weight(a) - weight(b);
}
