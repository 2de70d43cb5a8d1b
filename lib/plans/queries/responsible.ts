import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { today } from "@/lib/core/period";
import { heldOn } from "@/lib/organisation/policy";

/** Who answers for a branch today: its secretary; of the Party committee (null) the committee's. Null without one. */
export async function findResponsible(actor: Actor, branchId: string | null, client: Tx = db): Promise<string | null> {
  const post = branchId
    ? ({ partyPost: "branchSecretary", branchId } as const)
    : ({ partyPost: "committeeSecretary" } as const);
  const found = await client.appointment.findFirst({
    where: { hospitalId: actor.hospitalId, ...post, ...heldOn(today()) },
    orderBy: { fromDay: "desc" },
    select: { staff: { select: { name: true } } },
  });
  return found?.staff.name ?? null;
}
