import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { DepartmentKind, SuccessionKind } from "@/lib/core/db/generated/enums";
import { AppError } from "@/lib/core/errors";
import { type Day, fromDbDay } from "@/lib/core/period";

type Named = { id: string; name: string };
type Held = { fromDay: Day; toDay: Day | null };

/** From or into which department, on which day. */
export type Succession = Named & { kind: SuccessionKind; onDay: Day };

export type DepartmentDetail = {
  id: string;
  name: string;
  version: number;
  kind: DepartmentKind;
  parent: Named | null;
  children: Named[];
  openedOn: Day | null;
  /** The first day on which it was closed. */
  closedOn: Day | null;
  headcount: number | null;
  beds: number | null;
  /** People of the register who work there now. */
  staff: number;
  /** Over time, newest first. */
  heads: ({ id: string; staffId: string; name: string; title: string } & Held)[];
  pairings: ({ id: string; branchId: string; branchName: string } & Held)[];
  predecessors: Succession[];
  successors: Succession[];
};

const NAMED = { select: { id: true, name: true } } as const;
const NEWEST = [{ toDay: { sort: "desc", nulls: "first" } } as const, { fromDay: "desc" } as const];

const SELECT = {
  id: true,
  name: true,
  version: true,
  kind: true,
  openedOn: true,
  closedOn: true,
  headcount: true,
  beds: true,
  _count: { select: { staff: { where: { leftOn: null } } } },
  parent: NAMED,
  children: { where: { closedOn: null }, orderBy: { name: "asc" }, ...NAMED },
  appointments: {
    where: { head: true },
    orderBy: NEWEST,
    select: { id: true, staffId: true, title: true, fromDay: true, toDay: true, staff: { select: { name: true } } },
  },
  pairings: {
    orderBy: NEWEST,
    select: { id: true, branchId: true, fromDay: true, toDay: true, branch: { select: { name: true } } },
  },
  predecessors: { orderBy: { onDay: "desc" }, select: { kind: true, onDay: true, from: NAMED } },
  successors: { orderBy: { onDay: "asc" }, select: { kind: true, onDay: true, into: NAMED } },
} satisfies Prisma.DepartmentSelect;

const heldFrom = ({ fromDay, toDay }: { fromDay: Date; toDay: Date | null }): Held => ({
  fromDay: fromDbDay(fromDay),
  toDay: toDay && fromDbDay(toDay),
});

/** One department, open or closed, with what it came from and went into; throws NOT_FOUND for another hospital's. */
export async function getDepartment(actor: Actor, id: string, client: Tx = db): Promise<DepartmentDetail> {
  const row = await client.department.findFirst({ where: { hospitalId: actor.hospitalId, id }, select: SELECT });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { _count, appointments, pairings, predecessors, successors, openedOn, closedOn, ...rest } = row;
  return {
    ...rest,
    staff: _count.staff,
    openedOn: openedOn && fromDbDay(openedOn),
    closedOn: closedOn && fromDbDay(closedOn),
    heads: appointments.map(({ staff, ...post }) => ({ ...post, name: staff.name, ...heldFrom(post) })),
    pairings: pairings.map(({ branch, ...pairing }) => ({
      ...pairing,
      branchName: branch.name,
      ...heldFrom(pairing),
    })),
    predecessors: predecessors.map(({ from, kind, onDay }) => ({ ...from, kind, onDay: fromDbDay(onDay) })),
    successors: successors.map(({ into, kind, onDay }) => ({ ...into, kind, onDay: fromDbDay(onDay) })),
  };
}
