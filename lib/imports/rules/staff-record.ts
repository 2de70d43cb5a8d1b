import { birthDateIn, sexIn } from "@/lib/staff/rules/id-number";
import type { Personal } from "@/lib/staff/rules/personal";
import type { Problem } from "../schema";
import { type FoundPerson, type PersonContext, problem, type StaffColumns, text } from "./person";
import type { Values } from "./rows";

const NEW_STAFF = { sex: null, title: null, job: null, education: null, backbone: false, joinedOn: null };
export const STAFF_FIELDS = ["employeeNo", "name", "sex", "title", "job", "education", "backbone", "joinedOn"] as const;
const PERSONAL_FIELDS = ["idNumber", "phone", "birthDate"] as const;

/** The department by its name; somebody who is new needs one. */
function departmentOf(values: Values, { places, found }: PersonContext, problems: Problem[]): string {
  const name = values.department;
  if (name === undefined) {
    if (!found && !problems.some(({ field }) => field === "department"))
      problems.push(problem("department", "departmentNeeded"));
    return found?.staff.departmentId ?? "";
  }
  const id = places.departments.get(String(name));
  if (!id) problems.push(problem("department", "noDepartment", { name: String(name) }));
  return id ?? "";
}

/** The staff record as it will be: what stands there, with what the file says; an empty cell changes nothing. */
export function staffOf(values: Values, context: PersonContext, problems: Problem[]): StaffColumns {
  const { found } = context;
  const departmentId = departmentOf(values, context, problems);
  const next: Record<string, unknown> = { ...NEW_STAFF, ...found?.staff, departmentId };
  for (const field of STAFF_FIELDS) if (values[field] !== undefined) next[field] = values[field];
  if (next.sex === null && values.idNumber !== undefined) next.sex = sexIn(String(values.idNumber));
  const { employeeNo, name, sex, title, job, education, backbone, joinedOn } = next as StaffColumns;
  return { employeeNo, name, sex, title, job, education, backbone, departmentId, joinedOn };
}

/** Personal data that the file gives and that are not there yet; the birth date also out of the ID number. */
export function personalOf(values: Values, found: FoundPerson | undefined): Partial<Personal> {
  const given: Partial<Personal> = {};
  for (const field of PERSONAL_FIELDS) {
    const value = values[field];
    if (value !== undefined && value !== found?.personal[field]) given[field] = String(value);
  }
  if (given.idNumber && values.birthDate === undefined && !found?.personal.birthDate) {
    given.birthDate = birthDateIn(given.idNumber);
  }
  return given;
}

/** Whether the row is about the person who is there: the same name, or the same ID number under a new name. */
export function checkIdentity(values: Values, { found, idHeldBy }: PersonContext, problems: Problem[]): void {
  if (idHeldBy !== undefined) problems.push(problem("idNumber", "idHeld", { employeeNo: idHeldBy }));
  if (!found) return;
  if (found.staff.leftOn) problems.push(problem("employeeNo", "staffLeft", { day: found.staff.leftOn }));
  const same = values.idNumber !== undefined && values.idNumber === found.personal.idNumber;
  if (values.name !== undefined && values.name !== found.staff.name && !same) {
    problems.push(problem("name", "otherName", { name: found.staff.name }));
  }
}

/** An ID number tells the birth date and the sex: where both are known they agree. */
export function checkIdNumber(
  values: Values,
  staff: StaffColumns,
  found: FoundPerson | undefined,
  problems: Problem[],
): void {
  const idNumber = text(values.idNumber ?? found?.personal.idNumber);
  if (!idNumber) return;
  const at = (field: string) => (values[field] === undefined ? "idNumber" : field);
  const birthDate = text(values.birthDate ?? found?.personal.birthDate) || birthDateIn(idNumber);
  if (birthDate !== birthDateIn(idNumber)) {
    problems.push({ field: at("birthDate"), key: "staff.invalid.idNumber.birthDate" });
  }
  if (staff.sex && staff.sex !== sexIn(idNumber)) {
    problems.push({ field: at("sex"), key: "staff.invalid.idNumber.sex" });
  }
}
