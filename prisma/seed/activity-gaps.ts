import type { ActivityKind } from "@/lib/core/db/generated/enums";
import type { Draft } from "./activity-draft";

type Gap = { branch: string; kind: ActivityKind; from: number; to: number };

/** Deliberate holes, by months back: without them nothing would ever be overdue. */
const GAPS: readonly Gap[] = [
  // The journeys hold these two themselves.
  { branch: "外科党支部", kind: "committeeMeeting", from: 0, to: 0 },
  { branch: "外科党支部", kind: "themedPartyDay", from: 0, to: 0 },
  { branch: "五官党支部", kind: "committeeMeeting", from: 0, to: 1 },
  { branch: "五官党支部", kind: "generalMeeting", from: 0, to: 4 },
  { branch: "急诊党支部", kind: "themedPartyDay", from: 1, to: 1 },
  { branch: "肿瘤党支部", kind: "lecture", from: 0, to: 6 },
  { branch: "医技党支部", kind: "groupMeeting", from: 0, to: 2 },
  { branch: "骨科党支部", kind: "democraticAppraisal", from: 0, to: 13 },
  { branch: "麻醉手术党支部", kind: "committeeMeeting", from: 0, to: 0 },
];

export function isGap({ kind, slot: { branch, ago } }: Draft): boolean {
  return GAPS.some((gap) => gap.branch === branch.words.name && gap.kind === kind && ago >= gap.from && ago <= gap.to);
}

/** Meetings that fell short of the quorum, and activities nobody wrote the attendances of, and one that was cancelled. */
export function thinned(draft: Draft): Draft {
  const { kind, slot } = draft;
  const name = slot.branch.words.name;
  if (name === "急诊党支部" && kind === "generalMeeting" && slot.ago <= 3) {
    return { ...draft, turnout: 0.3 };
  }
  if (name === "消化党支部" && kind === "themedPartyDay" && (slot.ago === 1 || slot.ago === 2)) {
    return { ...draft, recorded: false, notes: "" };
  }
  if (name === "骨科党支部" && kind === "partnerService" && slot.ago === 1) {
    return { ...draft, cancelled: true, served: null, notes: "因全院应急演练取消，另行安排。" };
  }
  return draft;
}
