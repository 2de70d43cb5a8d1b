import pg from "pg";
import { newSetupCode, setupCodeHash } from "@/lib/core/setup-code";

// Two programs that start at once take turns in loading the demo.
const LOCK = 5_040_712;

async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function countHospitals(client: pg.Client): Promise<{ demo: number; real: number }> {
  const { rows } = await client.query(
    `SELECT count(*) FILTER (WHERE demo)::int AS demo, count(*) FILTER (WHERE NOT demo)::int AS real FROM "Hospital"`,
  );
  return rows[0];
}

/**
 * Loads the demo hospital into an empty database, in the seed's one transaction; true when it did. Throws when a real
 * hospital lives there: known passwords may never stand beside real data.
 */
export async function loadDemo(url: string): Promise<boolean> {
  return withClient(url, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [LOCK]);
    const { demo, real } = await countHospitals(client);
    if (real > 0) throw new Error("This database holds a real hospital: the demo is not loaded beside it.");
    if (demo > 0) return false;
    // Loaded only where it is needed: the seed is larger than the launcher.
    const { seedDemo } = await import("@/prisma/seed/demo");
    await seedDemo(client);
    return true;
  });
}

/**
 * Prepares a database for real data. Without a hospital yet it returns a new one-time code that opens /setup (an
 * earlier one is void), else null. Throws when the demo hospital lives there.
 */
export async function prepareReal(url: string): Promise<string | null> {
  return withClient(url, async (client) => {
    const { demo, real } = await countHospitals(client);
    if (demo > 0) {
      throw new Error("This database holds the demo hospital, whose passwords are public. Use an empty database.");
    }
    if (real > 0) return null;
    const code = newSetupCode();
    await client.query(
      `INSERT INTO "SetupCode" (id, "codeHash", "createdAt") VALUES (1, $1, now())
       ON CONFLICT (id) DO UPDATE SET "codeHash" = EXCLUDED."codeHash", "createdAt" = now(), "usedAt" = NULL`,
      [setupCodeHash(code)],
    );
    return code;
  });
}
