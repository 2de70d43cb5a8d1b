import "server-only";
import type { Outcome } from "@/lib/core/action";
import type { Actor } from "@/lib/core/actor";
import { conflictOn } from "@/lib/core/conflict";
import type { Tx } from "@/lib/core/db/client";
import { fieldError } from "@/lib/core/errors";
import { addDays, type Day, toDbDay } from "@/lib/core/period";
import { namePinyin } from "@/lib/core/pinyin";
import { findPersonalForCheck } from "../queries/personal";
import { getStaff, type StaffDetail } from "../queries/staff";
import { sexIn } from "../rules/id-number";
import { type Personal, plainPersonal } from "../rules/personal";
import type { StaffInput, UpdateStaffInput } from "../schema";
import { auditedPersonal, checkPersonal, storePersonal } from "./save-personal";

type Stored = { id: string };

/** The department comes from a form: it must be an open one of the hospital, and stays so until the transaction ends. */
export async function assertOpenDepartment(tx: Tx, { hospitalId }: Actor, departmentId: string): Promise<void> {
  const open = await tx.$queryRaw<unknown[]>`SELECT 1 FROM "Department"
    WHERE "hospitalId" = ${hospitalId}::uuid AND id = ${departmentId}::uuid AND "closedOn" IS NULL FOR SHARE`;
  if (open.length === 0) throw fieldError("departmentId", "staff.invalid.department");
}

type Described = Omit<StaffInput, "departmentId" | "idNumber" | "phone" | "birthDate">;

function described(input: Described, personal: Personal) {
  const { name, employeeNo, backbone } = input;
  return {
    name,
    employeeNo,
    backbone,
    sex: input.sex ?? (personal.idNumber ? sexIn(personal.idNumber) : null),
    title: input.title ?? null,
    job: input.job ?? null,
    education: input.education ?? null,
    joinedOn: input.joinedOn ?? null,
  };
}

const stored = (day: Day | null) => day && toDbDay(day);

/** Puts somebody on the register. Throws INVALID for personal data that do not fit, CONFLICT for a number that is taken. */
export async function createStaff(tx: Tx, actor: Actor, input: StaffInput): Promise<Outcome<Stored>> {
  const { hospitalId } = actor;
  const { departmentId } = input;
  await assertOpenDepartment(tx, actor, departmentId);
  const personal = plainPersonal(input);
  await checkPersonal(tx, actor, { staffId: null, sex: input.sex ?? null, personal });
  const row = described(input, personal);
  const { id } = await tx.staff.create({
    data: { hospitalId, departmentId, ...row, pinyin: namePinyin(row.name), joinedOn: stored(row.joinedOn) },
    select: { id: true },
  });
  await storePersonal(tx, actor, id, personal);
  const after = { ...row, departmentId, ...auditedPersonal(personal) };
  return { data: { id }, audit: [{ action: "staff.create", subject: "staff", subjectId: id, after }] };
}

/** What was typed replaces what stood there; left empty it stays, and what was ticked for it is taken out. */
function nextPersonal(before: Personal, input: UpdateStaffInput): Personal {
  const typed = plainPersonal(input);
  const next = (field: keyof Personal) => (input.clear.includes(field) ? null : (typed[field] ?? before[field]));
  return { idNumber: next("idNumber"), phone: next("phone"), birthDate: next("birthDate") };
}

/**
 * Changes a person of the register; who leaves gives up every post the day before. CONFLICT when somebody changed the
 * row meanwhile.
 */
export async function updateStaff(tx: Tx, actor: Actor, input: UpdateStaffInput): Promise<Outcome<Stored>> {
  const { hospitalId } = actor;
  const { id, version } = input;
  const before = await getStaff(actor, id, tx);
  const personalBefore = await findPersonalForCheck(actor, id, tx);
  const personal = nextPersonal(personalBefore, input);
  await checkPersonal(tx, actor, { staffId: id, sex: input.sex ?? null, personal });
  const row = { ...described(input, personal), retiredOn: input.retiredOn ?? null, leftOn: input.leftOn ?? null };
  const { count } = await tx.staff.updateMany({
    where: { hospitalId, id, version },
    data: {
      ...row,
      pinyin: namePinyin(row.name),
      joinedOn: stored(row.joinedOn),
      retiredOn: stored(row.retiredOn),
      leftOn: stored(row.leftOn),
      version: { increment: 1 },
    },
  });
  if (count === 0) throw await conflictOn(tx, actor, "staff", id);
  await storePersonal(tx, actor, id, personal);
  const ended = row.leftOn ? await endPosts(tx, actor, id, row.leftOn) : [];
  const audit = {
    action: "staff.update",
    subject: "staff",
    subjectId: id,
    before: { ...auditedDetail(before), ...auditedPersonal(personalBefore) },
    after: { ...row, ...auditedPersonal(personal), ...(ended.length > 0 ? { ended } : {}) },
  };
  return { data: { id }, audit: [audit] };
}

function auditedDetail({
  id: _,
  version: __,
  member: ___,
  departmentId: ____,
  departmentName: _____,
  ...row
}: StaffDetail) {
  return row;
}

/** Ends posts on the day before somebody leaves, where none ended earlier; one that was to begin later never was. */
async function endPosts(tx: Tx, { hospitalId }: Actor, staffId: string, leftOn: Day): Promise<string[]> {
  const date = toDbDay(leftOn);
  const open = { hospitalId, staffId, OR: [{ toDay: null }, { toDay: { gte: date } }] };
  const rows = await tx.appointment.findMany({ where: open, select: { id: true, title: true, fromDay: true } });
  const begun = rows.filter((row) => row.fromDay < date).map((row) => row.id);
  const never = rows.filter((row) => row.fromDay >= date).map((row) => row.id);
  await tx.appointment.updateMany({
    where: { hospitalId, id: { in: begun } },
    data: { toDay: toDbDay(addDays(leftOn, -1)), version: { increment: 1 } },
  });
  await tx.appointment.deleteMany({ where: { hospitalId, id: { in: never } } });
  return rows.map((row) => row.title);
}
