import "server-only";
import { type Actor, can } from "@/lib/core/actor";
import type { DayEvent } from "@/lib/core/files/calendar";
import { addDays, toDbDay, today } from "@/lib/core/period";
import { formatMonth } from "@/lib/i18n/format";
import type { KnownWords } from "@/lib/i18n/translate";
import { type FollowUpRow, listFollowUpsWhere } from "./follow-ups";

/** Days back to which tasks stand in a calendar; what is open stays, however old. */
const KEPT_DAYS = 365;

function eventOf(row: FollowUpRow, t: KnownWords, origin: string): DayEvent {
  const about = { branch: row.branchName, month: formatMonth(row.month, t.locale) };
  const section = t(`desk.concerns.kind.${row.section}`);
  const description = [
    t("desk.followUp.origin", { ...about, section }),
    t("plans.calendar.event.owner", { name: row.ownerName ?? t("plans.calendar.event.committee") }),
    row.doneOn && t("plans.calendar.event.done", { day: row.doneOn }),
  ];
  return {
    uid: `${row.id}@follow-ups.tongxin`,
    day: row.dueOn,
    title: t("desk.followUp.event", { title: row.title }),
    description: description.filter(Boolean).join("\n"),
    url: `${origin}/reports/follow-ups/${row.id}`,
    sequence: row.version,
    cancelled: false,
    stamp: row.createdAt,
  };
}

/** Due days of tasks that came from reports: those of the actor's branches, or all where the actor's work is the hospital's. */
export async function listFollowUpEvents(actor: Actor, t: KnownWords, origin: string): Promise<DayEvent[]> {
  if (!can(actor, "report.read")) return [];
  const own = actor.hospitalWide.has("report.read") ? {} : { ownerBranchId: { in: [...actor.branchIds] } };
  const kept = { OR: [{ doneOn: null }, { dueOn: { gte: toDbDay(addDays(today(), -KEPT_DAYS)) } }] };
  const rows = await listFollowUpsWhere(actor, { AND: [{ kind: "task" }, own, kept] });
  return rows.map((row) => eventOf(row, t, origin));
}
