import "server-only";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { pool } from "./db/client";
import { AppError } from "./errors";

/** How often a thing may be done by one person or from one address. */
const BUCKETS = {
  action: { points: 120, duration: 60 },
  public: { points: 120, duration: 60 },
} as const;

const limiters = new Map<string, RateLimiterPostgres>();

function limiter(bucket: keyof typeof BUCKETS): RateLimiterPostgres {
  let found = limiters.get(bucket);
  if (!found) {
    found = new RateLimiterPostgres({
      storeClient: pool(),
      storeType: "pool",
      tableName: "rate_limit",
      tableCreated: true,
      keyPrefix: bucket,
      ...BUCKETS[bucket],
    });
    limiters.set(bucket, found);
  }
  return found;
}

/** Counts one attempt; throws RATE_LIMITED with the seconds to wait. */
export async function limitRate(bucket: keyof typeof BUCKETS, key: string): Promise<void> {
  try {
    await limiter(bucket).consume(key);
  } catch (rejection) {
    if (rejection instanceof Error) throw rejection;
    const seconds = Math.ceil((rejection as { msBeforeNext: number }).msBeforeNext / 1000);
    throw new AppError("RATE_LIMITED", "core.error.rateLimited", { params: { seconds } });
  }
}
