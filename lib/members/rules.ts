import type { Day } from "@/lib/core/period";
import type { MemberStage } from "./schema";

/** Probationary and full members are members of the Party; the earlier stages are on their way. */
export const PARTY_STAGES: readonly MemberStage[] = ["probationary", "full"];

/** Whether a member may vote on a day: full membership has begun; a probationary member has a voice, not a vote. */
export function hasVote(member: { stage: MemberStage; fullOn: Day | null }, day: Day): boolean {
  return member.stage === "full" && (member.fullOn === null || member.fullOn <= day);
}

/**
 * A LIKE pattern for pinyin initials: "zxm" finds "zhang xiao ming". Null when the text is not a word of letters.
 */
export function initialsPattern(text: string): string | null {
  return /^[a-z]{2,6}$/i.test(text) ? `${[...text.toLowerCase()].join("% ")}%` : null;
}

/** One to ten in Chinese, in their order: neither code points nor pinyin sort them so. */
const HAN_NUMBERS = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341";

/** Sorts names such as the first, second and third group by their number, others as text. */
export function compareOrdinals(a: string, b: string): number {
  const key = (name: string) =>
    [...name].map((sign) => (HAN_NUMBERS.includes(sign) ? String(HAN_NUMBERS.indexOf(sign)) : sign)).join("");
  return key(a).localeCompare(key(b), "zh");
}
