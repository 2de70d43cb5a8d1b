import { AppError } from "./errors";
import type { Permission, Role } from "./permissions";

/** The signed-in person of one request, read from the database for that request. */
export type Actor = {
  hospitalId: string;
  userId: string;
  sessionId: string;
  name: string;
  roles: readonly Role[];
  permissions: ReadonlySet<Permission>;
  /** Permissions that reach over every branch; the others end at `branchIds`. */
  hospitalWide: ReadonlySet<Permission>;
  branchIds: readonly string[];
  mustChangePassword: boolean;
  /** Length of the hospital's audit chain when the actor was read: the version of all its data. */
  dataVersion: number;
  hospital: { name: string; ownership: "public" | "private"; demo: boolean };
};

/** Whether the actor holds the permission for at least one branch. */
export function can(actor: Actor, permission: Permission): boolean {
  return actor.permissions.has(permission);
}

/** Whether the actor holds the permission for this branch. */
export function canForBranch(actor: Actor, permission: Permission, branchId: string): boolean {
  return (
    actor.permissions.has(permission) && (actor.hospitalWide.has(permission) || actor.branchIds.includes(branchId))
  );
}

/** Throws FORBIDDEN unless the actor holds the permission for this branch. */
export function assertCanForBranch(actor: Actor, permission: Permission, branchId: string): void {
  if (!canForBranch(actor, permission, branchId)) throw new AppError("FORBIDDEN", "core.error.forbidden");
}

/** The part of a Prisma `where` that keeps rows with a `branchId` inside the actor's reach. */
export function branchScope(actor: Actor, permission: Permission): { hospitalId: string; branchId?: { in: string[] } } {
  if (actor.hospitalWide.has(permission)) return { hospitalId: actor.hospitalId };
  const branchIds = actor.permissions.has(permission) ? [...actor.branchIds] : [];
  return { hospitalId: actor.hospitalId, branchId: { in: branchIds } };
}
