import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { Deadline } from "@/lib/core/workdays";
import { getWorkCalendar } from "@/lib/organisation/queries/holidays";
import { getHospital } from "@/lib/organisation/queries/hospital";

/** By when the hospital wants its monthly reports, and its working days. */
export async function getReportDeadline(actor: Actor, client?: Tx): Promise<Deadline> {
  const { reportDueWorkday: workday } = await getHospital(actor, client);
  return { workday, calendar: await getWorkCalendar(actor, client) };
}
