"use server";

import { defineAction } from "@/lib/core/action";
import { appointLeader } from "./commands/appoint-leader";
import { closeDepartment } from "./commands/close-department";
import { correctTerm, takeBackElection } from "./commands/correct-term";
import { electCommittee } from "./commands/elect-committee";
import { mergeDepartments } from "./commands/merge-departments";
import { moveStaff } from "./commands/move-staff";
import { requestExport } from "./commands/request-export";
import { revealPersonal } from "./commands/reveal-personal";
import { createPost, endPost, removePost, updatePost } from "./commands/save-post";
import { createStaff, updateStaff } from "./commands/save-staff";
import { splitDepartment } from "./commands/split-department";
import {
  appointLeaderSchema,
  closeDepartmentSchema,
  correctTermSchema,
  createPostSchema,
  createStaffSchema,
  electCommitteeSchema,
  endPostSchema,
  mergeDepartmentsSchema,
  moveStaffSchema,
  removePostSchema,
  requestExportSchema,
  revealPersonalSchema,
  splitDepartmentSchema,
  takeBackElectionSchema,
  updatePostSchema,
  updateStaffSchema,
} from "./schema";

export const createStaffAction = defineAction({
  permission: "staff.manage",
  input: createStaffSchema,
  run: createStaff,
  revalidate: () => ["/staff"],
  redirectTo: ({ id }) => `/staff/${id}`,
});

export const updateStaffAction = defineAction({
  permission: "staff.manage",
  input: updateStaffSchema,
  run: updateStaff,
  revalidate: ({ id }) => ["/staff", `/staff/${id}`],
  redirectTo: ({ id }) => `/staff/${id}`,
});

export const moveStaffAction = defineAction({
  permission: "staff.manage",
  input: moveStaffSchema,
  run: moveStaff,
  revalidate: ({ id }) => ["/staff", `/staff/${id}`],
  redirectTo: ({ id }) => `/staff/${id}`,
});

export const revealPersonalAction = defineAction({
  permission: "personal.reveal",
  input: revealPersonalSchema,
  run: revealPersonal,
  secretResult: true,
});

export const requestExportAction = defineAction({
  permission: "personal.reveal",
  input: requestExportSchema,
  run: requestExport,
});

export const createPostAction = defineAction({
  permission: "staff.manage",
  input: createPostSchema,
  run: createPost,
  revalidate: ({ staffId }) => [`/staff/${staffId}`, "/posts"],
  redirectTo: ({ staffId }) => `/staff/${staffId}`,
});

export const updatePostAction = defineAction({
  permission: "staff.manage",
  input: updatePostSchema,
  run: updatePost,
  revalidate: ({ staffId }) => [`/staff/${staffId}`, "/posts"],
  redirectTo: ({ staffId }) => `/staff/${staffId}`,
});

export const endPostAction = defineAction({
  permission: "staff.manage",
  input: endPostSchema,
  run: endPost,
  revalidate: ({ staffId }) => [`/staff/${staffId}`, "/posts"],
  redirectTo: ({ staffId }) => `/staff/${staffId}`,
});

export const removePostAction = defineAction({
  permission: "staff.manage",
  input: removePostSchema,
  run: removePost,
  revalidate: ({ staffId }) => [`/staff/${staffId}`, "/posts"],
  redirectTo: ({ staffId }) => `/staff/${staffId}`,
});

export const electCommitteeAction = defineAction({
  permission: "staff.manage",
  input: electCommitteeSchema,
  run: electCommittee,
  revalidate: ({ branchId }) => [`/branches/${branchId}`, `/branches/${branchId}/committee`],
  redirectTo: ({ branchId }) => `/branches/${branchId}/committee`,
});

export const correctTermAction = defineAction({
  permission: "staff.manage",
  input: correctTermSchema,
  run: correctTerm,
  revalidate: ({ branchId }) => [`/branches/${branchId}`, `/branches/${branchId}/committee`],
  redirectTo: ({ branchId }) => `/branches/${branchId}/committee`,
});

export const takeBackElectionAction = defineAction({
  permission: "staff.manage",
  input: takeBackElectionSchema,
  run: takeBackElection,
  revalidate: ({ branchId }) => [`/branches/${branchId}`, `/branches/${branchId}/committee`],
  redirectTo: ({ branchId }) => `/branches/${branchId}/committee`,
});

export const appointLeaderAction = defineAction({
  permission: "member.manage",
  input: appointLeaderSchema,
  run: appointLeader,
  revalidate: ({ branchId }) => [`/branches/${branchId}`, `/branches/${branchId}/committee`],
  redirectTo: ({ branchId }) => `/branches/${branchId}/committee`,
});

const reorganised = ({ id }: { id: string }) => ["/departments", `/departments/${id}`, "/branches", "/staff", "/posts"];

export const mergeDepartmentsAction = defineAction({
  permission: "organisation.manage",
  input: mergeDepartmentsSchema,
  run: mergeDepartments,
  revalidate: reorganised,
  redirectTo: ({ id }) => `/departments/${id}`,
});

export const splitDepartmentAction = defineAction({
  permission: "organisation.manage",
  input: splitDepartmentSchema,
  run: splitDepartment,
  revalidate: reorganised,
  redirectTo: ({ id }) => `/departments/${id}`,
});

export const closeDepartmentAction = defineAction({
  permission: "organisation.manage",
  input: closeDepartmentSchema,
  run: closeDepartment,
  revalidate: reorganised,
  redirectTo: ({ id }) => `/departments/${id}`,
});
