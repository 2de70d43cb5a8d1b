import { z } from "zod";
import { count, day, id, line, list, optional, text, version } from "@/lib/core/validation";

export const DEPARTMENT_KINDS = ["clinical", "medicalTechnology", "administrative", "logistics"] as const;

const department = {
  name: line(60),
  kind: z.enum(DEPARTMENT_KINDS, "core.invalid.choose"),
  headcount: optional(count(100_000)),
  beds: optional(count(100_000)),
};

export const createDepartmentSchema = z.object(department);
export const updateDepartmentSchema = z.object({ id, version, ...department });

const branch = {
  name: line(60),
  foundedOn: optional(day),
  key: z.preprocess((value) => value === "on" || value === true, z.boolean()),
  ledById: optional(id),
  departmentIds: list(id, 50),
};

export const createBranchSchema = z.object(branch);
export const updateBranchSchema = z.object({ id, version, ...branch });

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

export type DepartmentInput = z.output<typeof createDepartmentSchema>;
export type BranchInput = z.output<typeof createBranchSchema>;
export type OverrideRuleInput = z.output<typeof overrideRuleSchema>;

/** A list's address as filters: whatever does not fit is as if it were not there. */
const direction = z.enum(["asc", "desc"]).optional().catch(undefined);
const search = z.string().trim().max(60).optional().catch(undefined);

export const departmentFiltersSchema = z
  .object({
    q: search,
    kind: z.enum(DEPARTMENT_KINDS).optional().catch(undefined),
    sort: z.enum(["name", "kind", "headcount", "beds"]).optional().catch(undefined),
    dir: direction,
  })
  .transform(({ dir, ...filters }) => ({ ...filters, ...(dir ? { descending: dir === "desc" } : {}) }));

export const branchFiltersSchema = z
  .object({
    q: search,
    key: z.stringbool().optional().catch(undefined),
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
  grade: optional(line(40)),
  beds: optional(count(100_000)),
  outpatientTarget: target,
  inpatientTarget: target,
  staffTarget: target,
  /** At most 28, so that every month has the day. */
  reportDueDay: count(28).refine((value) => value >= 1, "core.invalid.tooSmall"),
});
export type UpdateHospitalInput = z.output<typeof updateHospitalSchema>;
