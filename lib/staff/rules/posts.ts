import { type AppointmentKind, BRANCH_POSTS, COMMITTEE_POSTS, type PartyPost, type PostSeat } from "../schema";

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

/** "party:branchSecretary" as its two halves; the other kinds have no post of the Party. */
export function postOf(choice: string): { kind: AppointmentKind; partyPost: PartyPost | null } {
  const [kind, partyPost] = choice.split(":");
  return { kind: kind as AppointmentKind, partyPost: (partyPost as PartyPost | undefined) ?? null };
}

/** The other way round, for a form. */
export function choiceOf({ kind, partyPost }: { kind: AppointmentKind; partyPost: PartyPost | null }): string {
  return partyPost ? `${kind}:${partyPost}` : kind;
}

type Choice = { kind: AppointmentKind; partyPost: PartyPost | null };

/** The posts of one kind; never empty. */
export function postsOf(seat: PostSeat): [Choice, ...Choice[]] {
  const party = ([first, ...others]: readonly [PartyPost, ...PartyPost[]]): [Choice, ...Choice[]] => [
    { kind: "party", partyPost: first },
    ...others.map((partyPost): Choice => ({ kind: "party", partyPost })),
  ];
  if (seat === "committee") return party(COMMITTEE_POSTS);
  if (seat === "branch") return party(BRANCH_POSTS);
  return seat === "group" ? party(["groupLeader"]) : [{ kind: seat, partyPost: null }];
}

/** Which of them a post on record is. */
export function postSeatOf({ kind, partyPost }: Choice): PostSeat {
  if (kind !== "party") return kind;
  const seat = seatOf(kind, partyPost);
  return seat === "branch" || seat === "group" ? seat : "committee";
}
