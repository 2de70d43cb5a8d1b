import { PrismaPg } from "@prisma/adapter-pg";
import { appendAudit } from "@/lib/core/audit";
import { PrismaClient } from "@/lib/core/db/generated/client";
import { toDbDay } from "@/lib/core/period";
import { type CatalogueHoliday, HOLIDAYS } from "@/lib/organisation/rules/holiday-catalogue";

const yearOf = (day: string) => Number(day.slice(0, 4));

/**
 * Gives every hospital of a database the days off and make-up days of the years of whose notice it has none, as far as
 * the program knows them. A notice that a hospital has begun itself stays as it left it, and so do days of its own.
 * Gives how many.
 */
export async function addKnownHolidays(url: string, known: readonly CatalogueHoliday[] = HOLIDAYS): Promise<number> {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  try {
    let total = 0;
    for (const { id } of await db.hospital.findMany({ select: { id: true }, orderBy: { code: "asc" } })) {
      total += await addIn(db, id, known);
    }
    return total;
  } finally {
    await db.$disconnect();
  }
}

function addIn(db: PrismaClient, hospitalId: string, known: readonly CatalogueHoliday[]): Promise<number> {
  return db.$transaction(async (tx) => {
    const present = await tx.publicHoliday.findMany({ where: { hospitalId, official: true }, select: { day: true } });
    const begun = new Set(present.map(({ day }) => day.getUTCFullYear()));
    const missing = known.filter(({ day }) => !begun.has(yearOf(day)));
    // Two programs that start at once: what the other one just added is not there to be added again. Nor is a day that
    // the hospital has as its own.
    const { count } = await tx.publicHoliday.createMany({
      data: missing.map(({ day, ...rest }) => ({ hospitalId, day: toDbDay(day), official: true, ...rest })),
      skipDuplicates: true,
    });
    if (count === 0) return 0;
    const years = [...new Set(missing.map(({ day }) => yearOf(day)))].join(", ");
    const draft = { action: "holiday.add", subject: "hospital", subjectId: hospitalId, after: { days: count, years } };
    await appendAudit(tx, { hospitalId, userId: null, name: "Tongxin" }, [draft], "start");
    return count;
  });
}
