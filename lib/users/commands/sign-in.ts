import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import type { PublicOutcome } from "@/lib/core/action";
import { openSession } from "@/lib/core/auth";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { clientDevice } from "@/lib/core/request";
import { homeOf, identityOf } from "../rules";
import type { signInSchema } from "../schema";
import { checkPassword, checkUnknownName, lockUser } from "./check-password";

export type SignedIn = { session: { sessionId: string; hospitalId: string }; home: string };

const NOBODY: SignedIn = { session: { sessionId: "", hospitalId: "" }, home: "/sign-in" };

/**
 * Opens a session for a username and password. One message for a wrong name and a wrong password; only who knows the
 * password learns that the account is disabled.
 */
export async function signIn(
  tx: Tx,
  input: z.output<typeof signInSchema>,
  device?: string,
): Promise<PublicOutcome<SignedIn>> {
  const wrong = new AppError("UNAUTHENTICATED", "users.error.signInFailed");
  const found = await findAccount(tx, input.username);
  if (!found) {
    const nameHash = createHash("sha256").update(input.username.toLowerCase()).digest("hex");
    const failure = await checkUnknownName(tx, nameHash, input.password, wrong);
    return { data: NOBODY, audit: [], failure, hospitalId: null, actorName: "" };
  }
  const user = await lockUser(tx, found.hospitalId, found.id);
  const author = { hospitalId: user.hospitalId, actorId: user.id, actorName: user.name };
  const checked = await checkPassword(tx, user, input.password, wrong);
  if (checked.failure) return { data: NOBODY, ...checked, ...author };
  if (user.disabledAt) {
    return { data: NOBODY, audit: [], failure: new AppError("FORBIDDEN", "users.error.disabled"), ...author };
  }
  const from = device ?? (await clientDevice());
  const session = await openSession(tx, user, from);
  const audit = [{ action: "user.signIn", subject: "user", subjectId: user.id, after: { device: from } }];
  const home = found.mustChangePassword ? "/password" : homeOf(found.roles.map(({ role }) => role));
  return { data: { session, home }, audit, ...author };
}

/** The one account of a typed name; a name that several hospitals have needs the hospital's code after an @. */
async function findAccount(tx: Tx, typed: string) {
  const { username, hospitalCode } = identityOf(typed);
  const rows = await tx.user.findMany({
    where: { username, ...(hospitalCode === null ? {} : { hospital: { code: hospitalCode } }) },
    select: { hospitalId: true, id: true, mustChangePassword: true, roles: { select: { role: true } } },
    take: 2,
  });
  return rows.length === 1 ? rows[0] : undefined;
}
