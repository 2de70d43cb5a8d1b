import type { Day } from "@/lib/core/period";
import { STAGE_DAYS } from "@/lib/members/schema";
import type { Personal } from "@/lib/staff/rules/personal";
import type { Change, ImportOutcome, Problem } from "../schema";
import { memberOf } from "./member-record";
import {
  type MemberColumns,
  type PersonContext,
  type PersonPlan,
  type Places,
  type StaffColumns,
  text,
} from "./person";
import type { Values } from "./rows";
import { checkIdentity, checkIdNumber, personalOf, STAFF_FIELDS, staffOf } from "./staff-record";

const MEMBER_FIELDS = ["groupId", ...STAGE_DAYS] as const;

function changed<T extends object>(fields: readonly (keyof T)[], next: T, there: T | null | undefined): (keyof T)[] {
  return fields.filter((field) => !there || next[field] !== there[field]);
}

const SHOWN: Partial<Record<string, string>> = { departmentId: "department", groupId: "group" };

/** Old and new of each field; nothing for what is new as a whole. */
function changesOf<T extends object>(
  fields: (keyof T)[],
  next: T | null,
  there: T | null | undefined,
  { names }: Places,
): Change[] {
  if (!next || !there) return [];
  const say = (value: unknown) => names.get(text(value)) ?? text(value);
  return fields.map((field) => ({
    field: SHOWN[String(field)] ?? String(field),
    old: say(there[field]),
    new: say(next[field]),
  }));
}

const NOTHING = { changes: [], staff: null, personal: null, member: null };

/** Judges one row of staff or of members against the register. Changes of personal data are added by who masks them. */
export function planPerson(values: Values, read: readonly Problem[], context: PersonContext): PersonPlan {
  const { kind, found } = context;
  const problems = [...read];
  checkIdentity(values, context, problems);
  const staff = staffOf(values, context, problems);
  checkIdNumber(values, staff, found, problems);
  const member = kind === "members" ? memberOf(values, context, staff.joinedOn, problems) : null;
  if (problems.length > 0) return { outcome: "wrong", problems, ...NOTHING };
  return compare(staff, personalOf(values, found), member, context);
}

type NewMember = MemberColumns & { since: Day };

function compare(
  staff: StaffColumns,
  personal: Partial<Personal>,
  member: NewMember | null,
  { found, places }: PersonContext,
): PersonPlan {
  const staffFields = changed<StaffColumns>([...STAFF_FIELDS, "departmentId"], staff, found?.staff);
  const memberFields = member ? changed<MemberColumns>(MEMBER_FIELDS, member, found?.member) : [];
  const withPersonal = Object.keys(personal).length > 0;
  // Personal data have no version of their own: the staff record's moves with them.
  const withStaff = staffFields.length > 0 || withPersonal;
  const withMember = memberFields.length > 0;
  const changes = [
    ...changesOf(staffFields, staff, found?.staff, places),
    ...changesOf<MemberColumns>(memberFields, member, found?.member, places),
  ];
  return {
    outcome: outcomeOf(!found || (member !== null && !found.member), withStaff || withMember),
    problems: [],
    changes,
    staff: withStaff ? staff : null,
    personal: withPersonal ? personal : null,
    member: withMember ? member : null,
  };
}

function outcomeOf(isNew: boolean, isChanged: boolean): ImportOutcome {
  if (isNew) return "added";
  return isChanged ? "changed" : "unchanged";
}
