import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { addDays, type Day, fromDbDay, toDbDay } from "@/lib/core/period";
import type { MemberActKind } from "../schema";
import { toDbDayOrNull } from "./add-member";

/** A post that an act ended, and until when it would have lasted. */
export type EndedPost = { id: string; title: string; toDay: Day | null };

/** Posts that cannot outlast an act: those of the branch left, of the Party for who leaves it, all of who has died. */
function endedBy(kind: MemberActKind, branchId: string) {
  if (kind === "transferredWithin") return { kind: "party" as const, branchId };
  if (kind === "transferredOut" || kind === "exited") return { kind: "party" as const };
  return kind === "died" ? {} : null;
}

/** Ends the posts that cannot outlast an act on the day before it. Throws INVALID for one taken up since. */
export async function endPosts(
  tx: Tx,
  { hospitalId }: Actor,
  { kind, onDay, staffId, branchId }: { kind: MemberActKind; onDay: Day; staffId: string; branchId: string },
): Promise<EndedPost[]> {
  const which = endedBy(kind, branchId);
  if (!which) return [];
  const posts = await tx.appointment.findMany({
    where: { hospitalId, staffId, ...which, OR: [{ toDay: null }, { toDay: { gte: toDbDay(onDay) } }] },
    select: { id: true, fromDay: true, toDay: true, title: true },
  });
  await endOn(tx, { hospitalId }, posts, onDay);
  return posts.map(({ id, title, toDay }) => ({ id, title, toDay: toDay && fromDbDay(toDay) }));
}

type Post = { id: string; title: string; fromDay: Date };

async function endOn(tx: Tx, actor: Pick<Actor, "hospitalId">, posts: Post[], onDay: Day): Promise<void> {
  const since = posts.find(({ fromDay }) => fromDbDay(fromDay) >= onDay);
  if (since) throw fieldError("onDay", "members.refused.postSince", { post: since.title });
  await redatePosts(tx, actor, { ids: posts.map(({ id }) => id), toDay: addDays(onDay, -1) });
}

/** Ends posts that an act ended before that act's new day. Throws INVALID for one taken up since. */
export async function moveEnds(
  tx: Tx,
  { hospitalId }: Actor,
  { ids, onDay }: { ids: string[]; onDay: Day },
): Promise<void> {
  const posts = await tx.appointment.findMany({
    where: { hospitalId, id: { in: ids } },
    select: { id: true, title: true, fromDay: true },
  });
  await endOn(tx, { hospitalId }, posts, onDay);
}

/** Lets posts end on another day. */
export async function redatePosts(
  tx: Tx,
  { hospitalId }: Pick<Actor, "hospitalId">,
  { ids, toDay }: { ids: string[]; toDay: Day | null },
): Promise<void> {
  if (ids.length === 0) return;
  await tx.appointment.updateMany({
    where: { hospitalId, id: { in: ids } },
    data: { toDay: toDbDayOrNull(toDay), version: { increment: 1 } },
  });
}
