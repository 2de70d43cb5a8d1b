import "server-only";
import { type Actor, branchScope } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { BranchKind } from "@/lib/core/db/generated/enums";
import { type Day, fromDbDay, today } from "@/lib/core/period";
import type { Permission } from "@/lib/core/permissions";
import { containing } from "@/lib/core/search-text";
import { heldOn, scopeBranches } from "../policy";
import { inTreeOrder, type Placed } from "../rules/tree";

type Named = { id: string; name: string };

export type BranchRow = Placed<{
  id: string;
  name: string;
  kind: BranchKind;
  parentId: string | null;
  dissolvedOn: Day | null;
  key: boolean;
  ledBy: Named | null;
  /** Branches that this one leads. */
  leads: Named[];
  secretary: string | null;
  departments: string[];
}>;

export type BranchFilters = {
  q?: string | undefined;
  key?: boolean | undefined;
  kind?: BranchKind | undefined;
  state?: "present" | "dissolved" | undefined;
  /** Only those that stand below this branch or are led by it. */
  under?: string | undefined;
  sort?: "name" | "key" | undefined;
  descending?: boolean | undefined;
};

const NAMED = { select: { id: true, name: true } } as const;

/**
 * Branches in the actor's reach, those not dissolved unless asked otherwise, with secretary and paired departments of
 * today: below their general branch, or flat when they are sorted.
 */
export async function listBranches(actor: Actor, filters: BranchFilters = {}): Promise<BranchRow[]> {
  const { q, key, kind, state = "present", under, sort, descending = false } = filters;
  const found = await db.branch.findMany({
    where: {
      ...scopeBranches(actor),
      dissolvedOn: state === "present" ? null : { not: null },
      ...(key === undefined ? {} : { key }),
      ...(kind ? { kind } : {}),
      ...(under ? { AND: { OR: [{ parentId: under }, { ledById: under }] } } : {}),
      ...(q ? { OR: [{ name: containing(q) }, { pairings: { some: { department: { name: containing(q) } } } }] } : {}),
    },
    orderBy: sort ? [{ [sort]: descending ? "desc" : "asc" }, { name: "asc" }] : [{ key: "desc" }, { name: "asc" }],
    select: {
      id: true,
      name: true,
      kind: true,
      parentId: true,
      dissolvedOn: true,
      key: true,
      ledBy: NAMED,
      leads: { where: { dissolvedOn: null }, orderBy: { name: "asc" }, ...NAMED },
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
  const rows = found.map(({ appointments, pairings, dissolvedOn, ...row }) => ({
    ...row,
    dissolvedOn: dissolvedOn && fromDbDay(dissolvedOn),
    secretary: appointments[0]?.staff.name ?? null,
    departments: pairings.map((pairing) => pairing.department.name),
  }));
  return sort ? rows.map((row) => ({ ...row, depth: 0 })) : inTreeOrder(rows);
}

/** Branches for which the actor holds a permission, for a picker; narrowed to key branches or to one kind where asked. */
export async function listBranchOptions(
  actor: Actor,
  permission: Permission,
  client: Tx = db,
  narrow: { key?: true; kind?: BranchKind } = {},
): Promise<Named[]> {
  const { hospitalId, branchId } = branchScope(actor, permission);
  return client.branch.findMany({
    where: { hospitalId, dissolvedOn: null, ...narrow, ...(branchId ? { id: branchId } : {}) },
    orderBy: { name: "asc" },
    select: { id: true, name: true },
  });
}

/** Branches of all times, dissolved ones last: for filters of what was recorded. */
export async function listEveryBranch(actor: Actor, permission: Permission): Promise<Named[]> {
  const { hospitalId, branchId } = branchScope(actor, permission);
  return db.branch.findMany({
    where: { hospitalId, ...(branchId ? { id: branchId } : {}) },
    orderBy: [{ dissolvedOn: { sort: "asc", nulls: "first" } }, { name: "asc" }],
    select: { id: true, name: true },
  });
}
