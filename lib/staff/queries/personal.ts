import "server-only";
import type { Actor } from "@/lib/core/actor";
import { db, type Tx } from "@/lib/core/db/client";
import { AppError } from "@/lib/core/errors";
import { maskBirthDate, maskNumber } from "@/lib/core/mask";
import { unseal } from "@/lib/core/personal-data";
import { canReveal, scopeStaff } from "../policy";
import { NO_PERSONAL, type Personal, type PersonalField } from "../rules/personal";

const SELECT = { staffId: true, idNumber: true, phone: true, birthDate: true } as const;

type Sealed = { staffId: string } & Personal;

function opened({ hospitalId }: Actor, row: Sealed): Personal {
  const open = (field: PersonalField) => {
    const sealed = row[field];
    return sealed === null ? null : unseal(sealed, { hospitalId, rowId: row.staffId, field });
  };
  return { idNumber: open("idNumber"), phone: open("phone"), birthDate: open("birthDate") };
}

function masked({ idNumber, phone, birthDate }: Personal): Personal {
  return {
    idNumber: idNumber && maskNumber(idNumber),
    phone: phone && maskNumber(phone),
    birthDate: birthDate && maskBirthDate(birthDate),
  };
}

/** One person's personal data as everybody in reach may see them: masked. */
export async function findPersonal(actor: Actor, staffId: string, client: Tx = db): Promise<Personal> {
  const where = { hospitalId: actor.hospitalId, staffId, staff: scopeStaff(actor) };
  const row = await client.personalData.findFirst({ where, select: SELECT });
  return row ? masked(opened(actor, row)) : NO_PERSONAL;
}

/**
 * One person's personal data in clear, for the rules of a command that writes them; it must not leave the command.
 */
export async function findPersonalForCheck(actor: Actor, staffId: string, tx: Tx): Promise<Personal> {
  const where = { hospitalId: actor.hospitalId, staffId, staff: scopeStaff(actor) };
  const row = await tx.personalData.findFirst({ where, select: SELECT });
  return row ? opened(actor, row) : NO_PERSONAL;
}

export type NamedPersonal = Personal & { name: string; memberBranchId: string | null };

/**
 * One person's personal data in clear. Throws NOT_FOUND outside the actor's reach and FORBIDDEN where the actor may
 * see the person but not this. Whoever calls it writes who saw it, and what for, to the audit trail.
 */
export async function getPersonalInClear(actor: Actor, staffId: string, tx: Tx): Promise<NamedPersonal> {
  const row = await tx.staff.findFirst({
    where: { AND: [scopeStaff(actor), { id: staffId }] },
    select: { name: true, member: { select: { branchId: true } }, personal: { select: SELECT } },
  });
  if (!row) throw new AppError("NOT_FOUND", "core.error.notFound");
  const memberBranchId = row.member?.branchId ?? null;
  if (!canReveal(actor, memberBranchId)) throw new AppError("FORBIDDEN", "staff.error.mayNotReveal");
  return { name: row.name, memberBranchId, ...(row.personal ? opened(actor, row.personal) : NO_PERSONAL) };
}

/**
 * Personal data of many, by staff id, masked unless `clear`, and even then only of those whom the actor may see in
 * clear. A list that is taken along in clear passes a grant of `findExportGrant` first.
 */
export async function listPersonal(
  actor: Actor,
  staffIds: readonly string[],
  clear: boolean,
): Promise<ReadonlyMap<string, Personal>> {
  const rows = await db.personalData.findMany({
    where: { hospitalId: actor.hospitalId, staffId: { in: [...staffIds] }, staff: scopeStaff(actor) },
    select: { ...SELECT, staff: { select: { member: { select: { branchId: true } } } } },
  });
  return new Map(
    rows.map(({ staff, ...row }) => {
      const values = opened(actor, row);
      const open = clear && canReveal(actor, staff.member?.branchId ?? null);
      return [row.staffId, open ? values : masked(values)];
    }),
  );
}
