import "server-only";
import type { z } from "zod";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { maskEmail } from "@/lib/core/mask";
import type { setEmailSchema } from "../schema";
import { changeUser } from "./change-user";

/** Sets the actor's own e-mail address, or with an empty one takes it away; CONFLICT on a stale version. */
export async function setEmail(
  tx: Tx,
  actor: Actor,
  { version, email: given }: z.output<typeof setEmailSchema>,
): Promise<Outcome<{ version: number }>> {
  const { hospitalId, userId: id } = actor;
  const email = given ?? null;
  const before = await tx.user.findUniqueOrThrow({
    where: { hospitalId_id: { hospitalId, id } },
    select: { email: true },
  });
  await changeUser(tx, actor, { id, version }, { email });
  const states = { before: { email: maskEmail(before.email) }, after: { email: maskEmail(email) } };
  const audit = { action: "user.setEmail", subject: "user", subjectId: id, ...states };
  return { data: { version: version + 1 }, audit: [audit] };
}
