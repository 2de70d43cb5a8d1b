import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import type { DayEvent } from "@/lib/core/files/calendar";
import { type Day, fromDbDay, fromDbDayOrNull, thisMonth } from "@/lib/core/period";
import { sealAddress } from "@/lib/core/private-address";
import type { MessageTranslator } from "@/lib/i18n/translate";
import { scopeFeedItems } from "../policy";

/** The secret part of the actor's own address, and since when it holds; null before they asked for one. */
export async function findFeedAddress(actor: Actor): Promise<{ token: string; since: Date } | null> {
  const { hospitalId, userId } = actor;
  const feed = await db.calendarFeed.findUnique({
    where: { hospitalId_userId: { hospitalId, userId } },
    select: { serial: true, createdAt: true },
  });
  return feed && { token: sealAddress(actor, feed.serial), since: feed.createdAt };
}

async function listFeedItems(actor: Actor) {
  const year = Number(thisMonth().slice(0, 4));
  return db.planItem.findMany({
    // What is older has left the calendars of the people who look at them.
    where: { AND: [scopeFeedItems(actor), { kind: { not: "goal" }, plan: { year: { gte: year - 1 } } }] },
    orderBy: [{ dueOn: "asc" }, { id: "asc" }],
    select: {
      id: true,
      planId: true,
      kind: true,
      title: true,
      dueOn: true,
      doneOn: true,
      droppedOn: true,
      version: true,
      parent: { select: { title: true } },
      ownerBranch: { select: { name: true } },
      coOwners: { select: { branch: { select: { name: true } } }, orderBy: { branch: { name: "asc" } } },
      plan: {
        select: {
          title: true,
          createdAt: true,
          amendments: { orderBy: { at: "desc" }, take: 1, select: { at: true } },
        },
      },
    },
  });
}

type FeedItem = Awaited<ReturnType<typeof listFeedItems>>[number];

function descriptionOf(item: FeedItem, t: MessageTranslator): string {
  const helpers = item.coOwners.map(({ branch }) => branch.name).join(t("plans.calendar.event.and"));
  const on = (key: string, day: Day | null) => day && t(`plans.calendar.event.${key}`, { day });
  return [
    item.plan.title,
    item.parent && t("plans.calendar.event.under", { title: item.parent.title }),
    t("plans.calendar.event.owner", { name: item.ownerBranch?.name ?? t("plans.calendar.event.committee") }),
    helpers && t("plans.calendar.event.coOwners", { names: helpers }),
    on("done", fromDbDayOrNull(item.doneOn)),
    on("dropped", fromDbDayOrNull(item.droppedOn)),
  ]
    .filter(Boolean)
    .join("\n");
}

function eventOf(item: FeedItem, t: MessageTranslator, origin: string): DayEvent {
  const { plan, version } = item;
  return {
    uid: `${item.id}@plans.tongxin`,
    day: fromDbDay(item.dueOn),
    title: t(`plans.calendar.event.${item.kind}`, { title: item.title }),
    description: descriptionOf(item, t),
    url: `${origin}/plans/${item.planId}/items/${item.id}`,
    sequence: version,
    cancelled: item.droppedOn !== null,
    stamp: plan.amendments[0]?.at ?? plan.createdAt,
  };
}

/**
 * Due days of tasks and milestones of this year's and the neighbouring issued plans: a branch secretary's own and those
 * they help with, everybody else's all. `changedAt` is no earlier than the last change that could be seen in it.
 */
export async function getFeed(
  actor: Actor,
  t: MessageTranslator,
  origin: string,
): Promise<{ events: DayEvent[]; changedAt: Date | null }> {
  const { hospitalId } = actor;
  const [items, last] = await Promise.all([
    listFeedItems(actor),
    db.auditEntry.findFirst({ where: { hospitalId }, orderBy: { seq: "desc" }, select: { at: true } }),
  ]);
  return { events: items.map((item) => eventOf(item, t, origin)), changedAt: last?.at ?? null };
}
