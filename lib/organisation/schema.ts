import { z } from "zod";
import { type Day, today } from "@/lib/core/period";
import { count, day, id, line, list, optional, text, version } from "@/lib/core/validation";

export const DEPARTMENT_KINDS = ["clinical", "medicalTechnology", "administrative", "logistics"] as const;
export const BRANCH_KINDS = ["branch", "jointBranch", "generalBranch"] as const;
export const OWNERSHIPS = ["public", "private"] as const;
export const BRANCH_STATES = ["present", "dissolved"] as const;
export const DEPARTMENT_STATES = ["open", "closed"] as const;

/** A ticked box. */
const ticked = z.preprocess((value) => value === "on" || value === true, z.boolean());
/** Something that has happened. */
export const pastDay = day.refine((value) => value <= today(), "organisation.invalid.future");

export const departmentFields = {
  name: line(60),
  kind: z.enum(DEPARTMENT_KINDS, "core.invalid.choose"),
  headcount: optional(count(100_000)),
  beds: optional(count(100_000)),
};
const department = { ...departmentFields, parentId: optional(id), openedOn: optional(pastDay) };

export const createDepartmentSchema = z.object(department);
export const updateDepartmentSchema = z.object({ id, version, ...department });

const branch = {
  name: line(60),
  kind: z.enum(BRANCH_KINDS, "core.invalid.choose").default("branch"),
  parentId: optional(id),
  foundedOn: optional(pastDay),
  key: ticked,
  ledById: optional(id),
};

export const createBranchSchema = z.object({ ...branch, departmentIds: list(id, 50), pairedFrom: optional(day) });
export const updateBranchSchema = z.object({ id, version, ...branch });

const inOrder = ({ fromDay, toDay }: { fromDay: Day; toDay?: Day | undefined }) => !toDay || fromDay <= toDay;
const ORDER = { path: ["toDay"], message: "organisation.invalid.order" };
const period = { fromDay: day, toDay: optional(day) };

export const addPairingSchema = z.object({ branchId: id, departmentId: id, ...period }).refine(inOrder, ORDER);
export const correctPairingSchema = z.object({ id, version, ...period }).refine(inOrder, ORDER);
export const removePairingSchema = z.object({ id, version });

export const createGroupSchema = z.object({ branchId: id, name: line(40) });
export const renameGroupSchema = z.object({ id, version, name: line(40) });

export const overrideRuleSchema = z
  .object({
    key: line(80),
    version,
    /** Left empty: back to the published number. */
    value: optional(
      z.coerce.number("core.invalid.number").min(0, "core.invalid.negative").max(1_000_000, "core.invalid.tooLarge"),
    ),
    reason: text(500),
  })
  .refine((input) => input.value === undefined || input.reason !== "", {
    path: ["reason"],
    message: "organisation.invalid.reason",
  });

export type DepartmentKind = (typeof DEPARTMENT_KINDS)[number];
export type BranchKind = (typeof BRANCH_KINDS)[number];
export type DepartmentInput = z.output<typeof createDepartmentSchema>;
export type CreateBranchInput = z.output<typeof createBranchSchema>;
export type UpdateBranchInput = z.output<typeof updateBranchSchema>;
export type BranchInput = Omit<UpdateBranchInput, "id" | "version">;
export type OverrideRuleInput = z.output<typeof overrideRuleSchema>;

/** A list's address as filters: whatever does not fit is as if it were not there. */
const direction = z.enum(["asc", "desc"]).optional().catch(undefined);
const search = z.string().trim().max(60).optional().catch(undefined);

export const departmentFiltersSchema = z
  .object({
    q: search,
    kind: z.enum(DEPARTMENT_KINDS).optional().catch(undefined),
    state: z.enum(DEPARTMENT_STATES).optional().catch(undefined),
    sort: z.enum(["name", "kind", "headcount", "beds"]).optional().catch(undefined),
    dir: direction,
  })
  .transform(({ dir, ...filters }) => ({ ...filters, ...(dir ? { descending: dir === "desc" } : {}) }));

export const branchFiltersSchema = z
  .object({
    q: search,
    key: z.stringbool().optional().catch(undefined),
    kind: z.enum(BRANCH_KINDS).optional().catch(undefined),
    state: z.enum(BRANCH_STATES).optional().catch(undefined),
    sort: z.enum(["name", "key"]).optional().catch(undefined),
    dir: direction,
  })
  .transform(({ dir, ...filters }) => ({ ...filters, ...(dir ? { descending: dir === "desc" } : {}) }));

/** Per cent with two decimals; left empty: the hospital has set none. */
const target = optional(
  z.coerce
    .number("core.invalid.number")
    .min(0, "core.invalid.negative")
    .max(100, "core.invalid.tooLarge")
    .multipleOf(0.01),
);

export const updateHospitalSchema = z.object({
  version,
  name: line(80),
  ownership: z.enum(OWNERSHIPS, "core.invalid.choose"),
  grade: optional(line(40)),
  openedOn: optional(pastDay),
  beds: optional(count(100_000)),
  largeDevices: optional(count(100_000)),
  staffCount: optional(count(1_000_000)),
  outpatientTarget: target,
  inpatientTarget: target,
  staffTarget: target,
  /** At most the fifteenth: a month with a long holiday has no more working days than that for sure. */
  reportDueWorkday: count(15).refine((value) => value >= 1, "core.invalid.tooSmall"),
  letterhead: optional(line(60)),
  documentPrefix: optional(line(20)),
  weeklyNudges: ticked,
});
export type UpdateHospitalInput = z.output<typeof updateHospitalSchema>;
