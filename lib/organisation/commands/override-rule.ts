import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import { getRule } from "../queries/hospital";
import type { OverrideRuleInput } from "../schema";

/** Sets the hospital's own number for a rule that allows one, with its reason; an empty value returns to the published one. */
export async function overrideRule(
  tx: Tx,
  actor: Actor,
  { key, version, value, reason }: OverrideRuleInput,
): Promise<Outcome<{ key: string }>> {
  const rule = await getRule(actor, key, tx);
  if (!rule.overridable) throw new AppError("FORBIDDEN", "organisation.error.ruleIsFixed");
  const { count } = await tx.regulationRule.updateMany({
    where: { hospitalId: actor.hospitalId, key, effectiveOn: toDbDay(rule.effectiveOn), version, overridable: true },
    data: {
      overrideValue: value ?? null,
      overrideReason: value === undefined ? null : reason,
      version: { increment: 1 },
    },
  });
  if (count === 0) throw await conflictOn(tx, actor, "rule", key);
  const before = { value: rule.value, reason: rule.reason };
  const after = { value: value ?? rule.original ?? rule.value, reason: value === undefined ? null : reason };
  return { data: { key }, audit: [{ action: "rule.override", subject: "rule", subjectId: key, before, after }] };
}
