import { encode } from "next-auth/jwt";
import pg from "pg";
import { applyMigrations } from "@/prisma/launch/migrate";
import { seedDemo } from "@/prisma/seed/demo";
import { createEmptyDatabase, type TestDatabase } from "@/tests/support/database";
import { TEST_KEYS } from "@/tests/support/keys";
import { BENCH_SECRET } from "./server";

/** A database with the demo hospital `scale` times, and a signed-in reader of each role that is measured. */
export type BenchDatabase = TestDatabase & {
  hospitalId: string;
  cookies: Record<"leader" | "committee" | "secretary" | "admin", string>;
  /** Makes everything that is kept of this hospital old, as any write would. */
  touch: () => Promise<unknown>;
  close: () => Promise<void>;
};

async function cookieFor(pool: pg.Pool, username: string): Promise<string> {
  const { rows } = await pool.query(
    `INSERT INTO "Session" ("hospitalId", id, "userId", "expiresAt")
     SELECT "hospitalId", gen_random_uuid(), id, now() + interval '6 hours' FROM "User" WHERE username = $1
     RETURNING id, "hospitalId"`,
    [username],
  );
  await pool.query(`UPDATE "User" SET "mustChangePassword" = false WHERE username = $1`, [username]);
  const token = { sessionId: rows[0].id, hospitalId: rows[0].hospitalId };
  return `next-auth.session-token=${await encode({ token, secret: BENCH_SECRET, maxAge: 6 * 3600 })}`;
}

export async function prepareDatabase(scale: number): Promise<BenchDatabase> {
  const database = await createEmptyDatabase();
  await applyMigrations(database.url);
  // The demo's personal data are sealed on their way into the database.
  process.env.PERSONAL_DATA_KEYS = TEST_KEYS;
  const { hospitalId } = await seedDemo(database.url, { scale });
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  pool.on("error", () => {});
  return {
    ...database,
    hospitalId,
    cookies: {
      leader: await cookieFor(pool, "leader"),
      committee: await cookieFor(pool, "committee"),
      secretary: await cookieFor(pool, "secretary"),
      admin: await cookieFor(pool, "admin"),
    },
    touch: () => pool.query(`UPDATE "AuditHead" SET seq = seq + 1 WHERE "hospitalId" = $1`, [hospitalId]),
    async close() {
      await pool.end();
      await database.drop();
    },
  };
}
