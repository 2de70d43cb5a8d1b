import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { Tx } from "@/lib/core/db/client";
import { getPersonalInClear } from "../queries/personal";
import { PERSONAL_FIELDS, type Personal } from "../rules/personal";
import type { RevealPersonalInput } from "../schema";

/** Shows one person's personal data in clear, once; who saw which fields, and what for, stays in the audit trail. */
export async function revealPersonal(
  tx: Tx,
  actor: Actor,
  { staffId, purpose }: RevealPersonalInput,
): Promise<Outcome<Personal>> {
  const { memberBranchId, name: _, ...personal } = await getPersonalInClear(actor, staffId, tx);
  const fields = PERSONAL_FIELDS.filter((field) => personal[field] !== null);
  const audit = {
    action: "personal.reveal",
    subject: "staff",
    subjectId: staffId,
    ...(memberBranchId ? { branchId: memberBranchId } : {}),
    after: { purpose, fields },
  };
  return { data: personal, audit: [audit] };
}
