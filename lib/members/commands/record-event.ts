import "server-only";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { MemberEventKind } from "@/lib/core/db/generated/enums";
import { type Day, toDbDay } from "@/lib/core/period";

export type EventDraft = {
  memberId: string;
  kind: MemberEventKind;
  onDay: Day;
  note?: string | undefined;
  details?: Prisma.InputJsonObject;
};

/** Writes one step of a member's path into the timeline; whether the actor may is the caller's to know. */
export async function recordEvent(tx: Tx, actor: Actor, draft: EventDraft): Promise<string> {
  const { memberId, kind, onDay, note = "", details = {} } = draft;
  const { id } = await tx.memberEvent.create({
    data: {
      hospitalId: actor.hospitalId,
      memberId,
      kind,
      onDay: toDbDay(onDay),
      note,
      details,
      recordedById: actor.userId,
    },
    select: { id: true },
  });
  return id;
}
