import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { type Day, timeOf, toDbDay, today } from "@/lib/core/period";
import { scopeActivities } from "../policy";
import type { ActivityKind } from "../schema";

export type LastOfKind = { start: string; end: string; place: string; host: string };

/** Hours, place and host of the branch's last activity of a kind: its habit. Null before the first. */
export async function findLastOfKind(
  actor: Actor,
  filters: { branchId: string; kind: ActivityKind },
): Promise<LastOfKind | null> {
  const row = await db.activity.findFirst({
    where: {
      AND: [scopeActivities(actor), { branchId: filters.branchId }],
      kind: filters.kind,
      cancelledAt: null,
      heldOn: { lte: toDbDay(today()) },
    },
    orderBy: [{ heldOn: "desc" }, { startsAt: "desc" }],
    select: { startsAt: true, endsAt: true, place: true, host: true },
  });
  if (!row) return null;
  const { startsAt, endsAt, place, host } = row;
  return { start: timeOf(startsAt), end: timeOf(endsAt), place, host };
}

/** The branch's secretary on a day, who hosts unless someone else does; null while the post is vacant. */
export async function findSecretaryName(actor: Actor, branchId: string, day: Day): Promise<string | null> {
  const date = toDbDay(day);
  const post = await db.appointment.findFirst({
    where: {
      AND: [scopeActivities(actor), { branchId }],
      partyPost: "branchSecretary",
      fromDay: { lte: date },
      OR: [{ toDay: null }, { toDay: { gte: date } }],
    },
    orderBy: { fromDay: "desc" },
    select: { staff: { select: { name: true } } },
  });
  return post?.staff.name ?? null;
}
