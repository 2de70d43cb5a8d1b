// `npm run audit:verify`: walks every hospital's audit chain and names the first entry that does not fit. Exit code 1
// when one is broken. Note the printed heads somewhere else: whoever can write to the database could forge a whole
// chain, but not one that ends in a hash you wrote down.
import { parseArgs } from "node:util";
import { PrismaPg } from "@prisma/adapter-pg";
import { type ChainFinding, verifyChain } from "@/lib/core/audit";
import { PrismaClient } from "@/lib/core/db/generated/client";
import { openDatabase } from "./open-database";

const HELP = `npm run audit:verify [-- --empty]
  checks the database of DATABASE_URL, else the embedded one: the demo's, or with --empty the one of npm start -- --empty`;

const say = (line: string) => console.log(line);

/** One line on one hospital, in both languages. */
export function lineOf(hospital: { code: string; name: string }, finding: ChainFinding): string {
  const head = `${finding.entries} 条 entries · head ${finding.head}`;
  const state = finding.brokenAt === null ? "完整 intact" : `断裂 BROKEN at entry ${finding.brokenAt}`;
  return `${hospital.name} (${hospital.code}): ${state} · ${head}`;
}

/** Prints a line for every hospital of the database; gives how many chains are broken. */
export async function verifyAll(url: string, print: (line: string) => void): Promise<number> {
  const db = new PrismaClient({ adapter: new PrismaPg({ connectionString: url }) });
  try {
    const [tables] = await db.$queryRaw<{ there: boolean }[]>`SELECT to_regclass('"AuditHead"') IS NOT NULL AS there`;
    const hospitals = tables?.there
      ? await db.hospital.findMany({ select: { id: true, code: true, name: true }, orderBy: { code: "asc" } })
      : [];
    if (hospitals.length === 0) print("这个数据库里还没有医院 · There is no hospital in this database yet.");
    let broken = 0;
    for (const hospital of hospitals) {
      const finding = await verifyChain(db, hospital.id);
      if (finding.brokenAt !== null) broken += 1;
      print(lineOf(hospital, finding));
    }
    return broken;
  } finally {
    await db.$disconnect();
  }
}

async function main(): Promise<void> {
  const off = { type: "boolean", default: false } as const;
  const { values } = parseArgs({ options: { empty: off, help: off } });
  if (values.help) return say(HELP);
  const { url, close } = await openDatabase(values.empty, say);
  try {
    if ((await verifyAll(url, say)) > 0) process.exitCode = 1;
  } finally {
    await close();
  }
}

if (process.argv[1]?.endsWith("audit-verify.ts")) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
