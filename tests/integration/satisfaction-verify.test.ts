import { spawnSync } from "node:child_process";
import pg from "pg";
import { beforeAll, describe, expect, test } from "vitest";
import { verifyCounts } from "@/prisma/launch/satisfaction-verify";
import { alike, scalesDocument, surveyor } from "@/tests/support/surveyed";
import { useDatabase } from "@/tests/support/use-database";
import { buildWorld, type World } from "@/tests/support/world";

const database = useDatabase();
const { ask, answer } = surveyor(database.url);
let world: World;

beforeAll(async () => {
  world = await buildWorld(database.url());
  const { hospitalId, own } = world.home;
  const document = scalesDocument({ key: "meals", dimension: "meals" }, { key: "signage", dimension: "signage" });
  const survey = await ask({ hospitalId, document });
  const { departmentId } = own;
  await answer(
    hospitalId,
    survey,
    document,
    { departmentId, month: "2026-03", answers: alike(7, 4, 0) },
    { departmentId, month: "2026-04", answers: alike(3, 5, 5) },
  );
});

async function verified(): Promise<string[]> {
  const lines: string[] = [];
  const found = await verifyCounts(database.url(), (line) => lines.push(line));
  expect(lines.filter((line) => line.includes("DIFFERS"))).toHaveLength(found);
  return lines;
}

const TABLES = ["SurveyAnswer", "SurveyComment", "SurveyDayTally", "SurveyMonthTally", "SurveyPendingTally"];

/** What the verification says while a statement that went past the program holds. */
async function tampered(statement: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: database.url() });
  await client.connect();
  try {
    for (const table of TABLES) {
      await client.query(`CREATE TABLE "kept ${table}" AS TABLE "${table}"`);
    }
    await client.query(statement);
    return await verified();
  } finally {
    for (const table of TABLES) {
      await client.query(`DELETE FROM "${table}"`);
      await client.query(`INSERT INTO "${table}" SELECT * FROM "kept ${table}"`);
      await client.query(`DROP TABLE "kept ${table}"`);
    }
    await client.end();
  }
}

const differences = (lines: string[]) => lines.filter((line) => line.includes("DIFFERS"));
const ours = () => `"hospitalId" = '${world.home.hospitalId}'`;

describe("recounting", () => {
  test("finds every hospital's counts to be those of its answers", async () => {
    const lines = await verified();
    expect(lines).toHaveLength(2);
    expect(lines.every((line) => line.includes("intact"))).toBe(true);
    expect(lines.join()).toContain("26 份答卷 answers");
  });

  test("finds an answer that was changed, in the day and in what was let out, and names the question", async () => {
    const lines = await tampered(
      `UPDATE "SurveyAnswer" SET answers = '[1, 0]' WHERE id = (SELECT id FROM "SurveyAnswer"
       WHERE ${ours()} AND answers = '[4, 0]' LIMIT 1)`,
    );
    expect(differences(lines)).toHaveLength(2);
    expect(differences(lines)[0]).toMatch(/2026-03-01 .*question meals: 原始 raw 1 ≠ 计数 recorded 0/);
  });

  test.each([
    [
      "that is gone",
      `DELETE FROM "SurveyAnswer" WHERE answers = '[5, 5]'`,
      /questionnaires: 原始 raw 0 ≠ 计数 recorded 3/,
    ],
    ["that does not fit", `UPDATE "SurveyAnswer" SET answers = '{"a": 9}' WHERE answers = '[5, 5]'`, /does not fit/],
    ["off the scale", `UPDATE "SurveyAnswer" SET answers = '[99, 5]' WHERE answers = '[5, 5]'`, /does not fit/],
  ])("finds an answer %s", async (_, statement, line) => {
    expect(differences(await tampered(statement)).join("\n")).toMatch(line);
  });

  test.each([
    ["of a day", `UPDATE "SurveyDayTally" SET counts[2] = counts[2] + 1 WHERE day = '2026-03-01'`, /2026-03-01/],
    ["of a day that is gone", `DELETE FROM "SurveyDayTally" WHERE day = '2026-03-01'`, /raw 7 ≠ 计数 recorded 0/],
    ["let out", `UPDATE "SurveyMonthTally" SET counts[4] = 8 WHERE month = '2026-03'`, /let out and waiting together/],
    ["that waits", `DELETE FROM "SurveyPendingTally"`, /let out and waiting together/],
    [
      "of fewer than five that was let out",
      `UPDATE "SurveyMonthTally" m SET counts = d.counts FROM "SurveyDayTally" d
       WHERE d."roundId" = m."roundId" AND d.day = '2026-04-01' AND m.month = '2026-04'`,
      /2026-04 不足 5 份却已公布/,
    ],
    [
      "of comments that were let out with fewer than four others",
      `UPDATE "SurveyComment" SET month = '2026-02' WHERE id = (SELECT id FROM "SurveyComment" WHERE question = 7 LIMIT 1)`,
      /2026-02 不足 5 份却已公布.* advice: .*recorded 1/,
    ],
  ])("finds a count %s", async (_, statement, line) => {
    expect(differences(await tampered(statement)).join("\n")).toMatch(line);
  });

  test("leaves with 1 when anything differs, and with 0 when nothing does", async () => {
    const run = () => {
      const env = { ...process.env, DATABASE_URL: database.url() };
      const args = ["--import", "tsx", "prisma/launch/satisfaction-verify.ts"];
      return spawnSync(process.execPath, args, { env, encoding: "utf8" });
    };
    expect(run()).toMatchObject({ status: 0, stderr: "" });
    const client = new pg.Client({ connectionString: database.url() });
    await client.connect();
    await client.query(`UPDATE "SurveyDayTally" SET counts[1] = counts[1] + 1 WHERE ${ours()}`);
    await client.end();
    const { status, stdout } = run();
    expect(status).toBe(1);
    expect(stdout).toContain("DIFFERENCES");
  });
});
