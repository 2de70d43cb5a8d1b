import "server-only";
import type { z } from "zod";
import type { Outcome, Prepared } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import type { Sent } from "@/lib/core/delivery";
import { AppError } from "@/lib/core/errors";
import { sealRobot, sendToRobot } from "@/lib/core/robot";
import { DEFAULT_LOCALE } from "@/lib/i18n/locale";
import { translatorOf } from "@/lib/i18n/translate";
import { getHospital } from "../queries/hospital";
import { findRobot } from "../queries/robot";
import type { RobotKind, removeRobotSchema, setRobotSchema } from "../schema/robot";

type Kept = { robotKind: RobotKind | null; robotUrl: string | null };

async function change(tx: Tx, actor: Actor, version: number, data: Kept): Promise<Outcome<{ kind: RobotKind | null }>> {
  const { hospitalId } = actor;
  const { robotKind } = await getHospital(actor, tx);
  const where = { id: hospitalId, version };
  const { count } = await tx.hospital.updateMany({ where, data: { ...data, version: { increment: 1 } } });
  if (count === 0) throw await conflictOn(tx, actor, "hospital", hospitalId);
  // The address itself is nobody's to read, in the trail neither.
  const states = { before: { robotKind }, after: { robotKind: data.robotKind } };
  const audit = { action: "hospital.setRobot", subject: "hospital", subjectId: hospitalId, ...states };
  return { data: { kind: data.robotKind }, audit: [audit] };
}

/** Gives the hospital a group robot, or another one; its address is kept sealed. CONFLICT on a stale version. */
export function setRobot(tx: Tx, actor: Actor, { version, kind, url }: z.output<typeof setRobotSchema>) {
  return change(tx, actor, version, { robotKind: kind, robotUrl: sealRobot(actor.hospitalId, url) });
}

/** Takes the robot away; CONFLICT on a stale version. */
export function removeRobot(tx: Tx, actor: Actor, { version }: z.output<typeof removeRobotSchema>) {
  return change(tx, actor, version, { robotKind: null, robotUrl: null });
}

async function send(actor: Actor): Promise<Prepared<Sent>> {
  const robot = await findRobot(actor);
  if (!robot) throw new AppError("NOT_FOUND", "organisation.error.noRobot");
  const t = translatorOf(DEFAULT_LOCALE);
  const text = t("organisation.robot.testText", { hospital: actor.hospital.name, name: actor.name });
  return { input: await sendToRobot(robot, text), settle: async () => {} };
}

/** For `prepare`: sends a short message for all to see, before the transaction opens. NOT_FOUND without a robot. */
export function sendTest(actor: Actor): Promise<Prepared<Sent>> {
  return send(actor);
}

/** Says how the test message fared; a refusal is told, and both stand in the trail. */
export async function noteTest(tx: Tx, actor: Actor, sent: Sent): Promise<Outcome<{ sent: boolean }>> {
  const { robotKind } = await getHospital(actor, tx);
  const about = { action: "hospital.testRobot", subject: "hospital", subjectId: actor.hospitalId };
  const outcome = { data: { sent: sent.ok }, audit: [{ ...about, after: { robotKind, sent: sent.ok } }] };
  return sent.ok ? outcome : { ...outcome, failure: new AppError("INVALID", sent.key, paramsOf(sent)) };
}

function paramsOf({ params }: Extract<Sent, { ok: false }>) {
  return params ? { params } : {};
}
