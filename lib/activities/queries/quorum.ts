import "server-only";
import type { Actor } from "@/lib/core/actor";
import { getRule } from "@/lib/organisation/queries/hospital";
import { citationOf } from "@/lib/organisation/rules";
import { type Quorum, quorumBasis, quorumOf } from "../rules";
import type { ActivityDetail } from "./activity-detail";

export type QuorumFinding = {
  quorum: Quorum;
  /** Source and article of the rule. */
  citation: string;
  /** More than this share of all who should attend carries a resolution; null where none is taken. */
  resolutionShare: number | null;
};

const RULES = { voting: "generalMeeting.quorumShare", committee: "committeeMeeting.quorumShare" } as const;

/** Whether a meeting was valid by the hospital's rules; null for kinds without a quorum and when nobody is counted. */
export async function findQuorum(actor: Actor, activity: ActivityDetail): Promise<QuorumFinding | null> {
  const basis = quorumBasis(activity.kind);
  if (!basis) return null;
  const [rule, resolution] = await Promise.all([
    getRule(actor, RULES[basis]),
    basis === "voting" ? getRule(actor, "generalMeeting.resolutionShare") : null,
  ]);
  const quorum = quorumOf(activity.kind, activity.attendances, rule.value);
  return quorum && { quorum, citation: citationOf(rule), resolutionShare: resolution?.value ?? null };
}
