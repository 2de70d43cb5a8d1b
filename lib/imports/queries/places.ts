import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { fromDbDay, toDbDay, today } from "@/lib/core/period";
import { unseal } from "@/lib/core/personal-data";
import { heldOn } from "@/lib/organisation/policy";
import type { FoundBranch } from "../rules/branches";
import type { FoundDepartment } from "../rules/departments";
import type { FoundBase } from "../rules/dues";

/** Every department of the hospital by name, closed ones too: their names are taken. */
export async function listFoundDepartments(
  actor: Actor,
  client: Tx = db,
): Promise<ReadonlyMap<string, FoundDepartment>> {
  const { hospitalId } = actor;
  const rows = await client.department.findMany({
    where: { hospitalId },
    select: {
      id: true,
      name: true,
      kind: true,
      parentId: true,
      headcount: true,
      beds: true,
      openedOn: true,
      closedOn: true,
      version: true,
    },
  });
  return new Map(
    rows.map(({ openedOn, closedOn, ...row }) => [
      row.name,
      { ...row, openedOn: openedOn && fromDbDay(openedOn), closedOn: closedOn && fromDbDay(closedOn) },
    ]),
  );
}

/** Every branch of the hospital by name, with the departments paired today or later. */
export async function listFoundBranches(actor: Actor, client: Tx = db): Promise<ReadonlyMap<string, FoundBranch>> {
  const { hospitalId } = actor;
  const rows = await client.branch.findMany({
    where: { hospitalId },
    select: {
      id: true,
      name: true,
      kind: true,
      parentId: true,
      foundedOn: true,
      dissolvedOn: true,
      key: true,
      ledById: true,
      version: true,
      pairings: {
        where: { OR: [heldOn(today()), { fromDay: { gt: toDbDay(today()) } }] },
        select: { departmentId: true },
      },
      groups: { select: { name: true } },
      _count: { select: { leads: { where: { dissolvedOn: null } }, children: { where: { dissolvedOn: null } } } },
    },
  });
  return new Map(
    rows.map(({ foundedOn, dissolvedOn, pairings, groups, ledById, _count, ...row }) => [
      row.name,
      {
        ...row,
        foundedOn: foundedOn && fromDbDay(foundedOn),
        dissolvedOn: dissolvedOn && fromDbDay(dissolvedOn),
        departmentIds: pairings.map(({ departmentId }) => departmentId),
        groups: groups.map(({ name }) => name),
        led: ledById !== null,
        leads: _count.leads + _count.children > 0,
      },
    ]),
  );
}

/** Dues bases of these members by "<member id>/<month>", wages in clear: only for judging an import. */
export async function listFoundBases(
  actor: Actor,
  memberIds: readonly string[],
  client: Tx = db,
): Promise<ReadonlyMap<string, FoundBase & { sealed: string | null }>> {
  const { hospitalId } = actor;
  const rows = await client.duesBase.findMany({
    where: { hospitalId, memberId: { in: [...memberIds] } },
    select: { id: true, memberId: true, fromMonth: true, status: true, wage: true, version: true },
  });
  return new Map(
    rows.map(({ wage, ...row }) => {
      const open = wage === null ? null : Number(unseal(wage, { hospitalId, rowId: row.memberId, field: "wage" }));
      return [`${row.memberId}/${row.fromMonth}`, { ...row, wage: open, sealed: wage }];
    }),
  );
}
