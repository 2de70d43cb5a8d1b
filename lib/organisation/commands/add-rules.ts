import "server-only";
import type { Tx } from "@/lib/core/db/client";
import type { Ownership } from "@/lib/core/db/generated/enums";
import { toDbDay } from "@/lib/core/period";
import { catalogueFor } from "../rules/catalogue";

/** Gives a hospital the rules of its ownership that it does not have yet; what it has stays as it is. The number added. */
export async function addRules(tx: Tx, hospitalId: string, ownership: Ownership): Promise<number> {
  const { count } = await tx.regulationRule.createMany({
    data: catalogueFor(ownership).map((rule) => ({ ...rule, hospitalId, effectiveOn: toDbDay(rule.effectiveOn) })),
    skipDuplicates: true,
  });
  return count;
}
