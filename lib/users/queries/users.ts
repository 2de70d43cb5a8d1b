import "server-only";
import type { Actor } from "@/lib/core/actor";
import { sessionAliveWhere } from "@/lib/core/auth";
import { db } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import { AppError } from "@/lib/core/errors";
import { clock } from "@/lib/core/period";
import type { Role } from "@/lib/core/permissions";
import { containing } from "@/lib/core/search-text";
import { scopeUsers } from "../policy";
import { stateOf, type UserState } from "../rules";

const PAGE_SIZE = 50;

export type UserRow = {
  id: string;
  username: string;
  name: string;
  roles: { role: Role; branchName: string | null }[];
  state: UserState;
  lastSeenAt: Date | null;
};

export type UserFilters = {
  q?: string | undefined;
  role?: Role | undefined;
  state?: UserState | undefined;
  sort?: "username" | "name" | "createdAt" | undefined;
  descending?: boolean | undefined;
  page?: number | undefined;
};

const ROLES_WITH_BRANCH = {
  select: { role: true, branch: { select: { name: true } } },
  orderBy: [{ role: "asc" }, { branch: { name: "asc" } }],
} satisfies Prisma.User$rolesArgs;

function stateWhere(state: UserState): Prisma.UserWhereInput {
  const now = clock.now();
  const unlocked: Prisma.UserWhereInput = { OR: [{ lockedUntil: null }, { lockedUntil: { lte: now } }] };
  if (state === "disabled") return { disabledAt: { not: null } };
  if (state === "locked") return { disabledAt: null, lockedUntil: { gt: now } };
  return { disabledAt: null, mustChangePassword: state === "firstSignIn", AND: [unlocked] };
}

function whereOf(actor: Actor, { q, role, state }: UserFilters): Prisma.UserWhereInput {
  const contains = containing(q ?? "");
  return {
    ...scopeUsers(actor),
    ...(role ? { roles: { some: { role } } } : {}),
    AND: [state ? stateWhere(state) : {}, q ? { OR: [{ username: contains }, { name: contains }] } : {}],
  };
}

/** Accounts of the actor's hospital, 50 a page. */
export async function listUsers(
  actor: Actor,
  filters: UserFilters = {},
  pageSize = PAGE_SIZE,
): Promise<{ rows: UserRow[]; total: number }> {
  const { sort = "username", descending = false, page = 1 } = filters;
  const where = whereOf(actor, filters);
  const [total, rows] = await Promise.all([
    db.user.count({ where }),
    db.user.findMany({
      where,
      orderBy: [{ [sort]: descending ? "desc" : "asc" }, { id: "asc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
      select: {
        id: true,
        username: true,
        name: true,
        disabledAt: true,
        lockedUntil: true,
        mustChangePassword: true,
        roles: ROLES_WITH_BRANCH,
        sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: "desc" }, take: 1 },
      },
    }),
  ]);
  const now = clock.now();
  return {
    total,
    rows: rows.map((row) => ({
      id: row.id,
      username: row.username,
      name: row.name,
      roles: row.roles.map(({ role, branch }) => ({ role, branchName: branch?.name ?? null })),
      state: stateOf(row, now),
      lastSeenAt: row.sessions[0]?.lastSeenAt ?? null,
    })),
  };
}

export type UserDetail = {
  id: string;
  version: number;
  username: string;
  name: string;
  email: string | null;
  employeeNo: string | null;
  staffName: string | null;
  roles: Role[];
  branchIds: string[];
  state: UserState;
  disabledAt: Date | null;
  lockedUntil: Date | null;
  createdAt: Date;
  sessions: { id: string; device: string | null; createdAt: Date; lastSeenAt: Date }[];
};

/** One account with its open sessions; throws NOT_FOUND outside the actor's reach. */
export async function getUser(actor: Actor, id: string): Promise<UserDetail> {
  const row = await db.user.findFirst({
    where: { ...scopeUsers(actor), AND: { id } },
    select: {
      id: true,
      version: true,
      username: true,
      name: true,
      email: true,
      disabledAt: true,
      lockedUntil: true,
      mustChangePassword: true,
      createdAt: true,
      staff: { select: { employeeNo: true, name: true } },
      roles: { select: { role: true, branchId: true } },
      sessions: {
        where: sessionAliveWhere(),
        select: { id: true, device: true, createdAt: true, lastSeenAt: true },
        orderBy: { lastSeenAt: "desc" },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { staff, roles, mustChangePassword, ...rest } = row;
  return {
    ...rest,
    employeeNo: staff?.employeeNo ?? null,
    staffName: staff?.name ?? null,
    roles: [...new Set(roles.map(({ role }) => role))],
    branchIds: roles.flatMap(({ branchId }) => (branchId ? [branchId] : [])),
    state: stateOf({ ...rest, mustChangePassword }, clock.now()),
  };
}
