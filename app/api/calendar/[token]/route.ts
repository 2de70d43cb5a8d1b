import { createHash } from "node:crypto";
import { notFound } from "next/navigation";
import { can } from "@/lib/core/actor";
import { findActorByAddress } from "@/lib/core/auth";
import { AppError } from "@/lib/core/errors";
import { CALENDAR_MIME, writeCalendar } from "@/lib/core/files/calendar";
import { clock, minutesBetween } from "@/lib/core/period";
import { limitRate } from "@/lib/core/rate-limit";
import { clientAddress, originOf } from "@/lib/core/request";
import { asLocale } from "@/lib/i18n/locale";
import { translatorOf } from "@/lib/i18n/translate";
import { getFeed } from "@/lib/plans/queries/feed";
import { listFollowUpEvents } from "@/lib/reports/queries/follow-up-feed";

/** Seconds to wait, or null: an address that asks too often is guessing, or a program gone wild. */
async function secondsToWait(): Promise<number | null> {
  try {
    await limitRate("public", `calendar ${await clientAddress()}`);
    return null;
  } catch (error) {
    if (error instanceof AppError && error.code === "RATE_LIMITED") return Number(error.params?.seconds);
    throw error;
  }
}

type Mark = { etag: string; "last-modified"?: string };

// A program sends back what it was given, letter for letter: nothing has to be reckoned.
function isUnchanged({ headers }: Request, mark: Mark): boolean {
  const known = headers.get("if-none-match");
  if (known) return known.split(/,\s*/).some((one) => one.replace(/^W\//, "") === mark.etag);
  const since = headers.get("if-modified-since");
  return since !== null && since === mark["last-modified"];
}

/** The due days of a person's plans and of the tasks that came from reports, to subscribe to; the address itself says who asks. */
export async function GET(request: Request, { params }: { params: Promise<{ token: string }> }): Promise<Response> {
  const wait = await secondsToWait();
  if (wait !== null) return new Response(null, { status: 429, headers: { "Retry-After": String(wait) } });
  const [, token = ""] = /^(.+)\.ics$/.exec((await params).token) ?? [];
  const actor = await findActorByAddress(token);
  if (!actor || !can(actor, "plan.read")) notFound();
  const t = translatorOf(asLocale(new URL(request.url).searchParams.get("lang") ?? undefined));
  const origin = originOf(request.headers);
  const { events, changedAt } = await getFeed(actor, t, origin);
  const all = [...events, ...(await listFollowUpEvents(actor, t, origin))];
  const body = writeCalendar(t("plans.calendar.name", { hospital: actor.hospital.name }), all);
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  // Two changes within one second bear the same time: the time is given once it can no longer be shared.
  const settled = changedAt && minutesBetween(changedAt, clock.now()) > 0 ? changedAt : null;
  const mark: Mark = settled ? { etag, "last-modified": settled.toUTCString() } : { etag };
  const headers = { "cache-control": "private, no-cache", ...mark };
  if (isUnchanged(request, mark)) return new Response(null, { status: 304, headers });
  return new Response(body, { headers: { ...headers, "content-type": CALENDAR_MIME } });
}
