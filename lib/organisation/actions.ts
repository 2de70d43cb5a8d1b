"use server";

import { defineAction } from "@/lib/core/action";
import { noteTest, removeRobot, sendTest, setRobot } from "./commands/change-robot";
import { overrideRule } from "./commands/override-rule";
import { recordHolidays, removeHolidays } from "./commands/record-holidays";
import { createBranch, updateBranch } from "./commands/save-branch";
import { createDepartment, updateDepartment } from "./commands/save-department";
import { createGroup, renameGroup } from "./commands/save-group";
import { addPairing, correctPairing, removePairing } from "./commands/save-pairing";
import { updateHospital } from "./commands/update-hospital";
import {
  addPairingSchema,
  correctPairingSchema,
  createBranchSchema,
  createDepartmentSchema,
  createGroupSchema,
  overrideRuleSchema,
  removePairingSchema,
  renameGroupSchema,
  updateBranchSchema,
  updateDepartmentSchema,
  updateHospitalSchema,
} from "./schema";
import { recordHolidaysSchema, removeHolidaysSchema } from "./schema/holidays";
import { removeRobotSchema, setRobotSchema, testRobotSchema } from "./schema/robot";

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

const pairingsOf = ({ branchId }: { branchId: string }) => [`/branches/${branchId}`, `/branches/${branchId}/pairings`];

export const addPairingAction = defineAction({
  permission: "organisation.manage",
  input: addPairingSchema,
  run: addPairing,
  revalidate: pairingsOf,
});

export const correctPairingAction = defineAction({
  permission: "organisation.manage",
  input: correctPairingSchema,
  run: correctPairing,
  revalidate: pairingsOf,
});

export const removePairingAction = defineAction({
  permission: "organisation.manage",
  input: removePairingSchema,
  run: removePairing,
  revalidate: pairingsOf,
});

const groupsOf = ({ branchId }: { branchId: string }) => [`/branches/${branchId}`, `/branches/${branchId}/groups`];

export const createGroupAction = defineAction({
  permission: "member.manage",
  input: createGroupSchema,
  run: createGroup,
  revalidate: groupsOf,
});

export const renameGroupAction = defineAction({
  permission: "member.manage",
  input: renameGroupSchema,
  run: renameGroup,
  revalidate: groupsOf,
});

export const createDepartmentAction = defineAction({
  permission: "organisation.manage",
  input: createDepartmentSchema,
  run: createDepartment,
  revalidate: () => ["/departments"],
  redirectTo: ({ id }) => `/departments/${id}`,
});

export const updateDepartmentAction = defineAction({
  permission: "organisation.manage",
  input: updateDepartmentSchema,
  run: updateDepartment,
  revalidate: ({ id }) => ["/departments", `/departments/${id}`],
  redirectTo: ({ id }) => `/departments/${id}`,
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

const dueDays = () => ["/admin/holidays", "/reports", "/today"];

export const recordHolidaysAction = defineAction({
  permission: "organisation.manage",
  input: recordHolidaysSchema,
  run: recordHolidays,
  revalidate: dueDays,
});

export const removeHolidaysAction = defineAction({
  permission: "organisation.manage",
  input: removeHolidaysSchema,
  run: removeHolidays,
  revalidate: dueDays,
});

const settings = () => ["/admin/hospital"];

export const setRobotAction = defineAction({
  permission: "organisation.manage",
  input: setRobotSchema,
  run: setRobot,
  revalidate: settings,
  secret: ["url"],
});

export const removeRobotAction = defineAction({
  permission: "organisation.manage",
  input: removeRobotSchema,
  run: removeRobot,
  revalidate: settings,
});

/** Really sends: whether a robot works is seen in the group alone. */
export const testRobotAction = defineAction({
  permission: "organisation.manage",
  input: testRobotSchema,
  prepare: sendTest,
  run: noteTest,
});
