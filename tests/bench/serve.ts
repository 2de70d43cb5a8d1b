// The measured server: the application's own, and an answer to how much CPU this process has used.
import pg from "pg";
import { serve } from "@/lib/core/serve";

/** What folding answers into tallies asks of the database; with BENCH_WITHOUT_TALLIES it is not asked. */
const FOLDING = ["lock-rounds", "read-tallies", "write-tallies", "publish-comments"];

function leaveOutTallies(): void {
  const query: (this: pg.Client, ...args: unknown[]) => unknown = pg.Client.prototype.query;
  Object.assign(pg.Client.prototype, {
    query(this: pg.Client, ...args: unknown[]) {
      const name = (args[0] as { name?: string } | undefined)?.name ?? "";
      return FOLDING.includes(name) ? Promise.resolve({ rows: [] }) : query.apply(this, args);
    },
  });
}

async function main(): Promise<void> {
  if (process.env.BENCH_WITHOUT_TALLIES) leaveOutTallies();
  const { port, close } = await serve({ port: Number(process.env.PORT), hostname: "127.0.0.1" });
  process.on("message", async (message) => {
    if (message === "cpu") {
      const { user, system } = process.cpuUsage();
      process.send?.({ cpu: user + system });
    }
    if (message === "stop") {
      await close();
      process.exit(0);
    }
  });
  process.send?.({ port });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
