import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { addMonths, type Month, monthsBetween, thisMonth, today } from "@/lib/core/period";
import { heldOn, openDuring } from "@/lib/organisation/policy";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { findWord } from "@/lib/satisfaction/queries/words";
import type { Dimension, Population } from "@/lib/surveys/schema";
import { scopeStandingDepartments } from "../policy";
import type { ImprovementDetail } from "../queries";
import { codeOf, type FrozenFigure, type ImprovementOrigin, MEASURED, MOST_MONTHS } from "../schema";
import { findFigureNow } from "./figures";

type Named = { id: string; name: string };

/** What somebody wrote, and the figure that it speaks of. */
export type OriginComment = {
  id: string;
  text: string;
  population: Population;
  dimension: Dimension | null;
  departmentId: string;
  departmentName: string;
};

/** Departments of which the actor may make an action: all that are open, or those their branches stand in. */
async function listDepartments(actor: Actor): Promise<Named[]> {
  const wide = actor.hospitalWide.has("improvement.manage");
  const scope = wide ? { hospitalId: actor.hospitalId } : scopeStandingDepartments(actor);
  return db.department.findMany({
    where: { AND: [scope, openDuring(today())] },
    orderBy: [{ kind: "asc" }, { name: "asc" }],
    select: { id: true, name: true },
  });
}

/** A comment that the actor may read, or null. */
export async function findOriginComment(actor: Actor, id: string, client: Tx = db): Promise<OriginComment | null> {
  const found = await findWord(actor, id, client);
  if (!found) return null;
  const { group, ...comment } = found;
  return { ...comment, dimension: group === "other" ? null : group };
}

/** Branches that stand in a department today and that the actor may let answer for it. */
async function listStandingIds({ hospitalId }: Actor, departmentId: string): Promise<string[]> {
  const where = { hospitalId, departmentId, ...heldOn(today()) };
  const rows = await db.departmentPairing.findMany({ where, select: { branchId: true } });
  return rows.map(({ branchId }) => branchId);
}

async function findBranchId(actor: Actor, departmentId: string | null, branches: Named[]): Promise<string | null> {
  const standing = departmentId ? await listStandingIds(actor, departmentId) : null;
  const fitting = branches.filter(({ id }) => standing?.includes(id) ?? true);
  return fitting.length === 1 ? (fitting[0]?.id ?? null) : null;
}

function windowOf({ from, to }: ImprovementOrigin): { from: Month; to: Month } {
  const last = to && to < thisMonth() ? to : thisMonth();
  const earliest = addMonths(last, 1 - MOST_MONTHS);
  const first = from && from <= last ? from : addMonths(last, -11);
  return { from: monthsBetween(earliest, first) < 0 ? earliest : first, to: last };
}

export type ImprovementForm = {
  measured: string;
  departmentId: string | null;
  branchId: string | null;
  from: Month;
  to: Month;
  /** The figure as it is now, which is frozen when the form is sent; null where the address names none. */
  figure: FrozenFigure | null;
  comment: OriginComment | null;
  departments: Named[];
  branches: Named[];
  /** What the address named and is not there for this actor. */
  missing: ("comment" | "department")[];
};

/** A new action, filled in with what its address knows. */
export async function getImprovementForm(actor: Actor, origin: ImprovementOrigin): Promise<ImprovementForm> {
  const [departments, branches, comment] = await Promise.all([
    listDepartments(actor),
    listBranchOptions(actor, "improvement.manage"),
    origin.comment ? findOriginComment(actor, origin.comment) : null,
  ]);
  const named = { ...comment, ...withoutEmpty(origin) };
  const departmentId = departments.find(({ id }) => id === named.departmentId)?.id ?? null;
  const population = named.population ?? "outpatient";
  const measured =
    MEASURED.find((one) => one.population === population && one.dimension === named.dimension) ??
    ({ population, dimension: null } as const);
  const window = windowOf(origin);
  const [branchId, figure] = await Promise.all([
    findBranchId(actor, departmentId, branches),
    named.population || departmentId ? findFigureNow(actor, { ...measured, departmentId, ...window }, db) : null,
  ]);
  return {
    ...window,
    measured: codeOf(measured),
    departmentId,
    branchId,
    figure,
    comment,
    departments,
    branches,
    missing: [
      ...(origin.comment && !comment ? (["comment"] as const) : []),
      ...(named.departmentId && !departmentId ? (["department"] as const) : []),
    ],
  };
}

function withoutEmpty({ population, dimension, departmentId }: ImprovementOrigin) {
  return {
    ...(population ? { population } : {}),
    ...(dimension ? { dimension } : {}),
    ...(departmentId ? { departmentId } : {}),
  };
}

/** Branches that may answer for an action: the actor's, and the one that does, wherever it stands by now. */
export async function listOwnerOptions(
  actor: Actor,
  { branchId, branchName }: Pick<ImprovementDetail, "branchId" | "branchName">,
): Promise<Named[]> {
  const options = await listBranchOptions(actor, "improvement.manage");
  const known = options.some(({ id }) => id === branchId);
  return known || !branchId ? options : [{ id: branchId, name: branchName ?? "" }, ...options];
}
