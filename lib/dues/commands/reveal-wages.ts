import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import type { Month } from "@/lib/core/period";
import { getDuesMember } from "../queries/member-dues";
import { findWage, listBases } from "../queries/standings";
import type { RevealWagesInput } from "../schema";

export type RevealedWages = { wages: { fromMonth: Month; wageFen: number }[] };

/** Shows one member's wages in clear, once; who saw them, and what for, stays in the audit trail. */
export async function revealWages(
  tx: Tx,
  actor: Actor,
  { memberId, purpose }: RevealWagesInput,
): Promise<Outcome<RevealedWages>> {
  const { branchId } = await getDuesMember(actor, memberId, tx);
  const bases = (await listBases(actor, [memberId], tx)).get(memberId) ?? [];
  const wages = bases.flatMap((base) => {
    const wageFen = findWage(actor, memberId, base);
    return wageFen === null ? [] : [{ fromMonth: base.fromMonth, wageFen }];
  });
  const audit = {
    action: "personal.reveal",
    subject: "member",
    subjectId: memberId,
    branchId,
    after: { purpose, fields: ["wage"] },
  };
  return { data: { wages }, audit: [audit] };
}
