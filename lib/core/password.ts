import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** Argon2id (the library's default kind) with OWASP's first recommended parameters; about 20 ms of one core. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** The hash of a password, in the PHC text form that carries its own salt and parameters. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

let dummy: Promise<string> | undefined;

/**
 * Whether the password fits. Without a stored hash it works just as long and says no, so that the time of an answer
 * does not tell which usernames exist.
 */
export async function verifyPassword(stored: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword("no account has this password");
  const known = stored?.startsWith("$argon2") ? stored : null;
  const fits = await verify(known ?? (await dummy), password);
  return fits && known !== null;
}

/** Without 0 O 1 l I and other signs that are mistaken for one another when read aloud or copied by hand. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

/** A first password of four groups of four: 79 bits, easy to dictate. */
export function generatePassword(): string {
  const group = () => Array.from({ length: 4 }, () => SIGNS[randomInt(SIGNS.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
