import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import { getChangeableRule } from "../queries/hospital";
import { changesFrom, isOwed, type Rule } from "../rules";
import type { OverrideRuleInput } from "../schema";

type Own = { overrideValue: number | null; overrideReason: string | null };

/**
 * Sets the hospital's own number for a rule that allows one, with its reason; an empty value returns to the published
 * one. Where past months must stay as they were, a new version of the rule begins on the first of the next month.
 */
export async function overrideRule(
  tx: Tx,
  actor: Actor,
  { key, version, value, reason }: OverrideRuleInput,
): Promise<Outcome<{ key: string }>> {
  const rule = await getChangeableRule(actor, key, tx);
  if (!rule.overridable) throw new AppError("FORBIDDEN", "organisation.error.ruleIsFixed");
  const effectiveOn = changesFrom(key);
  const begins = isOwed(key) && rule.effectiveOn < effectiveOn;
  const own = { overrideValue: value ?? null, overrideReason: value === undefined ? null : reason };
  const seen = { ...rule, version };
  const count = begins ? await beginVersion(tx, actor, seen, own) : await changeVersion(tx, actor, seen, own);
  if (count === 0) throw await conflictOn(tx, actor, "rule", key);
  const before = { value: rule.value, reason: rule.reason };
  const after = { value: value ?? rule.original ?? rule.value, reason: own.overrideReason, effectiveOn };
  return { data: { key }, audit: [{ action: "rule.override", subject: "rule", subjectId: key, before, after }] };
}

async function changeVersion(tx: Tx, { hospitalId }: Actor, { key, effectiveOn, version }: Rule, own: Own) {
  const { count } = await tx.regulationRule.updateMany({
    where: { hospitalId, key, effectiveOn: toDbDay(effectiveOn), version, overridable: true },
    data: { ...own, version: { increment: 1 } },
  });
  return count;
}

/** The number of the version goes on, so that a form that was opened before finds that it comes too late. */
async function beginVersion(tx: Tx, { hospitalId }: Actor, { key, effectiveOn, version }: Rule, own: Own) {
  const where = { hospitalId, key, effectiveOn: toDbDay(effectiveOn), version };
  const [row] = await tx.regulationRule.findMany({ where });
  if (!row) return 0;
  const data = { ...row, ...own, effectiveOn: toDbDay(changesFrom(key)), version: version + 1 };
  const { count } = await tx.regulationRule.createMany({ data, skipDuplicates: true });
  return count;
}
