import { fork } from "node:child_process";
import path from "node:path";
import pg from "pg";
import { TEST_KEYS } from "@/tests/support/keys";
import type { BenchDatabase } from "./databases";
import type { ChildReport } from "./import-child";
import { type Places, writeMemberFile } from "./import-file";
import { median } from "./measure";
import { BENCH_SECRET } from "./server";

const ROUNDS = 7;

export type ImportFigures = {
  /** Rows a second from upload to committed, and of unpacking and scanning the same files. */
  rate: number;
  floorRate: number;
  readRate: number;
  ratio: number;
  firstMs: number;
  /** Longest time in which nothing else had its turn while 100,000 rows were taken in, in milliseconds. */
  longestBlock: number;
  peak: { small: number; large: number };
};

type Where = { database: BenchDatabase; files: string };

function runChild({ database, files }: Where, user: string, paths: string[]): Promise<ChildReport> {
  const program = path.join(import.meta.dirname, "import-child.ts");
  const child = fork(program, ["--hospital", database.hospitalId, "--user", user, ...paths], {
    execArgv: ["--import", "tsx", "--import", path.join(import.meta.dirname, "without-next.ts")],
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      AUTH_SECRET: BENCH_SECRET,
      PERSONAL_DATA_KEYS: TEST_KEYS,
      FILES_DIR: files,
      LOG_LEVEL: "error",
    },
  });
  return new Promise((resolve, reject) => {
    let report: ChildReport | undefined;
    child.once("message", (message) => {
      report = message as ChildReport;
    });
    child.once("exit", (code) => {
      if (report && code === 0) resolve(report);
      else reject(new Error(`the import ended with ${code}`));
    });
  });
}

async function placesOf(pool: pg.Pool, hospitalId: string): Promise<Places> {
  const { rows } = await pool.query(
    `SELECT b.name AS branch, d.name AS department FROM "DepartmentPairing" p
     JOIN "Branch" b ON b."hospitalId" = p."hospitalId" AND b.id = p."branchId" AND b."dissolvedOn" IS NULL
     JOIN "Department" d ON d."hospitalId" = p."hospitalId" AND d.id = p."departmentId" AND d."closedOn" IS NULL
     WHERE p."hospitalId" = $1 AND p."toDay" IS NULL ORDER BY 1, 2`,
    [hospitalId],
  );
  return rows;
}

/** Imports of member files into the database, each measurement of memory in a process of its own. */
export async function measureImport(where: Where): Promise<ImportFigures> {
  const { hospitalId, url } = where.database;
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  pool.on("error", () => {});
  const places = await placesOf(pool, hospitalId);
  const { rows: users } = await pool.query(`SELECT id FROM "User" WHERE "hospitalId" = $1 AND username = 'committee'`, [
    hospitalId,
  ]);
  await pool.end();
  const user = users[0].id;
  const write = (count: number, first: number) => writeMemberFile(where.files, count, first, places);
  // The first file warms the process up and is left out.
  const paths: string[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) paths.push(await write(10_000, round * 10_000));
  const speed = await runChild(where, user, paths);
  const [, ...timed] = speed.files;
  const small = await runChild(where, user, [await write(10_000, 150_000)]);
  const large = await runChild(where, user, [await write(100_000, 200_000)]);
  return {
    rate: median(timed.map(({ rows, committed }) => (rows / committed) * 1000)),
    floorRate: median(timed.map(({ rows, floor }) => (rows / floor) * 1000)),
    readRate: median(timed.map(({ rows, read }) => (rows / read) * 1000)),
    ratio: median(timed.map(({ floor, committed }) => floor / committed)),
    firstMs: median(timed.map(({ first }) => first)),
    longestBlock: large.longestBlock,
    peak: { small: small.peakKb / 1024, large: large.peakKb / 1024 },
  };
}
