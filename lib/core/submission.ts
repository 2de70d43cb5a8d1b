import "server-only";
import type { Actor } from "./actor";
import type { Tx } from "./db/client";
import type { Prisma } from "./db/generated/client";
import { AppError } from "./errors";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * Claims a form's key inside the transaction; gives the first sending's result when it was sent before. A second
 * sending at the same moment waits at the unique key until the first has committed or failed.
 */
export async function storedResult<D>(tx: Tx, actor: Actor, key: unknown): Promise<{ data: D } | null> {
  if (typeof key !== "string" || key === "") return null;
  if (!UUID.test(key)) throw new AppError("INVALID", "core.error.invalid");
  const claimed = await tx.$executeRaw`INSERT INTO "Submission" ("hospitalId", "userId", key, result)
    VALUES (${actor.hospitalId}::uuid, ${actor.userId}::uuid, ${key}::uuid, 'null') ON CONFLICT DO NOTHING`;
  if (claimed === 1) return null;
  const { hospitalId, userId } = actor;
  const found = await tx.submission.findUniqueOrThrow({
    where: { hospitalId_userId_key: { hospitalId, userId, key } },
  });
  return { data: found.result as D };
}

/** Keeps the result under the claimed key. */
export async function storeResult(tx: Tx, actor: Actor, key: unknown, data: unknown): Promise<void> {
  if (typeof key !== "string" || key === "") return;
  const { hospitalId, userId } = actor;
  await tx.submission.update({
    where: { hospitalId_userId_key: { hospitalId, userId, key } },
    data: { result: (data ?? null) as Prisma.InputJsonValue },
  });
}
