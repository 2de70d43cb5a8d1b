import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db } from "@/lib/core/db/client";
import { compareOrdinals } from "@/lib/core/ordinals";
import { today } from "@/lib/core/period";
import { heldOn, scopeBranches } from "@/lib/organisation/policy";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { listDepartmentOptions } from "@/lib/organisation/queries/departments";
import { scopeStaff } from "../policy";

/** Groups of the branches in the actor's reach with their leaders of today. */
export async function listGroupSeats(
  actor: Actor,
  branchId?: string,
): Promise<{ id: string; name: string; branchId: string; branchName: string; leader: string | null }[]> {
  const rows = await db.group.findMany({
    where: {
      hospitalId: actor.hospitalId,
      branch: { AND: [scopeBranches(actor), branchId ? { id: branchId } : { dissolvedOn: null }] },
    },
    select: {
      id: true,
      name: true,
      branchId: true,
      branch: { select: { name: true } },
      appointments: {
        where: { partyPost: "groupLeader", ...heldOn(today()) },
        select: { staff: { select: { name: true } } },
        take: 1,
      },
    },
  });
  const seats = rows.map(({ branch, appointments, ...row }) => ({
    ...row,
    branchName: branch.name,
    leader: appointments[0]?.staff.name ?? null,
  }));
  return seats.sort((a, b) => a.branchName.localeCompare(b.branchName, "zh") || compareOrdinals(a.name, b.name));
}

/** Members of a group in the actor's reach, for choosing its leader. */
export async function listGroupStaff(actor: Actor, groupId: string): Promise<{ staffId: string; name: string }[]> {
  const rows = await db.staff.findMany({
    where: { AND: [scopeStaff(actor)], member: { groupId, leftOn: null } },
    orderBy: [{ pinyin: "asc" }, { employeeNo: "asc" }],
    select: { id: true, name: true },
  });
  return rows.map(({ id, name }) => ({ staffId: id, name }));
}

type Place = { id: string; name: string };

/** Where posts are held: the hospital's branches, departments and groups, for a form. */
export async function listPostPlaces(
  actor: Actor,
): Promise<{ branches: Place[]; departments: Place[]; groups: (Place & { branchName: string })[] }> {
  const [branches, departments, groups] = await Promise.all([
    listBranchOptions(actor, "organisation.read"),
    listDepartmentOptions(actor),
    listGroupSeats(actor),
  ]);
  return { branches, departments, groups };
}
