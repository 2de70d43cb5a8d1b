import { randomUUID } from "node:crypto";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { expect, test } from "vitest";
import { applyMigrations, MIGRATIONS_FOLDER, readMigrations } from "@/prisma/launch/migrate";
import { createEmptyDatabase } from "@/tests/support/database";

/** Brings a database to where it stood before the migration of a name, as an installation of that time. */
async function migrateBefore(url: string, name: string): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), "migrations-"));
  for (const { name: one } of readMigrations()) {
    if (one.endsWith(`_${name}`)) break;
    cpSync(path.join(MIGRATIONS_FOLDER, one), path.join(folder, one), { recursive: true });
  }
  await applyMigrations(url, folder);
  rmSync(folder, { recursive: true });
}

test("whoever had left before stays were kept was on the books until the day before", async () => {
  const database = await createEmptyDatabase();
  await migrateBefore(database.url, "register");
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const [hospital, department, branch] = [randomUUID(), randomUUID(), randomUUID()];
  await client.query(`INSERT INTO "Hospital" (id, code, name, ownership) VALUES ('${hospital}', 'A', 'A', 'public')`);
  await client.query(
    `INSERT INTO "Department" ("hospitalId", id, name, kind) VALUES ('${hospital}', '${department}', 'A', 'clinical')`,
  );
  await client.query(`INSERT INTO "Branch" ("hospitalId", id, name) VALUES ('${hospital}', '${branch}', 'A')`);
  const add = async (fullOn: string | null, leftOn: string | null) => {
    const [staff, member] = [randomUUID(), randomUUID()];
    await client.query(
      `INSERT INTO "Staff" ("hospitalId", id, "employeeNo", name, pinyin, "departmentId")
       VALUES ($1, $2, $3, 'A', 'a', $4)`,
      [hospital, staff, staff, department],
    );
    await client.query(
      `INSERT INTO "Member" ("hospitalId", id, "staffId", "branchId", stage, "fullOn", "leftOn")
       VALUES ($1, $2, $3, $4, 'full', $5, $6)`,
      [hospital, member, staff, branch, fullOn, leftOn],
    );
    return member;
  };
  const ids = [await add("2020-01-01", "2025-03-01"), await add(null, "2025-03-01"), await add("2020-01-01", null)];
  await applyMigrations(database.url);
  const stays = await client.query(
    `SELECT "memberId", "fromDay"::text, "toDay"::text FROM "BranchMembership" ORDER BY array_position($1, "memberId")`,
    [ids],
  );
  expect(stays.rows.map(({ fromDay, toDay }) => [fromDay, toDay])).toEqual([
    ["2020-01-01", "2025-02-28"],
    ["2025-02-28", "2025-02-28"],
    ["2020-01-01", null],
  ]);
  await client.end();
  await database.drop();
});

test("leave given for a rule holds for the gravest that it finds, and of two that overlap the longer stays", async () => {
  const database = await createEmptyDatabase();
  await migrateBefore(database.url, "exceptions_of_checks");
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const [hospital, branch] = [randomUUID(), randomUUID()];
  await client.query(`INSERT INTO "Hospital" (id, code, name, ownership) VALUES ('${hospital}', 'A', 'A', 'public')`);
  await client.query(`INSERT INTO "Branch" ("hospitalId", id, name) VALUES ('${hospital}', '${branch}', 'A')`);
  const leave = (ruleKey: string, untilDay: string) =>
    client.query(
      `INSERT INTO "RuleException"
         ("hospitalId", id, "branchId", "ruleKey", reason, "approvedOn", "untilDay", "approvedById")
       VALUES ($1, $2, $3, $4, 'R', '2026-01-05', $5, $2)`,
      [hospital, randomUUID(), branch, ruleKey, untilDay],
    );
  await leave("branch.termYears", "2026-12-31");
  await leave("branch.termYears", "2027-12-31");
  await leave("branch.committeeFromFullMembers", "2026-12-31");
  await applyMigrations(database.url);
  const { rows } = await client.query(`SELECT "check", "untilDay"::text FROM "RuleException" ORDER BY "check"`);
  expect(rows.map(({ check, untilDay }) => [check, untilDay])).toEqual([
    ["noCommittee", "2026-12-31"],
    ["termOver", "2027-12-31"],
  ]);
  await client.end();
  await database.drop();
});
