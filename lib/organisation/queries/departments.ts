import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { DepartmentKind } from "@/lib/core/db/generated/enums";
import { AppError } from "@/lib/core/errors";
import { type Month, monthRange, today } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { heldOn } from "../policy";

/** Open departments of the hospital, for a picker. */
export async function listDepartmentOptions(
  actor: Actor,
): Promise<{ id: string; name: string; kind: DepartmentKind }[]> {
  return db.department.findMany({
    where: { hospitalId: actor.hospitalId, closedOn: null },
    orderBy: [{ kind: "asc" }, { name: "asc" }],
    select: { id: true, name: true, kind: true },
  });
}

export type DepartmentRow = {
  id: string;
  name: string;
  version: number;
  kind: DepartmentKind;
  headcount: number | null;
  beds: number | null;
  branches: { id: string; name: string }[];
};

/** Departments of the hospital with the branches paired today. */
export async function listDepartments(
  actor: Actor,
  filters: {
    q?: string;
    kind?: DepartmentKind;
    sort?: "name" | "kind" | "headcount" | "beds";
    descending?: boolean;
  } = {},
): Promise<DepartmentRow[]> {
  const { q, kind, sort = "kind", descending = false } = filters;
  const rows = await db.department.findMany({
    where: {
      hospitalId: actor.hospitalId,
      closedOn: null,
      ...(kind ? { kind } : {}),
      ...(q ? { name: containing(q) } : {}),
    },
    orderBy: [{ [sort]: descending ? "desc" : "asc" }, { name: "asc" }],
    select: {
      id: true,
      name: true,
      version: true,
      kind: true,
      headcount: true,
      beds: true,
      pairings: { where: heldOn(today()), select: { branch: { select: { id: true, name: true } } } },
    },
  });
  return rows.map(({ pairings, ...row }) => ({ ...row, branches: pairings.map((pairing) => pairing.branch) }));
}

/** One open department; throws NOT_FOUND for another hospital's. */
export async function getDepartment(actor: Actor, id: string): Promise<DepartmentRow> {
  const found = (await listDepartments(actor)).find((department) => department.id === id);
  if (!found) throw new AppError("NOT_FOUND", "core.error.notFound");
  return found;
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
