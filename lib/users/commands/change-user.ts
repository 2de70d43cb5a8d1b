import "server-only";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import type { Role } from "@/lib/core/permissions";
import { scopeUsers } from "../policy";

export type StoredUser = {
  id: string;
  username: string;
  name: string;
  email: string | null;
  staffId: string | null;
  disabledAt: Date | null;
  roles: { role: Role; branchId: string | null }[];
};

/** An account the actor looks after; throws NOT_FOUND for any other. */
export async function loadUser(tx: Tx, actor: Actor, id: string): Promise<StoredUser> {
  const user = await tx.user.findFirst({
    where: { ...scopeUsers(actor), AND: { id } },
    select: {
      id: true,
      username: true,
      name: true,
      email: true,
      staffId: true,
      disabledAt: true,
      roles: { select: { role: true, branchId: true }, orderBy: [{ role: "asc" }, { branchId: "asc" }] },
    },
  });
  if (!user) throw new AppError("NOT_FOUND", "core.error.notFound");
  return user;
}

type Version = { id: string; version: number };

/** Changes an account that is still as the administrator saw it; CONFLICT names who changed it meanwhile. */
export async function changeUser(
  tx: Tx,
  actor: Actor,
  { id, version }: Version,
  data: Prisma.UserUncheckedUpdateManyInput,
) {
  const { hospitalId } = actor;
  const { count } = await tx.user.updateMany({
    where: { hospitalId, id, version },
    data: { ...data, version: { increment: 1 } },
  });
  if (count === 1) return;
  throw await conflictOn(tx, actor, "user", id);
}

/**
 * One change of administrators at a time: the hospital's row is locked, so that two of them cannot take the role from
 * each other at once. Call it before reading.
 */
export async function lockAdministrators(tx: Tx, actor: Actor): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM "Hospital" WHERE id = ${actor.hospitalId}::uuid FOR NO KEY UPDATE`;
}

/** Throws when the change just made has left the hospital without an administrator who can sign in. */
export async function assertAdministratorRemains(tx: Tx, actor: Actor): Promise<void> {
  const { hospitalId } = actor;
  const left = await tx.user.count({
    where: { hospitalId, disabledAt: null, roles: { some: { role: "administrator" } } },
  });
  if (left === 0) throw new AppError("CONFLICT", "users.error.lastAdministrator");
}
