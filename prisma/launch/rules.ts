import { PrismaPg } from "@prisma/adapter-pg";
import { type AuditDraft, appendAudit } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { PrismaClient } from "@/lib/core/db/generated/client";
import { fromDbDay, toDbDay } from "@/lib/core/period";
import { type CatalogueRule, catalogueFor } from "@/lib/organisation/rules/catalogue";

export type Renewed = { added: number; corrected: number };

/**
 * Gives every hospital of a database the rules of its ownership that a newer version of the program knows and it does
 * not have, and corrects what an older one said of a rule's text. Numbers stay as they are; both stand in the audit
 * trail. Gives how many.
 */
export async function renewRules(url: string, catalogue: typeof catalogueFor = catalogueFor): Promise<Renewed> {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  try {
    const hospitals = await db.hospital.findMany({ select: { id: true, ownership: true }, orderBy: { code: "asc" } });
    const total = { added: 0, corrected: 0 };
    for (const { id, ownership } of hospitals) {
      const { added, corrected } = await renewIn(db, id, catalogue(ownership));
      total.added += added;
      total.corrected += corrected;
    }
    return total;
  } finally {
    await db.$disconnect();
  }
}

function renewIn(db: PrismaClient, hospitalId: string, catalogue: CatalogueRule[]): Promise<Renewed> {
  return db.$transaction(async (tx) => {
    // Two programs that start at once: what the other one just added is not there to be added again.
    const added = await tx.regulationRule.createManyAndReturn({
      data: catalogue.map((rule) => ({ ...rule, hospitalId, effectiveOn: toDbDay(rule.effectiveOn) })),
      skipDuplicates: true,
      select: { key: true },
    });
    const corrected = await correctTexts(tx, hospitalId, catalogue);
    const about = { subject: "hospital", subjectId: hospitalId };
    const drafts: AuditDraft[] = [];
    if (added.length > 0) {
      const after = { rules: added.length, keys: added.map(({ key }) => key).sort() };
      drafts.push({ action: "rule.add", ...about, after });
    }
    if (corrected.length > 0) {
      const [before, after] = [corrected.map((one) => one.before), corrected.map((one) => one.after)];
      drafts.push({ action: "rule.correct", ...about, before: { texts: before }, after: { texts: after } });
    }
    if (drafts.length > 0) await appendAudit(tx, { hospitalId, userId: null, name: "Tongxin" }, drafts, "start");
    return { added: added.length, corrected: corrected.length };
  });
}

type RuleText = Pick<CatalogueRule, "source" | "article" | "confirmed">;
type Correction = Record<"before" | "after", RuleText & { ruleKey: string }>;

/** A version that a hospital began of its own accord goes by the text that was in force on its first day. */
async function correctTexts(tx: Tx, hospitalId: string, catalogue: CatalogueRule[]): Promise<Correction[]> {
  const rows = await tx.regulationRule.findMany({
    where: { hospitalId },
    orderBy: [{ key: "asc" }, { effectiveOn: "asc" }],
    select: { key: true, effectiveOn: true, source: true, article: true, confirmed: true },
  });
  const corrections: Correction[] = [];
  for (const { key, effectiveOn, ...before } of rows) {
    const begun = catalogue.filter((rule) => rule.key === key && rule.effectiveOn <= fromDbDay(effectiveOn));
    const text = begun.sort((a, b) => (a.effectiveOn < b.effectiveOn ? -1 : 1)).at(-1);
    if (!text) continue;
    const after = { source: text.source, article: text.article, confirmed: text.confirmed };
    // Asked of the row again: of two programs that start at once only one corrects it.
    const where = { hospitalId, key, effectiveOn, ...before };
    if (sameText(before, after) || (await tx.regulationRule.updateMany({ where, data: after })).count === 0) continue;
    corrections.push({ before: { ruleKey: key, ...before }, after: { ruleKey: key, ...after } });
  }
  return corrections;
}

function sameText(one: RuleText, other: RuleText): boolean {
  return one.source === other.source && one.article === other.article && one.confirmed === other.confirmed;
}
