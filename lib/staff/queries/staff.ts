import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { fromDbDayOrNull } from "@/lib/core/period";
import { containing } from "@/lib/core/search-text";
import { scopeStaff } from "../policy";
import type { StaffRow } from "./register";

export type StaffOption = { id: string; name: string; employeeNo: string; departmentName: string };

const MOST_OPTIONS = 2000;

/** Staff in the actor's reach who work here now, by pinyin, for a picker. */
export async function listStaffOptions(
  actor: Actor,
  { q, departmentId }: { q?: string | undefined; departmentId?: string | undefined } = {},
  client: Tx = db,
): Promise<StaffOption[]> {
  const rows = await client.staff.findMany({
    where: {
      AND: [scopeStaff(actor), q ? { OR: [{ name: containing(q) }, { employeeNo: containing(q) }] } : {}],
      leftOn: null,
      ...(departmentId ? { departmentId } : {}),
    },
    orderBy: [{ pinyin: "asc" }, { employeeNo: "asc" }],
    take: MOST_OPTIONS,
    select: { id: true, name: true, employeeNo: true, department: { select: { name: true } } },
  });
  return rows.map(({ department, ...row }) => ({ ...row, departmentName: department.name }));
}

/** Staff of a department in the actor's reach who work there now, by pinyin. */
export function listDepartmentStaff(actor: Actor, departmentId: string, client: Tx = db): Promise<StaffOption[]> {
  return listStaffOptions(actor, { departmentId }, client);
}

export type StaffDetail = Omit<StaffRow, "stage" | "branchName"> & {
  version: number;
  /** Where the person is or was on the books of the Party, if anywhere; without a stage when no longer. */
  member: { id: string; branchId: string; branchName: string; stage: StaffRow["stage"] } | null;
};

/** One person of the register; throws NOT_FOUND outside the actor's reach. */
export async function getStaff(actor: Actor, id: string, client: Tx = db): Promise<StaffDetail> {
  const row = await client.staff.findFirst({
    where: { AND: [scopeStaff(actor), { id }] },
    select: {
      id: true,
      employeeNo: true,
      name: true,
      sex: true,
      title: true,
      job: true,
      education: true,
      backbone: true,
      departmentId: true,
      department: { select: { name: true } },
      joinedOn: true,
      retiredOn: true,
      leftOn: true,
      version: true,
      member: { select: { id: true, branchId: true, stage: true, leftOn: true, branch: { select: { name: true } } } },
    },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { department, member, joinedOn, retiredOn, leftOn, ...rest } = row;
  return {
    ...rest,
    departmentName: department.name,
    joinedOn: fromDbDayOrNull(joinedOn),
    retiredOn: fromDbDayOrNull(retiredOn),
    leftOn: fromDbDayOrNull(leftOn),
    member: member && {
      id: member.id,
      branchId: member.branchId,
      branchName: member.branch.name,
      stage: member.leftOn ? null : member.stage,
    },
  };
}
