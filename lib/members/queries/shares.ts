import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { type Day, toDbDay } from "@/lib/core/period";
import { heldOn } from "@/lib/organisation/policy";
import { scopeStaff } from "@/lib/staff/policy";
import type { AppointmentKind, PartyPost } from "@/lib/staff/schema";
import { partyOn } from "../policy";
import { byPerson, type Share, shareOf } from "../rules/shares";

/** The three shares of members, and the three looks at cross-appointment. */
export const SHARES = ["administrative", "disciplineLeader", "medicalExpert"] as const;
export const CROSSINGS = ["committee", "team", "secretaries"] as const;
export type ShareKey = (typeof SHARES)[number] | (typeof CROSSINGS)[number];

export type ShareRow = {
  staffId: string;
  name: string;
  /** On the day asked for. */
  departmentName: string;
  /** The posts that put the person into the denominator. */
  titles: string[];
  /** The posts, or for a share of members nothing, that put the person into the numerator. */
  others: string[];
  counted: boolean;
};

export type ShareResult = Share & { key: ShareKey; rows: ShareRow[] };

type Post = {
  staffId: string;
  kind: AppointmentKind;
  partyPost: PartyPost | null;
  title: string;
  name: string;
  departmentName: string;
  member: boolean;
};

/** Every post held on a day by staff in the actor's reach, and whether its holder was a Party member that day. */
async function listPosts(actor: Actor, day: Day): Promise<Post[]> {
  const rows = await db.appointment.findMany({
    where: { hospitalId: actor.hospitalId, staff: scopeStaff(actor), ...heldOn(day) },
    orderBy: [{ staff: { pinyin: "asc" } }, { staffId: "asc" }, { partyPost: "asc" }, { title: "asc" }],
    select: { staffId: true, kind: true, partyPost: true, title: true, staff: { select: staffOn(day) } },
  });
  const ids = [...new Set(rows.map((row) => row.staffId))];
  const members = await db.member.findMany({
    where: { AND: [{ hospitalId: actor.hospitalId, staffId: { in: ids } }, partyOn(day)] },
    select: { staffId: true },
  });
  const inParty = new Set(members.map((row) => row.staffId));
  return rows.map(({ staff, ...row }) => ({
    ...row,
    name: staff.name,
    departmentName: (staff.moves[0]?.from ?? staff.department).name,
    member: inParty.has(row.staffId),
  }));
}

/** With the first move after the day: until then somebody worked where it led away from. */
const staffOn = (day: Day) =>
  ({
    name: true,
    department: { select: { name: true } },
    moves: {
      where: { onDay: { gt: toDbDay(day) } },
      orderBy: [{ onDay: "asc" }, { id: "asc" }],
      take: 1,
      select: { from: { select: { name: true } } },
    },
  }) satisfies Prisma.StaffSelect;

const isCommittee = (post: Post) => post.partyPost?.startsWith("committee") ?? false;
const isTeam = (post: Post) => post.kind === "administrative";
const isSecretary = (post: Post) => post.partyPost === "branchSecretary";

function result(key: ShareKey, all: Post[], counts: (posts: Post[]) => string[] | null): ShareResult {
  const rows = byPerson(all).flatMap((posts): ShareRow[] => {
    const [first] = posts;
    if (!first) return [];
    const { staffId, name, departmentName } = first;
    const others = counts(posts);
    const titles = posts.map((post) => post.title);
    return [{ staffId, name, departmentName, titles, others: others ?? [], counted: others !== null }];
  });
  return { key, ...shareOf(rows.filter((row) => row.counted).length, rows.length), rows };
}

/**
 * On any day, among staff in the actor's reach: the share of Party members in the administrative team, among the
 * discipline leaders and the medical experts; and who holds posts on both sides (cross-appointment), each with its
 * numerator, denominator and list.
 */
export async function summarizeShares(actor: Actor, day: Day): Promise<ShareResult[]> {
  const posts = await listPosts(actor, day);
  const titlesBy = (belongs: (post: Post) => boolean) => {
    const titles = new Map<string, string[]>();
    for (const post of posts.filter(belongs))
      titles.set(post.staffId, [...(titles.get(post.staffId) ?? []), post.title]);
    return ([first]: Post[]) => titles.get(first?.staffId ?? "") ?? null;
  };
  return [
    ...SHARES.map((kind) =>
      result(
        kind,
        posts.filter((post) => post.kind === kind),
        ([first]) => (first?.member ? [] : null),
      ),
    ),
    result("committee", posts.filter(isCommittee), titlesBy(isTeam)),
    result("team", posts.filter(isTeam), titlesBy(isCommittee)),
    result("secretaries", posts.filter(isSecretary), titlesBy(isTeam)),
  ];
}
