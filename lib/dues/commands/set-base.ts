import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { AppError, fieldError } from "@/lib/core/errors";
import { seal } from "@/lib/core/personal-data";
import { getDuesMember } from "../queries/member-dues";
import { findWage } from "../queries/standings";
import type { DuesStatus, RemoveDuesBaseInput, SetDuesBaseInput } from "../schema";

type Changed = { memberId: string };

/** What the trail says about a base: never the wage, only whether there is one and whether it is another now. */
const audited = (
  { fromMonth, status }: { fromMonth: string; status: string },
  memberId: string,
  wage: "sealed" | "changed" | null,
) => ({ memberId, fromMonth, status, wage });

/**
 * Sets what a member's dues are computed from, since a month; the wage is sealed. A base of the same month is replaced
 * when its version is given, else refused at the field. NOT_FOUND for a member whose dues the actor does not collect.
 */
export async function setDuesBase(tx: Tx, actor: Actor, input: SetDuesBaseInput): Promise<Outcome<Changed>> {
  const { hospitalId } = actor;
  const { memberId, fromMonth, status, version } = input;
  const { branchId } = await getDuesMember(actor, memberId, tx);
  const seat = { hospitalId, rowId: memberId, field: "wage" };
  const wage = input.wage === undefined ? null : seal(String(input.wage), seat);
  const key = { hospitalId_memberId_fromMonth: { hospitalId, memberId, fromMonth } };
  const old = await tx.duesBase.findUnique({
    where: key,
    select: { id: true, status: true, wage: true },
  });
  if (old) return replaceBase(tx, actor, { input, old, wage, branchId });
  if (version !== undefined) throw new AppError("NOT_FOUND", "core.error.notFound");
  const data = { hospitalId, memberId, fromMonth, status, wage };
  const { id } = await tx.duesBase.create({ data, select: { id: true } });
  const after = audited({ fromMonth, status }, memberId, wage === null ? null : "sealed");
  return { data: { memberId }, audit: [draft("dues.setBase", id, branchId, null, after)] };
}

type Old = { id: string; status: DuesStatus; wage: string | null };
type Replacement = { input: SetDuesBaseInput; old: Old; wage: string | null; branchId: string };

async function replaceBase(
  tx: Tx,
  actor: Actor,
  { input, old, wage, branchId }: Replacement,
): Promise<Outcome<Changed>> {
  const { memberId, fromMonth, status, version } = input;
  if (version === undefined) throw fieldError("fromMonth", "dues.invalid.baseExists");
  const { count } = await tx.duesBase.updateMany({
    where: { hospitalId: actor.hospitalId, id: old.id, version },
    data: { status, wage, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "duesBase", old.id);
  const changed = old.wage !== null && findWage(actor, memberId, old) !== input.wage;
  const trace = changed ? "changed" : "sealed";
  const before = audited({ fromMonth, status: old.status }, memberId, old.wage === null ? null : "sealed");
  const after = audited({ fromMonth, status }, memberId, wage === null ? null : trace);
  return { data: { memberId }, audit: [draft("dues.setBase", old.id, branchId, before, after)] };
}

/** Takes back a base that was entered by mistake; the one before it holds on. CONFLICT on a stale version. */
export async function removeDuesBase(
  tx: Tx,
  actor: Actor,
  { id, version }: RemoveDuesBaseInput,
): Promise<Outcome<Changed>> {
  const { hospitalId } = actor;
  const row = await tx.duesBase.findUnique({
    where: { hospitalId_id: { hospitalId, id } },
    select: { memberId: true, fromMonth: true, status: true, wage: true },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const { memberId } = row;
  const { branchId } = await getDuesMember(actor, memberId, tx);
  const { count } = await tx.duesBase.deleteMany({ where: { hospitalId, id, version } });
  if (count === 0) throw await conflictOn(tx, actor, "duesBase", id);
  const before = audited(row, memberId, row.wage === null ? null : "sealed");
  return { data: { memberId }, audit: [draft("dues.removeBase", id, branchId, before, null)] };
}

function draft(action: string, subjectId: string, branchId: string, before: object | null, after: object | null) {
  return { action, subject: "duesBase", subjectId, branchId, before, after };
}
