import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { decode, encode } from "next-auth/jwt";
import { cache } from "react";
import type { Actor } from "./actor";
import { requestContext } from "./context";
import { db, pool, type Tx } from "./db/client";
import { databaseFailure } from "./db/failure";
import { env } from "./env";
import { statusOf } from "./errors";
import { addMinutes, clock } from "./period";
import { type Permission, permissionsOf, type Role } from "./permissions";
import { isSealed, ownerNamedIn } from "./private-address";

const IDLE_MINUTES = 120;
const ABSOLUTE_MINUTES = 12 * 60;

/** next-auth's own cookie names, so that its other sign-in ways find the same session. */
function cookieName(): string {
  return secure() ? "__Secure-next-auth.session-token" : "next-auth.session-token";
}

function secure(): boolean {
  return env().PUBLIC_URL?.startsWith("https://") ?? false;
}

/** Opens a session inside the transaction that accepted the password; ends at the absolute limit at the latest. */
export async function openSession(tx: Tx, user: { hospitalId: string; id: string }, device: string) {
  const now = clock.now();
  const expiresAt = addMinutes(now, ABSOLUTE_MINUTES);
  const { hospitalId, id: userId } = user;
  const session = await tx.session.create({
    data: { hospitalId, userId, device, createdAt: now, lastSeenAt: now, expiresAt },
    select: { id: true },
  });
  return { sessionId: session.id, hospitalId };
}

/** Writes the session's cookie: an encrypted token that carries identity alone. */
export async function setSessionCookie(session: { sessionId: string; hospitalId: string }): Promise<void> {
  const maxAge = ABSOLUTE_MINUTES * 60;
  const token = await encode({ token: session, secret: env().AUTH_SECRET, maxAge });
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: secure(), maxAge } as const;
  (await cookies()).set(cookieName(), token, options);
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).delete(cookieName());
}

/** What the session cookie says, unchecked against the database; null without one. */
export async function sessionInCookie(): Promise<TokenSession | null> {
  const token = (await cookies()).get(cookieName())?.value;
  if (!token) return null;
  return sessions.get(token) ?? openToken(token);
}

type TokenSession = { sessionId: string; hospitalId: string };

/**
 * Tokens that were decrypted before. Deriving the key and decrypting cost more than all else of finding the actor,
 * and a token's content never changes; whether its session still opens anything is asked of the database each time.
 */
const sessions = new Map<string, TokenSession>();
const MOST_TOKENS = 2000;

async function openToken(token: string): Promise<TokenSession | null> {
  // A token that was tampered with, or encrypted under an older secret, is simply no session.
  const content = await decode({ token, secret: env().AUTH_SECRET }).catch(() => null);
  if (typeof content?.sessionId !== "string" || typeof content.hospitalId !== "string") return null;
  const session = { sessionId: content.sessionId, hospitalId: content.hospitalId };
  if (sessions.size >= MOST_TOKENS) sessions.clear();
  sessions.set(token, session);
  return session;
}

/** The part of a Prisma `where` that keeps sessions which still open something. */
export function sessionAliveWhere() {
  const now = clock.now();
  return { endedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: addMinutes(now, -IDLE_MINUTES) } };
}

type PersonRow = {
  userId: string;
  name: string;
  mustChangePassword: boolean;
  hospitalName: string;
  ownership: "public" | "private";
  demo: boolean;
  dataVersion: number;
  roles: Role[];
  branchIds: (string | null)[];
};

/** Reads a person by what proves who they are, `proof`: a table with hospitalId and userId that stands as `p`. */
const personBy = (proof: string, more: string, where: string) => `
  SELECT u.id AS "userId", u.name, u."mustChangePassword", ${more}, h.name AS "hospitalName",
         h.ownership::text AS ownership, h.demo, coalesce(a.seq, 0) AS "dataVersion",
         array_agg(r.role::text) AS roles, array_agg(r."branchId"::text) AS "branchIds"
  FROM ${proof} p
  JOIN "User" u ON u."hospitalId" = p."hospitalId" AND u.id = p."userId" AND u."disabledAt" IS NULL
  JOIN "Hospital" h ON h.id = p."hospitalId"
  LEFT JOIN "AuditHead" a ON a."hospitalId" = p."hospitalId"
  JOIN "RoleAssignment" r ON r."hospitalId" = u."hospitalId" AND r."userId" = u.id
  WHERE p."hospitalId" = $1::uuid AND ${where}
  GROUP BY u.id, u.name, u."mustChangePassword", ${more}, h.name, h.ownership, h.demo, a.seq`;

const BY_SESSION = personBy(
  '"Session"',
  'p."lastSeenAt"',
  'p.id = $2::uuid AND p."endedAt" IS NULL AND p."expiresAt" > $3 AND p."lastSeenAt" > $4',
);
const BY_ADDRESS = personBy('"CalendarFeed"', "p.serial", 'p."userId" = $2::uuid');

function actorFrom(row: PersonRow, hospitalId: string, sessionId: string): Actor {
  return {
    hospitalId,
    sessionId,
    userId: row.userId,
    name: row.name,
    roles: [...new Set(row.roles)],
    ...permissionsOf(row.roles),
    branchIds: row.branchIds.filter((branchId) => branchId !== null),
    mustChangePassword: row.mustChangePassword,
    dataVersion: row.dataVersion,
    hospital: { name: row.hospitalName, ownership: row.ownership, demo: row.demo },
  };
}

/** Reads the person behind a session as they are now: roles and branches change from one request to the next. */
export async function loadActor(sessionId: string, hospitalId: string): Promise<Actor | null> {
  const now = clock.now();
  const known = [hospitalId, sessionId, now, addMinutes(now, -IDLE_MINUTES)];
  // Every request asks this: the pool answers it at a third of what the client in front of it costs.
  const found = await pool().query<PersonRow & { lastSeenAt: Date }>(BY_SESSION, known);
  const row = found.rows[0];
  if (!row) return null;
  if (row.lastSeenAt < addMinutes(now, -1)) {
    await db.session.update({ where: { hospitalId_id: { hospitalId, id: sessionId } }, data: { lastSeenAt: now } });
  }
  return actorFrom(row, hospitalId, sessionId);
}

/**
 * The person behind a private address, read anew as for a session: null when it was renewed, or when they may no longer
 * come in by themselves. Nobody is signed in by it, so there is no session.
 */
export async function findActorByAddress(token: string): Promise<Actor | null> {
  const owner = ownerNamedIn(token);
  if (!owner) return null;
  const known = [owner.hospitalId, owner.userId];
  const { rows } = await pool().query<PersonRow & { serial: number }>(BY_ADDRESS, known);
  const [row] = rows;
  if (!row || row.mustChangePassword || !isSealed(token, row.serial)) return null;
  return actorFrom(row, owner.hospitalId, "");
}

/** The signed-in person, or null. Read once a request; the first to meet a database that is away. */
export const findActor = cache(async (): Promise<Actor | null> => {
  const session = await sessionInCookie();
  if (!session) return null;
  return loadActor(session.sessionId, session.hospitalId).catch((error: unknown) => {
    const known = databaseFailure(error);
    if (known) requestContext().status = statusOf(known.code);
    throw error;
  });
});

/**
 * The signed-in person of a page. Sends others to sign in, sends a first sign-in to the password page, and shows
 * not-found where the permission is missing: what one may not see does not exist. `firstPassword` is for that page.
 */
export async function requireActor(permission: Permission, { firstPassword = false } = {}): Promise<Actor> {
  const actor = await findActor();
  if (!actor) redirect("/sign-in");
  if (actor.mustChangePassword && !firstPassword) redirect("/password");
  if (!actor.permissions.has(permission)) notFound();
  return actor;
}
