import { hash, randomBytes } from "node:crypto";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { type Day, today } from "./period";

/**
 * Requests a minute from one address. A ward or a hall full of people often stands behind one address, so this is far
 * above what people do and far below what a program does.
 */
export const VISITS_A_MINUTE = 600;

const limiter = new RateLimiterMemory({ points: VISITS_A_MINUTE, duration: 60 });
let salt: { day: Day; secret: string } | undefined;

/** Today's salt lives in this process alone: not even somebody with all data can tell tomorrow who came today. */
function saltOf(day: Day): string {
  if (salt?.day !== day) salt = { day, secret: randomBytes(32).toString("base64url") };
  return salt.secret;
}

/** One household or device of IPv6 holds a whole network of the first 64 bits. */
function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, "");
  return plain.includes(":") ? plain.split(":").slice(0, 4).join(":") : plain;
}

/** Counts one request; null when it may pass, else the seconds to wait. Only a salted hash is kept, for a minute. */
export async function countVisit(address: string): Promise<number | null> {
  const key = hash("sha256", `${saltOf(today())} ${placeOf(address)}`, "base64url");
  try {
    await limiter.consume(key);
    return null;
  } catch (rejection) {
    if (rejection instanceof Error) throw rejection;
    return Math.ceil((rejection as RateLimiterRes).msBeforeNext / 1000);
  }
}
