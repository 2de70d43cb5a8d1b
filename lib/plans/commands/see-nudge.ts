import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import { type Actor, branchScope } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import type { oneNudgeSchema } from "../schema/supervision";

type Seen = Outcome<{ id: string }>;

/** Says that a branch has seen a nudge. Of two secretaries at once the first is named; NOT_FOUND for another branch. */
export async function seeNudge(tx: Tx, actor: Actor, { id }: z.output<typeof oneNudgeSchema>): Promise<Seen> {
  const found = await tx.nudgeMessage.findFirst({
    where: { AND: [branchScope(actor, "plan.progress"), { id }] },
    select: { branchId: true },
  });
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { count } = await tx.nudgeMessage.updateMany({
    where: { hospitalId: actor.hospitalId, id, seenAt: null },
    data: { seenAt: clock.now(), seenByName: actor.name },
  });
  const audit = { action: "nudge.see", subject: "nudge", subjectId: id, branchId: found.branchId };
  return { data: { id }, audit: count === 0 ? [] : [audit] };
}
