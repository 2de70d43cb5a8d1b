import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { DepartmentKind } from "@/lib/core/db/generated/enums";
import { type Day, fromDbDay, type Month, monthRange, today } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { heldOn, openDuring } from "../policy";
import { inTreeOrder, type Placed } from "../rules/tree";

type Window = { from: Day; to: Day };

/** Departments of the hospital for a picker: those open today, or on some day of a window, closed since or not. */
export async function listDepartmentOptions(
  actor: Actor,
  { from, to }: Window = { from: today(), to: today() },
): Promise<{ id: string; name: string; kind: DepartmentKind }[]> {
  return db.department.findMany({
    where: { hospitalId: actor.hospitalId, ...openDuring(from, to) },
    orderBy: [{ kind: "asc" }, { name: "asc" }],
    select: { id: true, name: true, kind: true },
  });
}

export type DepartmentRow = Placed<{
  id: string;
  name: string;
  kind: DepartmentKind;
  parentId: string | null;
  closedOn: Day | null;
  headcount: number | null;
  beds: number | null;
  /** People of the register who work there now. */
  staff: number;
  head: string | null;
  branches: { id: string; name: string }[];
  /** Into which departments it went. */
  successors: { id: string; name: string }[];
}>;

export type DepartmentFilters = {
  q?: string | undefined;
  kind?: DepartmentKind | undefined;
  state?: "open" | "closed" | undefined;
  sort?: "name" | "kind" | "headcount" | "beds" | undefined;
  descending?: boolean | undefined;
};

const ROW = {
  id: true,
  name: true,
  kind: true,
  parentId: true,
  closedOn: true,
  headcount: true,
  beds: true,
} as const;

/** Departments of the hospital, open ones unless asked otherwise: as a tree, or flat when they are sorted. */
export async function listDepartments(actor: Actor, filters: DepartmentFilters = {}): Promise<DepartmentRow[]> {
  const { q, kind, state = "open", sort, descending = false } = filters;
  const held = heldOn(today());
  const found = await db.department.findMany({
    where: {
      hospitalId: actor.hospitalId,
      closedOn: state === "open" ? null : { not: null },
      ...(kind ? { kind } : {}),
      ...(q ? { name: containing(q) } : {}),
    },
    orderBy: [{ [sort ?? "kind"]: descending ? "desc" : "asc" }, { name: "asc" }],
    select: {
      ...ROW,
      _count: { select: { staff: { where: { leftOn: null } } } },
      appointments: { where: { head: true, ...held }, select: { staff: { select: { name: true } } }, take: 1 },
      successors: { select: { into: { select: { id: true, name: true } } } },
      pairings: {
        where: held,
        orderBy: { branch: { name: "asc" } },
        select: { branch: { select: { id: true, name: true } } },
      },
    },
  });
  const rows = found.map(({ pairings, appointments, successors, _count, closedOn, ...row }) => ({
    ...row,
    successors: successors.map(({ into }) => into),
    closedOn: closedOn && fromDbDay(closedOn),
    staff: _count.staff,
    head: appointments[0]?.staff.name ?? null,
    branches: pairings.map(({ branch }) => branch),
  }));
  return sort ? rows.map((row) => ({ ...row, depth: 0 })) : inTreeOrder(rows);
}

export type PairingSpan = { departmentId: string; fromDay: Day; toDay: Day | null };

/** In which departments some branches stood, and when. */
export async function listPairingSpans(
  actor: Actor,
  branchIds: readonly string[],
  client: Tx = db,
): Promise<PairingSpan[]> {
  const rows = await client.departmentPairing.findMany({
    where: { hospitalId: actor.hospitalId, branchId: { in: [...branchIds] } },
    select: { departmentId: true, fromDay: true, toDay: true },
  });
  return rows.map(({ fromDay, toDay, ...row }) => ({
    ...row,
    fromDay: fromDbDay(fromDay),
    toDay: toDay && fromDbDay(toDay),
  }));
}

export type PairedDepartment = { branchId: string; departmentId: string; departmentName: string };

/** Departments that were paired with the branches on at least one day of the month. */
export async function listPairedDepartments(
  actor: Actor,
  branchIds: readonly string[],
  month: Month,
  client: Tx = db,
): Promise<PairedDepartment[]> {
  const { gte, lt } = monthRange(month);
  const rows = await client.departmentPairing.findMany({
    where: {
      hospitalId: actor.hospitalId,
      branchId: { in: [...branchIds] },
      fromDay: { lt },
      OR: [{ toDay: null }, { toDay: { gte } }],
    },
    distinct: ["branchId", "departmentId"],
    orderBy: { department: { name: "asc" } },
    select: { branchId: true, departmentId: true, department: { select: { name: true } } },
  });
  return rows.map(({ department, ...row }) => ({ ...row, departmentName: department.name }));
}
