import type { Day } from "@/lib/core/period";
import type { AppointmentKind, PartyPost } from "../schema";

export type Period = { fromDay: Day; toDay: Day | null };

/** Whether two periods share a day; both days inclusive, null is open. */
export function overlap(a: Period, b: Period): boolean {
  return a.fromDay <= (b.toDay ?? "9999") && b.fromDay <= (a.toDay ?? "9999");
}

/** Where a post is held, by what it is. */
export type Seat = "hospital" | "branch" | "group" | "department";

/** A branch's post needs its branch and a group leader the group; administrative and professional posts a department. */
export function seatOf(kind: AppointmentKind, post: PartyPost | null): Seat {
  if (kind !== "party") return "department";
  if (post === "groupLeader") return "group";
  return post?.startsWith("branch") ? "branch" : "hospital";
}

/** Posts that one person holds at a time: secretaries of the Party committee and of a branch, the leader of a group. */
export const SINGLE_POSTS: readonly PartyPost[] = ["committeeSecretary", "branchSecretary", "groupLeader"];

type Held = Period & { kind: AppointmentKind; staffId: string };

/** Numbers of a share: how many of how many; the ratio is null where nobody holds such a post. */
export type Share = { members: number; all: number; percent: number | null };

/** A share of members in per cent with one decimal. */
export function shareOf(members: number, all: number): Share {
  return { members, all, percent: all === 0 ? null : Math.round((members / all) * 1000) / 10 };
}

/** Distinct people among posts of a kind. */
export function peopleIn(posts: readonly Held[], kind: AppointmentKind): string[] {
  return [...new Set(posts.filter((post) => post.kind === kind).map((post) => post.staffId))];
}
