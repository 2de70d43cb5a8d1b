import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { DeliveryStatus, NudgeChannel } from "@/lib/core/db/generated/enums";
import type { Sent } from "@/lib/core/delivery";
import { env } from "@/lib/core/env";
import { AppError } from "@/lib/core/errors";
import { defineJob, type Job } from "@/lib/core/job";
import { log } from "@/lib/core/log";
import { sendMail } from "@/lib/core/mail";
import { clock } from "@/lib/core/period";
import { fitText, sendToRobot } from "@/lib/core/robot";
import { DEFAULT_LOCALE } from "@/lib/i18n/locale";
import { translatorOf } from "@/lib/i18n/translate";
import { findRobot } from "@/lib/organisation/queries/robot";
import { countReaders, listRound, type Nudge } from "../queries/nudges";
import { MOST_ATTEMPTS, retryBefore } from "../rules/supervision";
import type { oneNudgeSchema } from "../schema/supervision";
import { groupLines, letterOf } from "./word-nudges";

type Claimed = { id: string; messageId: string; channel: NudgeChannel; recipient: string; attempts: number };

const nothing = <D>(data: D): Outcome<D> => ({ data, audit: [] });

/** Attempts that may begin now. The first at once, each further one some minutes after the one before. */
function dueNow() {
  return Array.from({ length: MOST_ATTEMPTS }, (_, attempts) => ({
    attempts,
    at: { lte: retryBefore(attempts, clock.now()) },
  }));
}

/** Takes the next message of the line; counted before it is sent, so that a crash can never send without end. */
async function claim(tx: Tx, { hospitalId }: Actor): Promise<Outcome<Claimed | null>> {
  const pending = { hospitalId, status: "pending" as const };
  // The process died in its last attempt: nobody will hear how it ended.
  await tx.nudgeDelivery.updateMany({
    where: { ...pending, attempts: { gte: MOST_ATTEMPTS }, at: { lte: retryBefore(MOST_ATTEMPTS, clock.now()) } },
    data: { status: "failed", error: JSON.stringify({ key: "core.delivery.interrupted" }) },
  });
  const next = await tx.nudgeDelivery.findFirst({
    where: { ...pending, OR: dueNow() },
    orderBy: [{ at: "asc" }, { id: "asc" }],
    select: { id: true, messageId: true, channel: true, recipient: true, attempts: true },
  });
  if (!next) return nothing(null);
  const { id, attempts } = next;
  const taken = { attempts: attempts + 1, at: clock.now() };
  const { count } = await tx.nudgeDelivery.updateMany({ where: { ...pending, id, attempts }, data: taken });
  // Somebody else was quicker, and goes on with the rest of the line too.
  return nothing(count === 0 ? null : { ...next, attempts: taken.attempts });
}

function statusAfter(sent: Sent, attempts: number): DeliveryStatus {
  if (sent.ok) return "sent";
  return sent.again && attempts < MOST_ATTEMPTS ? "pending" : "failed";
}

async function settle(tx: Tx, { hospitalId }: Actor, { id, attempts }: Claimed, sent: Sent): Promise<Outcome<null>> {
  const error = sent.ok ? null : JSON.stringify({ key: sent.key, ...(sent.params ? { params: sent.params } : {}) });
  await tx.nudgeDelivery.updateMany({
    where: { hospitalId, id, status: "pending", attempts },
    data: { status: statusAfter(sent, attempts), error, at: clock.now() },
  });
  return nothing(null);
}

const refused = (key: string): Sent => ({ ok: false, key, again: false });

/** What a nudge still asks for: minutes, or after a try by hand days, lie between its line and its sending. */
function openIn(round: readonly Nudge[]): Nudge[] {
  return round.flatMap((nudge) => {
    const matters = nudge.matters.filter(({ settled }) => !settled);
    return matters.length > 0 ? [{ ...nudge, matters }] : [];
  });
}

async function sendByRobot(actor: Actor, round: readonly Nudge[]): Promise<Sent> {
  const robot = await findRobot(actor);
  if (!robot) return refused("core.delivery.gone");
  const t = translatorOf(DEFAULT_LOCALE);
  const lines = groupLines(t, actor.hospital.name, round, env().PUBLIC_URL);
  return sendToRobot(
    robot,
    fitText(robot.kind, lines, (left) => t("plans.nudge.text.more", { count: left })),
  );
}

async function send({ actor }: Job, { messageId, channel, recipient }: Claimed): Promise<Sent> {
  const round = openIn(await listRound(actor, messageId));
  if (channel === "robot") return round.length > 0 ? sendByRobot(actor, round) : refused("core.delivery.settled");
  const nudge = round.find(({ id }) => id === messageId);
  if (!nudge) return refused("core.delivery.settled");
  if ((await countReaders(actor, nudge.branchId, recipient)) === 0) return refused("core.delivery.noReader");
  const t = translatorOf(DEFAULT_LOCALE);
  return sendMail({ to: recipient, ...letterOf(t, actor.hospital.name, nudge, env().PUBLIC_URL) });
}

/**
 * Sends what is in line, one after the other; begun when a nudge is committed, and every minute for what failed and
 * may be tried again. Two at once take different messages.
 */
export const deliverNudges = defineJob<unknown>({
  permission: "plan.manage",
  async run(job) {
    for (;;) {
      const next = await job.step(claim);
      if (!next) return;
      const sent = await send(job, next);
      await job.step((tx, actor) => settle(tx, actor, next, sent));
    }
  },
  async failed(_tx, _actor, _input, error) {
    log.error({ err: error }, "delivering nudges");
    return nothing(null);
  },
});

/** Puts a message that failed back in line; CONFLICT when somebody did already. */
export async function retryDelivery(
  tx: Tx,
  { hospitalId }: Actor,
  { id }: z.output<typeof oneNudgeSchema>,
): Promise<Outcome<{ id: string }>> {
  const found = await tx.nudgeDelivery.findUnique({
    where: { hospitalId_id: { hospitalId, id } },
    select: { channel: true, message: { select: { id: true, branchId: true } } },
  });
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { count } = await tx.nudgeDelivery.updateMany({
    where: { hospitalId, id, status: "failed" },
    data: { status: "pending", attempts: 0, error: null, at: clock.now() },
  });
  if (count === 0) throw new AppError("CONFLICT", "plans.error.deliveryUnderWay");
  const { channel, message } = found;
  const about = { subject: "nudge", subjectId: message.id, branchId: message.branchId };
  return { data: { id }, audit: [{ action: "nudge.retry", ...about, after: { channel } }] };
}
