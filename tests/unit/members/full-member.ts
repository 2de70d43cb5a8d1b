import type { Path } from "@/lib/members/rules/path";

/** A full member since 2020, in the branch "a" since they applied. */
export const FULL_MEMBER: Path = {
  stage: "full",
  appliedOn: "2018-01-10",
  activistOn: "2018-07-10",
  candidateOn: "2019-09-10",
  probationaryOn: "2019-12-10",
  fullOn: "2020-12-10",
  groupId: "g",
  stays: [{ id: "1", branchId: "a", fromDay: "2018-01-10", toDay: null }],
  flowFrom: null,
  flowPlace: null,
  lastFlowOn: null,
  retiredOn: null,
  staffLeftOn: null,
  leftOn: null,
  leaveKind: null,
};
