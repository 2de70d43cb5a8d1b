import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { addDays, fromDbDay, toDbDay, today } from "@/lib/core/period";
import { listBranchOptions } from "@/lib/organisation/queries/branches";
import { getPartner } from "./queries";
import { pairingChanges } from "./rules";
import type { CreatePartnerInput, UpdatePartnerInput } from "./schema";

type Stored = { id: string };

/** Branch ids come from a form: they must be branches in the actor's reach. */
async function assertBranches(tx: Tx, actor: Actor, branchIds: string[]): Promise<void> {
  const known = new Set((await listBranchOptions(actor, "partner.manage", tx)).map((branch) => branch.id));
  if (branchIds.every((branchId) => known.has(branchId))) return;
  throw fieldError("branchIds", "partners.invalid.branch");
}

function columnsOf({ name, kind, contact, note }: CreatePartnerInput) {
  return { name, kind, contact: contact ?? null, note: note || null };
}

/** Adds a partner and begins its pairings today. Throws INVALID for a branch out of reach. */
export async function createPartner(tx: Tx, actor: Actor, input: CreatePartnerInput): Promise<Outcome<Stored>> {
  const { hospitalId } = actor;
  await assertBranches(tx, actor, input.branchIds);
  const columns = columnsOf(input);
  const { id } = await tx.partner.create({ data: { hospitalId, ...columns }, select: { id: true } });
  await beginPairings(tx, actor, id, [...new Set(input.branchIds)]);
  const after = { ...columns, branchIds: input.branchIds };
  return { data: { id }, audit: [{ action: "partner.create", subject: "partner", subjectId: id, after }] };
}

async function beginPairings(tx: Tx, { hospitalId }: Actor, partnerId: string, branchIds: string[]): Promise<void> {
  const fromDay = toDbDay(today());
  await tx.partnerPairing.createMany({
    data: branchIds.map((branchId) => ({ hospitalId, partnerId, branchId, fromDay })),
  });
}

/**
 * Changes a partner. A branch newly ticked is paired from today; one no longer ticked was paired until yesterday, so
 * that work done together keeps its ground. Throws CONFLICT when somebody changed the partner meanwhile.
 */
export async function updatePartner(tx: Tx, actor: Actor, input: UpdatePartnerInput): Promise<Outcome<Stored>> {
  const { hospitalId } = actor;
  const before = await getPartner(actor, input.id, tx);
  await assertBranches(tx, actor, input.branchIds);
  const columns = columnsOf(input);
  const { count } = await tx.partner.updateMany({
    where: { hospitalId, id: input.id, version: input.version },
    data: { ...columns, version: { increment: 1 } },
  });
  if (count === 0) throw await conflictOn(tx, actor, "partner", input.id);
  const open = before.pairings.filter((pairing) => pairing.toDay === null);
  const { begin, end } = pairingChanges(open, input.branchIds);
  await endPairings(tx, actor, end);
  await beginPairings(tx, actor, input.id, begin);
  const { id, version: _, pairings: __, ...old } = before;
  const audit = {
    action: "partner.update",
    subject: "partner",
    subjectId: id,
    before: { ...old, branchIds: open.map((pairing) => pairing.branchId) },
    after: { ...columns, branchIds: input.branchIds },
  };
  return { data: { id }, audit: [audit] };
}

/** A pairing that began today and ends today was a slip: it is taken back rather than given an impossible end. */
async function endPairings(tx: Tx, { hospitalId }: Actor, ids: string[]): Promise<void> {
  const now = today();
  const rows = await tx.partnerPairing.findMany({ where: { hospitalId, id: { in: ids } } });
  const slips = rows.filter((row) => fromDbDay(row.fromDay) >= now).map((row) => row.id);
  await tx.partnerPairing.deleteMany({ where: { hospitalId, id: { in: slips } } });
  await tx.partnerPairing.updateMany({
    where: { hospitalId, id: { in: ids.filter((id) => !slips.includes(id)) } },
    data: { toDay: toDbDay(addDays(now, -1)) },
  });
}
