import "server-only";
import type { Actor } from "@/lib/core/actor";
import { type ChainFinding, verifyChain } from "@/lib/core/audit";
import { db } from "@/lib/core/db/client";
import { canReadAudit } from "../policy";

export type AuditChoices = {
  people: { id: string; name: string; username: string }[];
  actions: { subject: string; action: string }[];
};

/** What the trail can be filtered by: everybody with an account, and the actions that occur. */
export async function listAuditChoices(actor: Actor): Promise<AuditChoices> {
  if (!canReadAudit(actor)) return { people: [], actions: [] };
  const { hospitalId } = actor;
  const [people, actions] = await Promise.all([
    db.user.findMany({
      where: { hospitalId },
      orderBy: [{ name: "asc" }, { username: "asc" }],
      select: { id: true, name: true, username: true },
    }),
    db.auditEntry.groupBy({
      by: ["subject", "action"],
      where: { hospitalId },
      orderBy: [{ subject: "asc" }, { action: "asc" }],
    }),
  ]);
  return { people, actions: actions.map(({ subject, action }) => ({ subject, action })) };
}

/** Walks the hospital's own chain and says where it first breaks; null without the right to read it. */
export async function findChainState(actor: Actor): Promise<ChainFinding | null> {
  return canReadAudit(actor) ? verifyChain(db, actor.hospitalId) : null;
}
