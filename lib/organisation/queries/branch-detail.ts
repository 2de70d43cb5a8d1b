import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import type { Prisma } from "@/lib/core/db/generated/client";
import type { BranchKind } from "@/lib/core/db/generated/enums";
import { AppError } from "@/lib/core/errors";
import { compareOrdinals } from "@/lib/core/ordinals";
import { type Day, fromDbDay, today } from "@/lib/core/period";
import { heldOn, scopeBranches } from "../policy";

type Named = { id: string; name: string };

export type BranchDetail = {
  id: string;
  name: string;
  version: number;
  kind: BranchKind;
  /** The general branch above, and the branches below one. */
  parent: Named | null;
  children: Named[];
  foundedOn: Day | null;
  dissolvedOn: Day | null;
  key: boolean;
  ledBy: Named | null;
  leads: Named[];
  /** Over time: those that last first, then newest first. */
  pairings: {
    id: string;
    version: number;
    departmentId: string;
    departmentName: string;
    fromDay: Day;
    toDay: Day | null;
  }[];
  /** Of the committee, today. */
  posts: { id: string; post: string; title: string; name: string; fromDay: Day }[];
  groups: { id: string; name: string; version: number; members: number; leader: string | null }[];
};

const NAMED = { select: { id: true, name: true } } as const;
const PRESENT = { where: { dissolvedOn: null }, orderBy: { name: "asc" }, ...NAMED } as const;

const select = (day: Day) =>
  ({
    id: true,
    name: true,
    version: true,
    kind: true,
    parent: NAMED,
    children: PRESENT,
    foundedOn: true,
    dissolvedOn: true,
    key: true,
    ledBy: NAMED,
    leads: PRESENT,
    pairings: {
      select: {
        id: true,
        version: true,
        departmentId: true,
        fromDay: true,
        toDay: true,
        department: { select: { name: true } },
      },
      orderBy: [{ toDay: { sort: "desc", nulls: "first" } }, { fromDay: "desc" }],
    },
    appointments: {
      where: { kind: "party", groupId: null, ...heldOn(day) },
      select: { id: true, partyPost: true, title: true, fromDay: true, staff: { select: { name: true } } },
      orderBy: [{ partyPost: "asc" }, { title: "asc" }],
    },
    groups: {
      select: {
        id: true,
        name: true,
        version: true,
        _count: { select: { members: { where: { leftOn: null } } } },
        appointments: { where: heldOn(day), select: { staff: { select: { name: true } } }, take: 1 },
      },
    },
  }) satisfies Prisma.BranchSelect;

/** One branch, dissolved or not; throws NOT_FOUND outside the actor's reach. */
export async function getBranch(actor: Actor, id: string, client: Tx = db): Promise<BranchDetail> {
  const row = await client.branch.findFirst({
    where: { ...scopeBranches(actor), AND: { id } },
    select: select(today()),
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { appointments, pairings, groups, foundedOn, dissolvedOn, ...rest } = row;
  return {
    ...rest,
    foundedOn: foundedOn && fromDbDay(foundedOn),
    dissolvedOn: dissolvedOn && fromDbDay(dissolvedOn),
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
    groups: groups
      .map(({ _count, appointments: leaders, ...group }) => ({
        ...group,
        members: _count.members,
        leader: leaders[0]?.staff.name ?? null,
      }))
      .toSorted((a, b) => compareOrdinals(a.name, b.name)),
  };
}
