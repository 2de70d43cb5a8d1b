import { z } from "zod";
import { day, id, line, list, optional, text, version } from "@/lib/core/validation";
import { DEPARTMENT_KINDS, departmentFields, pastDay } from "@/lib/organisation/schema";

export const SEXES = ["female", "male"] as const;
export type Sex = (typeof SEXES)[number];

export const EDUCATIONS = ["secondary", "vocational", "bachelor", "master", "doctor"] as const;
export type Education = (typeof EDUCATIONS)[number];

export const APPOINTMENT_KINDS = ["party", "administrative", "disciplineLeader", "medicalExpert"] as const;
export type AppointmentKind = (typeof APPOINTMENT_KINDS)[number];

/** Posts of the Party committee, of a branch's committee and of a group, in their order. */
export const COMMITTEE_POSTS = ["committeeSecretary", "committeeDeputySecretary", "committeeMember"] as const;
export const BRANCH_POSTS = ["branchSecretary", "branchDeputySecretary", "branchCommitteeMember"] as const;
export type BranchPost = (typeof BRANCH_POSTS)[number];
export const PARTY_POSTS = [...COMMITTEE_POSTS, ...BRANCH_POSTS, "groupLeader"] as const;
export type PartyPost = (typeof PARTY_POSTS)[number];

export const NAME_MAX = 40;
export const EMPLOYEE_NO_MAX = 20;
export const WORDS_MAX = 40;
export const PURPOSE_MAX = 200;

const ticked = z.preprocess((value) => value === "on" || value === true, z.boolean());

const register = {
  name: line(NAME_MAX),
  employeeNo: line(EMPLOYEE_NO_MAX),
  sex: optional(z.enum(SEXES, "core.invalid.choose")),
  departmentId: id,
  title: optional(line(WORDS_MAX)),
  job: optional(line(WORDS_MAX)),
  education: optional(z.enum(EDUCATIONS, "core.invalid.choose")),
  backbone: ticked,
  joinedOn: optional(day),
  idNumber: optional(line(40)),
  phone: optional(line(40)),
  birthDate: optional(day),
};

export const createStaffSchema = z.object(register);
export type StaffInput = z.output<typeof createStaffSchema>;

/** The department is changed by a move, which keeps its day. */
const { departmentId: _, ...changeable } = register;

export const updateStaffSchema = z
  .object({
    id,
    version,
    ...changeable,
    retiredOn: optional(day),
    leftOn: optional(day),
    /** Personal data to be taken out; what is left empty stays as it is. */
    clear: list(z.enum(["idNumber", "phone", "birthDate"])),
  })
  .refine(({ joinedOn, leftOn }) => !joinedOn || !leftOn || joinedOn <= leftOn, {
    path: ["leftOn"],
    message: "staff.invalid.leftBeforeJoined",
  })
  .refine(({ joinedOn, retiredOn }) => !joinedOn || !retiredOn || joinedOn <= retiredOn, {
    path: ["retiredOn"],
    message: "staff.invalid.retiredBeforeJoined",
  });
export type UpdateStaffInput = z.output<typeof updateStaffSchema>;

export const moveStaffSchema = z.object({ id, version, departmentId: id, onDay: day });
export type MoveStaffInput = z.output<typeof moveStaffSchema>;

/** Why somebody wants to see or take along personal data: it is kept in the audit trail. */
export const purpose = line(PURPOSE_MAX).min(4, "staff.invalid.purpose");

export const revealPersonalSchema = z.object({ staffId: id, purpose });
export type RevealPersonalInput = z.output<typeof revealPersonalSchema>;

export const requestExportSchema = z.object({
  list: z.string().regex(/^[a-z-]{1,40}$/, "core.invalid.choose"),
  /** Filters as they stand in the list's address, without the question mark. */
  query: text(1000),
  purpose,
});
export type RequestExportInput = z.output<typeof requestExportSchema>;

const post = {
  /** A kind, or with a colon the Party post: party:branchSecretary. */
  post: z.enum(
    [
      ...PARTY_POSTS.map((one) => `party:${one}` as const),
      "administrative",
      "disciplineLeader",
      "medicalExpert",
    ] as const,
    "core.invalid.choose",
  ),
  title: line(WORDS_MAX),
  branchId: optional(id),
  groupId: optional(id),
  departmentId: optional(id),
  head: ticked,
  fromDay: day,
  toDay: optional(day),
};

const periodInOrder = {
  check: ({ fromDay, toDay }: { fromDay: string; toDay?: string | undefined }) => !toDay || fromDay <= toDay,
  says: { path: ["toDay"], message: "staff.invalid.endBeforeBegin" },
};

export const createPostSchema = z.object({ staffId: id, ...post }).refine(periodInOrder.check, periodInOrder.says);
export type CreatePostInput = z.output<typeof createPostSchema>;

export const updatePostSchema = z.object({ id, version, ...post }).refine(periodInOrder.check, periodInOrder.says);
export type UpdatePostInput = z.output<typeof updatePostSchema>;

export const endPostSchema = z.object({ id, version, toDay: day });
export const removePostSchema = z.object({ id, version });

export const appointLeaderSchema = z.object({ groupId: id, staffId: id, fromDay: day });
export type AppointLeaderInput = z.output<typeof appointLeaderSchema>;

/** The form's rows: the secretary, a deputy, and five members more. */
export const COMMITTEE_ROWS = 7;

/** A row left without a person is no seat. */
const seat = z
  .object({
    staffId: optional(id),
    post: z.enum(BRANCH_POSTS, "core.invalid.choose"),
    title: optional(line(WORDS_MAX)),
  })
  .refine(({ staffId, title }) => !staffId || title, { path: ["title"], message: "core.invalid.required" });
export const electCommitteeSchema = z
  .object({
    branchId: id,
    electedOn: day,
    /** Left empty: the rule's years after the election. */
    dueOn: optional(day),
    seats: z.preprocess(
      (value) => (value && typeof value === "object" && !Array.isArray(value) ? Object.values(value) : value),
      z.array(seat).max(COMMITTEE_ROWS, "core.invalid.tooMany"),
    ),
  })
  .refine(({ electedOn, dueOn }) => !dueOn || electedOn < dueOn, {
    path: ["dueOn"],
    message: "staff.invalid.dueBeforeElection",
  });
export type ElectCommitteeInput = z.output<typeof electCommitteeSchema>;

/** The numbered fields of a form as a list. */
const rowsOf = (value: unknown) =>
  value && typeof value === "object" && !Array.isArray(value) ? Object.values(value) : value;

export const REORGANISATIONS = ["merge", "split", "close"] as const;
export type Reorganisation = (typeof REORGANISATIONS)[number];
export const reorganisationFilter = z.object({ kind: z.enum(REORGANISATIONS).catch("merge") });

export const MOST_PARTS = 6;

export const mergeDepartmentsSchema = z
  .object({
    fromIds: list(id, 20).refine((ids) => ids.length > 0, "staff.invalid.chooseDepartments"),
    /** An open department that goes on; without one a new department is opened. */
    intoId: optional(id),
    name: optional(departmentFields.name),
    kind: departmentFields.kind.optional(),
    headcount: departmentFields.headcount,
    beds: departmentFields.beds,
    onDay: pastDay,
  })
  .refine(({ intoId, name }) => intoId || name, { path: ["name"], message: "staff.invalid.newOrExisting" })
  .refine(({ intoId, name }) => !(intoId && name), { path: ["name"], message: "staff.invalid.newOrExisting" })
  .refine(({ intoId, fromIds }) => intoId || fromIds.length > 1, {
    path: ["fromIds"],
    message: "staff.invalid.mergeOne",
  })
  .refine(({ intoId, fromIds }) => !intoId || !fromIds.includes(intoId), {
    path: ["intoId"],
    message: "staff.invalid.mergeIntoItself",
  });
export type MergeDepartmentsInput = z.output<typeof mergeDepartmentsSchema>;

const part = z.object({ ...departmentFields, name: optional(departmentFields.name), branchId: optional(id) });

export const splitDepartmentSchema = z
  .object({
    fromId: id,
    /** The department goes on with those who are given to no part. */
    stays: ticked,
    onDay: pastDay,
    parts: z.preprocess(rowsOf, z.array(part).max(MOST_PARTS, "core.invalid.tooMany")),
    /** By staff id the number of the part, or empty: who stays, or else goes to the first part. */
    staff: z.record(z.uuid(), z.string()).default({}),
  })
  .refine(({ parts, stays }) => parts.filter(({ name }) => name).length >= (stays ? 1 : 2), {
    path: ["parts.0.name"],
    message: "staff.invalid.splitParts",
  });
export type SplitDepartmentInput = z.output<typeof splitDepartmentSchema>;

export const closeDepartmentSchema = z
  // It cannot be undone: the name is typed to confirm it.
  .object({ fromId: id, onDay: pastDay, intoId: optional(id), confirm: departmentFields.name })
  .refine(({ fromId, intoId }) => fromId !== intoId, { path: ["intoId"], message: "staff.invalid.mergeIntoItself" });
export type CloseDepartmentInput = z.output<typeof closeDepartmentSchema>;

/** Kinds of the departments that people work in. */
export const WORK_KINDS = DEPARTMENT_KINDS;

export const correctTermSchema = z.object({ branchId: id, termId: id, version, dueOn: day });
export type CorrectTermInput = z.output<typeof correctTermSchema>;

export const takeBackElectionSchema = z.object({ branchId: id, termId: id, version });
export type TakeBackElectionInput = z.output<typeof takeBackElectionSchema>;

export const STAFF_STATES = ["present", "retired", "left", "all"] as const;

/** Filters of the list, read from the address: what makes no sense there is left out. */
export const staffFilters = z.object({
  q: line(40).optional().catch(undefined),
  department: id.optional().catch(undefined),
  kind: z.enum(WORK_KINDS).optional().catch(undefined),
  title: line(WORDS_MAX).optional().catch(undefined),
  education: z.enum(EDUCATIONS).optional().catch(undefined),
  backbone: z.stringbool().optional().catch(undefined),
  member: z.stringbool().optional().catch(undefined),
  state: z.enum(STAFF_STATES).catch("present"),
  sort: z.enum(["name", "employeeNo", "department", "title", "joinedOn"]).catch("name"),
  dir: z.enum(["asc", "desc"]).catch("asc"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});
export type StaffFilters = z.output<typeof staffFilters>;

/** The day of a page that looks at any day; today unless the address says another. */
export const dayFilter = z.object({ day: day.optional().catch(undefined) });

export const POST_SEATS = [
  "committee",
  "branch",
  "group",
  "administrative",
  "disciplineLeader",
  "medicalExpert",
] as const;
/** Kinds of posts as a form offers them, each with fields of its own. */
export type PostSeat = (typeof POST_SEATS)[number];

export const seatFilter = z.object({ seat: z.enum(POST_SEATS).catch("administrative") });
