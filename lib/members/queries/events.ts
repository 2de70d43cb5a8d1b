import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { MemberEventKind } from "@/lib/core/db/generated/enums";
import { type Day, fromDbDay } from "@/lib/core/period";
import { scopeMembers } from "../policy";

export type MemberEventRow = {
  id: string;
  kind: MemberEventKind;
  onDay: Day;
  note: string;
  /** Figures and ids of the step, as the command that recorded it laid them down. */
  details: Record<string, unknown>;
};

/** What was recorded on a member's path, newest first; nothing outside the actor's reach. */
export async function listMemberEvents(actor: Actor, memberId: string, client: Tx = db): Promise<MemberEventRow[]> {
  const { hospitalId } = actor;
  const rows = await client.memberEvent.findMany({
    where: { hospitalId, memberId, member: scopeMembers(actor) },
    orderBy: [{ onDay: "desc" }, { createdAt: "desc" }, { id: "desc" }],
    select: { id: true, kind: true, onDay: true, note: true, details: true },
  });
  return rows.map(({ onDay, details, ...row }) => ({
    ...row,
    onDay: fromDbDay(onDay),
    details: (details ?? {}) as Record<string, unknown>,
  }));
}
