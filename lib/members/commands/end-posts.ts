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
  const since = posts.find(({ fromDay }) => fromDbDay(fromDay) >= onDay);
  if (since) throw fieldError("onDay", "members.refused.postSince", { post: since.title });
  await redatePosts(tx, { hospitalId }, { ids: posts.map(({ id }) => id), toDay: addDays(onDay, -1) });
  return posts.map(({ id, title, toDay }) => ({ id, title, toDay: toDay && fromDbDay(toDay) }));
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
