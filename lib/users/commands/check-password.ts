import "server-only";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { verifyPassword } from "@/lib/core/password";
import { addMinutes, clock, instantFrom, minutesUntil } from "@/lib/core/period";
import { lockMinutes } from "../rules";

export type CheckedUser = {
  hospitalId: string;
  id: string;
  username: string;
  name: string;
  passwordHash: string;
  failedAttempts: number;
  lockedUntil: Date | null;
  disabledAt: Date | null;
};

export type PasswordCheck = { audit: AuditDraft[]; failure?: AppError };

/** The account as it is now, its row locked: guesses made side by side are counted one after another. */
export async function lockUser(tx: Tx, hospitalId: string, id: string): Promise<CheckedUser> {
  await tx.$queryRaw`SELECT 1 FROM "User" WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  return tx.user.findUniqueOrThrow({
    where: { hospitalId_id: { hospitalId, id } },
    select: {
      hospitalId: true,
      id: true,
      username: true,
      name: true,
      passwordHash: true,
      failedAttempts: true,
      lockedUntil: true,
      disabledAt: true,
    },
  });
}

/**
 * Checks a password of a locked row and keeps count: five failures in a row lock the account, longer with every further
 * one; success forgets them. While it is locked even the right password is refused, and nothing is counted.
 */
export async function checkPassword(
  tx: Tx,
  user: CheckedUser,
  password: string,
  wrong: AppError,
): Promise<PasswordCheck> {
  const now = clock.now();
  if (user.lockedUntil && user.lockedUntil > now) return { audit: [], failure: lockedError(user.lockedUntil) };
  const where = { hospitalId_id: { hospitalId: user.hospitalId, id: user.id } };
  if (await verifyPassword(user.passwordHash, password)) {
    if (user.failedAttempts > 0) await tx.user.update({ where, data: { failedAttempts: 0, lockedUntil: null } });
    return { audit: [] };
  }
  const failedAttempts = user.failedAttempts + 1;
  const minutes = lockMinutes(failedAttempts);
  const lockedUntil = minutes > 0 ? addMinutes(now, minutes) : null;
  await tx.user.update({ where, data: { failedAttempts, lockedUntil } });
  const about = { subject: "user", subjectId: user.id };
  const audit: AuditDraft[] = [{ action: "user.signInFailed", ...about, after: { failedAttempts } }];
  if (lockedUntil) audit.push({ action: "user.lock", ...about, after: { lockedUntil } });
  return { audit, failure: lockedUntil ? lockedError(lockedUntil) : wrong };
}

/** The refusal of a locked account; says for how many minutes. */
function lockedError(until: Date): AppError {
  return new AppError("RATE_LIMITED", "users.error.locked", { params: { minutes: minutesUntil(until, clock.now()) } });
}

/**
 * A name that no account has: takes as long, counts and locks as an account would, so that neither time nor words tell
 * which names exist. The name itself is never kept: people type passwords into the wrong field.
 */
export async function checkUnknownName(tx: Tx, nameHash: string, password: string, wrong: AppError): Promise<AppError> {
  const now = clock.now();
  const key = `unknown-name:${nameHash}`;
  const row = await tx.rateLimit.upsert({ where: { key }, create: { key }, update: { points: { increment: 0 } } });
  const lockedUntil = row.expire === null ? null : instantFrom(Number(row.expire));
  if (lockMinutes(row.points) > 0 && lockedUntil && lockedUntil > now) return lockedError(lockedUntil);
  await verifyPassword(null, password);
  const points = row.points + 1;
  const minutes = lockMinutes(points);
  const until = addMinutes(now, minutes || 60);
  await tx.rateLimit.update({ where: { key }, data: { points, expire: BigInt(until.getTime()) } });
  return minutes > 0 ? lockedError(until) : wrong;
}
