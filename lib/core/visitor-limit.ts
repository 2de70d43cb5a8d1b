import { hash, randomBytes } from "node:crypto";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { type Day, today } from "./period";

/**
 * What one address may do a minute. A ward or a hall full of people often stands behind one address, so this is far
 * above what people do and far below what a program does; forms are counted apart from pages.
 */
export const VISITS_A_MINUTE = { page: 600, form: 120 };
export type VisitKind = keyof typeof VISITS_A_MINUTE;

const limiters = {
  page: new RateLimiterMemory({ points: VISITS_A_MINUTE.page, duration: 60 }),
  form: new RateLimiterMemory({ points: VISITS_A_MINUTE.form, duration: 60 }),
};
let salt: { day: Day; secret: string } | undefined;

/** Today's salt lives in this process alone: not even somebody with all data can tell tomorrow who came today. */
function saltOf(day: Day): string {
  if (salt?.day !== day) salt = { day, secret: randomBytes(32).toString("base64url") };
  return salt.secret;
}

/** One household or device of IPv6 holds a whole network of the first 64 bits. */
function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!plain.includes(":")) return plain;
  const [before = "", after] = plain.split("::");
  const head = before === "" ? [] : before.split(":");
  const tail = after ? after.split(":") : [];
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length);
  return [...head, ...new Array<string>(zeros).fill("0"), ...tail].slice(0, 4).join(":");
}

/** Counts one request; null when it may pass, else the seconds to wait. Only a salted hash is kept, for a minute. */
export async function countVisit(address: string, kind: VisitKind): Promise<number | null> {
  const key = hash("sha256", `${saltOf(today())} ${placeOf(address)}`, "base64url");
  try {
    await limiters[kind].consume(key);
    return null;
  } catch (rejection) {
    if (rejection instanceof Error) throw rejection;
    return Math.ceil((rejection as RateLimiterRes).msBeforeNext / 1000);
  }
}
