import type { Day } from "@/lib/core/period";
import type { MemberStage } from "./schema";

/** Probationary and full members are members of the Party; the earlier stages are on their way. */
export const PARTY_STAGES: readonly MemberStage[] = ["probationary", "full"];

/** Whether a member may vote on a day: full membership has begun; a probationary member has a voice, not a vote. */
export function hasVote(member: { stage: MemberStage; fullOn: Day | null }, day: Day): boolean {
  return member.stage === "full" && (member.fullOn === null || member.fullOn <= day);
}
