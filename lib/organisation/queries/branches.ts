import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay, today } from "@/lib/core/period";
import type { Permission } from "@/lib/core/permissions";
import { containing } from "@/lib/core/search-text";
import { heldOn, scopeBranches } from "../policy";

export type BranchRow = {
  id: string;
  name: string;
  key: boolean;
  ledBy: { id: string; name: string } | null;
  secretary: string | null;
  departments: string[];
};

export type BranchFilters = { q?: string; key?: boolean; sort?: "name" | "key"; descending?: boolean };

/** Branches in the actor's reach that are not dissolved, with secretary and paired departments of today. */
export async function listBranches(actor: Actor, filters: BranchFilters = {}): Promise<BranchRow[]> {
  const { q, key, sort = "key", descending = sort === "key" } = filters;
  const rows = await db.branch.findMany({
    where: {
      ...scopeBranches(actor),
      dissolvedOn: null,
      ...(key === undefined ? {} : { key }),
      ...(q
        ? {
            OR: [{ name: containing(q) }, { pairings: { some: { department: { name: containing(q) } } } }],
          }
        : {}),
    },
    orderBy: [{ [sort]: descending ? "desc" : "asc" }, { name: "asc" }],
    select: {
      id: true,
      name: true,
      key: true,
      ledBy: { select: { id: true, name: true } },
      appointments: {
        where: { partyPost: "branchSecretary", ...heldOn(today()) },
        select: { staff: { select: { name: true } } },
        take: 1,
      },
      pairings: {
        where: heldOn(today()),
        select: { department: { select: { name: true } } },
        orderBy: { department: { name: "asc" } },
      },
    },
  });
  return rows.map(({ appointments, pairings, ...row }) => ({
    ...row,
    secretary: appointments[0]?.staff.name ?? null,
    departments: pairings.map((pairing) => pairing.department.name),
  }));
}

export type BranchDetail = {
  id: string;
  name: string;
  version: number;
  key: boolean;
  foundedOn: Day | null;
  ledBy: { id: string; name: string } | null;
  leads: { id: string; name: string }[];
  pairings: { id: string; departmentId: string; departmentName: string; fromDay: Day; toDay: Day | null }[];
  posts: { id: string; post: string; title: string; name: string; fromDay: Day }[];
  groups: { id: string; name: string; members: number }[];
};

/** One branch; throws NOT_FOUND outside the actor's reach. */
export async function getBranch(actor: Actor, id: string): Promise<BranchDetail> {
  const row = await db.branch.findFirst({
    where: { ...scopeBranches(actor), AND: { id } },
    select: {
      id: true,
      name: true,
      version: true,
      key: true,
      foundedOn: true,
      ledBy: { select: { id: true, name: true } },
      leads: { where: { dissolvedOn: null }, select: { id: true, name: true }, orderBy: { name: "asc" } },
      pairings: {
        select: { id: true, departmentId: true, fromDay: true, toDay: true, department: { select: { name: true } } },
        orderBy: [{ toDay: { sort: "desc", nulls: "first" } }, { fromDay: "desc" }],
      },
      appointments: {
        where: { kind: "party", ...heldOn(today()) },
        select: { id: true, partyPost: true, title: true, fromDay: true, staff: { select: { name: true } } },
        orderBy: [{ partyPost: "asc" }, { title: "asc" }],
      },
      groups: {
        select: { id: true, name: true, _count: { select: { members: { where: { leftOn: null } } } } },
        orderBy: { name: "asc" },
      },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { appointments, pairings, groups, foundedOn, ...rest } = row;
  return {
    ...rest,
    foundedOn: foundedOn && fromDbDay(foundedOn),
    pairings: pairings.map(({ department, fromDay, toDay, ...pairing }) => ({
      ...pairing,
      departmentName: department.name,
      fromDay: fromDbDay(fromDay),
      toDay: toDay && fromDbDay(toDay),
    })),
    posts: appointments.map((post) => ({
      id: post.id,
      post: post.partyPost ?? "",
      title: post.title,
      name: post.staff.name,
      fromDay: fromDbDay(post.fromDay),
    })),
    groups: groups.map((group) => ({ id: group.id, name: group.name, members: group._count.members })),
  };
}

/** Branches for which the actor holds a permission, for a picker. */
export async function listBranchOptions(
  actor: Actor,
  permission: Permission,
  client: Tx = db,
): Promise<{ id: string; name: string }[]> {
  const { hospitalId, branchId } = branchScope(actor, permission);
  return client.branch.findMany({
    where: { hospitalId, dissolvedOn: null, ...(branchId ? { id: branchId } : {}) },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}
