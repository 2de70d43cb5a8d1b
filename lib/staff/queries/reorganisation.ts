import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import type { DepartmentKind } from "@/lib/core/db/generated/enums";
import { today } from "@/lib/core/period";
import { id } from "@/lib/core/validation";
import { heldOn } from "@/lib/organisation/policy";
import { canManageStaff, scopeStaff } from "../policy";

export type LeavingDepartment = {
  id: string;
  name: string;
  kind: DepartmentKind;
  staff: { id: string; name: string; title: string | null }[];
  heads: string[];
  branches: string[];
  /** Departments below it. */
  children: number;
};

/** Open departments about to be reorganised, with all that will go over; none for who does not keep the register. */
export async function listLeavingDepartments(actor: Actor, ids: readonly string[]): Promise<LeavingDepartment[]> {
  const wanted = ids.filter((one) => id.safeParse(one).success);
  if (!canManageStaff(actor) || wanted.length === 0) return [];
  const held = heldOn(today());
  const rows = await db.department.findMany({
    where: { hospitalId: actor.hospitalId, id: { in: wanted }, closedOn: null },
    orderBy: { name: "asc" },
    select: {
      id: true,
      name: true,
      kind: true,
      staff: {
        where: { AND: [scopeStaff(actor), { leftOn: null }] },
        orderBy: { pinyin: "asc" },
        select: { id: true, name: true, title: true },
      },
      appointments: { where: { head: true, ...held }, select: { staff: { select: { name: true } } } },
      pairings: { where: held, select: { branch: { select: { name: true } } }, orderBy: { branch: { name: "asc" } } },
      _count: { select: { children: { where: { closedOn: null } } } },
    },
  });
  return rows.map(({ appointments, pairings, _count, ...row }) => ({
    ...row,
    heads: appointments.map(({ staff }) => staff.name),
    branches: pairings.map(({ branch }) => branch.name),
    children: _count.children,
  }));
}
