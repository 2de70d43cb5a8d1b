"use server";

import { defineAction } from "@/lib/core/action";
import { overrideRule } from "./commands/override-rule";
import { createBranch, updateBranch } from "./commands/save-branch";
import { createDepartment, updateDepartment } from "./commands/save-department";
import { updateHospital } from "./commands/update-hospital";
import {
  createBranchSchema,
  createDepartmentSchema,
  overrideRuleSchema,
  updateBranchSchema,
  updateDepartmentSchema,
  updateHospitalSchema,
} from "./schema";

export const createBranchAction = defineAction({
  permission: "organisation.manage",
  input: createBranchSchema,
  run: createBranch,
  revalidate: () => ["/branches"],
  redirectTo: ({ id }) => `/branches/${id}`,
});

export const updateBranchAction = defineAction({
  permission: "organisation.manage",
  input: updateBranchSchema,
  run: updateBranch,
  revalidate: ({ id }) => ["/branches", `/branches/${id}`],
  redirectTo: ({ id }) => `/branches/${id}`,
});

export const createDepartmentAction = defineAction({
  permission: "organisation.manage",
  input: createDepartmentSchema,
  run: createDepartment,
  revalidate: () => ["/departments"],
  redirectTo: () => "/departments",
});

export const updateDepartmentAction = defineAction({
  permission: "organisation.manage",
  input: updateDepartmentSchema,
  run: updateDepartment,
  revalidate: () => ["/departments"],
  redirectTo: () => "/departments",
});

export const overrideRuleAction = defineAction({
  permission: "organisation.manage",
  input: overrideRuleSchema,
  run: overrideRule,
  revalidate: () => ["/rules"],
});

export const updateHospitalAction = defineAction({
  permission: "organisation.manage",
  input: updateHospitalSchema,
  run: updateHospital,
  revalidate: () => ["/admin/hospital"],
});
