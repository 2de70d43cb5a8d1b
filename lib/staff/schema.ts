import { z } from "zod";
import { id, line } from "@/lib/core/validation";
import { DEPARTMENT_KINDS } from "@/lib/organisation/schema";

export const SEXES = ["female", "male"] as const;
export type Sex = (typeof SEXES)[number];

export const EDUCATIONS = ["secondary", "vocational", "bachelor", "master", "doctor"] as const;
export type Education = (typeof EDUCATIONS)[number];

export const APPOINTMENT_KINDS = ["party", "administrative", "disciplineLeader", "medicalExpert"] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];

export const PARTY_POSTS = [
  "committeeSecretary",
  "committeeDeputySecretary",
  "committeeMember",
  "branchSecretary",
  "branchDeputySecretary",
  "branchCommitteeMember",
  "groupLeader",
] as const;
export type PartyPost = (typeof PARTY_POSTS)[number];

/** Posts of a branch's own committee, in their order. */
export const BRANCH_POSTS = ["branchSecretary", "branchDeputySecretary", "branchCommitteeMember"] as const;
export type BranchPost = (typeof BRANCH_POSTS)[number];

export const STAFF_STATES = ["present", "retired", "left", "all"] as const;

/** Filters of the list, read from the address: what makes no sense there is left out. */
export const staffFilters = z.object({
  q: line(40).optional().catch(undefined),
  department: id.optional().catch(undefined),
  kind: z.enum(DEPARTMENT_KINDS).optional().catch(undefined),
  title: line(40).optional().catch(undefined),
  education: z.enum(EDUCATIONS).optional().catch(undefined),
  backbone: z.stringbool().optional().catch(undefined),
  member: z.stringbool().optional().catch(undefined),
  state: z.enum(STAFF_STATES).catch("present"),
  sort: z.enum(["name", "employeeNo", "department", "title", "joinedOn"]).catch("name"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type StaffFilters = z.output<typeof staffFilters>;
