import { PrismaPg } from "@prisma/adapter-pg";
import { appendAudit } from "@/lib/core/audit";
import { PrismaClient } from "@/lib/core/db/generated/client";
import type { Ownership } from "@/lib/core/db/generated/enums";
import { toDbDay } from "@/lib/core/period";
import { type CatalogueRule, catalogueFor } from "@/lib/organisation/rules/catalogue";

/**
 * Gives every hospital of a database the rules of its ownership that a newer version of the program knows and it does
 * not have. What it has stays as it is, its own numbers too; each addition stands in the audit trail. Gives how many.
 */
export async function addMissingRules(url: string, catalogue: typeof catalogueFor = catalogueFor): Promise<number> {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  try {
    const hospitals = await db.hospital.findMany({ select: { id: true, ownership: true }, orderBy: { code: "asc" } });
    let added = 0;
    for (const hospital of hospitals) added += await addTo(db, hospital, catalogue(hospital.ownership));
    return added;
  } finally {
    await db.$disconnect();
  }
}

type Place = { id: string; ownership: Ownership };

function addTo(db: PrismaClient, { id: hospitalId }: Place, catalogue: CatalogueRule[]): Promise<number> {
  return db.$transaction(async (tx) => {
    // Two programs that start at once: what the other one just added is not there to be added again.
    const added = await tx.regulationRule.createManyAndReturn({
      data: catalogue.map((rule) => ({ ...rule, hospitalId, effectiveOn: toDbDay(rule.effectiveOn) })),
      skipDuplicates: true,
      select: { key: true },
    });
    if (added.length === 0) return 0;
    const after = { rules: added.length, keys: added.map(({ key }) => key).sort() };
    const author = { hospitalId, userId: null, name: "Tongxin" };
    const draft = { action: "rule.add", subject: "hospital", subjectId: hospitalId, after };
    await appendAudit(tx, author, [draft], "start");
    return added.length;
  });
}
