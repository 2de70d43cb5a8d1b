import "server-only";
import type { Actor } from "@/lib/core/actor";
import { sessionAliveWhere } from "@/lib/core/auth";
import { db } from "@/lib/core/db/client";
import { offersMail } from "@/lib/core/mail";

export type OwnSession = { id: string; device: string | null; createdAt: Date; lastSeenAt: Date; current: boolean };

/** The actor's own sessions that still open something, this one first. */
export async function listOwnSessions(actor: Actor): Promise<OwnSession[]> {
  const rows = await db.session.findMany({
    where: { hospitalId: actor.hospitalId, userId: actor.userId, ...sessionAliveWhere() },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, device: true, createdAt: true, lastSeenAt: true },
    take: 50,
  });
  return rows
    .map((row) => ({ ...row, current: row.id === actor.sessionId }))
    .sort((a, b) => Number(b.current) - Number(a.current));
}

export type OwnAccount = {
  username: string;
  name: string;
  email: string | null;
  version: number;
  /** Whether this installation sends e-mail. */
  offersMail: boolean;
  branches: string[];
};

/** The actor's own account. */
export async function getOwnAccount(actor: Actor): Promise<OwnAccount> {
  const { hospitalId, userId: id } = actor;
  const row = await db.user.findUniqueOrThrow({
    where: { hospitalId_id: { hospitalId, id } },
    select: {
      username: true,
      name: true,
      email: true,
      version: true,
      roles: { select: { branch: { select: { name: true } } } },
    },
  });
  return {
    username: row.username,
    name: row.name,
    email: row.email,
    version: row.version,
    offersMail: offersMail(),
    branches: row.roles.flatMap(({ branch }) => (branch ? [branch.name] : [])),
  };
}
