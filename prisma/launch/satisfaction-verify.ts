// `npm run satisfaction:verify`: recounts every survey from its raw answers and compares with what figures are made of:
// the counts of each day, and what was let out together with what still waits. Exit code 1 when anything differs.
import { parseArgs } from "node:util";
import pg from "pg";
import { openDatabase } from "./open-database";
import { type Difference, type Recount, Recounting } from "./recount";

const HELP = `npm run satisfaction:verify [-- --empty]
  checks the database of DATABASE_URL, else the embedded one: the demo's, or with --empty the one of npm start -- --empty`;

const say = (line: string) => console.log(line);

type Hospital = { id: string; code: string; name: string };

function placeOf(where: Difference["where"]): string {
  if ("day" in where) return `${where.day} 按日计数 count of the day`;
  if ("month" in where) return `${where.month} 不足 5 份却已公布 fewer than five let out`;
  if ("answer" in where) return `答卷 ${where.answer} 与问卷不符 does not fit its questionnaire`;
  return "已公布与待公布之和 let out and waiting together";
}

/** One line on one difference, in both languages. */
export function differenceLine({ round, department, where, question, counted, recorded }: Difference): string {
  const what = question === null ? "份数 questionnaires" : `问题 question ${question}`;
  return `  不符 DIFFERS · ${round} · ${department} · ${placeOf(where)} · ${what}: 原始 raw ${counted} ≠ 计数 recorded ${recorded}`;
}

/** One line on one hospital, in both languages. */
export function hospitalLine({ code, name }: Hospital, { answers, rounds, differences }: Recount): string {
  const state = differences.length === 0 ? "一致 intact" : `${differences.length} 处不符 DIFFERENCES`;
  return `${name} (${code}): ${state} · ${rounds} 次调查 rounds · ${answers} 份答卷 answers`;
}

async function recount(client: pg.Client, hospitalId: string): Promise<Recount> {
  // One snapshot for answers and counts: what comes in meanwhile is no difference.
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  return new Recounting(client, hospitalId).run().finally(() => client.query("ROLLBACK"));
}

/** Prints a line for every hospital of the database and every difference in it; gives the number of differences. */
export async function verifyCounts(url: string, print: (line: string) => void): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const there = await client.query<{ there: boolean }>(`SELECT to_regclass('"SurveyAnswer"') IS NOT NULL AS there`);
    const { rows } = there.rows[0]?.there
      ? await client.query<Hospital>(`SELECT id, code, name FROM "Hospital" ORDER BY code`)
      : { rows: [] };
    if (rows.length === 0) print("这个数据库里还没有医院 · There is no hospital in this database yet.");
    let found = 0;
    for (const hospital of rows) {
      const result = await recount(client, hospital.id);
      print(hospitalLine(hospital, result));
      for (const difference of result.differences) print(differenceLine(difference));
      found += result.differences.length;
    }
    return found;
  } finally {
    await client.end();
  }
}

async function main(): Promise<void> {
  const off = { type: "boolean", default: false } as const;
  const { values } = parseArgs({ options: { empty: off, help: off } });
  if (values.help) return say(HELP);
  const { url, close } = await openDatabase(values.empty, say);
  try {
    if ((await verifyCounts(url, say)) > 0) process.exitCode = 1;
  } finally {
    await close();
  }
}

if (process.argv[1]?.endsWith("satisfaction-verify.ts")) {
  main().catch((error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
