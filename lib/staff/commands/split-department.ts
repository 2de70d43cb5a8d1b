import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import type { AuditDraft } from "@/lib/core/audit";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { toDbDay } from "@/lib/core/period";
import type { SplitDepartmentInput } from "../schema";
import {
  closeFrom,
  handOverPairings,
  handOverPosts,
  handOverStaff,
  type Leaving,
  lockDepartments,
  pairOn,
} from "./hand-over";

type Part = SplitDepartmentInput["parts"][number] & { place: string };
type Opened = Part & { id: string };

/** The parts that were named, each with the number that the form's choices of people name. */
function namedParts({ parts }: SplitDepartmentInput): Part[] {
  return parts.map((part, index) => ({ ...part, place: String(index) })).filter(({ name }) => name);
}

async function openPart(tx: Tx, { hospitalId }: Actor, part: Part, onDay: string, parentId: string | null) {
  const { name = "", kind, headcount = null, beds = null } = part;
  const { id } = await tx.department.create({
    data: { hospitalId, name, kind, headcount, beds, parentId, openedOn: toDbDay(onDay) },
    select: { id: true },
  });
  return { ...part, id };
}

/** A part stands with the branches of the whole, or with one that was chosen for it. */
async function pairParts(tx: Tx, actor: Actor, { fromId, onDay, stays }: SplitDepartmentInput, parts: Opened[]) {
  const inherited = parts.filter(({ branchId }) => !branchId).map(({ id }) => id);
  const branchIds = await handOverPairings(tx, actor, { fromId, onDay, ends: !stays, intoIds: inherited });
  for (const { id: departmentId, branchId, place } of parts) {
    if (!branchId) continue;
    const where = { hospitalId: actor.hospitalId, id: branchId, dissolvedOn: null };
    if ((await tx.branch.count({ where })) === 0) throw fieldError(`parts.${place}.branchId`, "core.invalid.choose");
    await pairOn(tx, actor.hospitalId, { branchId, departmentId }, { fromDay: onDay, toDay: null });
    branchIds.push(branchId);
  }
  return [...new Set(branchIds)];
}

function auditOf(input: SplitDepartmentInput, from: Leaving, opened: Opened[], moved: object): AuditDraft[] {
  const { onDay, stays } = input;
  return [
    ...opened.map(({ id, name, kind, headcount, beds }) => ({
      action: "department.create",
      subject: "department",
      subjectId: id,
      after: { name, kind, headcount, beds, parentId: from.parentId, openedOn: onDay },
    })),
    {
      action: "department.split",
      subject: "department",
      subjectId: from.id,
      after: { onDay, stays, intoIds: opened.map(({ id }) => id), ...moved },
    },
  ];
}

/**
 * Splits new departments off one, which goes on or is closed. Everybody goes to the part chosen for them; who was given
 * to none stays, or goes to the first when nothing stays. What was recorded before stays with the old. Throws INVALID.
 */
export async function splitDepartment(
  tx: Tx,
  actor: Actor,
  input: SplitDepartmentInput,
): Promise<Outcome<{ id: string }>> {
  const { fromId, onDay, stays } = input;
  const { hospitalId } = actor;
  const [from] = await lockDepartments(tx, actor, { ids: [fromId], field: "fromId", onDay });
  if (!from) throw fieldError("fromId", "staff.invalid.departmentClosed");
  const opened: Opened[] = [];
  for (const part of namedParts(input)) opened.push(await openPart(tx, actor, part, onDay, from.parentId));
  const chosen = new Map(opened.map(({ place, id }) => [place, id]));
  const fallback = stays ? null : (opened[0]?.id ?? null);
  const hand = {
    fromId,
    onDay,
    closes: !stays,
    targetOf: (staffId: string) => chosen.get(input.staff[staffId] ?? "") ?? fallback,
  };
  const movedStaff = await handOverStaff(tx, actor, hand);
  const endedHeads = await handOverPosts(tx, actor, hand);
  const branchIds = await pairParts(tx, actor, input, opened);
  if (!stays) await closeFrom(tx, actor, { fromId, onDay, childrenTo: from.parentId });
  await tx.departmentSuccession.createMany({
    data: opened.map(({ id }) => ({ hospitalId, kind: "split" as const, fromId, intoId: id, onDay: toDbDay(onDay) })),
  });
  return { data: { id: fromId }, audit: auditOf(input, from, opened, { movedStaff, endedHeads, branchIds }) };
}
