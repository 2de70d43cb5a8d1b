import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { openRobot, type Robot } from "@/lib/core/robot";

/** The group's robot of the actor's hospital, ready to be written to; null without one. Only for sending, never for showing. */
export async function findRobot(actor: Actor, client: Tx = db): Promise<Robot | null> {
  const { hospitalId } = actor;
  const { robotKind, robotUrl } = await client.hospital.findUniqueOrThrow({
    where: { id: hospitalId },
    select: { robotKind: true, robotUrl: true },
  });
  return robotKind && robotUrl ? { kind: robotKind, url: openRobot(hospitalId, robotUrl) } : null;
}
